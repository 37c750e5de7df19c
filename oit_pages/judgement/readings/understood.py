"""Understood: rows that say in words what their fields ask for in figures.

"No procurement this month" in a row is the month's statement, "no complaints" beside a month is a
count of none, "without a budget" is a budget of nothing, "the whole fiscal year" is a period.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from oit_pages.evidence import Evidence, Item, Part, Row
from oit_pages.evidence.amounts import NO_BUDGET
from oit_pages.evidence.doubts import doubt_of
from oit_pages.evidence.purchases import says_none_bought
from oit_pages.evidence.selection import LABELS
from oit_pages.evidence.substance import is_content, says_none, text_of
from oit_pages.thai import Period, clean_line, fiscal_year, to_arabic
from oit_pages.thai.parts import all_year

#: Tables of which a month or year may have nothing to show.
_MAY_BE_EMPTY = frozenset(
    ("monthly-procurement-summary", "quarterly-winners", "procurement-16-fields")
)
#: Columns that count what a row may say there was none of.
_COUNTS: Mapping[str, tuple[str, ...]] = {
    "complaint-statistics": ("received", "completed", "in_progress"),
}
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
#: What a month in which nothing came has for a kind of complaint.
_NONE_CAME = "ไม่มีเรื่องร้องเรียน"
_MONEY = ("budget", "spent")


def understood(evidence: Evidence) -> Evidence:
    """The evidence with what rows say in words in its field; itself where none does."""
    items = tuple(_item(item, evidence.year) for item in evidence.items)
    same = all(one is other for one, other in zip(items, evidence.items, strict=True))
    return evidence if same else replace(evidence, items=items)


def _item(item: Item, year: int) -> Item:
    if item.kind not in ("table", "plan") or not item.rows:
        return item
    said = [_says_none(row) if item.column_set in _MAY_BE_EMPTY else "" for row in item.rows]
    rows = tuple(
        _row(item, row, year) for row, none in zip(item.rows, said, strict=True) if not none
    )
    if rows == item.rows:
        return item
    note = item.parts.get("note") or next(filter(None, said), "")
    return replace(item, rows=rows, parts={**item.parts, "note": note})


def _says_none(row: Row) -> str:
    """The row's words, where these only say that there was nothing, and no figure says else."""
    told = {name: value for name, value in row.items() if name not in LABELS and is_content(value)}
    figures = [value for value in told.values() if isinstance(value, int | Decimal)]
    words = [
        one
        for name, value in told.items()
        if name != "month"
        for one in (value if isinstance(value, tuple) else (value,))
        if not isinstance(one, int | Decimal)
    ]
    if any(figures) or not words:
        return ""
    if not all(isinstance(one, str) and _denies(text_of(one)) for one in words):
        return ""
    return str(words[0])


def _denies(text: str) -> bool:
    return doubt_of(text) == "denies" or says_none_bought(text)


def _row(item: Item, row: Row, year: int) -> Row:
    changed: dict[str, Part] = {}
    counted = _COUNTS.get(item.column_set, ())
    if any(row.get(name) is None for name in counted) and _says_none(row):
        changed |= dict.fromkeys(counted, 0)
    if "complaint_type" in row and row.get("received") == 0 and not _says_of_what(row):
        changed["complaint_type"] = _NONE_CAME
    if any(NO_BUDGET.fullmatch(one) for one in _lines(row)):
        changed |= {name: Decimal(0) for name in _MONEY if name in row and row.get(name) is None}
    if "period" in row and row["period"] is None and (period := _all_year(item, row, year)):
        changed["period"] = period
    return {**row, **changed} if changed else row


def _says_of_what(row: Row) -> bool:
    kind = row.get("complaint_type")
    return is_content(kind) and not says_none(kind)


def _all_year(item: Item, row: Row, year: int) -> Period | None:
    """The year that "throughout the fiscal year" means here: the one it names, else the
    table's own, else the page's."""
    for line in map(to_arabic, _lines(row)):
        if all_year(line, year) is None:
            continue
        own = next((one for one in item.parts.values() if isinstance(one, Period)), None)
        return all_year(line) or own or fiscal_year(year)
    return None


def _lines(row: Row) -> Iterator[str]:
    """The lines of a row's texts, and what stands in their brackets."""
    for value in row.values():
        if not isinstance(value, str):
            continue
        for line in text_of(value).splitlines():
            yield clean_line(line).strip("() ")
            yield from _BRACKETS.findall(line)
