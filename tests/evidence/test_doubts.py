"""Doubts are kinds, not lists of sentences: whatever stands around them, they are known."""

from itertools import product

import pytest

from oit_pages.evidence.doubts import doubt_of, kinds
from oit_pages.evidence.known_words import is_filling
from oit_pages.thai import to_thai

DOUBTFUL = [(kind.id, one) for kind in kinds() for one in kind.examples]
SOMETHING = [one for kind in kinds() for one in kind.something]
BEFORE = ["", "- ", "1. ", "(", "* ", "หมายเหตุ: ", "๒) ", "  ", "“", "– ", "ข้อมูล ", "(1) "]
AFTER = [
    "", "ครับ", "ค่ะ", " นะคะ", ".", ")", " 2564", " ๒๕๖๔", "!!", " ปีงบประมาณ 2564", " …", "ฯ", " จ้า",
    " (ปี 2564)", " ในขณะนี้",
]  # fmt: skip


def wrapped(text):
    """The text with every beginning and every end, in both kinds of digits."""
    for first, last in product(BEFORE, AFTER):
        yield f"{first}{text}{last}"
        yield to_thai(f"{first}{text}{last}")


def spaced(text):
    """The text with its spaces left out, doubled, made unbreakable; and between its words."""
    yield from (f"  {text}\n\n", text.replace(" ", "   "), text.replace(" ", "\u00a0"))
    if not text.isascii():
        yield text.replace(" ", "")
        yield text.replace(" ", "\u200b")
    yield from (text.upper(), text.capitalize(), f"“{text}”")


@pytest.mark.parametrize(("kind", "text"), DOUBTFUL)
def test_a_doubtful_text_stays_so_whatever_stands_around_it(kind, text):
    """Every wrapping of every spelling."""
    for said in {one for spelt in {text, *spaced(text)} for one in wrapped(spelt)}:
        assert doubt_of(said), said


@pytest.mark.parametrize("text", SOMETHING)
def test_a_sentence_that_merely_contains_such_a_word_is_something(text):
    for said in {one for spelt in {text, *spaced(text)} for one in wrapped(spelt)}:
        assert doubt_of(said) == "", said


@pytest.mark.parametrize(
    "beside", ["ครับ", "2564", "ปีงบประมาณ 2564", "เดือนมีนาคม", "-", "รายละเอียด:"]
)
def test_a_line_of_no_more_than_filling_is_no_answer(beside):
    for _kind, text in DOUBTFUL:
        assert doubt_of(f"{beside}\n{text}"), text
        assert doubt_of(f"{text}\n{beside}"), text
    assert is_filling(beside)
    assert doubt_of(beside) == "" or beside == "รายละเอียด:"


@pytest.mark.parametrize("something", SOMETHING)
def test_one_line_that_says_something_is_enough(something):
    for _kind, text in DOUBTFUL:
        assert doubt_of(f"{text}\n{something}") == ""
        assert doubt_of(f"{something}\n{text}") == ""


@pytest.mark.parametrize(("kind", "text"), DOUBTFUL)
def test_each_example_is_of_some_kind(kind, text):
    assert doubt_of(text)


@pytest.mark.parametrize(
    "text", ["000-000-0000", "0-0000-0000", "0.00 บาท", "ร้อยละ 0", "ชื่อโครงการ", "Lorem ipsum dolor"]
)
def test_other_doubtful_values(text):
    assert doubt_of(text)


@pytest.mark.parametrize("text", ["08 1234 5678", "10 บาท", "ร้อยละ 92", "โครงการอบรม", "2564", ""])
def test_plain_values(text):
    assert doubt_of(text) == ""
