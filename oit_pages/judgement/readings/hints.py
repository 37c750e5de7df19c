"""Hints of time: years, dates and spans that stand in words, beside what is typed into fields.

Where nothing is typed a hint is a question. Where words and field disagree, each is taken in
turn, and only what holds both ways is sure.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from oit_pages.evidence import Evidence, Item, Row
from oit_pages.evidence.doubts import doubt
from oit_pages.evidence.selection import usable
from oit_pages.evidence.substance import text_of
from oit_pages.evidence.times import data_spans, page_spans, stated
from oit_pages.evidence.values import Doubt
from oit_pages.judgement.readings.analysed import is_of_the_analysed
from oit_pages.judgement.readings.calendar import is_planned
from oit_pages.judgement.readings.outside import up_to_another_day
from oit_pages.judgement.readings.papers import names_of
from oit_pages.thai import Period, fiscal_year_of
from oit_pages.thai.named_times import NamedTime, as_of, named_parts, named_times

#: Blocks whose name says what time their data are of; of events only the past speaks against.
_NAMED = frozenset({"table", "plan", "report", "measure_table", "documents"})
_OF_DATA = frozenset({"table", "plan", "report"})
_EVENTS = frozenset({"activity", "news"})
#: Texts in which a time may be named, in the order in which they are gone through.
_TEXTS = ("text", "body", "description", "results", "outcome", "note", "summary")
_YEAR = timedelta(days=366)


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
    typed = _typed(item) or ([] if event else pages)
    if not typed:
        return item
    names = [*names_of(item)]
    wrong = _event_of_the_past(item, names, typed) if event else _of_data(item, names, typed, asked)
    if not wrong:
        return item
    part, one = wrong[0]
    doubts.append(doubt("time_disagrees", one.words, item, part, period=one.period))
    return replace(item, parts=_only(item.parts, one.period), rows=_timeless(item))


#: A part and a time that it names.
Named = tuple[str, NamedTime]


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
    told = [one.period for part in _TEXTS for one in named_times(_text(item, part))]
    if any(day.start == day.end and fiscal_year_of(day.start) in years for day in told):
        return []
    return named


def _text(item: Item, part: str) -> str:
    value = item.parts.get(part)
    return text_of(value) if isinstance(value, str) else ""


def _of_data(
    item: Item, names: list[tuple[str, str]], typed: Sequence[Period], asked: Asked
) -> list[Named]:
    """Times that can't be that of the data which is typed."""
    if not is_planned(item):
        names = [(part, as_of(name).rest) for part, name in names]
    wrong = _other_parts(names, typed)
    if wrong:
        return wrong
    named = [
        (part, one)
        for part, name in names
        for one in named_times(name)
        if not is_of_the_analysed(name, one, asked.analysed)
    ]
    return [] if not named or _any_fits(named, typed, asked.targets) else named


def _any_fits(named: Sequence[Named], typed: Sequence[Period], targets: Sequence[Period]) -> bool:
    """Whether one of the times can be what is typed. Where a term of years is named, it decides."""
    terms = [one for one in named if all(map(_is_long, one[1].periods))]
    if terms and any(map(_is_long, typed)):
        named = terms
    return any(_fits(one, span, targets) for _part, one in named for span in typed)


def _is_long(period: Period) -> bool:
    return period.end - period.start > _YEAR


def _other_parts(
    names: Iterable[tuple[str, str]], typed: Sequence[Period]
) -> list[tuple[str, NamedTime]]:
    """Quarters and halves by name, where none of them is what is typed. Without a year they are
    of the fiscal year that is typed."""
    years = {fiscal_year_of(day) for span in typed for day in (span.start, span.end)}
    named = [
        (part, one) for part, name in names for be in sorted(years) for one in named_parts(name, be)
    ]
    if any(_fits(one, span, ()) for _part, one in named for span in typed):
        return []
    return named


def _typed(item: Item) -> list[Period]:
    """The time that fields give a block: of tables and papers that of their data, of others the
    day or span on which they were."""
    return data_spans(item) if item.kind in _OF_DATA else stated(item)


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
    if _one_paper(item):
        named += [one for file in item.files for one in _of_file(file.title, file.name)]
    parts = _other_parts([("title", title)], [period])
    if not parts and (
        not named or _any_fits([("title", one) for one in named], [period], asked.targets)
    ):
        return row
    named = [one for _part, one in parts] or named
    doubts.append(doubt("time_disagrees", named[0].words, item, "title", period=named[0].period))
    return {**row, "period": named[0].period}


def _one_paper(item: Item) -> bool:
    """Whether a list of documents holds one only, so that its files are that one's."""
    return sum(bool(row.get("has_file")) for row in item.rows) == 1


def _of_file(title: str, name: str) -> Iterator[NamedTime]:
    for text in (title, name.rsplit("/", 1)[-1].replace("_", " ")):
        yield from named_times(text)


def _fits(named: NamedTime, typed: Period, targets: Sequence[Period]) -> bool:
    """Whether what is named can be the time that is typed."""
    for one in named.periods:
        if one.start == one.end:  # a day: of the paper, or up to which the figures go
            if Period(one.start - _YEAR, one.start + _YEAR).overlaps(typed):
                return True
        elif one.covers(typed) or (_is_long(typed) and one.overlaps(typed) and not _is_long(one)):
            return True
    return _leaves_nothing_out(named, typed, targets)


def _leaves_nothing_out(named: NamedTime, typed: Period, targets: Sequence[Period]) -> bool:
    """Whether a term of years has all of what is asked for that the typed term has."""
    if not _is_long(typed) or not any(
        _is_long(one) and one.overlaps(typed) for one in named.periods
    ):
        return False
    return all(
        any(one.covers(target) for one in named.periods)
        for target in targets
        if typed.covers(target)
    )


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


def supposed(evidence: Evidence, targets: Sequence[Period]) -> tuple[Evidence, list[Doubt]]:
    """The evidence with times that are only named, where none is typed."""
    doubts: list[Doubt] = []
    around = _around(evidence)
    items = tuple(_supposed(item, targets, around, doubts) for item in evidence.items)
    return (replace(evidence, items=items) if doubts else evidence), doubts


def _supposed(
    item: Item,
    targets: Sequence[Period],
    around: list[tuple[Item, str, NamedTime]],
    doubts: list[Doubt],
) -> Item:
    if item.kind == "documents":
        rows = tuple(_supposed_row(item, row, targets, around, doubts) for row in item.rows)
        return replace(item, rows=rows) if rows != item.rows else item
    if _typed(item) or item.kind == "nothing_to_report":
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
    around: list[tuple[Item, str, NamedTime]],
    doubts: list[Doubt],
) -> Row:
    if isinstance(row.get("period"), Period) or isinstance(row.get("date"), date):
        return row
    named = [
        (item, part, one)
        for part in ("title", "note")
        for one in named_times(str(row.get(part) or ""))
    ]
    if _one_paper(item):
        named += [
            (item, "files", one)
            for file in item.files
            if usable(file)
            for one in _of_file(file.title, file.name)
        ]
    named += [(item, part, one) for part, name in names_of(item) for one in named_times(name)]
    best = _best(named, targets) or _best(around, targets)
    if best is None:
        return row
    _where, part, one, period = best
    doubts.append(doubt("time_named", one.words, item, part, period=period))
    return {**row, "period": period}


def _named_in(item: Item) -> list[tuple[Item, str, NamedTime]]:
    """Names first, then files and links, then what the text says."""
    found = [(item, part, one) for part, name in names_of(item) for one in named_times(name)]
    found += [
        (item, "files", one)
        for file in item.files
        if usable(file)
        for one in _of_file(file.title, file.name)
    ]
    found += [(item, "text", one) for link in item.links for one in named_times(link.text)]
    for part in _TEXTS:
        if isinstance(text := item.parts.get(part), str):
            found += [(item, part, one) for one in named_times(text)]
    return found


def _around(evidence: Evidence) -> list[tuple[Item, str, NamedTime]]:
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
    named: Sequence[tuple[Item, str, NamedTime]], targets: Sequence[Period]
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
