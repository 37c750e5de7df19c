"""Rows as XLSX. Imported on demand: the library weighs more than all that asks for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from lxml.etree import SerialisationError
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from oit_pages.spreadsheets import CONTROL, NoRoom

#: The longest text that a cell of XLSX holds.
_LONGEST = 32_767


@contextmanager
def in_the_temporary_folder() -> Iterator[None]:
    """The library writes each sheet there first. Raises NoRoom where it can't."""
    try:
        yield
    except (OSError, SerialisationError) as error:
        raise NoRoom from error


@in_the_temporary_folder()
def xlsx_of(title: str, headings: Mapping[str, int], rows: Iterable[Sequence[Any]]) -> bytes:
    """As `spreadsheets.xlsx_of` says."""
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
    cell = WriteOnlyCell(sheet, CONTROL.sub("", value)[:_LONGEST])
    # A text that begins with "=" is still a text.
    cell.data_type = "s"
    return cell
