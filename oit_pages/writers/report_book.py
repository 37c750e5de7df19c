"""A report as a workbook that can be put on a desk. Imported on demand."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from oit_pages.writers.excel import A4, CONTROL, FONT, LINE, LONGEST, sheet_name
from oit_pages.writers.report import Plain, Report, Row, Sheet, Tone, Value
from oit_pages.writers.sheet_sizes import height, page_wide

SIZE = 14
#: Real days, shown in the era that the reader counts in.
DAY = {False: "[$-107041E]d mmm yyyy", True: "d mmm yyyy"}
#: Ink and tint, as the admin shows them.
COLOURS: Mapping[Tone, tuple[str, str]] = {
    "good": ("FF11512B", "FFD9F0E1"),
    "part": ("FF6A3C00", "FFFCEBCF"),
    "bad": ("FF8A1C15", "FFFBE0DE"),
    "open": ("FF1D3F75", "FFDFE9F8"),
}
_HEADING = PatternFill("solid", fgColor="FFE9E9EE")
_LINK = "FF1D3F75"
#: Letters of an address that Excel takes.
_LONGEST_LINK = 2_000
#: Letters that the head or foot of a printed page holds.
_LONGEST_HEAD = 180


def book_of(report: Report) -> bytes:
    """Each sheet on A4 across, as wide as the page."""
    book = Workbook()
    book.properties.title, book.properties.creator = _clean(report.title), ""
    for empty in book.worksheets:
        book.remove(empty)
    for sheet in report.sheets:
        _sheet(book.create_sheet(sheet_name(sheet.name, book.sheetnames)), sheet, report)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _sheet(made: Any, sheet: Sheet, report: Report) -> None:
    widths = page_wide([letters for _heading, letters in sheet.columns])
    width = len(widths)
    for number, title in enumerate(sheet.titles):
        _across(made, number + 1, widths, title, size=SIZE + 4 if not number else SIZE, bold=True)
    at = len(sheet.titles)
    for label, value in sheet.facts:
        at += 1
        _fill(made.cell(at, 1), label, report, bold=True)
        _fill(made.cell(at, 2), value, report, boxed=False)
        made.merge_cells(start_row=at, start_column=2, end_row=at, end_column=min(4, width))
    for note in sheet.notes:
        at += 1
        _across(made, at, widths, note)
    at += 1 if not at else 2
    _row(made, at, Row(cells=tuple(one for one, _letters in sheet.columns), bold=True), report)
    for cell, letters in zip(made[at][:width], widths, strict=True):
        cell.fill = _HEADING
        made.column_dimensions[cell.column_letter].width = letters
    made.row_dimensions[at].height = _height(made, at, widths)
    last = at
    for last, row in enumerate(sheet.rows, at + 1):
        _row(made, last, row, report)
        made.row_dimensions[last].height = _height(made, last, widths)
    if sheet.is_long:
        made.freeze_panes = made.cell(at + 1, 2)
        made.auto_filter.ref = f"A{at}:{get_column_letter(width)}{last}"
    _set_up(made, at, report)


def _row(made: Any, at: int, row: Row, report: Report) -> None:
    for column, value in enumerate(row.cells, 1):
        _fill(made.cell(at, column), value, report, bold=row.bold, boxed=True)


def _height(made: Any, at: int, widths: list[float]) -> float:
    """A day is no longer than its column."""
    texts = (cell.value if isinstance(cell.value, str) else "" for cell in made[at])
    return height(zip(texts, widths, strict=False), SIZE)


def _set_up(made: Any, headings: int, report: Report) -> None:
    made.page_setup.paperSize, made.page_setup.orientation = A4, "landscape"
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    made.print_title_rows = f"{headings}:{headings}"
    made.print_options.horizontalCentered = True
    for part, text in ((made.oddHeader.center, report.head), (made.oddFooter.center, report.foot)):
        plain = _clean(text)[:_LONGEST_HEAD].replace("&", "&&")
        part.text = plain.replace("{page}", "&P").replace("{pages}", "&N")
        part.font, part.size = f"{FONT},Regular", 12


def _across(
    made: Any, at: int, widths: list[float], text: str, size: int = SIZE, bold: bool = False
) -> None:
    cell = made.cell(at, 1)
    _write(cell, text)
    cell.font = Font(name=FONT, size=size, bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    made.row_dimensions[at].height = height([(text, sum(widths))], size)
    made.merge_cells(start_row=at, start_column=1, end_row=at, end_column=len(widths))


def _fill(
    cell: Any, given: Plain | Value, report: Report, bold: bool = False, boxed: bool = False
) -> None:
    value = given if isinstance(given, Value) else Value(value=given)
    ink, tint = COLOURS.get(value.tone, (None, None))
    is_number = isinstance(value.value, int | float)
    links = bool(value.link) and len(value.link) <= _LONGEST_LINK
    cell.font = Font(
        name=FONT,
        size=SIZE,
        bold=bold or bool(ink),
        color=ink or (_LINK if links else None),
        underline="single" if links else None,
    )
    cell.alignment = Alignment(
        wrap_text=True, vertical="top", horizontal="right" if is_number and boxed else "left"
    )
    if tint:
        cell.fill = PatternFill("solid", fgColor=tint)
    if boxed:
        cell.border = LINE
    _write(cell, value.value)
    if isinstance(value.value, float):
        cell.number_format = "0.00"
    elif isinstance(value.value, date):
        cell.number_format = DAY[report.english]
    if links and value.value:
        cell.hyperlink = value.link


def _write(cell: Any, value: Plain) -> None:
    if not isinstance(value, str):
        cell.value = value
    elif value:
        cell.value = _clean(value)
        cell.data_type = "s"  # a text that begins with "=" is still a text


def _clean(text: str) -> str:
    return CONTROL.sub("", text)[:LONGEST]
