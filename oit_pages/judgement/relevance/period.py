"""Which of several tables, plans or reports are those of the year.

An office leaves the tables of earlier years on the page. Where some are of the time that the
indicator asks for, those are what is judged: the old ones make up for nothing they lack. Neither
do undated ones of a form that is dated elsewhere on the page, unless the page's own data period
is theirs; but what is wrong with those is not overlooked.
"""

from collections.abc import Collection, Iterable
from datetime import date

from oit_pages.catalogue.schema import Indicator
from oit_pages.evidence import Evidence, Item
from oit_pages.evidence.times import page_spans, spans, stated
from oit_pages.thai import Period, fiscal_year_of, named_period

#: Forms of a time. A policy, a manual or criteria hold on, and papers are read by a person.
OF_A_PERIOD = frozenset(("table", "plan", "report"))
OF_A_DAY = frozenset(("measure_table", "activity", "news"))


def of_the_period(indicator: Indicator, evidence: Evidence) -> tuple[Evidence, Evidence]:
    """Where something is of the right time, the evidence without what is of another; then, of
    that, only what is surely of its time: without undated forms beside dated ones."""
    targets = times_asked(indicator, evidence.year)
    # A paper is of its day where it is what is asked for; a policy announced once holds on.
    of_a_day = OF_A_DAY | {
        kind
        for call in indicator.calls
        if call.rule == "has_parts"
        for kind in call.params.get("kinds", ())
    } & {"announcement"}
    dated = OF_A_PERIOD | of_a_day
    times = {id(item): _times(item, of_a_day) for item in evidence.items if item.kind in dated}
    timely = {key for key, found in times.items() if _overlap(found, targets)}
    old = {key for key, found in times.items() if found and key not in timely}
    undated = {key for key, found in times.items() if not found}
    if _overlap(page_spans(evidence), targets):
        undated = set()
    # Beside an old one an undated form may be as old as that is.
    forms = {_form(item) for item in evidence.items if id(item) in timely | old}
    undated = {id(one) for one in evidence.items if id(one) in undated and _form(one) in forms}
    counting = evidence.only(lambda item: id(item) not in old) if timely else evidence
    return counting, counting.only(lambda item: id(item) not in undated)


def times_asked(indicator: Indicator, year: int) -> list[Period]:
    """The times that an indicator and its rules are about."""
    named = {indicator.period} | {
        call.params["period"] for call in indicator.calls if "period" in call.params
    }
    return [named_period(name, year) for name in sorted(named - {"standing"})]


def year_analysed(indicator: Indicator, year: int) -> int | None:
    """The year (B.E.) whose result an indicator looks back on; None for most."""
    name = indicator.looks_back_on
    return fiscal_year_of(named_period(name, year).end) if name else None


def _form(item: Item) -> tuple[str, str]:
    return item.kind, item.column_set


def _overlap(times: Iterable[Period], targets: list[Period]) -> bool:
    return any(target.overlaps(time) for time in times for target in targets)


def _times(item: Item, of_a_day: Collection[str]) -> list[Period]:
    if item.kind in of_a_day:
        return stated(item)
    if item.kind not in OF_A_PERIOD:
        return []
    day = item.parts.get("date")
    if item.kind == "report" and not spans(item) and isinstance(day, date):
        # It tells of what was before its date, so an old one can't be of now.
        return [Period(date.fromordinal(max(day.toordinal() - 365, 1)), day)]
    return spans(item)
