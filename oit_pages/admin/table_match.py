"""Which column of a table each column of a pasted one goes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from oit_pages.catalogue import Column, ColumnSet
from oit_pages.readers.document import Cell, square
from oit_pages.readers.recognise.numbered_lists import compact
from oit_pages.readers.recognise.tables.headings import MAX_ABOVE, find_headings
from oit_pages.thai import clean, to_arabic

Way = Literal["heading", "synonym", "order"]

#: So many rows are enough to find the headings.
ROWS = MAX_ABOVE + 2


@dataclass(frozen=True, kw_only=True)
class Match:
    """A column set that fits, and what goes where."""

    column_set: str
    headings: int = 0
    """How many rows at the top are no content."""
    columns: Mapping[int, tuple[str, Way]] = field(default_factory=dict)
    """(key, why) by the place of the column in what was pasted."""


def match_table(rows: Sequence[Sequence[str]], sets: Sequence[ColumnSet]) -> Match:
    """By headings and their synonyms in whichever set fits best, else by order in the first."""
    table = square([[_cell(text) for text in row] for row in rows[:ROWS]])
    found = find_headings(table, {one.id: one for one in sets})
    if found.column_set is not None:
        head = table[found.at : found.at + found.height]
        named = dict(found.columns)
        named |= {at: found.columns[first] for at, first in found.joined.items()}
        return Match(
            column_set=found.column_set.id,
            headings=found.at + found.height,
            columns={
                at: (column.key, _why(column, [row[at].text for row in head]))
                for at, column in named.items()
            },
        )
    return _by_first_row(table, sets) or _by_order(table, sets[0])


def _by_first_row(table: tuple[tuple[Cell, ...], ...], sets: Sequence[ColumnSet]) -> Match | None:
    """Of a narrow table, that half of its first row are headings of one set."""
    if len(table) < 2:
        return None
    for one in sets:
        names = {_name(name): col for col in one.columns for name in (col.th, col.en, *col.aliases)}
        known = {
            at: names[_name(cell.text)]
            for at, cell in enumerate(table[0])
            if _name(cell.text) in names
        }
        if known and 2 * len(known) >= sum(bool(cell.lines) for cell in table[0]):
            columns = {at: (col.key, _why(col, [table[0][at].text])) for at, col in known.items()}
            return Match(column_set=one.id, headings=1, columns=columns)
    return None


def _by_order(table: tuple[tuple[Cell, ...], ...], one: ColumnSet) -> Match:
    width = len(table[0]) if table else 0
    columns = {at: (col.key, "order") for at, col in enumerate(one.columns[:width])}
    return Match(column_set=one.id, columns=columns)


def _cell(text: str) -> Cell:
    return Cell(tuple(line for line in clean(text).splitlines() if line.strip()))


def _why(column: Column, texts: list[str]) -> Way:
    own = {_name(column.th), _name(column.en)}
    return "heading" if own & {_name(text) for text in texts} else "synonym"


def _name(text: str) -> str:
    return compact(to_arabic(text)).rstrip(":.").lower()
