"""Periods as officials write them, read and written."""

import re
from datetime import date

from oit_pages.thai.dates import MONTH, ce_year, find_dates, format_date, format_month, month_number
from oit_pages.thai.digits import to_arabic, to_thai
from oit_pages.thai.fiscal import first_half, fiscal_year
from oit_pages.thai.periods import Period
from oit_pages.thai.text import clean_line

_YEAR = r"(?:พ\s*\.?\s*ศ\s*\.?\s*|ค\s*\.?\s*ศ\s*\.?\s*)?(?:\d{4}|\d{2})(?!\d)"
_TO = r"\s*(?:ถึง|จนถึง|-|–|—|to|until)\s*"
_ONE = re.compile(rf"({MONTH})\s*({_YEAR})", re.IGNORECASE)
_RANGE = re.compile(rf"({MONTH})\s*({_YEAR})?{_TO}(?:เดือน\s*)?({MONTH})\s*({_YEAR})", re.IGNORECASE)
_ALONE = re.compile(rf"(?:ประจำ)?(?:เดือน)?\s*({MONTH})", re.IGNORECASE)
_FISCAL = re.compile(r"ปีงบประมาณ\s*(?:พ\s*\.?\s*ศ\s*\.?\s*)?(\d{4}|\d{2})(?!\d)")
_QUARTER = re.compile(r"ไตรมาส\s*(?:ที่)?\s*([1-4])(?!\d)")
_HALF = re.compile(r"(?:รอบ\s*6\s*เดือน|6\s*เดือนแรก)")


def parse_month(text: str, within: Period | None = None) -> date | None:
    """The first day of a month such as "มี.ค. 2564"; None when there is none.

    A month without its year is the one `within` a span of a year or less.
    """
    line = to_arabic(clean_line(text))
    match = _ONE.search(line)
    if not match:
        return _month_within(line, within)
    year, month = ce_year(match[2]), month_number(match[1])
    return date(year, month, 1) if year and month else None


def _month_within(line: str, within: Period | None) -> date | None:
    match = _ALONE.fullmatch(line)
    months = within.months() if within else ()
    if match is None or len(months) > 12:
        return None
    return next((month for month in months if month.month == month_number(match[1])), None)


def parse_period(text: str) -> Period | None:
    """A span of months, two dates, a quarter, a half or a fiscal year; None when none is named."""
    line = to_arabic(clean_line(text))
    dates = find_dates(line)
    if len(dates) >= 2:
        return Period(dates[0], dates[1]) if dates[0] <= dates[1] else None
    if match := _RANGE.search(line):
        return _between(match[1], match[2] or match[4], match[3], match[4], bool(match[2]))
    if match := _FISCAL.search(line):
        return _fiscal_part(line, ce_year(match[1]))
    month = parse_month(line)
    return Period.from_months(month, month) if month else None


def _between(first: str, first_year: str, last: str, last_year: str, given: bool) -> Period | None:
    year_from, year_to = ce_year(first_year), ce_year(last_year)
    month_from, month_to = month_number(first), month_number(last)
    if not (year_from and year_to and month_from and month_to):
        return None
    if not given and month_from > month_to:
        year_from -= 1  # "ต.ค. – มี.ค. 2564" began the year before
    start, end = date(year_from, month_from, 1), date(year_to, month_to, 1)
    return Period.from_months(start, end) if start <= end else None


def _fiscal_part(line: str, year: int | None) -> Period | None:
    if year is None:
        return None
    be = year + 543
    if match := _QUARTER.search(line):
        months = fiscal_year(be).months()
        first = (int(match[1]) - 1) * 3
        return Period.from_months(months[first], months[first + 2])
    return first_half(be) if _HALF.search(line) else fiscal_year(be)


def format_period(period: Period, style: str = "long", thai_digits: bool = False) -> str:
    """By months when it spans whole months, else by days."""
    whole = Period.from_months(period.start, period.end)
    if whole == period:
        first, last = (format_month(day, style) for day in (period.start, period.end))
    else:
        first, last = (format_date(day, style) for day in (period.start, period.end))
    text = first if first == last else f"{first} – {last}"
    return to_thai(text) if thai_digits else text
