"""Sheets: a table as CSV or XLSX, safe to open in a spreadsheet."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from oit_pages.api.open_data.fields import Field
from oit_pages.api.open_data.tables import Table

#: Excel takes a CSV file for UTF-8 only when it begins with this.
BOM = "\ufeff"
#: A cell that a spreadsheet would run instead of show.
_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]\s*\S")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: The longest text that a cell of XLSX holds.
_LONGEST = 32_767

#: How to head the columns: by key, or in a language.
HEADINGS: dict[str, Callable[[Field], str]] = {
    "key": lambda field: field.name,
    "th": lambda field: field.th,
    "en": lambda field: field.en,
}


def csv_lines(table: Table, headings: str = "key", bom: bool = True) -> Iterator[str]:
    """The table as CSV, a line at a time."""
    first = [HEADINGS[headings](field) for field in table.fields]
    yield from csv_of(first, table.cells(), bom)


def csv_of(headings: list[str], rows: Iterable[list[Any]], bom: bool = True) -> Iterator[str]:
    buffer = StringIO()
    writer = csv.writer(buffer)
    yield BOM if bom else ""
    writer.writerow(headings)
    for row in rows:
        writer.writerow([_csv_cell(cell) for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _csv_cell(cell: Any) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case date():
            return cell.isoformat()
        case str():
            return harmless(cell)
    return str(cell)


def harmless(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    text = _CONTROL.sub("", text)
    return f"'{text}" if _FORMULA.match(text) or text[:1] in "\t\r" and text else text


def xlsx(table: Table, headings: str = "th") -> bytes:
    """The table as a workbook: its rows, and a sheet that explains the columns."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("data")
    sheet.freeze_panes = "A2"
    sheet.append([_bold(sheet, HEADINGS[headings](field)) for field in table.fields])
    for row in table.cells():
        sheet.append([_xlsx_cell(sheet, cell) for cell in row])
    columns = book.create_sheet("columns")
    columns.append([_bold(columns, name) for name in ("name", "th", "en", "type")])
    for field in table.fields:
        columns.append([field.name, field.th, field.en, field.type])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _bold(sheet: Any, text: str) -> WriteOnlyCell:
    cell = _xlsx_cell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _xlsx_cell(sheet: Any, value: Any) -> WriteOnlyCell:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, _CONTROL.sub("", value)[:_LONGEST])
    # A text that begins with "=" is still a text.
    cell.data_type = "s"
    return cell
