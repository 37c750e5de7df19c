"""There is something for each month of the period, month by month.

A table or document of one month counts for that month; one of several months does not, as
the data must be split by month. A dated statement that there was nothing counts for every
month of its period that was over on its day.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from oit_pages.evidence import Evidence, Item
from oit_pages.evidence.selection import chosen, place
from oit_pages.evidence.substance import is_content
from oit_pages.evidence.times import as_facts, data_spans, month_names
from oit_pages.rules.base import Finding, Names, Outcome, gettext_noop
from oit_pages.thai import Period, named_period

SAYS = {
    "fail": gettext_noop("There is nothing month by month for {period}."),
    "partial": gettext_noop("These months are missing: {months}."),
}
TO_DO = gettext_noop("Add each missing month, or state that there was nothing in it.")
EXAMPLES = {"good": "Six monthly tables.", "bad": "One table for the half-year."}


def check(evidence: Evidence, *, period: str, kinds: Names = (), column_set: str = "") -> Finding:
    target = named_period(period, evidence.year)
    items = chosen(evidence, kinds, column_set)
    statements = [
        item for item in chosen(evidence, ("nothing_to_report",)) if _is_whole(item, evidence.as_of)
    ]
    shown = {month for item in items for month in _single_months(item)}
    stated = {
        month
        for item in statements
        for span in data_spans(item)
        for month in span.months()
        if span.covers(Period.from_months(month, month))
    }
    wanted = set(target.months())
    missing = wanted - shown - stated
    facts: dict[str, Any] = {"period": as_facts(target), "months": month_names(missing)}
    if not wanted & shown and not missing:
        facts["nothing"] = True
    outcome: Outcome = (
        "pass" if not missing else "partial" if len(missing) < len(wanted) else "fail"
    )
    places = tuple(place(item) for item in (*items, *statements))
    return Finding(rule="covers_each_month", outcome=outcome, facts=facts, places=places)


def _is_whole(item: Item, as_of: date) -> bool:
    """A statement counts with its reason, from the day of its date."""
    made = item.parts.get("date")
    return isinstance(made, date) and is_content(item.parts.get("reason")) and made <= as_of


def _single_months(item: Item) -> Iterable[date]:
    """The months that an item shows by themselves."""
    for span in data_spans(item):
        if len(span.months()) == 1 and Period.from_months(span.start, span.end) == span:
            yield span.months()[0]
