"""A dated statement says that there was nothing to report for the whole period.

The statement needs its reason, its period and its date. It counts as disclosure only where
the edition says so.
"""

from datetime import date

from oit_pages.content import is_content
from oit_pages.evidence import Evidence, Item
from oit_pages.rules.base import Finding, gettext_noop
from oit_pages.rules.looking import chosen, place
from oit_pages.rules.times import as_facts, spans
from oit_pages.thai import Period, named_period

SAYS = {
    "fail": gettext_noop("No statement says that there was nothing in {period}."),
    "partial": gettext_noop("The statement lacks its date, its reason, or part of {period}."),
}
TO_DO = gettext_noop("State what there was none of, for the whole of {period}, with a date.")
EXAMPLES = {"good": "No complaints, Oct 2563 – Mar 2564, dated.", "bad": "An undated “none”."}


def check(evidence: Evidence, *, period: str) -> Finding:
    target = named_period(period, evidence.year)
    items = chosen(evidence, ("nothing_to_report",))
    whole = [item for item in items if _holds(item, target)]
    facts = {"period": as_facts(target)}
    places = tuple(place(item) for item in whole or items)
    if whole:
        facts["nothing"] = True
        return Finding(rule="states_nothing", outcome="pass", facts=facts, places=places)
    outcome = "partial" if items else "fail"
    return Finding(rule="states_nothing", outcome=outcome, facts=facts, places=places)


def _holds(item: Item, target: Period) -> bool:
    return (
        is_content(item.parts.get("reason"))
        and isinstance(item.parts.get("date"), date)
        and any(span.covers(target) for span in spans(item))
    )
