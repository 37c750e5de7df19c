"""The data cover the whole period: together, what they state leaves no day of it out.

`period` is a name: "fiscal_year", "first_half", "previous_fiscal_year", "calendar_year",
"previous_calendar_year". What the blocks state of themselves counts; the page's own data period
counts where no block states any. When a row's project ran, and a year that only stands in a title,
are hints and no proof.
"""

from typing import Any

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import chosen, place
from oit_pages.evidence.times import (
    as_facts,
    data_spans,
    month_names,
    months_missing,
    page_spans,
    stated,
    years_named,
)
from oit_pages.rules.base import Finding, Names, Outcome, gettext_noop
from oit_pages.thai import fiscal_year_of, named_period

SAYS = {
    "fail": gettext_noop("The data are not of {period}."),
    "partial": gettext_noop("Of {period}, these months are missing: {months}."),
}
TO_DO = gettext_noop("Give the period of the data, and add what is missing of {period}.")
EXAMPLES = {"good": "A report of Oct 2563 – Mar 2564.", "bad": "A report without any period."}


def check(evidence: Evidence, *, period: str, kinds: Names = (), column_set: str = "") -> Finding:
    target = named_period(period, evidence.year)
    items = chosen(evidence, kinds, column_set)
    own = [span for item in items for span in data_spans(item)]
    pages = page_spans(evidence) if items else []
    covered = own or pages
    missing = months_missing(target, covered)
    facts: dict[str, Any] = {"period": as_facts(target), "months": month_names(missing)}
    facts["seen"] = [as_facts(span) for span in covered[:6]]
    places = tuple(place(item) for item in items)
    if not missing:
        return Finding(rule="covers_period", outcome="pass", facts=facts, places=places)
    rows = [span for item in items for span in stated(item)]
    hinted = any(target.overlaps(span) for span in (*covered, *pages, *rows)) or (
        not covered and fiscal_year_of(target.start) in years_named(evidence, items)
    )
    outcome: Outcome = "partial" if items and hinted else "fail"
    return Finding(rule="covers_period", outcome=outcome, facts=facts, places=places)
