"""A file with a line for each thing: CSV, or the first table of a workbook; and what is wrong
with it, by line and column.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.utils.translation import gettext as _

from oit_pages.actions.import_wording import notice_in_words
from oit_pages.readers import ReaderError, read
from oit_pages.readers.csv_file import numbered_rows
from oit_pages.readers.document import Table
from oit_pages.readers.errors import SAYS
from oit_pages.readers.limits import MAX_FILE, MEGABYTE

CSV = frozenset({".csv", ".tsv", ".txt"})
#: Notices of a reader that tell of lines or values that are in the file and not in what was read.
LOST = frozenset({"hidden_rows", "hidden_columns", "unsolved_formulas", "error_cells"})
#: The headings stand among the first lines.
_HEAD = 15
_CELL = re.compile(r"([A-Z]+)([0-9]+)")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong with the file, and where; line 0 is the file as a whole."""

    line: int
    column: str
    says: str

    def __str__(self) -> str:
        if not self.line:
            return self.says
        place = {"line": self.line, "column": self.column, "says": self.says}
        if not self.column:
            return _("Line %(line)s: %(says)s") % place
        return _("Line %(line)s, column “%(column)s”: %(says)s") % place


class FaultyFile(ValueError):
    """All that is wrong with it; nothing was made."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = sorted(faults, key=lambda fault: fault.line)
        super().__init__(" ".join(map(str, self.faults)))


@dataclass(frozen=True, kw_only=True)
class FileRow:
    number: int
    """As a spreadsheet or an editor counts it, from 1."""
    cells: list[str]
    columns: tuple[str, ...]
    """The letters that a spreadsheet shows above each cell."""


def column_of(heading: str, columns: Mapping[str, Collection[str]]) -> str:
    """The column that is so called, or ""; `columns` has the names that each is known by."""
    plain = " ".join(heading.lower().split())
    return next((column for column, names in columns.items() if plain in names), "")


def find_headings(
    rows: Sequence[FileRow], columns: Mapping[str, Collection[str]], needed: Iterable[str]
) -> int | None:
    """The place of the first row that names all the needed columns."""
    for at, row in enumerate(rows[:_HEAD]):
        if set(needed) <= {column_of(cell, columns) for cell in row.cells}:
            return at
    return None


def rows_in(
    source: str | Path | BinaryIO,
    name: str = "",
    headings: Collection[str] = (),
    whole: bool = False,
) -> list[FileRow]:
    """Every line with something in it. `headings` that it may have, in small letters, tell what
    separates columns. Raises FaultyFile where the file can't be read, and for a `whole` one where
    lines or values of it would be missing."""
    path = source if not isinstance(source, str) else Path(source)
    name = name or (path.name if isinstance(path, Path) else "")
    try:
        if PurePosixPath(name.lower()).suffix in CSV:
            return [
                FileRow(number=number, cells=cells, columns=_letters(len(cells)))
                for number, cells in numbered_rows(_data(path, name), name, headings)
            ]
        document = read(path, name)
    except ReaderError as error:
        says = _(SAYS[error.code]).format(**error.params)
        raise FaultyFile([Fault(line=0, column="", says=says)]) from error
    except OSError as error:
        says = _(SAYS["unreadable"]).format(name=name)
        raise FaultyFile([Fault(line=0, column="", says=says)]) from error
    if whole and (lost := [one for one in document.notices if one.code in LOST]):
        raise FaultyFile(Fault(line=0, column="", says=notice_in_words(one)) for one in lost)
    table, *others = [one for one in document.blocks if isinstance(one, Table)] or [None]
    if whole and (other := next((one for one in others if _is_like(one, headings)), None)):
        says = _("Only the first sheet is read. Put the lines of “%(sheet)s” on it as well.")
        raise FaultyFile([Fault(line=0, column="", says=says % {"sheet": other.name})])
    found = []
    for number, row in enumerate(table.rows if table else (), 1):
        places = [_CELL.fullmatch(cell.at) for cell in row]
        cells = [cell.text for cell in row]
        if any(cells):
            lines = [int(place[2]) for place in places if place]
            plain = _letters(len(cells))
            letters = [place[1] if place else plain[at] for at, place in enumerate(places)]
            found.append(
                FileRow(number=(lines or [number])[0], cells=cells, columns=tuple(letters))
            )
    return found


def _is_like(table: Table, headings: Collection[str]) -> bool:
    """Whether it has a line of headings too, and so perhaps what the first one has not."""
    return any(sum(cell.text.strip().lower() in headings for cell in row) > 1 for row in table.rows)


def _data(source: Path | BinaryIO, name: str) -> bytes:
    if isinstance(source, Path):
        if not source.is_file():
            raise ReaderError("missing", name=str(source))
        data = source.read_bytes()
    else:
        data = source.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise ReaderError("too_large", name=name, limit=MAX_FILE // MEGABYTE)
    return data


def _letters(count: int) -> tuple[str, ...]:
    """A, B, … Z, AA, …"""
    found = []
    for number in range(count):
        letters, rest = "", number
        while rest >= 0:
            letters, rest = chr(65 + rest % 26) + letters, rest // 26 - 1
        found.append(letters)
    return tuple(found)
