"""How a column of ours becomes columns of a file that any program understands.

A date is an ISO day and, beside it, the day as a Thai official writes it; a period is its
first and last day; a list is one text with bars between.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from oit_pages.catalogue import Column, load_column_sets
from oit_pages.evidence import Part
from oit_pages.thai import Period, format_date, format_month, format_period

#: Between the elements of a list in one cell.
BAR = " | "

Cell = str | int | float | bool | date | None


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column of a file."""

    name: str
    th: str
    en: str
    type: str
    """A type of Frictionless Table Schema."""
    column: Column
    cell: Callable[[Part], Cell]


@cache
def fields_of(column_set: str) -> tuple[Field, ...]:
    """The file's columns for a column set, by its id."""
    columns = load_column_sets()[column_set].columns
    return tuple(field for column in columns for field in _fields(column))


def _fields(column: Column) -> list[Field]:
    match column.kind:
        case "date":
            return [
                _field(column, "date", _day),
                _field(column, "string", _thai_day, "_th", " (พ.ศ.)", " (Buddhist era)"),
            ]
        case "month":
            return [
                _field(column, "yearmonth", _month),
                _field(column, "string", _thai_month, "_th", " (พ.ศ.)", " (Buddhist era)"),
            ]
        case "period":
            return [
                _field(column, "date", _first_day, "_start", " (เริ่ม)", " (from)"),
                _field(column, "date", _last_day, "_end", " (สิ้นสุด)", " (to)"),
                _field(column, "string", _thai_period, "_th", " (พ.ศ.)", " (Buddhist era)"),
            ]
        case "money" | "percent":
            return [_field(column, "number", number)]
        case "integer":
            return [_field(column, "integer", number)]
        case "boolean":
            return [_field(column, "boolean", _flag)]
    return [_field(column, "string", text)]


def _field(
    column: Column,
    type_: str,
    cell: Callable[[Part], Cell],
    name: str = "",
    th: str = "",
    en: str = "",
) -> Field:
    return Field(
        name=column.key + name,
        th=column.th + th,
        en=column.en + en,
        type=type_,
        column=column,
        cell=cell,
    )


def number(part: Part) -> int | float | None:
    """A number as JSON and spreadsheets have it; None for what is none."""
    if isinstance(part, Decimal):
        return int(part) if part == part.to_integral_value() else float(part)
    return part if isinstance(part, int | float) and not isinstance(part, bool) else None


def text(part: Part) -> str:
    """Any part as one text."""
    match part:
        case None:
            return ""
        case bool():
            return "true" if part else "false"
        case tuple():
            return BAR.join(str(one) for one in part)
        case date():
            return part.isoformat()
        case Period():
            return f"{part.start.isoformat()}/{part.end.isoformat()}"
    return str(part)


def plain(part: Part) -> Any:
    """A part as JSON has it: dates and periods with their Thai wording."""
    match part:
        case Decimal():
            return number(part)
        case tuple():
            return list(part)
        case date():
            return {"date": part.isoformat(), "text_th": format_date(part)}
        case Period():
            return {
                "start": part.start.isoformat(),
                "end": part.end.isoformat(),
                "text_th": format_period(part),
            }
    return part


def _flag(part: Part) -> bool | None:
    return part if isinstance(part, bool) else None


def _day(part: Part) -> date | None:
    return part if isinstance(part, date) else None


def _thai_day(part: Part) -> str:
    return format_date(part) if isinstance(part, date) else ""


def _month(part: Part) -> str:
    return part.strftime("%Y-%m") if isinstance(part, date) else ""


def _thai_month(part: Part) -> str:
    return format_month(part) if isinstance(part, date) else ""


def _first_day(part: Part) -> date | None:
    return part.start if isinstance(part, Period) else None


def _last_day(part: Part) -> date | None:
    return part.end if isinstance(part, Period) else None


def _thai_period(part: Part) -> str:
    return format_period(part) if isinstance(part, Period) else ""
