"""A worksheet, streamed: the cells with something in them, and what is hidden."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from openpyxl.utils import get_column_letter, range_boundaries

from oit_pages.readers import colours
from oit_pages.readers.document import Cell
from oit_pages.readers.errors import ReaderError
from oit_pages.readers.excel.cell_formats import Look, Runs, StringRuns
from oit_pages.readers.excel.values import ImpossibleDate, iso_text, lines_of, number_text
from oit_pages.readers.limits import Budget
from oit_pages.readers.notices import Notes
from oit_pages.readers.xml_events import walk

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
#: More is no work of a person, and would only cost time.
MAX_MERGED_CELLS = 200_000
MAX_COLUMN_SPANS = 1_000
#: Hidden cells that may turn out to be seen; titles stand at the top.
MAX_SET_ASIDE = 10_000
_TRUE = ("1", "true")
_PLAIN = Look()
# Formats may reach to the bottom of a sheet: cells and rows with nothing in them are passed
# over before they are parsed.
_EMPTY_CELLS = re.compile(
    rb'(?:<(?:\w{1,8}:)?c (?:r="[A-Z]|(?=[^<>]{0,80} r="[A-Z]))[^<>]*+(?<=/)>\s*+)++'
)
_EMPTY_ROWS = re.compile(
    rb'(?:<(?:\w{1,8}:)?row\s(?=[^<>]{0,80}\br="\d)[^<>]*+(?:(?<=/)>|>\s*+</(?:\w{1,8}:)?row>)\s*+)++'
)
_CARRY = 4_000_000


def without_empty_cells(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same markup without cells and rows that hold nothing."""
    rest = b""
    for chunk in chunks:
        seen = rest + chunk
        at = seen.rfind(b"</row>") + 6
        if at < 6:
            at = max(seen.rfind(b"<c "), 0)
        if at <= 0 and len(seen) > _CARRY:
            at = len(seen)
        rest = seen[at:]
        yield _stripped(seen[:at])
    yield _stripped(rest)


def _stripped(markup: bytes) -> bytes:
    return _EMPTY_ROWS.sub(b"", _EMPTY_CELLS.sub(b"", markup))


class Sheet:
    """One sheet being read. `rows()` gives its rows of cells once it is."""

    def __init__(self, title: str, strings: list[str | Runs], looks: tuple[Look, ...],
                 budget: Budget, notes: Notes, *, is_1904: bool, hidden: bool):  # fmt: skip
        self.title = title
        self.strings, self.looks = strings, looks
        self.budget, self.notes = budget, notes
        self.is_1904, self.hidden = is_1904, hidden
        self.found: dict[int, dict[int, tuple[str, ...]]] = {}
        self.merged: list[str] = []
        self._columns_out: set[int] = set()
        self._spans_out = 0
        self._rows_out: set[int] = set()
        self._hidden_rows: Counter[int] = Counter()
        self._hidden_columns: Counter[int] = Counter()
        self._set_aside: dict[tuple[int, int], tuple[str, ...]] = {}
        """Cells of hidden rows and columns: one that is merged with what is seen is seen itself."""
        self._row = self._column = 0
        self._row_is_hidden = False
        self._cell: dict[str, str] = {}
        self._value: list[str] | None = None
        self._is_formula = False
        self._is_judged = False
        """Its runs were looked at one by one."""
        self._inline = StringRuns()

    def read(self, chunks: Iterable[bytes]) -> None:
        walk(without_empty_cells(chunks), self.budget.name, self._start, self._end, self._text)
        self._take_merged()
        for number in sorted(+self._hidden_rows):
            self.notes.add("hidden_rows", f"{self.title}!{number}")
        for number in sorted(+self._hidden_columns):
            self.notes.add("hidden_columns", f"{self.title}!{get_column_letter(number)}")

    def rows(self) -> Iterator[list[Cell]]:
        """Rows with something in them, top to bottom, each to its last filled cell."""
        spans = self._spans()
        for number in sorted(self.found):
            cells = self.found[number]
            last = max(cells)
            self.budget.row()
            self.budget.columns(last, self.title)
            row = []
            for column in range(1, last + 1):
                lines = cells.get(column, ())
                width, is_above = spans.get((number, column), (1, False))
                at = f"{get_column_letter(column)}{number}" if lines else ""
                row.append(Cell(lines, width=width, above=is_above and not lines, at=at))
            yield row

    # -- events ---------------------------------------------------------------------------

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "x:c":
            self._open_cell(attributes)
        elif tag == "x:v":
            self._value = []
        elif tag == "x:f":
            self._is_formula = True
        elif tag == "x:row":
            self._open_row(attributes)
        elif tag == "x:is":
            self._inline.clear()
        elif tag == "x:col" and _is_hidden(attributes, "width"):
            self._hide_columns(attributes)
        elif tag == "x:mergeCell":
            self.merged.append(attributes.get("ref", ""))
        elif tag in ("x:t", "x:r", "x:rPh", "x:color"):
            self._inline.start(tag, attributes)

    def _text(self, piece: str) -> None:
        if self._value is not None:
            self._value.append(piece)
        else:
            self._inline.text(piece)

    def _end(self, tag: str) -> None:
        if tag == "x:v" and self._value is not None:
            self._cell["value"], self._value = "".join(self._value), None
        elif tag == "x:c":
            self._close_cell()
        elif tag in ("x:t", "x:r", "x:rPh"):
            self._inline.end(tag)

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        first, last = (self._number(attributes.get(key)) for key in ("min", "max"))
        self._spans_out += 1
        if self._spans_out > MAX_COLUMN_SPANS:
            raise ReaderError("too_complex", name=self.budget.name)
        self._columns_out.update(range(first, min(last, LAST_COLUMN) + 1))

    def _open_row(self, attributes: dict[str, str]) -> None:
        self._row = self._number(attributes["r"]) if "r" in attributes else self._row + 1
        if not 1 <= self._row <= LAST_ROW:
            raise ReaderError("broken", name=self.budget.name)
        self._column = 0
        self._row_is_hidden = not self.hidden and _is_hidden(attributes, "ht")
        if self._row_is_hidden:
            self._rows_out.add(self._row)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        ref = attributes.get("r")
        self._column = self._column_of(ref) if ref else self._column + 1
        self._cell, self._value = attributes, None
        self._is_formula = self._is_judged = False
        self._inline.clear()

    def _close_cell(self) -> None:
        try:
            lines = self._lines()
        except ImpossibleDate as error:
            lines = (str(error),)
            self.notes.add("impossible_dates", self._where())
        if not lines or not self._is_visible(lines):
            return
        row = self.found.setdefault(self._row, {})
        if self._column in row:
            raise ReaderError("broken", name=self.budget.name)
        self.budget.cell(sum(map(len, lines)))
        row[self._column] = lines

    # -- what a cell shows ----------------------------------------------------------------

    def _lines(self) -> tuple[str, ...]:
        kind, raw = self._cell.get("t", "n"), self._cell.get("value", "")
        look = self._look()
        if kind == "s":
            return self._string_lines(self._shared(raw), look)
        if kind == "inlineStr":
            return self._string_lines(self._inline.value(), look)
        if kind == "e":
            self.notes.add("error_cells", self._where())
            return ()
        if kind == "str":
            return lines_of(raw)
        if not raw.strip():
            if self._is_formula:
                self.notes.add("unsolved_formulas", self._where())
            return ()
        if kind == "b":
            return ("TRUE" if raw in _TRUE else "FALSE",)
        text = iso_text(raw) if kind == "d" else number_text(raw, look, self.is_1904)
        return lines_of(text)

    def _string_lines(self, value: str | Runs, look: Look) -> tuple[str, ...]:
        if isinstance(value, str):
            return lines_of(value)
        self._is_judged = True
        seen = [
            text for text, colour in value if not colours.is_same(colour or look.text, look.ground)
        ]
        if len(seen) < len(value) and not self.hidden:
            self.notes.add("invisible_cells", self._where())
            return lines_of("".join(seen))
        return lines_of("".join(text for text, _colour in value))

    def _shared(self, raw: str) -> str | Runs:
        try:
            return self.strings[int(raw)]
        except (ValueError, IndexError) as error:
            raise ReaderError("broken", name=self.budget.name) from error

    def _look(self) -> Look:
        style = self._cell.get("s", "0")
        index = int(style) if style.isascii() and style.isdigit() and len(style) < 7 else 0
        return self.looks[index] if index < len(self.looks) else _PLAIN

    def _is_visible(self, lines: tuple[str, ...]) -> bool:
        """Whether the cell comes in; it is counted where it does not."""
        if self.hidden:
            return True
        look = self._look()
        is_out = look.hides(self._number_held()) or (look.is_invisible and not self._is_judged)
        if self._row_is_hidden or self._column in self._columns_out:
            hidden, number = (
                (self._hidden_rows, self._row)
                if self._row_is_hidden
                else (self._hidden_columns, self._column)
            )
            hidden[number] += 1
            if not is_out and len(self._set_aside) < MAX_SET_ASIDE:
                self._set_aside[self._row, self._column] = lines
            return False
        if is_out:
            self.notes.add("invisible_cells", self._where())
        return not is_out

    def _take_merged(self) -> None:
        """Of what is hidden, cells merged with rows and columns that are seen."""
        for left, top, right, bottom in map(self._corners, self.merged if self._set_aside else ()):
            lines = self._set_aside.get((top, left))
            row = next((one for one in range(top, bottom + 1) if one not in self._rows_out), None)
            is_seen = any(one not in self._columns_out for one in range(left, right + 1))
            if not lines or row is None or not is_seen or left in self.found.get(row, ()):
                continue
            if top in self._rows_out:
                self._hidden_rows[top] -= 1
            else:
                self._hidden_columns[left] -= 1
            self.budget.cell(sum(map(len, lines)))
            self.found.setdefault(row, {})[left] = lines

    def _number_held(self) -> float | None:
        """None where the cell holds a text; a day is a number."""
        kind = self._cell.get("t", "n")
        if kind not in ("n", "d"):
            return None
        try:
            return float(self._cell.get("value", "")) if kind == "n" else 1.0
        except ValueError:
            return None

    # -- places ---------------------------------------------------------------------------

    def _where(self) -> str:
        return f"{self.title}!{get_column_letter(self._column)}{self._row}"

    def _column_of(self, ref: str) -> int:
        number = 0
        for letter in ref.rstrip("0123456789")[:4]:
            number = number * 26 + ord(letter) - 64
        if not 1 <= number <= LAST_COLUMN:
            raise ReaderError("broken", name=self.budget.name)
        return number

    def _number(self, text: str | None) -> int:
        if not text or not (text.isascii() and text.isdigit() and len(text) < 20):
            raise ReaderError("broken", name=self.budget.name)
        return int(text)

    def _corners(self, ref: str) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of merged cells."""
        try:
            left, top, right, bottom = range_boundaries(ref)
        except (TypeError, ValueError) as error:
            raise ReaderError("broken", name=self.budget.name) from error
        if left is None or top is None or right is None or bottom is None:
            raise ReaderError("broken", name=self.budget.name)  # whole columns or rows
        return left, top, right, bottom

    def _spans(self) -> dict[tuple[int, int], tuple[int, bool]]:
        """(row, column) → how many columns the cell spans, and whether it is the rest of one."""
        spans: dict[tuple[int, int], tuple[int, bool]] = {}
        numbers = sorted(self.found)
        for left, top, right, bottom in map(self._corners, self.merged):
            width = right - left + 1
            spans[top, left] = (width, False)
            for number in numbers[bisect_right(numbers, top) : bisect_right(numbers, bottom)]:
                spans[number, left] = (width, True)
            if len(spans) > MAX_MERGED_CELLS:
                raise ReaderError("too_complex", name=self.budget.name)
        return spans


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    if attributes.get("hidden") in _TRUE:
        return True
    try:
        return float(attributes.get(size, 1)) == 0
    except ValueError:
        return False
