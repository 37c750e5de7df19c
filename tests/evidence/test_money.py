"""The one amount that a cell or a text names; nothing is guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oit_pages.evidence.money import amount_of, price_in
from oit_pages.thai import to_thai

AMOUNTS = st.decimals(0, 10**12, places=2, allow_nan=False, allow_infinity=False)
NAMES = st.text("กขคงจ -", max_size=12)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (1250, "1250"), ("1250.50", "1250.50"), ("๑,๒๕๐.๕๐ บาท", "1250.50"),
        ("-5,000", "-5000"),
        ("12,500.- บาท", "12500"), ("12,500 บาทถ้วน", "12500"), ("ไม่ใช้งบประมาณ", "0"), (0, "0"),
    ],
)  # fmt: skip
def test_a_cell_with_one_amount(raw, value):
    assert amount_of(raw).value == Decimal(value)


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (None, "empty"), ("", "empty"), (" - ", "empty"), (True, "empty"), ([], "unreadable"),
        ("1,25", "unreadable"), ("abc", "unreadable"), (1e40, "unreadable"),
        ("9" * 40, "unreadable"),
        (float("nan"), "unreadable"), ("1 รายการ", "unreadable"),
        ("10,000 / 12,000", "two_amounts"), ("10 20", "two_amounts"),
        ("2 ล้านบาท", "other_unit"), ("1.5 ล้าน", "other_unit"), ("500 ดอลลาร์", "other_unit"),
    ],
)  # fmt: skip
def test_a_cell_without(raw, fault):
    assert (amount_of(raw).value, amount_of(raw).fault) == (None, fault)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ร้าน ก. ราคา 12,500 บาท", "12500"), ("ร้าน ก ราคา 12500", "12500"),
        ("ก 12,500.00", "12500"),
        ("ก 12,500 บาท ตกลง 12500.00 บาท", "12500"), ("ราคาที่ตกลง ๙,๘๐๐.-", "9800"),
        ("ร้าน 24 ชั่วโมง 3 รายการ 99.50 บาท", "99.50"),
    ],
)  # fmt: skip
def test_a_price_in_a_text(text, value):
    assert price_in(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ร้าน ก โทร 0812345678", "empty"), ("", "empty"), ("ก 1 บาท ข 2 บาท", "two_amounts"),
        ("ก 1,000 ข 2,000", "two_amounts"), ("ราคา 2 ล้านบาท", "other_unit"),
        ("ราคา 1,25 บาท", "unreadable"),
    ],
)  # fmt: skip
def test_no_price_in_a_text(text, fault):
    assert (price_in(text).value, price_in(text).fault) == (None, fault)


@given(AMOUNTS, NAMES, st.booleans())
def test_an_amount_is_found_as_it_was_written(amount, name, in_thai):
    written = f"{amount:,}"
    written = to_thai(written) if in_thai else written
    assert amount_of(f"{written} บาท").value == amount
    assert price_in(f"{name} ราคา {written} บาท {name}").value == amount


@given(st.lists(AMOUNTS, min_size=2, max_size=4), NAMES)
def test_of_several_none_is_chosen(amounts, name):
    text = name.join(f" {one:,} บาท " for one in amounts)
    found = price_in(text)
    assert (found.value is None) == (len(set(amounts)) > 1)
    assert (found.fault == "two_amounts") == (len(set(amounts)) > 1)


@given(st.text(max_size=80) | st.text("0123456789., บาทล้าน-/", max_size=40))
def test_no_text_breaks_it_and_a_value_has_no_fault(text):
    for found in (amount_of(text), price_in(text)):
        assert (found.value is None) == bool(found.fault)
        assert found.value is None or found.value.is_finite()
