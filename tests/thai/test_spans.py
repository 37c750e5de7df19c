"""Periods as officials write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oit_pages.thai import Period, first_half, fiscal_year, format_period, parse_month, parse_period

months = st.dates(date(1957, 1, 1), date(2056, 12, 31)).map(lambda day: day.replace(day=1))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ต.ค. 2563 - มี.ค. 2564", (2020, 10), (2021, 3)),
        ("ต.ค. – มี.ค. 2564", (2020, 10), (2021, 3)),
        ("ม.ค. - มี.ค. ๖๔", (2021, 1), (2021, 3)),
        ("เดือนตุลาคม 2563 ถึง เดือนมีนาคม 2564", (2020, 10), (2021, 3)),
        ("มีนาคม พ.ศ. 2564", (2021, 3), (2021, 3)),
        ("ปีงบประมาณ พ.ศ. 2564 ไตรมาสที่ 2", (2021, 1), (2021, 3)),
        ("ไตรมาส 1 ปีงบประมาณ 2564", (2020, 10), (2020, 12)),
    ],
)
def test_spans_of_months(text, first, last):
    assert parse_period(text) == Period.from_months(date(*first, 1), date(*last, 1))


def test_fiscal_years_and_their_halves():
    assert parse_period("ประจำปีงบประมาณ ๒๕๖๔") == fiscal_year(2564)
    assert parse_period("รอบ 6 เดือน ปีงบประมาณ พ.ศ. 2564") == first_half(2564)


def test_two_dates():
    span = Period(date(2020, 10, 1), date(2021, 3, 31))
    assert parse_period("1 ต.ค. 2563 – 31 มี.ค. 2564") == span


@pytest.mark.parametrize("text", ["", "ปีงบประมาณ 3000", "มี.ค. 2564 - ต.ค. 2563", "ตลอดปี"])
def test_nothing_is_guessed(text):
    assert parse_period(text) is None


def test_a_month_without_its_year_is_the_one_within_a_year():
    assert parse_month("ประจำเดือน พ.ย.", fiscal_year(2564)) == date(2020, 11, 1)
    assert parse_month("มกราคม", fiscal_year(2564)) == date(2021, 1, 1)
    assert parse_month("มกราคม") is None
    assert parse_month("มกราคม", Period(date(2019, 1, 1), date(2021, 1, 1))) is None


@pytest.mark.parametrize("style", ["long", "short"])
@pytest.mark.parametrize("thai_digits", [False, True])
@given(one=months, other=months)
def test_what_is_written_is_read_again(style, thai_digits, one, other):
    span = Period.from_months(min(one, other), max(one, other))
    assert parse_period(format_period(span, style, thai_digits)) == span


def test_days_are_written_where_the_months_are_not_whole():
    span = Period(date(2020, 10, 2), date(2021, 3, 31))
    assert format_period(span, "short") == "2 ต.ค. 2563 – 31 มี.ค. 2564"
    assert parse_period(format_period(span)) == span
