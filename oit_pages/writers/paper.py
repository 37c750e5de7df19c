"""What a file is made of, before it is a file of any kind."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

#: What a cell holds: numbers stay numbers in a workbook, a list is a line for each item.
Cell = str | int | Decimal | None


@dataclass(frozen=True, kw_only=True)
class Line:
    text: str
    align: Literal["left", "center", "right"] = "left"
    bold: bool = False
    indent: bool = False


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table; its titles stand above the headings and are repeated with them on every page."""

    titles: tuple[str, ...] = ()
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    """Lines below the rows."""
    shares: tuple[int, ...] = ()
    """In a Word file, how wide each column is beside the others; () for all alike."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One block of a page: its lines, and a table."""

    name: str
    """What a sheet is called."""
    lines: tuple[Line, ...] = ()
    grid: Grid | None = None
    follows: bool = False
    """In a Word file it stands below the one before it, not on a page of its own."""


def centered(text: str) -> Line:
    return Line(text=text, align="center", bold=True)


def plain(texts: list[str] | tuple[str, ...]) -> list[Line]:
    """Paragraphs, each on a line of its own."""
    return [Line(text=text, indent=True) for text in texts if text.strip()]
