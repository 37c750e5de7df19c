"""What became of each cell and line of a file. It adds up to what the file holds."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from oit_pages.readers.document import Cell, Paragraph, Table
from oit_pages.readers.recognise.parts import Part

Kind = Literal["taken", "noted", "left_out"]
#: Why a piece of the file is in no block.
REASONS = (
    "dash", "page_number", "row_number", "heading_again", "empty_form", "not_picked",
)  # fmt: skip


@dataclass(frozen=True)
class Fate:
    """What became of one filled cell or one line."""

    kind: Kind
    into: str
    """Where to: a block and its part, such as "table_complaint_statistics.received"; why, for
    what was left out."""
    text: str
    at: str = ""
    """Where it stood: "ต.ค.!B5"; "" outside of workbooks."""


@dataclass(frozen=True)
class Heading:
    """A heading of the file, and the column it was taken for."""

    text: str
    key: str
    """The column's key; "" for one that names none."""
    joins: bool = False
    """It spans several columns of the file, which become one."""


@dataclass(frozen=True)
class TableHeadings:
    """The headings of one table, in the order of its columns."""

    columns: tuple[Heading, ...]
    labels: frozenset[str] = frozenset()
    """Every text that stands among the headings."""


@dataclass(frozen=True)
class Examined:
    """What a document is made of, and what became of each of its cells and lines."""

    parts: tuple[Part, ...]
    """In reading order; what is not recognised is `RichText`."""
    fates: tuple[Fate, ...]
    """One for each filled cell and each line."""
    headings: tuple[TableHeadings, ...] = ()
    """One for each table that was told by its headings, in the order of the parts."""


class Account:
    """Fates being gathered while a document is recognised."""

    def __init__(self) -> None:
        self.fates: list[Fate] = []
        self.headings: list[TableHeadings] = []
        self.sheet = ""
        self._made: set[int] = set()

    def made(self, cell: Cell) -> Cell:
        """A cell that no file held, made on the way: it has no fate."""
        self._made.add(id(cell))
        return cell

    def take_over(self, other: "Account") -> None:
        """What was gathered on trial."""
        self.fates += other.fates
        self.headings += other.headings
        self._made |= other._made

    def moved(self, text: str, into: str) -> None:
        """The last line with this text went elsewhere after all."""
        for at in range(len(self.fates) - 1, -1, -1):
            if self.fates[at].text == text and self.fates[at].kind == "taken":
                self.fates[at] = replace(self.fates[at], into=into)
                return

    def renamed(self, title: str, block: str, into: str) -> None:
        """The lines of a title that went into a block go elsewhere."""
        self.fates = [
            replace(fate, into=into) if fate.into == block and fate.text in title else fate
            for fate in self.fates
        ]

    def withdrawn(self, since: int, headings: range, into: str | None) -> None:
        """What was read as a table is none: its headings are left out, and what else it holds
        goes `into` a block; left out, too, where that is None."""
        for at in range(since, len(self.fates)):
            if self.fates[at].kind == "left_out":
                continue
            empty = into is None or at in headings
            kind: Kind = "left_out" if empty else "taken"
            place = "empty_form" if empty or into is None else into
            self.fates[at] = replace(self.fates[at], kind=kind, into=place)

    def taken(self, cell: Cell, into: str) -> None:
        self._add("taken", into, cell)

    def noted(self, cell: Cell, into: str) -> None:
        self._add("noted", into, cell)

    def left_out(self, cell: Cell, why: str) -> None:
        self._add("left_out", why, cell)

    def not_picked(self, block: Paragraph | Table) -> None:
        """A person left it out."""
        if isinstance(block, Paragraph):
            self.lines([block.text], "left_out", "not_picked")
            return
        self.sheet = block.name
        for cell in (cell for row in block.rows for cell in row):
            self.left_out(cell, "not_picked")

    def lines(self, lines: Iterable[str], kind: Kind, into: str) -> None:
        self.fates += [Fate(kind, into, line) for line in lines]

    def _add(self, kind: Kind, into: str, cell: Cell) -> None:
        if cell.lines and id(cell) not in self._made:
            at = f"{self.sheet}!{cell.at}" if cell.at else ""
            self.fates.append(Fate(kind, into, cell.text, at))


def totals(fates: Iterable[Fate]) -> dict[str, int]:
    """How many were taken, noted and left out, and of these how many for which reason."""
    counts: Counter[str] = Counter()
    for fate in fates:
        counts[fate.kind] += 1
        if fate.kind == "left_out":
            counts[fate.into] += 1
    return dict(counts)
