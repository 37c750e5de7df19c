"""A plan's term is one year: twelve months or less.

The term or period that the plan or table itself states counts; where none states any, the page's
data period. Beside a longer term that one is a hint only.
"""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import place
from oit_pages.evidence.terms import months, terms
from oit_pages.evidence.times import page_spans
from oit_pages.rules.base import Finding, Names, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("No plan states a term of one year."),
    "partial": gettext_noop("The plan itself states no term of one year."),
}
TO_DO = gettext_noop("Give the plan's term, from its first month to its last.")
EXAMPLES = {"good": "A plan of Oct 2563 – Sep 2564.", "bad": "A plan of five years."}


def check(evidence: Evidence, *, kinds: Names = (), column_set: str = "") -> Finding:
    found = terms(evidence, kinds, column_set)
    stated = [term for _item, term in found if term]
    short = [item for item, term in found if term and months(term) <= 12]
    places = tuple(place(item, "term") for item in short or [item for item, _term in found])
    of_page = found and any(months(term) <= 12 for term in page_spans(evidence))
    if short or (of_page and not stated):
        outcome: Outcome = "pass"
    else:
        outcome = "partial" if of_page or (found and not stated) else "fail"
    return Finding(rule="term_is_within_one_year", outcome=outcome, places=places)
