"""Columns line up in a terminal whatever vowels and tones stand above and below."""

import pytest

from oit_pages.thai import pad, width


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("O31", 3), ("ที่", 1), ("ผู้", 1), ("น้ำ", 2), ("ยังไม่เผยแพร่", 10), ("漢", 2), ("é", 1)],
)
def test_width(text, columns):
    assert width(text) == columns


def test_pad():
    assert pad("ที่", 3) == "ที่  "
    assert pad("ยาวกว่า", 2) == "ยาวกว่า"
