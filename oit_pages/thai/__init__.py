"""Thai digits, Buddhist-era dates, Thai fiscal years, clean Thai text. Knows nobody."""

from oit_pages.thai.dates import (
    ce_year,
    find_dates,
    find_years,
    format_date,
    format_month,
    parse_date,
)
from oit_pages.thai.digits import to_arabic, to_thai
from oit_pages.thai.fiscal import (
    calendar_year,
    first_half,
    fiscal_year,
    fiscal_year_of,
    named_period,
    to_be,
    to_ce,
)
from oit_pages.thai.periods import Period
from oit_pages.thai.person_names import same_name, without_number
from oit_pages.thai.spans import format_period, parse_month, parse_period
from oit_pages.thai.text import clean, clean_line
from oit_pages.thai.width import pad, width

__all__ = [
    "Period",
    "calendar_year",
    "ce_year",
    "clean",
    "clean_line",
    "find_dates",
    "find_years",
    "first_half",
    "fiscal_year",
    "fiscal_year_of",
    "format_date",
    "format_month",
    "format_period",
    "named_period",
    "pad",
    "parse_date",
    "parse_month",
    "parse_period",
    "same_name",
    "to_arabic",
    "to_be",
    "to_ce",
    "to_thai",
    "width",
    "without_number",
]
