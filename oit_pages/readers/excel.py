"""XLSX: each sheet is a table; a merged cell has its text in its first corner."""

import io
from datetime import date, datetime

import openpyxl

from oit_pages.readers.document import Cell, Document, Table, square
from oit_pages.readers.errors import ReaderError
from oit_pages.readers.guard import MAX_COLUMNS, MAX_ROWS
from oit_pages.readers.sheet_parts import Merges, merges_of, pictures_in, unsolved_formula
from oit_pages.thai import clean_line, format_date

#: Cells and rows looked at, empty ones too: formats may reach to the end of the sheet.
MAX_WALKED = 5_000_000


def read_xlsx(data: bytes, name: str) -> Document:
    """Raises ReaderError for a workbook that can't be read whole."""
    try:
        if cell := unsolved_formula(data):
            raise ReaderError("formula", name=name, cell=cell)
        merges = merges_of(data)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            tables = tuple(_tables(book, merges, name))
            return Document(name=name, blocks=tables, pictures=pictures_in(data))
        finally:
            book.close()
    except ReaderError:
        raise
    except Exception as error:  # a parser of damaged files fails in more ways than it has names for
        raise ReaderError("broken", name=name) from error


def _tables(book, merges: dict[str, Merges], name: str) -> list[Table]:
    tables, walked, kept = [], 0, 0
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # the sheet's own word for its size may be short of the truth
        merged = merges.get(sheet.title, {})
        rows = []
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            walked += 1 + len(cells)
            row = _row(cells, number, merged)
            if row:
                rows.append(row)
                kept += 1
            if len(row) > MAX_COLUMNS:
                raise ReaderError(
                    "too_many_columns", name=name, sheet=sheet.title, limit=MAX_COLUMNS
                )
            if kept > MAX_ROWS or walked > MAX_WALKED:
                raise ReaderError("too_many_rows", name=name, limit=f"{MAX_ROWS:,}")
        if rows:
            tables.append(Table(rows=square(rows), name=clean_line(sheet.title)))
    return tables


def _row(cells, number: int, merged: Merges) -> list[Cell]:
    """The cells to the last one with text; none for an empty row."""
    last = next((at for at in range(len(cells), 0, -1) if cells[at - 1].value is not None), 0)
    row = []
    for column, cell in enumerate(cells[:last], start=1):
        lines = _lines(cell)
        width, is_above = merged.get((number, column), (1, False))
        row.append(Cell(lines, width=width, above=is_above and not lines))
    while row and not row[-1].lines:
        row.pop()
    return row


def _lines(cell) -> tuple[str, ...]:
    value = cell.value
    if value is None:
        return ()
    if isinstance(value, date):  # a datetime too
        return (_day(value),)
    text = str(value)
    if isinstance(value, float):
        is_percent = "%" in (cell.number_format or "")
        # Fifteen digits are what Excel itself shows: 0.1 + 0.2 is 0.3.
        text = f"{value * 100:.15g}%" if is_percent else f"{value:.15g}"
        if "e" in text:
            text = f"{value:.0f}" if value.is_integer() else f"{value}"
    return tuple(line for part in text.split("\n") if (line := clean_line(part)))


def _day(day: date) -> str:
    """A date cell in words; its year may have been typed in the Buddhist era."""
    clock = f" {day:%H:%M} น." if isinstance(day, datetime) and (day.hour or day.minute) else ""
    if day.year >= 2400:
        day = day.replace(year=day.year - 543)
    return format_date(day, "short") + clock
