"""Totals: a row of sums is no project, purchase or month, and what it says must add up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from oit_pages.evidence import Evidence, Item, Row
from oit_pages.evidence.doubts import doubt
from oit_pages.evidence.selection import DOUBTED, row_says
from oit_pages.evidence.totals import Number, column_sum, is_brought, is_number, numbers, sums_among
from oit_pages.evidence.values import Doubt
from oit_pages.evidence.wordings import DATA

#: The columns of a form that make up another one, and columns of which no sum is made.
SUMS = DATA["sums"]
_NOT_SUMMED = frozenset(DATA["totals"]["not_summed"])
#: Forms whose rows may end in one of sums.
_FORMS = frozenset({"table", "plan", "measure_table", "people", "org_chart"})
#: Of amounts from here on satang may be left off, and what is in a group may stand below it, so
#: that each counts twice, or three times. Counts are exact.
_AMOUNT = 1000
_LEVELS = (1, 2, 3)


@dataclass(frozen=True, kw_only=True)
class Sums:
    """The rows of sums that were taken out of one block."""

    rows: Mapping[int, Row]
    """By their place among the rows."""
    nothing_else: bool = False
    """No other row says anything."""


def without_sums(evidence: Evidence) -> tuple[Evidence, Mapping[int, Sums]]:
    """The evidence with rows of sums emptied, and what they were, by the place of their block.

    Rows keep their numbers. Where there is nothing but sums they stay: a person sees them.
    """
    aside: dict[int, Sums] = {}
    items = []
    for at, item in enumerate(evidence.items):
        places = sums_among(item.rows) if item.kind in _FORMS and item.rows else frozenset()
        if places:
            others = any(row_says(row) for n, row in enumerate(item.rows) if n not in places)
            aside[at] = Sums(
                rows={n: item.rows[n] for n in sorted(places)}, nothing_else=not others
            )
            if others:
                rows = tuple({} if n in places else row for n, row in enumerate(item.rows))
                item = replace(item, rows=rows)
        items.append(item)
    return (replace(evidence, items=tuple(items)) if aside else evidence), aside


def sure_sums(item: Item, sums: Sums, doubts: list[Doubt]) -> Item:
    """The block without figures whose sum its own row of sums contradicts."""
    if sums.nothing_else:
        doubts.append(doubt("only_sums", _words(next(iter(sums.rows.values()))), item))
        return replace(item, rows=tuple({DOUBTED: True} for _row in sums.rows))
    wrong = dict(_wrong(item.rows, sums.rows))
    if not wrong:
        return item
    doubts += [doubt("totals", words, item, name) for name, words in wrong.items()]
    adds_up = SUMS.get(item.column_set, {"whole": "", "parts": ()})
    without = dict.fromkeys([*wrong, *(adds_up["parts"] if adds_up["whole"] in wrong else ())])
    rows = tuple(
        {**row, **without, DOUBTED: True} if wrong.keys() & row.keys() else row for row in item.rows
    )
    return replace(item, rows=rows)


def _words(row: Row) -> str:
    return next((str(value) for value in row.values() if isinstance(value, str) and value), "…")


def _wrong(rows: Sequence[Row], sums: Mapping[int, Row]) -> Iterator[tuple[str, str]]:
    """Columns whose sum is another than a row of sums says: (column, "9 ≠ 4")."""
    before = 0
    for at, total in sums.items():
        part, above = rows[before:at], rows[:at]
        for name, said in numbers(total).items():
            if name not in _NOT_SUMMED and not _is_sum(name, said, part, above, rows, sums):
                yield name, f"{said} ≠ {column_sum(above or rows, name)}"
        before = at + 1


def _is_sum(
    name: str,
    said: Number,
    part: Sequence[Row],
    above: Sequence[Row],
    rows: Sequence[Row],
    sums: Mapping[int, Row],
) -> bool:
    """The sum of the rows since the last one of sums, of all before it, or of all there are; with
    what was brought forward."""
    given: list[Number] = [value for row in rows if is_number(value := row.get(name))]
    if not given:
        return True
    ways: list[Number] = [column_sum(some, name) for some in (part, above, rows)]
    brought = column_sum([row for row in sums.values() if is_brought(_words(row))], name)
    if brought:
        ways += [brought, *(one + brought for one in ways)]
    if name == "in_progress":
        ways.append(given[-1])  # what is open at the end
    if said < _AMOUNT:
        return said in ways
    return any(-1 <= way - said * level <= 1 for way in ways for level in _LEVELS)
