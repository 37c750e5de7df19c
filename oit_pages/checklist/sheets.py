"""Sheets: rows as CSV or XLSX, safe to open in a spreadsheet."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

#: Excel takes a CSV file for UTF-8 only when it begins with this.
BOM = "\ufeff"
#: A cell that a spreadsheet would run instead of show.
_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]\s*\S")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: The longest text that a cell of XLSX holds.
_LONGEST = 32_767


def csv_of(headings: Sequence[str], rows: Iterable[Sequence[Any]], bom=True) -> Iterator[str]:
    """The rows as CSV, a line at a time."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    yield BOM if bom else ""
    writer.writerow(headings)
    for row in rows:
        writer.writerow([csv_cell(cell) for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def csv_cell(cell: Any) -> str:
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


def xlsx_of(title: str, headings: Mapping[str, int], rows: Iterable[Sequence[Any]]) -> bytes:
    """A workbook of one sheet for people: headings (with their columns' widths in characters)
    that stay in sight, long texts in several lines, a filter on every column."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for number, width in enumerate(headings.values(), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([bold(sheet, heading) for heading in headings])
    count = 1
    for row in rows:
        sheet.append([_wrapped(sheet, cell) for cell in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{count}"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def bold(sheet: Any, text: str) -> WriteOnlyCell:
    cell = xlsx_cell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _wrapped(sheet: Any, value: Any) -> WriteOnlyCell:
    cell = xlsx_cell(sheet, value)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def xlsx_cell(sheet: Any, value: Any) -> WriteOnlyCell:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, _CONTROL.sub("", value)[:_LONGEST])
    # A text that begins with "=" is still a text.
    cell.data_type = "s"
    return cell
