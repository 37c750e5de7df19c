"""Calendar: what has not happened yet, and months that a table's own rows leave out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from oit_pages.evidence import Item, Part, Row
from oit_pages.evidence.doubts import doubt, doubt_of
from oit_pages.evidence.selection import row_says
from oit_pages.evidence.substance import is_content
from oit_pages.evidence.values import Doubt
from oit_pages.thai import Period, format_date, format_month

#: What tells of things that happened. A plan, an analysis or a policy may be of what is to come.
_HAPPENED = frozenset({"activity", "news", "announcement", "order", "memo", "report"})
_PLANNED = frozenset(
    (
        "annual-operating-plan", "annual-budget-plan", "anti-corruption-plan", "procurement-list",
        "integrity-measures", "corruption-risk-assessment",
    )
)  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def sure_times(item: Item, as_of: date) -> tuple[Item, list[Doubt]]:
    """The block as far as its time is over by the day, and as its rows bear out."""
    doubts: list[Doubt] = []
    table = item.kind == "table" and not is_planned(item)
    if table or item.kind in _HAPPENED:
        item = _until(item, as_of, doubts)
    if table and (own := _period(item)):
        months = _months_shown(item)
        missing = [month for month in own.months() if month not in months] if months else []
        if missing:
            words = ", ".join(format_month(month, "short") for month in missing)
            doubts.append(doubt("months_left_out", words, item))
            shown = [month for month in own.months() if month in months]
            item = replace(item, parts=_of_months(item.parts, shown))
    return item, doubts


def is_planned(item: Item) -> bool:
    """Whether a block tells of what is to come."""
    return item.kind == "plan" or item.column_set in _PLANNED


def _until(item: Item, as_of: date, doubts: list[Doubt]) -> Item:
    parts: dict[str, Part] = {}
    for name, value in item.parts.items():
        start = value.start if isinstance(value, Period) else value
        if name == "closing_date" or name == "effective_date" or not isinstance(start, date):
            continue
        if start > as_of:
            parts[name] = None
            doubts.append(doubt("future", format_date(start), item, name))
        elif isinstance(value, Period) and value.end > as_of:
            parts[name] = Period(start, as_of)
            doubts.append(doubt("future", format_date(value.end), item, name))
    rows = tuple(_row_until(item, row, as_of, doubts) for row in item.rows)
    if not doubts:
        return item
    return replace(item, parts={**item.parts, **parts}, rows=rows)


def _row_until(item: Item, row: Row, as_of: date, doubts: list[Doubt]) -> Row:
    month = row.get("month")
    if isinstance(month, date) and month > as_of:
        doubts.append(doubt("future", format_month(month), item, "month"))
        return {**row, "month": None}
    return row


def _period(item: Item) -> Period | None:
    found = item.parts.get("period")
    return found if isinstance(found, Period) else None


def _months_shown(item: Item) -> set[date]:
    """The months that rows tell of, by a column of months or one column a month; empty where the
    table is not by month at all."""
    by_row = [row for row in item.rows if isinstance(row.get("month"), date) and row_says(row)]
    if by_row:
        return {month for row in by_row for month in _told(row)}
    own = _period(item)
    if own is None or item.column_set != "service-statistics" or len(own.months()) > 12:
        return set()
    filled = {
        name for row in item.rows for name in _MONTHS if row.get(name) is not None and name in row
    }
    return {month for month in own.months() if _MONTHS[month.month - 1] in filled}


def _told(row: Row) -> Iterator[date]:
    """The row's month, where a figure or a word that is not doubtful stands beside it."""
    month = row.get("month")
    said = [value for name, value in row.items() if name not in ("month", "number")]
    if isinstance(month, date) and any(map(_is_told, said)):
        yield month


def _is_told(value: object) -> bool:
    if isinstance(value, str):
        return is_content(value) and doubt_of(value) in ("", "denies")
    return not isinstance(value, bool) and is_content(value)


def _of_months(parts: Row, months: list[date]) -> Row:
    kept = {name: value for name, value in parts.items() if name != "period"}
    return {
        **kept,
        **{f"month_{n}": Period.from_months(month, month) for n, month in enumerate(months)},
    }
