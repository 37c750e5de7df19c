"""XLSX: each sheet is a table; a merged cell has its text in its first corner."""

import io
import zipfile
from datetime import date, datetime
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from oit_pages.readers.document import Cell, Document, Table, square
from oit_pages.readers.errors import ReaderError
from oit_pages.readers.guard import MAX_ROWS
from oit_pages.thai import clean_line, format_date

#: Nobody fills more columns by hand; a stray format may reach to the last.
MAX_COLUMNS = 200


def read_xlsx(data: bytes, name: str) -> Document:
    """Raises ReaderError for a workbook that can't be read or is too long."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (
        InvalidFileException, KeyError, ValueError, TypeError, zipfile.BadZipFile, ParseError
    ) as error:  # fmt: skip
        raise ReaderError("broken", name=name) from error
    try:
        tables = [table for sheet in book.worksheets if (table := _table(sheet, name)).rows]
    except ReaderError:
        raise
    except (KeyError, ValueError, TypeError, IndexError, ParseError) as error:
        raise ReaderError("broken", name=name) from error
    finally:
        book.close()
    return Document(name=name, blocks=tuple(tables))


def _table(sheet, name: str) -> Table:
    rows = []
    for values in sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS):
        row = [_cell(value) for value in values]
        while row and not row[-1].lines:
            row.pop()
        if row:
            rows.append(row)
        if len(rows) > MAX_ROWS:
            raise ReaderError("too_many_rows", name=name, limit=f"{MAX_ROWS:,}")
    return Table(rows=square(rows), name=sheet.title)


def _cell(value: object) -> Cell:
    if value is None:
        return Cell()
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Cell((format_date(_christian(value), "short"),))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return Cell(tuple(line for part in str(value).split("\n") if (line := clean_line(part))))


def _christian(day: date) -> date:
    """A date cell whose year was typed in the Buddhist era."""
    return day.replace(year=day.year - 543) if day.year >= 2400 else day
