"""Its time: which of several tables, plans or reports are those of the year. Not a rule itself.

An office leaves the tables of earlier years on the page. Where some are of the time that the
indicator asks for, those are what is judged: the old ones make up for nothing they lack.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from oit_pages.catalogue import calls
from oit_pages.catalogue.schema import Indicator
from oit_pages.evidence import Evidence, Item
from oit_pages.rules.times import spans, stated
from oit_pages.thai import Period, named_period

#: Forms of a time. A policy, a manual or criteria hold on, and papers are read by a person.
OF_A_PERIOD = frozenset(("table", "plan", "report"))
OF_A_DAY = frozenset(("measure_table", "activity", "news"))


def of_its_time(indicator: Indicator, evidence: Evidence) -> Evidence:
    """The evidence without what is surely of another time, where something is of the right one."""
    asked = [call for one in indicator.requirements for call in calls(one.judgement)]
    named = {indicator.period} | {
        call.params["period"] for call in asked if "period" in call.params
    }
    targets = [named_period(name, evidence.year) for name in sorted(named - {"standing"})]
    # A paper is of its day where it is what is asked for; a policy announced once holds on.
    of_a_day = OF_A_DAY | {
        kind for call in asked if call.rule == "has_parts" for kind in call.params.get("kinds", ())
    } & {"announcement"}
    known = {id(item): times for item in evidence.items if (times := _times(item, of_a_day))}
    timely = {key for key, times in known.items() if _overlap(times, targets)}
    if not timely or len(timely) == len(known):
        return evidence
    kept = (item for item in evidence.items if id(item) in timely or id(item) not in known)
    return replace(evidence, items=tuple(kept))


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
