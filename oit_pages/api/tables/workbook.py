"""A table as a workbook. Imported on demand."""

from io import BytesIO

from openpyxl import Workbook

from oit_pages.api.tables.files import HEADINGS
from oit_pages.api.tables.queries import Table
from oit_pages.workbooks import bold, in_the_temporary_folder, xlsx_cell


@in_the_temporary_folder()
def xlsx(table: Table, headings: str = "th") -> bytes:
    """The table as a workbook: its rows, and a sheet that explains the columns. Raises NoRoom."""
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
