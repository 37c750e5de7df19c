"""Tables of a column set, with the headings of their official form."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from oit_pages.catalogue import Column, ColumnSet
from oit_pages.readers.recognise.tables.lines import NOTE, TIME
from oit_pages.thai import Period, format_date, format_month, format_period, parse_month
from oit_pages.thai import parse_period as read_period
from oit_pages.writers.paper import Cell, Grid

Values = Mapping[str, Any]


def grid(values: Values, one: ColumnSet) -> Grid:
    """The table of a block: caption, month, period, rows by the columns' keys, note."""
    note = values.get("note") or ""
    return Grid(
        titles=tuple(_titles(values)),
        headings=tuple(column.th for column in one.columns),
        rows=tuple(
            tuple(cell(column, row.get(column.key)) for column in one.columns)
            for row in values.get("rows") or ()
        ),
        notes=tuple(f"{NOTE}{line}" for line in note.splitlines() if line.strip()),
    )


def cell(column: Column, value: Any) -> Cell:
    """A value as its column is filled in on paper; None for nothing."""
    match value:
        case None | "":
            return None
        case bool():
            return "✓" if value else None
        case Decimal() | int():
            return value
        case Period():
            return format_period(value)
        case date():
            return format_month(value) if column.kind == "month" else format_date(value)
        case list() | tuple():
            return _items([str(one) for one in value if one]) or None
    if column.kind == "choice":
        return next((one.th for one in column.choices if one.value == value), str(value))
    return str(value)


def _items(items: list[str]) -> str:
    """A line for each; numbered where an item has lines of its own."""
    if any("\n" in item for item in items):
        return "\n".join(f"{at}. {item}" for at, item in enumerate(items, 1))
    return "\n".join(items)


def _titles(values: Values) -> list[str]:
    caption = values.get("caption") or ""
    titles = [caption] if caption else []
    month, period = values.get("month"), values.get("period")
    if month and parse_month(caption) != month:
        titles.append(f"{TIME}{format_month(month)}")
    if period and read_period(caption) != period and period != _months(month):
        titles.append(f"{TIME}{format_period(period)}")
    return titles


def _months(month: date | None) -> Period | None:
    return Period.from_months(month, month) if month else None
