"""Periods as officials write them, read and written.

What names a part of something that can't be read (a fourth half, two quarters that do not
follow one another) is no period: nothing is widened to what holds it.
"""

import re
from datetime import date

from oit_pages.on_demand import pattern_on_demand
from oit_pages.thai.dates import (
    DAYS,
    ERA,
    MONTH,
    ce_year,
    day_span,
    find_dates,
    format_date,
    format_month,
    month_number,
)
from oit_pages.thai.digits import to_arabic, to_thai
from oit_pages.thai.fiscal import fiscal_year_of
from oit_pages.thai.parts import all_year, names_part, part_of_year, years_of
from oit_pages.thai.periods import Period
from oit_pages.thai.text import clean_line

_YEAR = rf"{ERA}(?:\d{{4}}|\d{{2}})(?!\d)"
TO = r"\s*(?:จนถึง|ถึง|-|–|—|\bto\b|\buntil\b)\s*"
_BETWEEN = r"[\s/,-]*(?:ปี\s*)?"
_ONE = pattern_on_demand(rf"({MONTH}){_BETWEEN}({_YEAR})", re.IGNORECASE)
_RANGE = pattern_on_demand(
    rf"({MONTH}){_BETWEEN}({_YEAR})?{TO}(?:เดือน\s*)?({MONTH}){_BETWEEN}({_YEAR})", re.IGNORECASE
)
_LIST = pattern_on_demand(
    rf"({MONTH}(?:(?:\s*(?:,|และ|and|&)\s*|\s+)(?:เดือน\s*)?{MONTH})+){_BETWEEN}({_YEAR})",
    re.IGNORECASE,
)
_MONTH = pattern_on_demand(MONTH, re.IGNORECASE)
_ALONE = pattern_on_demand(rf"(?:ประจำ)?(?:เดือน)?\s*({MONTH})", re.IGNORECASE)
_HALF_MONTH = pattern_on_demand(
    r"(?:ครึ่ง|ปักษ์)\s*(?:เดือน)?\s*(?:(แรก)|หลัง)\s*(?:ของ)?\s*(?:เดือน)?\s*"
)
#: "As at 31 March": the day of the figures, beside the time that they are of.
_AS_AT = pattern_on_demand(r"(?:ข้อมูล\s*)?(?:ณ|ลง|เมื่อ)\s*วันที่[^()]*|\(\s*\)")


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


def parse_period(text: str, within: Period | None = None) -> Period | None:
    """The one span that a text names; None when it names none, or more than one.

    Two dates, days or halves of a month, a month or several, quarters, half-years, fiscal years,
    a single day. A quarter, a half or "the whole year" without its year is of the fiscal year
    that `within` is.
    """
    line = to_arabic(clean_line(text))
    if DAYS.search(line):
        return day_span(line)
    dates = find_dates(line)
    if len(dates) == 2:
        return Period(dates[0], dates[1]) if dates[0] <= dates[1] else None
    if dates:
        rest = _AS_AT.sub(" ", line)
        named = parse_period(rest, within) if not find_dates(rest) and rest != line else None
        return named or (Period(dates[0], dates[0]) if len(dates) == 1 else None)
    if match := _RANGE.search(line):
        return _between(match[1], match[2] or match[4], match[3], match[4], bool(match[2]))
    if names_part(line):
        return _half_month(line) or part_of_year(line, _year_within(within))
    if match := _LIST.search(line):
        return _one_after_another(match[1], match[2])
    if whole := years_of(line) or all_year(line, _year_within(within)):
        return whole
    months = {match[0] for match in _ONE.finditer(line)}
    month = parse_month(line, within) if len(months) < 2 else None
    return Period.from_months(month, month) if month else None


def _year_within(within: Period | None) -> int | None:
    """The fiscal year that a span lies in; None where it lies in several."""
    if within is None or fiscal_year_of(within.start) != fiscal_year_of(within.end):
        return None
    return fiscal_year_of(within.start)


def _half_month(line: str) -> Period | None:
    half, month = _HALF_MONTH.search(line), parse_month(line)
    if half is None or month is None:
        return None
    if half[1]:
        return Period(month, month.replace(day=15))
    return Period(month.replace(day=16), Period.from_months(month, month).end)


def _one_after_another(named: str, year: str) -> Period | None:
    """ "ต.ค. พ.ย. และ ธ.ค. 2563", where none is left out."""
    names = _MONTH.findall(named)
    numbers = [number for one in names if (number := month_number(one))]
    last, count = ce_year(year), len(names)
    if last is None or len(numbers) < count:
        return None
    end = last * 12 + numbers[-1] - 1
    wanted = [(end - count + 1 + n) % 12 + 1 for n in range(count)]
    if numbers != wanted:
        return None
    start = end - count + 1
    return Period.from_months(date(start // 12, start % 12 + 1, 1), date(last, numbers[-1], 1))


def _between(first: str, first_year: str, last: str, last_year: str, given: bool) -> Period | None:
    year_from, year_to = ce_year(first_year), ce_year(last_year)
    month_from, month_to = month_number(first), month_number(last)
    if not (year_from and year_to and month_from and month_to):
        return None
    if not given and month_from > month_to:
        year_from -= 1  # "ต.ค. – มี.ค. 2564" began the year before
    start, end = date(year_from, month_from, 1), date(year_to, month_to, 1)
    return Period.from_months(start, end) if start <= end else None


def format_period(period: Period, style: str = "long", thai_digits: bool = False) -> str:
    """By months when it spans whole months, else by days."""
    whole = Period.from_months(period.start, period.end)
    if whole == period:
        first, last = (format_month(day, style) for day in (period.start, period.end))
    else:
        first, last = (format_date(day, style) for day in (period.start, period.end))
    text = first if first == last else f"{first} – {last}"
    return to_thai(text) if thai_digits else text
