"""Tables: told by their headings, whatever the spaces and line breaks in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from oit_pages.catalogue import Column, ColumnSet
from oit_pages.readers.document import Cell, Table
from oit_pages.readers.recognise.cells import is_blank, typed
from oit_pages.readers.recognise.headings import Headings, Row, find_headings, is_repeated
from oit_pages.readers.recognise.lists import compact
from oit_pages.readers.recognise.parts import ColumnTable, MeasureRow, MeasureTable, RichText
from oit_pages.thai import Period, parse_month, parse_period

_TOTAL = re.compile(r"(?:ผล|ยอด)?รวม(?:ทั้งสิ้น|ทั้งหมด|ทั้งปี|เป็นเงิน|เงิน|จำนวน)*[:.]?")
#: The name that a spreadsheet gives a sheet says nothing.
_UNNAMED = re.compile(r"(?:sheet|แผ่น|แผ่นงาน|ชีต|ชีท)\s*\d*", re.IGNORECASE)
#: An amount in a cell merged over several rows is one amount, not one for each.
_COUNTED = ("money", "integer", "percent", "boolean")


@dataclass
class _Body:
    """Rows as they are read, and in words what fits in none of them."""

    headings: Headings
    within: Period | None
    rows: list[dict[str, Any]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def read_table(
    table: Table, sets: Mapping[str, ColumnSet], within: Period | None = None
) -> list[Any]:
    """The parts of a table: what stands above it, the table, and what fits nowhere.

    `within` is the span that a table before it on the same sheet named.
    """
    parts: list[Any] = []
    rows, name = table.rows, table.name
    while rows:
        headings = find_headings(rows, sets)
        if headings.column_set is None:
            text = _as_text(rows, name)
            return [*parts, RichText(body=text)] if text else parts
        ends = _end(rows, headings.at + headings.height, headings)
        found, within = _read(rows[:ends], name, headings, within)
        parts += found
        rows, name = rows[ends:], ""
    return parts


def _read(
    rows: tuple[Row, ...], name: str, headings: Headings, within: Period | None
) -> tuple[list[Any], Period | None]:
    """The parts of one table with these headings, and the span that it names."""
    assert headings.column_set is not None  # noqa: S101
    above = _as_text(rows[: headings.at])
    title = "" if _UNNAMED.fullmatch(name) else name
    period = parse_period(" ".join(above))
    body = _Body(headings=headings, within=period or within)
    for cells in rows[headings.at + headings.height :]:
        _take(body, cells)
    month = parse_month(" ".join((*above, title)))
    return _parts(headings.column_set, body, above or (title,), month, period), body.within


def _parts(
    one: ColumnSet, body: _Body, above: tuple[str, ...], month: date | None, period: Period | None
) -> list[Any]:
    """The table, and as text what it has no place for."""
    headings = [
        text
        for text in body.headings.unknown.values()
        if not any(f"{text}: " in line for line in body.left)
    ]
    left = [*above[1:], *headings, *body.left]
    if one.block == "measure_table":
        rows = tuple(MeasureRow(**row) for row in body.rows)
        extra = [RichText(body=tuple(left))] if left else []
        return [MeasureTable(caption=above[0], rows=rows), *extra]
    return [
        ColumnTable(
            column_set=one.id,
            name=one.name_th,
            caption=above[0],
            month=month,
            period=period,
            rows=tuple(body.rows),
            note="\n".join(left),
        )
    ]


def _end(rows: tuple[Row, ...], begins: int, headings: Headings) -> int:
    """Where the next table of the same kind begins, its title with it."""
    for index in range(begins, len(rows)):
        if is_repeated(rows[index], headings):
            while index > begins and sum(bool(cell.lines) for cell in rows[index - 1]) == 1:
                index -= 1
            return index
    return len(rows)


def _take(body: _Body, cells: Row) -> None:
    """A row of the body: a record, the rest of the record above, a total, or a heading."""
    filled = [(index, cell) for index, cell in enumerate(cells) if cell.lines]
    if not filled:
        return
    first, cell = filled[0]
    if _TOTAL.fullmatch(compact(cell.text)):
        body.left.append(_in_words(body, filled))
    elif len(filled) == 1 and _is_group(body, first, cell):
        body.left.append(f"ตั้งแต่แถวที่ {len(body.rows) + 1}: {cell.text}")
    elif not _goes_on(body, cells, filled):
        _add(body, cells, filled)


def _is_group(body: _Body, index: int, cell: Cell) -> bool:
    """A line across the table, above the rows that belong to it."""
    column = body.headings.columns.get(index)
    if column is None or cell.width > len(body.headings.columns) // 2:
        return True
    return column.kind != "text" and typed(column, cell, body.within) in (None, ())


def _goes_on(body: _Body, cells: Row, filled: list[tuple[int, Cell]]) -> bool:
    """More items for the lists of the record above, whose other cells reach down to here."""
    columns = body.headings.columns
    if not body.rows or not any(cell.above for cell in cells):
        return False
    if any(index not in columns or columns[index].kind != "list" for index, _cell in filled):
        return False
    for index, cell in filled:
        column, row = columns[index], body.rows[-1]
        row[column.key] = (*row.get(column.key, ()), *typed(column, cell))
    return True


def _add(body: _Body, cells: Row, filled: list[tuple[int, Cell]]) -> None:
    """A record, and in words what did not fit: nothing is dropped."""
    row: dict[str, Any] = {}
    left = []
    for index, cell in enumerate(cells):
        column = body.headings.columns.get(index)
        if column is None:
            if cell.lines:
                left.append(f"{body.headings.unknown.get(index, '')}: {cell.text}".lstrip(": "))
        elif cell.above and column.kind not in _COUNTED and body.rows:
            if column.key in body.rows[-1]:
                row[column.key] = body.rows[-1][column.key]
        elif column.kind in ("text", "list") or not is_blank(cell):
            value = typed(column, cell, body.within)
            if value is None:
                left.append(f"{column.th}: {cell.text}")
            else:
                row[column.key] = value
    if any(value not in ("", ()) for key, value in row.items() if key != "number"):
        body.rows.append(row)
        body.left += [f"แถวที่ {len(body.rows)}: {text}" for text in left]
    else:  # a form's empty line has its number and no more
        body.left.append(_in_words(body, filled))


def _in_words(body: _Body, filled: list[tuple[int, Cell]]) -> str:
    columns: Mapping[int, Column] = body.headings.columns
    return " · ".join(
        f"{columns[index].th} {cell.text}" if index in columns and at else cell.text
        for at, (index, cell) in enumerate(filled)
    )


def _as_text(rows: tuple[Row, ...], name: str = "") -> tuple[str, ...]:
    """Rows as lines, cell by cell, under the sheet's name where it says something."""
    lines = (" · ".join(cell.text for cell in row if cell.lines) for row in rows)
    found = tuple(line for line in lines if line)
    return (name, *found) if found and name and not _UNNAMED.fullmatch(name) else found
