"""A dated statement says that there was nothing to report for the whole period.

The statement needs its reason, its period and its date. It holds from its date back to its period:
not before the period is over, and not from a day that has not come. With `ahead` it may be made
within the period: that a plan has nothing in it is known when the plan is made. It counts as
disclosure only where the edition says so.
"""

from datetime import date, timedelta
from typing import Any

from oit_pages.evidence import Evidence, Item
from oit_pages.evidence.selection import chosen, place
from oit_pages.evidence.substance import is_content
from oit_pages.evidence.times import as_facts, spans
from oit_pages.rules.base import Finding, Outcome, gettext_noop
from oit_pages.thai import Period, named_period

#: A plan is made before its year begins.
_BEFORE = timedelta(days=366)

SAYS = {
    "fail": gettext_noop("No statement says that there was nothing in {period}."),
    "partial": gettext_noop("The statement lacks its date, its reason, or part of {period}."),
}
TO_DO = gettext_noop("State what there was none of, for the whole of {period}, with a date.")
EXAMPLES = {"good": "No complaints, Oct 2563 – Mar 2564, dated.", "bad": "An undated “none”."}


def check(evidence: Evidence, *, period: str, ahead: bool = False) -> Finding:
    target = named_period(period, evidence.year)
    items = chosen(evidence, ("nothing_to_report",))
    whole = [item for item in items if _holds(item, target, evidence.as_of, ahead)]
    facts: dict[str, Any] = {"period": as_facts(target)}
    places = tuple(place(item) for item in whole or items)
    if whole:
        facts["nothing"] = True
        return Finding(rule="states_nothing", outcome="pass", facts=facts, places=places)
    outcome: Outcome = "partial" if items else "fail"
    return Finding(rule="states_nothing", outcome=outcome, facts=facts, places=places)


def _holds(item: Item, target: Period, as_of: date, ahead: bool) -> bool:
    made = item.parts.get("date")
    if not is_content(item.parts.get("reason")) or not isinstance(made, date) or made > as_of:
        return False
    if not any(span.covers(target) for span in spans(item)):
        return False
    earliest = target.start - _BEFORE if ahead else target.end
    return made >= earliest
