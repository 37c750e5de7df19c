"""Spoken of: a cell that is empty, while the row's note speaks of it.

"Paid from the budget of project 1" beside an empty budget is no figure, and no gap either: the cell
is taken for the best, and a person is asked.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from oit_pages.evidence import Evidence, Item, Part, Row
from oit_pages.evidence.doubts import doubt
from oit_pages.evidence.selection import DOUBTED, row_says
from oit_pages.evidence.substance import is_content, text_of
from oit_pages.evidence.values import Doubt
from oit_pages.evidence.wordings import DATA
from oit_pages.thai import fiscal_year

_SPOKEN_OF = {
    name: re.compile(words, re.IGNORECASE) for name, words in DATA["cells"]["spoken_of"].items()
}
_AMOUNTS = frozenset({"budget", "spent", "reference_price"})
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")

#: By the place of their row: the columns that its note speaks of, and the note.
Spoken = Mapping[int, Mapping[str, str]]


def spoken_of(evidence: Evidence) -> tuple[Evidence, Mapping[int, Spoken]]:
    """The evidence with cells that a note speaks of taken for filled in, and which those are, by
    the place of their block."""
    told: dict[int, Spoken] = {}
    items = []
    for at, item in enumerate(evidence.items):
        found = {
            n: cells
            for n, row in enumerate(item.rows)
            if item.kind in ("table", "plan") and (cells := dict(_cells(row)))
        }
        if found:
            told[at] = found
            rows = tuple(
                {**row, **{name: _taken(name, evidence.year, found[n][name]) for name in found[n]}}
                if n in found
                else row
                for n, row in enumerate(item.rows)
            )
            item = replace(item, rows=rows)
        items.append(item)
    return (replace(evidence, items=tuple(items)) if told else evidence), told


def _cells(row: Row) -> Iterator[tuple[str, str]]:
    if not row_says(row):
        return
    notes = [*_notes(row)]
    for name, words in _SPOKEN_OF.items():
        if name in row and not is_content(row[name]):
            note = next((one for one in notes if words.search(one)), "")
            if note:
                yield name, note


def _notes(row: Row) -> Iterator[str]:
    """The row's note, and what stands in brackets in its other texts."""
    for name, value in row.items():
        if isinstance(value, str) and value:
            text = text_of(value)
            yield from [text] if name == "note" else _BRACKETS.findall(text)


def _taken(name: str, year: int, note: str) -> Part:
    if name == "period":
        return fiscal_year(year)
    if name in _AMOUNTS:
        return Decimal(0)
    return (note,) if name == "bidders" else note


def sure_of_notes(item: Item, spoken: Spoken, doubts: list[Doubt]) -> Item:
    """The block with those cells as empty as they are."""
    rows = []
    for n, row in enumerate(item.rows):
        for name, note in spoken.get(n, {}).items():
            doubts.append(doubt("in_note", note, item, name))
            row = {**row, name: None, DOUBTED: True}
        rows.append(row)
    return replace(item, rows=tuple(rows))
