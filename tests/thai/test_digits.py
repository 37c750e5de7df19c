"""Digits of either script."""

from hypothesis import given
from hypothesis import strategies as st

from oit_pages.thai import to_arabic, to_thai


def test_only_digits_change():
    assert to_arabic("ข้อ ๑๒ (O43) พ.ศ. ๒๕๖๔") == "ข้อ 12 (O43) พ.ศ. 2564"
    assert to_thai("ข้อ 12 พ.ศ. 2564") == "ข้อ ๑๒ พ.ศ. ๒๕๖๔"


@given(st.integers(0, 10**12))
def test_there_and_back(number):
    assert int(to_arabic(to_thai(str(number)))) == number
