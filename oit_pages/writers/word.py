"""Papers as a Word file. Imported on demand: the library weighs more than all that asks for it."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from oit_pages.writers.paper import Cell, Grid, Line, Paper

FONT, SIZE = "TH Sarabun New", Pt(16)
A4 = Cm(21), Cm(29.7)
#: A table of more columns lies across the page.
MAX_UPRIGHT = 4
#: What XML can't hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def docx_of(title: str, papers: Sequence[Paper]) -> bytes:
    document = Document()
    document.core_properties.title = title[:255]
    document.core_properties.language = "th-TH"
    document.core_properties.author = ""
    _style(document)
    for number, paper in enumerate(papers):
        if not (number and paper.follows):
            lies = paper.grid is not None and len(paper.grid.headings) > MAX_UPRIGHT
            section = document.add_section(WD_SECTION.NEW_PAGE) if number else document.sections[0]
            _turn(section, lies)
        for line in paper.lines:
            _line(document, line)
        if paper.grid is not None:
            _grid(document, paper.grid)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _style(document: Any) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, SIZE
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), FONT)
    size = OxmlElement("w:szCs")  # Thai is set by the size of complex scripts
    size.set(qn("w:val"), str(int(SIZE.pt * 2)))
    style.element.rPr.append(size)
    style.paragraph_format.space_after = Pt(0)


def _turn(section: Any, lies: bool) -> None:
    width, height = A4
    section.orientation = WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if lies else (width, height)
    section.left_margin = section.right_margin = Cm(1.5 if lies else 2.5)
    section.top_margin = section.bottom_margin = Cm(2)


def _line(document: Any, line: Line) -> None:
    paragraph = document.add_paragraph()
    _run(paragraph, line.text, line.bold)
    if line.bold and line.align == "left":  # a heading is never the last line of a page
        paragraph.paragraph_format.keep_with_next = True
    if line.align == "center":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif line.align == "right":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    elif line.indent:
        paragraph.paragraph_format.first_line_indent = Cm(1.5)


def _grid(document: Any, grid: Grid) -> None:
    width = len(grid.headings)
    table = document.add_table(rows=0, cols=width)
    table.style = "Table Grid"
    for title in grid.titles:
        _across(table, title, bold=True, center=True)
    row = table.add_row()
    for cell, heading in zip(row.cells, grid.headings, strict=True):
        _fill(cell, heading, bold=True, center=True)
    for one in table.rows:
        _mark(one, "w:tblHeader")
    for values in grid.rows:
        row = table.add_row()
        _mark(row, "w:cantSplit")
        for cell, value in zip(row.cells, values, strict=True):
            _fill(cell, value)
    for note in grid.notes:
        _across(table, note)
    if grid.shares:
        _share(document.sections[-1], table, grid.shares)


def _share(section: Any, table: Any, shares: Sequence[int]) -> None:
    """Each column as wide as its share of the page says; rows across all of them stay so."""
    whole = section.page_width - section.left_margin - section.right_margin
    widths = [whole * one // sum(shares) for one in shares]
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _across(table: Any, text: str, bold: bool = False, center: bool = False) -> None:
    row = table.add_row()
    cells = row.cells
    _fill(cells[0].merge(cells[-1]) if len(cells) > 1 else cells[0], text, bold, center)


def _fill(cell: Any, value: Cell, bold: bool = False, center: bool = False) -> None:
    is_number = not isinstance(value, str | None)
    for number, text in enumerate(in_words(value).split("\n")):
        paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
        _run(paragraph, text, bold)
        if center:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif is_number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _run(paragraph: Any, text: str, bold: bool) -> None:
    run = paragraph.add_run(_CONTROL.sub("", text))
    if bold:
        run.bold = True
        run._element.get_or_add_rPr().append(OxmlElement("w:bCs"))


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def in_words(value: Cell) -> str:
    """A number with its thousands parted; nothing is a dash nowhere."""
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{value:,f}" if value % 1 else f"{int(value):,}"
