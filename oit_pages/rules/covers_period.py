"""The data cover the whole period: together, the months they state leave no gap.

`period` is a name: "fiscal_year", "first_half", "previous_fiscal_year", "calendar_year". What
the blocks state of themselves counts; the page's own data period counts where no block
states any. A year that only stands in a title is a hint, never a proof.
"""

from oit_pages.evidence import Evidence
from oit_pages.rules.base import Finding, gettext_noop
from oit_pages.rules.looking import (
    as_facts,
    chosen,
    month_names,
    page_spans,
    place,
    spans,
    years_named,
)
from oit_pages.thai import fiscal_year_of, named_period

SAYS = {
    "fail": gettext_noop("The data are not of {period}."),
    "partial": gettext_noop("Of {period}, these months are missing: {months}."),
}
TO_DO = gettext_noop("Give the period of the data, and add what is missing of {period}.")
EXAMPLES = {"good": "A report of Oct 2563 – Mar 2564.", "bad": "A report without any period."}


def check(evidence: Evidence, *, period: str, kinds=(), column_set: str = "") -> Finding:
    target = named_period(period, evidence.year)
    items = chosen(evidence, kinds, column_set)
    own = [span for item in items for span in spans(item)]
    covered = own or (page_spans(evidence) if items else [])
    wanted = set(target.months())
    missing = wanted - {month for span in covered for month in span.months()}
    facts = {"period": as_facts(target), "months": month_names(missing)}
    facts["seen"] = [as_facts(span) for span in covered[:6]]
    places = tuple(place(item) for item in items)
    if not missing and _days_covered(target, covered):
        return Finding(rule="covers_period", outcome="pass", facts=facts, places=places)
    hinted = not covered and fiscal_year_of(target.start) in years_named(evidence, items)
    outcome = "partial" if items and (hinted or len(missing) < len(wanted)) else "fail"
    return Finding(rule="covers_period", outcome=outcome, facts=facts, places=places)


def _days_covered(target, covered) -> bool:
    """Half a month at either end does not cover it."""
    return min(span.start for span in covered) <= target.start and target.end <= max(
        span.end for span in covered
    )
