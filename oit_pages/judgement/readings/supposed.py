"""Supposed: blocks with the time that only words name, where none is typed. A hint, no proof."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from oit_pages.evidence import Evidence, Item, Row
from oit_pages.evidence.doubts import doubt
from oit_pages.evidence.selection import usable
from oit_pages.evidence.values import Doubt
from oit_pages.judgement.readings.block_times import (
    TEXTS,
    holds_one_paper,
    times_of_file,
    typed_times,
)
from oit_pages.judgement.readings.papers import names_of
from oit_pages.thai import Period
from oit_pages.thai.named_times import NamedTime, named_times

#: Where a time is named: the block, its part and the time.
Hint = tuple[Item, str, NamedTime]


def supposed(evidence: Evidence, targets: Sequence[Period]) -> tuple[Evidence, list[Doubt]]:
    """The evidence with times that are only named, where none is typed."""
    doubts: list[Doubt] = []
    around = _around(evidence)
    items = tuple(_supposed(item, targets, around, doubts) for item in evidence.items)
    return (replace(evidence, items=items) if doubts else evidence), doubts


def _supposed(
    item: Item,
    targets: Sequence[Period],
    around: list[Hint],
    doubts: list[Doubt],
) -> Item:
    if item.kind == "documents":
        rows = tuple(_supposed_row(item, row, targets, around, doubts) for row in item.rows)
        return replace(item, rows=rows) if rows != item.rows else item
    if typed_times(item) or item.kind == "nothing_to_report":
        return item
    best = _best(_named_in(item), targets) or _best(
        [(where, part, one) for where, part, one in around if where is not item], targets
    )
    if best is None:
        return item
    where, part, one, period = best
    doubts.append(doubt("time_named", one.words, where, part, period=period))
    return replace(item, parts={**item.parts, "period": period})


def _supposed_row(
    item: Item,
    row: Row,
    targets: Sequence[Period],
    around: list[Hint],
    doubts: list[Doubt],
) -> Row:
    if isinstance(row.get("period"), Period) or isinstance(row.get("date"), date):
        return row
    named = [
        (item, part, one)
        for part in ("title", "note")
        for one in named_times(str(row.get(part) or ""))
    ]
    if holds_one_paper(item):
        named += [
            (item, "files", one)
            for file in item.files
            if usable(file)
            for one in times_of_file(file.title, file.name)
        ]
    named += [(item, part, one) for part, name in names_of(item) for one in named_times(name)]
    best = _best(named, targets) or _best(around, targets)
    if best is None:
        return row
    _where, part, one, period = best
    doubts.append(doubt("time_named", one.words, item, part, period=period))
    return {**row, "period": period}


def _named_in(item: Item) -> list[Hint]:
    """Names first, then files and links, then what the text says."""
    found = [(item, part, one) for part, name in names_of(item) for one in named_times(name)]
    found += [
        (item, "files", one)
        for file in item.files
        if usable(file)
        for one in times_of_file(file.title, file.name)
    ]
    found += [(item, "text", one) for link in item.links for one in named_times(link.text)]
    for part in TEXTS:
        if isinstance(text := item.parts.get(part), str):
            found += [(item, part, one) for one in named_times(text)]
    return found


def _around(evidence: Evidence) -> list[Hint]:
    """What the page's own text and its title name."""
    found = [
        (item, "text", one)
        for item in evidence.items
        if item.kind == "rich_text" and isinstance(text := item.parts.get("text"), str)
        for one in named_times(text)
    ]
    for page in evidence.pages:
        nowhere = Item(kind="page", page=page.pk)
        found += [(nowhere, "title", one) for one in named_times(page.title)]
    return found


def _best(
    named: Sequence[Hint], targets: Sequence[Period]
) -> tuple[Item, str, NamedTime, Period] | None:
    """The one that covers what is asked for, else one that lies in it, else the first."""
    readings = [(*one, period) for one in named for period in one[2].periods]
    for fits in (_covers, _overlaps, _any):
        for one in readings:
            if fits(one[3], targets):
                return one
    return None


def _covers(period: Period, targets: Sequence[Period]) -> bool:
    return any(period.covers(target) for target in targets)


def _overlaps(period: Period, targets: Sequence[Period]) -> bool:
    return any(period.overlaps(target) for target in targets)


def _any(period: Period, targets: Sequence[Period]) -> bool:
    return True
