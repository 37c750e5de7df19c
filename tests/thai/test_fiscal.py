"""Years of either era, and the Thai fiscal year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oit_pages.thai import (
    Period,
    calendar_year,
    first_half,
    fiscal_year,
    fiscal_year_of,
    named_period,
    to_be,
    to_ce,
)


def test_the_fiscal_year_begins_in_october_of_the_year_before():
    assert fiscal_year(2564) == Period(date(2020, 10, 1), date(2021, 9, 30))
    assert first_half(2564) == Period(date(2020, 10, 1), date(2021, 3, 31))
    assert calendar_year(2564) == Period(date(2021, 1, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2020, 9, 30), 2563),
        (date(2020, 10, 1), 2564),
        (date(2020, 12, 31), 2564),
        (date(2021, 9, 30), 2564),
    ],
)
def test_the_year_a_day_falls_in(day, year):
    assert fiscal_year_of(day) == year


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_is_in_its_fiscal_year_and_in_no_other(day):
    year = fiscal_year_of(day)
    assert fiscal_year(year).contains(day)
    assert not fiscal_year(year - 1).contains(day)
    assert not fiscal_year(year + 1).contains(day)
    assert to_ce(to_be(day.year)) == day.year


def test_periods_that_editions_name():
    assert named_period("previous_fiscal_year", 2564) == fiscal_year(2563)
    with pytest.raises(KeyError):
        named_period("no_such", 2564)
