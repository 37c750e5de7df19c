"""Sheets: a table as CSV or XLSX, safe to open in a spreadsheet."""

from collections.abc import Callable, Iterator
from io import BytesIO

from openpyxl import Workbook

from oit_pages.api.open_data.fields import Field
from oit_pages.api.open_data.tables import Table
from oit_pages.checklist.sheets import bold, csv_of, xlsx_cell

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


def xlsx(table: Table, headings: str = "th") -> bytes:
    """The table as a workbook: its rows, and a sheet that explains the columns."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("data")
    sheet.freeze_panes = "A2"
    sheet.append([bold(sheet, HEADINGS[headings](field)) for field in table.fields])
    for row in table.cells():
        sheet.append([xlsx_cell(sheet, cell) for cell in row])
    columns = book.create_sheet("columns")
    columns.append([bold(columns, name) for name in ("name", "th", "en", "type")])
    for field in table.fields:
        columns.append([field.name, field.th, field.en, field.type])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
