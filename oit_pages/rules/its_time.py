"""Its time: which of several tables, plans or reports are those of the year. Not a rule itself.

An office leaves the tables of earlier years on the page. Where some are of the time that the
indicator asks for, those are what is judged: the old ones make up for nothing they lack. Neither
do undated ones of the same form, unless the page's own data period is theirs; but what is wrong
with those is not overlooked.
"""

from collections.abc import Collection, Iterable
from datetime import date

from oit_pages.catalogue import calls
from oit_pages.catalogue.schema import Indicator
from oit_pages.evidence import Evidence, Item
from oit_pages.rules.times import page_spans, spans, stated
from oit_pages.thai import Period, named_period

#: Forms of a time. A policy, a manual or criteria hold on, and papers are read by a person.
OF_A_PERIOD = frozenset(("table", "plan", "report"))
OF_A_DAY = frozenset(("measure_table", "activity", "news"))


def of_its_time(indicator: Indicator, evidence: Evidence) -> tuple[Evidence, Evidence]:
    """Where something is of the right time, the evidence without what is of another; then, of
    that, only what is surely of its time: without undated forms beside dated ones."""
    asked = [call for one in indicator.requirements for call in calls(one.judgement)]
    named = {indicator.period} | {
        call.params["period"] for call in asked if "period" in call.params
    }
    targets = [named_period(name, evidence.year) for name in sorted(named - {"standing"})]
    # A paper is of its day where it is what is asked for; a policy announced once holds on.
    of_a_day = OF_A_DAY | {
        kind for call in asked if call.rule == "has_parts" for kind in call.params.get("kinds", ())
    } & {"announcement"}
    dated = OF_A_PERIOD | of_a_day
    times = {id(item): _times(item, of_a_day) for item in evidence.items if item.kind in dated}
    timely = {key for key, found in times.items() if _overlap(found, targets)}
    if not timely:
        return evidence, evidence
    old = {key for key, found in times.items() if found and key not in timely}
    undated = {key for key, found in times.items() if not found}
    if _overlap(page_spans(evidence), targets):
        undated = set()
    forms = {_form(item) for item in evidence.items if id(item) in timely}
    undated = {id(one) for one in evidence.items if id(one) in undated and _form(one) in forms}
    counting = evidence.only(lambda item: id(item) not in old)
    return counting, counting.only(lambda item: id(item) not in undated)


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
