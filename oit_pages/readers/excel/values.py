"""Values of a sheet's cells as Excel shows them, line by line."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from openpyxl.utils.datetime import (
    CALENDAR_MAC_1904,
    CALENDAR_WINDOWS_1900,
    from_excel,
    from_ISO8601,
)

from oit_pages.readers.excel.cell_formats import Look
from oit_pages.thai import clean_line, format_date

_from_iso: Callable[[str], date | time | timedelta] = from_ISO8601
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LEADING_NOUGHTS = re.compile(r"0{2,}")
#: Days of the Buddhist era were typed as if of the Christian one.
FIRST_BUDDHIST = 2400


class ImpossibleDate(ValueError):
    """A day that Excel has and the Buddhist calendar has not; the text says which."""


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a cell's text, cleaned, none of them empty."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return tuple(line for part in text.splitlines() if (line := clean_line(part)))


def number_text(raw: str, look: Look, is_1904: bool) -> str:
    """A number as it is shown; a day in words where the format says so.

    Raises ImpossibleDate with the text to keep.
    """
    value = _number(raw)
    if value is None:
        return raw
    if look.is_date:
        try:
            epoch = CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900
            return when_text(from_excel(value, epoch, timedelta=False))
        except (OverflowError, OSError):
            pass
    if "%" in look.format:
        return f"{value * 100:.15g}%"
    if isinstance(value, int):
        return (
            raw.zfill(len(look.format)) if _LEADING_NOUGHTS.fullmatch(look.format) else str(value)
        )
    # Fifteen digits are what Excel itself shows: 0.1 + 0.2 is 0.3.
    text = f"{value:.15g}"
    if "e" in text:
        text = f"{value:.0f}" if value.is_integer() and abs(value) < 1e30 else f"{value}"
    return text


def iso_text(raw: str) -> str:
    """A day that is written in full (Strict Open XML). Raises ImpossibleDate."""
    try:
        return when_text(_from_iso(raw))
    except ImpossibleDate:
        raise
    except ValueError:
        return raw


def when_text(value: date | time | timedelta) -> str:
    """A day in words; its year may have been typed in the Buddhist era."""
    if not isinstance(value, date):  # an hour, a span of hours
        return str(value)
    has_clock = isinstance(value, datetime) and bool(value.hour or value.minute)
    clock = f" {value:%H:%M} น." if has_clock else ""
    if value.year >= FIRST_BUDDHIST:
        try:
            value = value.replace(year=value.year - 543)
        except ValueError as error:
            raise ImpossibleDate(f"{value.day}/{value.month}/{value.year}{clock}") from error
    return format_date(value, "short") + clock


def _number(raw: str) -> int | float | None:
    if len(raw) > 400:
        return None
    try:
        return float(raw) if any(mark in raw for mark in ".eE") else int(raw)
    except ValueError:
        return None
