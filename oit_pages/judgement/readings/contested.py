"""Contested: blocks by their words, where these disagree with what is typed into their fields.

Each is taken in turn, and only what holds both ways is sure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from oit_pages.evidence import Evidence, Item, Row
from oit_pages.evidence.doubts import doubt
from oit_pages.evidence.times import page_spans
from oit_pages.evidence.values import Doubt
from oit_pages.judgement.readings.agreement import Named, any_fits, other_parts
from oit_pages.judgement.readings.analysed import is_of_the_analysed
from oit_pages.judgement.readings.block_times import (
    TEXTS,
    holds_one_paper,
    text_in,
    times_of_file,
    typed_times,
)
from oit_pages.judgement.readings.calendar import is_planned
from oit_pages.judgement.readings.outside import up_to_another_day
from oit_pages.judgement.readings.papers import names_of
from oit_pages.thai import Period, fiscal_year_of
from oit_pages.thai.named_times import as_of, named_times

#: Blocks whose name says what time their data are of; of events only the past speaks against.
_NAMED = frozenset({"table", "plan", "report", "measure_table", "documents"})
_EVENTS = frozenset({"activity", "news"})


def contested(
    evidence: Evidence, targets: Sequence[Period] = (), analysed: int | None = None
) -> tuple[Evidence, list[Doubt]]:
    """The evidence by the words, where these disagree with what is typed.

    `targets` are the times that are asked for; `analysed` is the year (B.E.) whose result the
    indicator looks back on.
    """
    pages = page_spans(evidence)
    doubts: list[Doubt] = []
    asked = Asked(targets, analysed)
    items = tuple(_by_its_words(item, pages, asked, doubts) for item in evidence.items)
    return (replace(evidence, items=items) if doubts else evidence), doubts


@dataclass(frozen=True)
class Asked:
    """What times an indicator is about."""

    targets: Sequence[Period] = ()
    analysed: int | None = None


def _by_its_words(item: Item, pages: Sequence[Period], asked: Asked, doubts: list[Doubt]) -> Item:
    if item.kind == "documents":
        rows = tuple(_row_by_its_words(item, row, asked, doubts) for row in item.rows)
        return replace(item, rows=rows) if doubts and rows != item.rows else item
    if item.kind not in _NAMED and item.kind not in _EVENTS:
        return item
    event = item.kind in _EVENTS
    typed = typed_times(item) or ([] if event else pages)
    if not typed:
        return item
    names = [*names_of(item)]
    wrong = _event_of_the_past(item, names, typed) if event else _of_data(item, names, typed, asked)
    if not wrong:
        return item
    part, one = wrong[0]
    doubts.append(doubt("time_disagrees", one.words, item, part, period=one.period))
    return replace(item, parts=_only(item.parts, one.period), rows=_timeless(item))


def _event_of_the_past(
    item: Item, names: Iterable[tuple[str, str]], typed: Sequence[Period]
) -> list[Named]:
    """Times before the day that is typed, where none is not. A year that is only mentioned says
    nothing against it where the text gives a day of the typed year."""
    named = [(part, one) for part, name in names for one in named_times(name)]
    if any(
        period.end >= span.start for _p, one in named for period in one.periods for span in typed
    ):
        return []
    if any(one.period.start == one.period.end for _part, one in named):
        return named
    years = {fiscal_year_of(span.start) for span in typed}
    told = [one.period for part in TEXTS for one in named_times(text_in(item, part))]
    if any(day.start == day.end and fiscal_year_of(day.start) in years for day in told):
        return []
    return named


def _of_data(
    item: Item, names: list[tuple[str, str]], typed: Sequence[Period], asked: Asked
) -> list[Named]:
    """Times that can't be that of the data which is typed."""
    if not is_planned(item):
        names = [(part, as_of(name).rest) for part, name in names]
    wrong = other_parts(names, typed)
    if wrong:
        return wrong
    named = [
        (part, one)
        for part, name in names
        for one in named_times(name)
        if not is_of_the_analysed(name, one, asked.analysed)
    ]
    return [] if not named or any_fits(named, typed, asked.targets) else named


def _row_by_its_words(item: Item, row: Row, asked: Asked, doubts: list[Doubt]) -> Row:
    period = row.get("period")
    if not isinstance(period, Period):
        return row
    title = str(row.get("title") or "")
    if row.get("kind") != "plan":
        if late := up_to_another_day([title], [period]):
            doubts.append(doubt("time_disagrees", late.words, item, "title", period=late.period))
            return {**row, "period": late.period}
        title = as_of(title).rest
    named = [
        one for one in named_times(title) if not is_of_the_analysed(title, one, asked.analysed)
    ]
    if holds_one_paper(item):
        named += [one for file in item.files for one in times_of_file(file.title, file.name)]
    parts = other_parts([("title", title)], [period])
    if not parts and (
        not named or any_fits([("title", one) for one in named], [period], asked.targets)
    ):
        return row
    named = [one for _part, one in parts] or named
    doubts.append(doubt("time_disagrees", named[0].words, item, "title", period=named[0].period))
    return {**row, "period": named[0].period}


def _only(parts: Row, period: Period) -> Row:
    """The parts with this period as the only time."""
    kept = {
        name: value
        for name, value in parts.items()
        if not isinstance(value, Period | date) or name in ("closing_date",)
    }
    return {**kept, "period": period}


def _timeless(item: Item) -> tuple[Row, ...]:
    if item.kind != "measure_table":
        return item.rows
    return tuple(
        {name: value for name, value in row.items() if not isinstance(value, Period)}
        for row in item.rows
    )
