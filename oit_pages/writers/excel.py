"""Papers as a workbook that is set up to be printed. Imported on demand."""

import re
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from oit_pages.writers.paper import Cell, Grid, Paper
from oit_pages.writers.sheet_sizes import height, longest, page_wide
from oit_pages.writers.word import in_words

FONT, SIZE = "TH Sarabun New", 16
A4 = 9
#: Letters across a page upright.
PAGE = 100
#: Digits that Excel keeps of a number; one that has more is written as text.
MAX_DIGITS = 15
#: Letters that a cell holds, and what no file of this kind may hold.
LONGEST = 32_767
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_THIN = Side(style="thin")
LINE = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def xlsx_of(title: str, papers: Sequence[Paper]) -> bytes:
    book = Workbook()
    book.properties.title, book.properties.creator = title, ""
    for empty in book.worksheets:
        book.remove(empty)
    for paper in papers:
        sheet = book.create_sheet(sheet_name(paper.name, book.sheetnames))
        sheet.page_setup.paperSize = A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.orientation = "landscape" if paper.grid else "portrait"
        for line in paper.lines:
            sheet.append([None])
            _fill(sheet.cell(sheet.max_row, 1), line.text, line.bold, line.align == "center")
            sheet.row_dimensions[sheet.max_row].height = height([(line.text, PAGE)], SIZE)
            sheet.column_dimensions["A"].width = PAGE
        if paper.grid:
            _grid(sheet, paper.grid)
    if not book.sheetnames:
        book.create_sheet(sheet_name(title, []))
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _grid(sheet: Any, grid: Grid) -> None:
    at = len(sheet["A"]) if sheet.max_row > 1 else 0
    widths = _widths(grid)
    for index, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    for title in grid.titles:
        at += 1
        _across(sheet, at, widths, title, bold=True)
    at += 1
    _row(sheet, at, widths, grid.headings, bold=True, center=True)
    sheet.print_title_rows = f"1:{at}"
    sheet.freeze_panes = sheet.cell(at + 1, 1)
    for values in grid.rows:
        at += 1
        _row(sheet, at, widths, values)
    for note in grid.notes:
        at += 1
        _across(sheet, at, widths, note)


def _widths(grid: Grid) -> list[float]:
    """As the first rows need them, together no more than a page across."""
    columns = zip(*grid.rows[:200], strict=True) if grid.rows else ((),) * len(grid.headings)
    needed = (max((longest(in_words(one)) for one in column), default=0) for column in columns)
    return page_wide([max(12, min(50, length + 2)) for length in needed])


def _row(
    sheet: Any,
    at: int,
    widths: list[float],
    values: Sequence[Cell],
    bold: bool = False,
    center: bool = False,
) -> None:
    for index, value in enumerate(values, 1):
        _fill(sheet.cell(at, index), value, bold, center, line=True)
    said = zip(map(in_words, values), widths, strict=True)
    sheet.row_dimensions[at].height = height(said, SIZE)


def _across(sheet: Any, at: int, widths: list[float], text: str, bold: bool = False) -> None:
    _fill(sheet.cell(at, 1), text, bold, center=bold)
    sheet.row_dimensions[at].height = height([(text, sum(widths))], SIZE)
    if len(widths) > 1:
        sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=len(widths))


def _fill(
    cell: Any, value: Cell, bold: bool = False, center: bool = False, line: bool = False
) -> None:
    cell.font = Font(name=FONT, size=SIZE, bold=bold)
    cell.alignment = Alignment(
        wrap_text=True, vertical="top", horizontal="center" if center else None
    )
    if line:
        cell.border = LINE
    if value is None:
        return
    if not isinstance(value, str) and len(Decimal(value).as_tuple().digits) > MAX_DIGITS:
        value = in_words(value)
    if isinstance(value, str):
        cell.value = CONTROL.sub("", value)[:LONGEST]
        cell.data_type = "s"  # a text that begins with "=" is still a text
        return
    cell.value = value
    cell.number_format = (
        "#,##0" if value % 1 == 0 else "#,##0.00" if value * 100 % 1 == 0 else "0.###############"
    )


def sheet_name(name: str, taken: list[str]) -> str:
    """A sheet's name: 31 letters, none of those that Excel forbids, each once."""
    plain = _FORBIDDEN.sub(" ", CONTROL.sub("", name)).strip(" '") or "เอกสาร"
    known = {one.casefold() for one in taken}
    found, number = plain[:31], 1
    while found.casefold() in known:
        number += 1
        found = f"{plain[: 31 - len(str(number)) - 1]} {number}"
    return found
