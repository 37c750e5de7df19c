"""Spans of days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oit_pages.thai import Period

OCTOBER = Period(date(2020, 10, 1), date(2020, 10, 31))


def test_whole_months():
    assert Period.from_months(date(2020, 10, 17), date(2020, 10, 2)) == OCTOBER
    assert Period.from_months(date(2020, 2, 1), date(2020, 2, 1)).end == date(2020, 2, 29)


def test_to_the_last_day_there_is():
    assert Period.from_months(date(9999, 12, 1), date(9999, 12, 31)).end == date.max


def test_none_ends_before_it_begins():
    with pytest.raises(ValueError, match="2020-10-01"):
        Period(date(2020, 10, 2), date(2020, 10, 1))
    with pytest.raises(ValueError, match="2020-09-30"):
        Period.from_months(date(2020, 10, 1), date(2020, 9, 1))


def test_the_months_it_touches():
    span = Period(date(2020, 11, 30), date(2021, 2, 1))
    first_days = (date(2020, 11, 1), date(2020, 12, 1), date(2021, 1, 1), date(2021, 2, 1))
    assert span.months() == first_days


@pytest.mark.parametrize(
    ("other", "covers", "overlaps"),
    [
        (OCTOBER, True, True),
        (Period(date(2020, 10, 31), date(2020, 10, 31)), True, True),
        (Period(date(2020, 10, 31), date(2020, 11, 1)), False, True),
        (Period(date(2020, 9, 1), date(2020, 10, 1)), False, True),
        (Period(date(2020, 11, 1), date(2020, 11, 30)), False, False),
    ],
)
def test_covers_and_overlaps(other, covers, overlaps):
    assert OCTOBER.covers(other) is covers
    assert OCTOBER.overlaps(other) is overlaps
    assert other.overlaps(OCTOBER) is overlaps


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 2000))
def test_its_months_span_it(start, length):
    span = Period(start, date.fromordinal(start.toordinal() + length))
    months = span.months()
    assert Period.from_months(months[0], months[-1]).covers(span)
    assert len(set(months)) == len(months)
