"""ODT and ODS, the files of LibreOffice: as Word's and Excel's, hidden things left out."""

from oit_pages.readers.document import EMPTY, Cell, Document, Paragraph, Table, square
from oit_pages.readers.errors import ReaderError
from oit_pages.readers.excel.values import ImpossibleDate, iso_text
from oit_pages.readers.limits import MAX_COLUMNS, Budget
from oit_pages.readers.notices import Notes
from oit_pages.readers.package import Package
from oit_pages.readers.xml_events import Start, short_names, walk
from oit_pages.thai import clean_line

_LINES = frozenset({"text:p", "text:h"})
#: Elements whose text is no content, and what is said of them.
_LEFT_OUT = {
    "text:tracked-changes": "",
    "office:annotation": "comments",
    "text:hidden-text": "hidden_text",
    "text:hidden-paragraph": "hidden_text",
    "text:section": "hidden_text",
    "text:ruby-text": "",
}
_HIDING = {
    "style:text-properties": ("text:display", "none"),
    "style:table-properties": ("table:display", "false"),
}


def read_open_document(data: bytes, name: str, hidden: bool = False) -> Document:
    """Raises ReaderError for one that can't be read whole, or is locked."""
    package = Package(data, name)
    if "META-INF/manifest.xml" in package.names:
        walk(package.chunks("META-INF/manifest.xml"), name, _refuse_locked(name))
    reading = _Reading(name, hidden)
    walk(package.chunks("content.xml"), name, reading.start, reading.end, reading.text)
    pictures = sum(part.startswith("Pictures/") for part in package.names)
    return Document(
        name=name,
        blocks=tuple(reading.blocks),
        pictures=pictures,
        notices=reading.notes.notices(),
    )


def _refuse_locked(name: str) -> Start:
    def start(tag: str, _attributes: dict[str, str]) -> None:
        if tag == "manifest:encryption-data":
            raise ReaderError("encrypted", name=name)

    return start


class _Reading:
    """The content being read; one table at a time, tables in its cells are their text."""

    def __init__(self, name: str, hidden: bool):
        self.hidden = hidden
        self.budget, self.notes = Budget(name), Notes()
        self.blocks: list[Paragraph | Table] = []
        self._style = ""
        self._hiding: set[str] = set()
        """Styles that hide their text or sheet."""
        self._over: list[str] = []
        """What is open within something that is left out."""
        self._pieces: list[str] = []
        self._line_is_hidden = False
        self._lines: list[str] = []
        self._table: Table | None = None
        self._rows: list[list[Cell]] = []
        self._row: list[Cell] | None = None
        self._again = 1
        self._reaching: dict[int, int] = {}
        self._cell: dict[str, str] | None = None
        self._nested = 0
        self._hidden_columns: set[int] = set()
        self._columns = 0
        self._row_number = 0
        self._sheet = ""

    # -- events ---------------------------------------------------------------------------

    def start(self, tag: str, raw: dict[str, str]) -> None:
        if self._over:
            self._over.append(tag)
            if tag == "text:deletion":
                self.notes.add("deleted_text")
            return
        attributes = short_names(raw) if raw else {}
        if tag in _LEFT_OUT and not self._is_shown(tag, attributes):
            if code := _LEFT_OUT[tag]:
                self.notes.add(code)
            self._over = [tag]
            self._line_is_hidden |= tag == "text:hidden-paragraph"
        elif tag == "text:changed-region":
            self._over = [tag]
        elif tag.startswith("style:"):
            self._read_style(tag, attributes)
        elif tag.startswith("table:"):
            self._open_table_part(tag, attributes)
        elif self._is_hidden_style(attributes):
            self.notes.add("hidden_text")
            self._over = [tag]
        elif tag in _LINES:
            self._pieces, self._line_is_hidden = [], False
        elif tag in ("text:s", "text:tab"):
            self._pieces.append(" ")
        elif tag == "text:line-break":
            self._pieces.append("\n")

    def text(self, piece: str) -> None:
        if not self._over:
            self._pieces.append(piece)

    def end(self, tag: str) -> None:
        if self._over:
            self._over.pop()
            return
        if tag in _LINES:
            self._close_line()
        elif tag == "table:table-cell" and self._row is not None and not self._nested:
            self._close_cell()
        elif tag == "table:table-row" and self._row is not None and not self._nested:
            self._close_row()
        elif tag == "table:table":
            self._close_table()

    def _is_shown(self, tag: str, attributes: dict[str, str]) -> bool:
        """Whether a text that may be left out is content all the same."""
        if _LEFT_OUT[tag] != "hidden_text":
            return False
        is_off = attributes.get("text:is-hidden") == "false"
        if tag == "text:section":
            is_off = is_off or attributes.get("text:display", "true") == "true"
        return self.hidden or is_off

    # -- styles ---------------------------------------------------------------------------

    def _read_style(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "style:style":
            self._style = attributes.get("style:name", "")
        elif (hiding := _HIDING.get(tag)) and hiding in attributes.items():
            self._hiding.add(self._style)

    def _is_hidden_style(self, attributes: dict[str, str]) -> bool:
        return not self.hidden and attributes.get("text:style-name") in self._hiding

    # -- tables ---------------------------------------------------------------------------

    def _open_table_part(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            self._open_table(attributes)
        elif self._table is None or self._nested:
            return
        elif tag == "table:table-column":
            times = _times(attributes, "table:number-columns-repeated")
            if self._is_out(attributes):
                first = self._columns
                self._hidden_columns.update(range(first, min(first + times, MAX_COLUMNS + 1)))
            self._columns += times
        elif tag == "table:table-row":
            self._row_number += 1
            if self._is_out(attributes):
                self.notes.add("hidden_rows", f"{self._sheet}!{self._row_number}")
                self._over = [tag]
            else:
                self._row = []
                self._again = _times(attributes, "table:number-rows-repeated")
        elif tag in ("table:table-cell", "table:covered-table-cell") and self._row is not None:
            self._cell, self._lines = attributes, []
            if tag == "table:covered-table-cell":
                self._cell = {**attributes, "covered": "1"}
                self._close_cell()

    def _open_table(self, attributes: dict[str, str]) -> None:
        if self._table is not None:
            self._nested += 1
            return
        self._sheet = clean_line(attributes.get("table:name", ""))
        if not self.hidden and attributes.get("table:style-name") in self._hiding:
            self.notes.add("hidden_sheets", self._sheet)
            self._over = ["table:table"]
            return
        self._table, self._rows = Table(rows=(), name=self._sheet), []
        self._reaching, self._hidden_columns = {}, set()
        self._columns = self._row_number = 0

    def _is_out(self, attributes: dict[str, str]) -> bool:
        is_seen = attributes.get("table:visibility", "visible") == "visible"
        return not (is_seen or self.hidden)

    def _close_cell(self) -> None:
        cell, row = self._cell, self._row
        if cell is None or row is None:
            return
        lines = () if "covered" in cell else self._value(cell)
        times = _times(cell, "table:number-columns-repeated")
        width = _times(cell, "table:number-columns-spanned")
        for _one in range(min(times, MAX_COLUMNS + 1)):
            column = len(row)
            if lines and self._hidden_columns.issuperset(range(column, column + width)):
                self.notes.add("hidden_columns", f"{self._sheet}!{column + 1}")
                row.append(EMPTY)
                continue
            is_above = "covered" in cell and self._reaching.get(column, 0) >= self._row_number
            row.append(Cell(lines, width=width, above=is_above) if lines or is_above else EMPTY)
            if (down := _times(cell, "table:number-rows-spanned")) > 1:
                self._reaching[column] = self._row_number + down - 1
        self._cell = None

    def _value(self, cell: dict[str, str]) -> tuple[str, ...]:
        """The text as it is shown; a day by its value, which is sure."""
        if day := cell.get("office:date-value", ""):
            try:
                return (iso_text(day),)
            except ImpossibleDate as error:
                self.notes.add("impossible_dates", f"{self._sheet}!{self._row_number}")
                return (str(error),)
        return tuple(self._lines)

    def _close_row(self) -> None:
        row, self._row = self._row or [], None
        while row and not (row[-1].lines or row[-1].above):
            row.pop()
        self._row_number += self._again - 1
        if not any(cell.lines for cell in row):
            return
        self.budget.columns(len(row), self._sheet)
        for _one in range(self._again):
            self.budget.row()
            for cell in row:
                if cell.lines:
                    self.budget.cell(sum(map(len, cell.lines)))
            self._rows.append(row)

    def _close_table(self) -> None:
        if self._nested:
            self._nested -= 1
        elif self._table is not None:
            if self._rows:
                self.blocks.append(Table(rows=square(self._rows), name=self._table.name))
            self._table = None

    def _close_line(self) -> None:
        text, self._pieces = "".join(() if self._line_is_hidden else self._pieces), []
        lines = [line for part in text.split("\n") if (line := clean_line(part))]
        if self._table is not None:
            self.budget.text(sum(map(len, lines)))
            self._lines += lines
            return
        for line in lines:
            self.budget.line(line)
            self.blocks.append(Paragraph(line))


def _times(attributes: dict[str, str], key: str) -> int:
    text = attributes.get(key, "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 9 else 1
