"""Years: Buddhist and Christian era, and the Thai fiscal year (1 Oct – 30 Sep)."""

from datetime import date
from functools import lru_cache

from oit_pages.thai.periods import Period

OFFSET = 543


def to_be(ce_year: int) -> int:
    return ce_year + OFFSET


def to_ce(be_year: int) -> int:
    return be_year - OFFSET


def fiscal_year(be: int) -> Period:
    """2564 → 1 Oct 2020 – 30 Sep 2021."""
    return Period(date(to_ce(be) - 1, 10, 1), date(to_ce(be), 9, 30))


def first_half(be: int) -> Period:
    """2564 → 1 Oct 2020 – 31 Mar 2021."""
    return Period(date(to_ce(be) - 1, 10, 1), date(to_ce(be), 3, 31))


def calendar_year(be: int) -> Period:
    return Period(date(to_ce(be), 1, 1), date(to_ce(be), 12, 31))


def fiscal_year_of(day: date) -> int:
    """The fiscal year (B.E.) a day falls in."""
    return to_be(day.year + (day.month >= 10))


@lru_cache(maxsize=100)
def named_period(name: str, be: int) -> Period:
    """The period an edition means by a name, in a fiscal year. KeyError for an unknown name."""
    return {
        "fiscal_year": fiscal_year(be),
        "first_half": first_half(be),
        "previous_fiscal_year": fiscal_year(be - 1),
        "calendar_year": calendar_year(be),
        "previous_calendar_year": calendar_year(be - 1),
    }[name]
