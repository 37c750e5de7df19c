"""Outside: blocks whose own rows are of another time than they say, or than is asked for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from oit_pages.evidence import Item
from oit_pages.evidence.doubts import doubt
from oit_pages.evidence.selection import row_says
from oit_pages.evidence.values import Doubt
from oit_pages.judgement.readings.calendar import is_planned
from oit_pages.judgement.readings.papers import names_of
from oit_pages.thai import Period, find_dates, format_period
from oit_pages.thai.named_times import NamedTime, as_of

#: Forms whose rows say from when to when each is.
_OF_PROJECTS = frozenset({"plan", "report", "table"})
_A_YEAR = timedelta(days=366)
#: Figures of a period may be put together some time after it: two thirds as long as it was.
_SOON = timedelta(days=45)
#: Tables of one month, whose rows name their papers with the day.
_OF_A_MONTH = "monthly-procurement-summary"
#: A contract is signed some days before or after the month in which it is told of.
_BEFORE, _AFTER = timedelta(days=15), timedelta(days=31)


def up_to_another(
    item: Item, pages: Sequence[Period], targets: Callable[[], Sequence[Period]]
) -> Doubt | None:
    """Why a block's figures may be of another time: they go up to a day outside it. None else."""
    if item.kind not in _OF_PROJECTS or is_planned(item):
        return None
    for part, name in names_of(item):
        if as_of(name).days and (
            late := up_to_another_day([name], _own(item) or pages or targets())
        ):
            return doubt("as_of", late.words, item, part, period=late.period)
    return None


def by_its_rows(
    item: Item,
    pages: Sequence[Period],
    targets: Callable[[], Sequence[Period]],
    doubts: list[Doubt],
) -> Item:
    """The block with the time of its rows in place of its own, where all of them lie outside that
    or, of a term of years, outside what is asked for."""
    if item.kind not in _OF_PROJECTS or not item.rows:
        return item
    if item.column_set == _OF_A_MONTH:
        return _in_its_month(item, doubts)
    spans = [
        value
        for row in item.rows
        for value in row.values()
        if isinstance(value, Period) and row_says(row)
    ]
    if not spans:
        return item
    own = _own(item) or pages
    bounds = own if own and all(one.end - one.start <= _A_YEAR for one in own) else targets()
    if not bounds or any(one.overlaps(span) for one in bounds for span in spans):
        return item
    doubts.append(doubt("rows_outside", format_period(spans[0], "short"), item))
    theirs = Period(min(one.start for one in spans), max(one.end for one in spans))
    names = [name for name, value in item.parts.items() if isinstance(value, Period)]
    return replace(item, parts={**item.parts, **dict.fromkeys(names or ["period"], theirs)})


def _own(item: Item) -> list[Period]:
    """The period and month that a block states of itself."""
    own = [value for value in item.parts.values() if isinstance(value, Period)]
    month = item.parts.get("month")
    return [*own, Period.from_months(month, month)] if isinstance(month, date) else own


def up_to_another_day(names: Iterable[str], typed: Sequence[Period]) -> NamedTime | None:
    """The day of "as of …", where none lies in what is typed or soon after it."""
    days = [one for name in names for one in as_of(name).days]
    for one in days:
        for span in typed:
            soon = max(_SOON, (span.end - span.start) * 2 // 3)
            if span.start <= one.period.start <= span.end + soon:
                return None
    return days[0] if days and typed else None


def _in_its_month(item: Item, doubts: list[Doubt]) -> Item:
    """The table of a month, without the month where all its papers were signed in another."""
    found = _papers_of_another_month(item)
    if found is None:
        return item
    doubts.append(found)
    return replace(item, parts={**item.parts, "month": None, "period": None})


def _papers_of_another_month(item: Item) -> Doubt | None:
    month = item.parts.get("month") or item.parts.get("period")
    if isinstance(month, date):
        month = Period.from_months(month, month)
    if not isinstance(month, Period):
        return None
    told = [(str(row.get("contract") or ""), row) for row in item.rows if row_says(row)]
    signed = [(days, text) for text, _row in told if (days := find_dates(text))]
    near = Period(month.start - _BEFORE, month.end + _AFTER)
    if not signed or any(near.contains(day) for days, _text in signed for day in days):
        return None
    return doubt("rows_outside", signed[0][1], item, "contract")
