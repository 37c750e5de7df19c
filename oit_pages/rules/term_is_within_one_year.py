"""A plan's term is one year: twelve months or less.

Only the term or period that the plan or table itself states counts.
"""

from oit_pages.evidence import Evidence
from oit_pages.rules.base import Finding, gettext_noop
from oit_pages.rules.looking import place
from oit_pages.rules.terms import months, terms

SAYS = {"fail": gettext_noop("No plan states a term of one year.")}
TO_DO = gettext_noop("Give the plan's term, from its first month to its last.")
EXAMPLES = {"good": "A plan of Oct 2563 – Sep 2564.", "bad": "A plan of five years."}


def check(evidence: Evidence, *, kinds) -> Finding:
    found = terms(evidence, kinds)
    short = [item for item, term in found if term and months(term) <= 12]
    places = tuple(place(item, "term") for item in short or [item for item, _term in found])
    outcome = "pass" if short else "fail"
    return Finding(rule="term_is_within_one_year", outcome=outcome, places=places)
