"""A text taken apart into words of one sort, in whatever way that can be done."""

import pytest

from oit_pages.evidence.known_words import (
    is_bridge,
    is_of_a_form,
    only_names,
    taken_apart,
    tokens,
    without_number,
)

TOKENS = tokens(marks=["abc", "c"], words=["ab", "a", "bcd", "c"])


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("ab", {False}),
        ("abc", {True}),
        ("abcd", {False}),  # "a", "bcd": the longest word first would lead nowhere
        ("abcab", {True}),
        ("abx", set()),
        ("xab", set()),
        ("", {False}),
    ],
)
def test_taken_apart(text, ways):
    assert taken_apart(text, TOKENS) == ways


@pytest.mark.parametrize("text", ["ลำดับที่ 3", "no. 2", "#4", "12"])
def test_a_number_and_its_word_are_no_letters(text):
    assert without_number(f"{text} โครงการ") == "โครงการ"


def test_the_word_for_a_number_alone_stays():
    assert without_number("หมายเลข") == "หมายเลข"


def test_only_names():
    assert only_names("รายงานผลการดำเนินงาน ประจำปี 2564")
    assert not only_names("รายงานผลการดำเนินงาน 12 โครงการ")
    assert not only_names("2564")


def test_words_of_a_form():
    assert is_of_a_form("ผล โดยสังเขป")
    assert not is_of_a_form("แบบคำร้องขอใช้น้ำประปา")
    assert not is_of_a_form("12")


def test_a_bridge_may_be_empty():
    assert is_bridge(" – ")
    assert not is_bridge("ยกเว้นกองช่าง")
