"""Clean Thai: one spelling of each letter, nothing invisible, and nothing else touched."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oit_pages.thai import clean, clean_line

MARKS = "".join(chr(one) for one in (*range(0x0E30, 0x0E3B), *range(0x0E40, 0x0E4F)))
untidy = st.text(st.sampled_from(MARKS + "กนผรา\u200b\u00a0\u00ad\ufeff \r\né\u0301"), max_size=14)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("น\u0e4d\u0e32", "นำ"),  # sara am in two pieces
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),  # the tone before both
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),  # or between them
        ("น\u0e33\u0e49", "น้ำ"),  # or after
        ("ผู\u0e49\u0e49", "ผู้"),
        ("ท\u0e35\u0e35\u0e48", "ที่"),
        ("ท\u0e48\u0e35", "ที่"),  # the tone before the vowel above
        ("ผ\u0e49\u0e39", "ผู้"),
        ("เเผน", "แผน"),  # sara ae as twice sara e
        ("งบ\u200bประมาณ\ufeff", "งบประมาณ"),
        ("หมู่\u00a01\u202f", "หมู่ 1 "),
        ("ก\r\nข\rค", "ก\nข\nค"),
        ("e\u0301", "é"),
    ],
)
def test_is_put_right(typed, stored):
    assert clean(typed) == stored


@pytest.mark.parametrize(
    "text",
    ["น้ำใจ", "ที่ผู้ก็เข้าแล้ว", "ฤๅษี", "๒๕ มี.ค. ๖๔", "ค่า ๆ ฯลฯ", "พิมพ์ลภัส", "ปิ่น ตั้ง เก๋ง", "🙂 plain"],
)
def test_what_is_right_stays(text):
    assert clean(text) == text


@given(untidy)
@settings(max_examples=1500, deadline=None)
def test_once_is_enough(text):
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & set("\r\u00a0\u00ad\u200b\ufeff")


def test_one_line():
    assert clean_line(" ก \n\t ข\u00a0 ค ") == "ก ข ค"


def test_letters_of_old_fonts_are_letters():
    """Marks that "ป่า", "ผู้", "ญี่ปุ่น" had in fonts of Windows 98."""
    assert clean("ป\uf70aา") == "ป่า"
    assert clean("\uf70f\uf702\uf713ปุ่น") == "ญี่ปุ่น"
    assert clean("ฐ\uf700 ผ\uf718\uf70b") == "ฐฐ ผุ้"
    assert clean("น\uf711\uf714า") == "น้ำ"
