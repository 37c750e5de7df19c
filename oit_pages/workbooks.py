"""Cells of XLSX. Imported on demand: the library weighs more than all that asks for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lxml.etree import SerialisationError
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

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


def bold(sheet: Any, text: str) -> WriteOnlyCell:
    cell = xlsx_cell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def xlsx_cell(sheet: Any, value: Any) -> WriteOnlyCell:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, CONTROL.sub("", value)[:_LONGEST])
    # A text that begins with "=" is still a text.
    cell.data_type = "s"
    return cell
