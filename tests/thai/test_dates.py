"""Dates as officials write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oit_pages.thai import (
    ce_year,
    find_dates,
    find_years,
    format_date,
    format_month,
    parse_date,
    to_thai,
)

DAY = date(2021, 3, 25)
#: All days that can be meant in a year of two digits too: พ.ศ. 2500–2599.
days = st.dates(date(1957, 1, 1), date(2056, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "25 มีนาคม 2564",
        "๒๕ มี.ค. ๖๔",
        "25 มีค 2564",
        "25 มี. ค. พ.ศ. 2564",
        "วันที่ 25 เดือน มีนาคม พ.ศ. ๒๕๖๔",
        "25/3/2564",
        "25-03-64",
        "25.3.2021",
        "2021-03-25",
        "2564-03-25",
        "25 March 2021",
        "25 mar. 2564",
        "ประชุมเมื่อ 25 มีนาคม ค.ศ. 2021 เวลา 9.30 น.",
    ],
)
def test_every_spelling_is_read(text):
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text", ["", "31/2/2564", "29 ก.พ. 2565", "25/3/3000", "1/1/1500", "25/13/2564", "มีนาคม 2564"]
)
def test_nothing_is_guessed(text):
    assert parse_date(text) is None


@pytest.mark.parametrize("style", ["long", "short", "numeric"])
@pytest.mark.parametrize("thai_digits", [False, True])
@given(day=days)
def test_what_is_written_is_read_again(style, thai_digits, day):
    assert parse_date(format_date(day, style, thai_digits)) == day


def test_the_twenty_ninth_of_february_of_either_era():
    assert parse_date("29/02/2567") == date(2024, 2, 29)
    assert parse_date("29/02/2024") == date(2024, 2, 29)


def test_every_date_of_a_text_in_its_order():
    text = "ตั้งแต่วันที่ 1 ต.ค. 2563 ถึง 31/3/2564 (ประกาศ 2020-09-15)"
    assert find_dates(text) == (date(2020, 10, 1), date(2021, 3, 31), date(2020, 9, 15))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2564", 2021),
        ("พ.ศ. 2564", 2021),
        ("64", 2021),
        ("2021", 2021),
        ("2399", None),
        ("1899", None),
        ("2801", None),
        ("5", None),
        ("", None),
    ],
)
def test_the_year_that_is_meant(text, year):
    assert ce_year(text) == year


def test_years_that_a_text_names():
    assert find_years("แผน ๒๕๖๑–2565 โทร. 025641234") == (2561, 2565)


def test_months_are_written_in_either_length():
    assert format_month(DAY) == "มีนาคม 2564"
    assert format_month(DAY, "short") == "มี.ค. 2564"
    assert format_month(DAY, thai_digits=True) == to_thai("มีนาคม 2564")
