"""Tables: told by their headings, whatever the spaces and line breaks in them."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from oit_pages.catalogue import Column, ColumnSet
from oit_pages.readers.document import Cell, Table
from oit_pages.readers.recognise.lists import compact, split_items, strip_number
from oit_pages.readers.recognise.parts import ColumnTable, MeasureRow, MeasureTable, RichText
from oit_pages.thai import parse_date, parse_month, parse_period, to_arabic

#: A title, a subtitle and a unit may stand above the headings.
MAX_ABOVE = 5
#: So much of the headings must be known before a table is taken for a set.
MIN_SHARE = 0.6
MIN_COLUMNS = 3
Columns = dict[int, Column]


def read_table(table: Table, sets: Mapping[str, ColumnSet]) -> list[Any]:
    """The parts of a table: what stands above it, the table, and what fits nowhere."""
    at, best, columns = _find(table, sets)
    if best is None:
        return [RichText(body=rows)] if (rows := _as_text(table.rows)) else []
    above = _as_text(table.rows[:at])
    head, body = table.rows[at], table.rows[at + 1 :]
    rows, left = [], []
    for number, cells in enumerate(body, start=1):
        if any(cell.lines for cell in cells):
            row, rest = _row(cells, columns, head, number)
            rows.append(row)
            left += rest
    left = [*_unknown_headings(head, columns), *left]
    caption = above[0] if above else ""
    if best.block == "measure_table":
        part: Any = MeasureTable(caption=caption, rows=tuple(MeasureRow(**row) for row in rows))
        extra = [RichText(body=(*above[1:], *left))] if above[1:] or left else []
        return [part, *extra]
    return [
        ColumnTable(
            column_set=best.id,
            name=best.name_th,
            caption=caption,
            month=parse_month(" ".join((*above, table.name))),
            period=parse_period(" ".join(above)),
            rows=tuple(rows),
            note="\n".join([*above[1:], *left]),
        )
    ]


def _find(table: Table, sets: Mapping[str, ColumnSet]) -> tuple[int, ColumnSet | None, Columns]:
    """The row of headings, the column set that fits it best, and which column is where."""
    best: tuple[float, int, ColumnSet | None, Columns] = (0.0, 0, None, {})
    for at, row in enumerate(table.rows[: MAX_ABOVE + 1]):
        for one in sets.values():
            columns = _match(row, one)
            filled = sum(bool(cell.lines) for cell in row)
            share = len(columns) / max(len(one.columns), 1)
            known = len(columns) / max(filled, 1)
            if len(columns) >= MIN_COLUMNS and max(share, known) >= MIN_SHARE:
                score = len(columns) * (share + known)
                if score > best[0]:
                    best = (score, at, one, columns)
    return best[1:]


def _match(row: tuple[Cell, ...], one: ColumnSet) -> Columns:
    names = {
        _heading(name): column for column in one.columns for name in (column.th, *column.aliases)
    }
    found: Columns = {}
    for index, cell in enumerate(row):
        column = names.get(_heading(cell.text)) if cell.lines else None
        if column and column not in found.values():
            found[index] = column
    return found


def _heading(text: str) -> str:
    return compact(to_arabic(text)).rstrip(":.").lower()


def _row(cells, columns: Columns, head, number: int) -> tuple[dict[str, Any], list[str]]:
    """The typed row, and in words what did not fit: nothing is dropped."""
    row: dict[str, Any] = {}
    left = []
    for index, cell in enumerate(cells):
        column = columns.get(index)
        if column is None:
            if cell.lines:
                heading = head[index].text if index < len(head) else ""
                left.append(f"{number}. {heading}: {cell.text}".replace(" : ", " "))
            continue
        value = typed(column, cell)
        if value is None and cell.lines:
            left.append(f"{number}. {column.th}: {cell.text}")
        if value is not None:
            row[column.key] = value
    return row, left


def typed(column: Column, cell: Cell) -> Any:
    """The cell's value in its column's kind; None where it holds none of that kind."""
    text = cell.text
    match column.kind:
        case "list":
            return split_items(cell.lines)
        case "money" | "percent":
            return _number(text)
        case "integer":
            number = _number(text)
            return int(number) if number is not None and number == int(number) else None
        case "date":
            return parse_date(text)
        case "month":
            return parse_month(text)
        case "period":
            return parse_period(text)
        case "choice":
            wanted = compact(text)
            return next(
                (c.value for c in column.choices if wanted in (compact(c.th), c.value)), None
            )
        case "boolean":
            return bool(text.strip()) or None
    joined = "\n".join(cell.lines)
    return strip_number(joined) if joined else ""


def _number(text: str) -> Decimal | None:
    plain = to_arabic(text).replace(",", "").replace("บาท", "").replace("%", "").strip()
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _unknown_headings(head, columns: Columns) -> list[str]:
    return [cell.text for index, cell in enumerate(head) if cell.lines and index not in columns]


def _as_text(rows) -> tuple[str, ...]:
    """Rows as lines, cell by cell."""
    lines = (" · ".join(cell.text for cell in row if cell.lines) for row in rows)
    return tuple(line for line in lines if line)
