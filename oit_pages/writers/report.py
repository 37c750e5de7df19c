"""What a report for people is made of: sheets of a workbook, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

#: How well it stands; what is coloured says so in words, too.
Tone = Literal["", "good", "part", "bad", "open"]
Plain = str | int | float | date | None


@dataclass(frozen=True, kw_only=True)
class Value:
    """A cell that is more than what it says."""

    value: Plain
    tone: Tone = ""
    link: str = ""
    """Where a click leads; "" for nowhere."""


@dataclass(frozen=True, kw_only=True)
class Row:
    cells: tuple[Plain | Value, ...]
    bold: bool = False


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table; titles and facts stand above it, its headings on every printed page."""

    name: str
    titles: tuple[str, ...] = ()
    """Across the sheet, the first one large."""
    facts: tuple[tuple[str, Plain | Value], ...] = ()
    """What it is about, a line each: a label and a value."""
    notes: tuple[str, ...] = ()
    columns: tuple[tuple[str, int], ...]
    """Headings, and widths in characters."""
    rows: tuple[Row, ...]
    is_long: bool = False
    """Its headings and first column stay in sight, and every column has a filter."""


@dataclass(frozen=True, kw_only=True)
class Report:
    title: str
    head: str
    """At the top of every printed page: whose it is, and of when."""
    foot: str
    """At the bottom; `{page}` and `{pages}` in it are numbers."""
    sheets: Sequence[Sheet]
    english: bool = False
    """Days are of the Common Era; else of the Buddhist era."""
