"""A plan's term is longer than so many years.

`years` of twelve months each, counted from the first month of the term to the last.
"""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import place
from oit_pages.evidence.terms import months, terms
from oit_pages.rules.base import Finding, Names, Outcome, gettext_noop

SAYS = {"fail": gettext_noop("No plan states a term longer than {years} year.")}
TO_DO = gettext_noop("Give the plan's term, from its first month to its last.")
EXAMPLES = {"good": "A plan of 2561–2565.", "bad": "A plan of one year, or without a term."}


def check(evidence: Evidence, *, years: int, kinds: Names) -> Finding:
    found = terms(evidence, kinds)
    long = [item for item, term in found if term and months(term) > years * 12]
    places = tuple(place(item, "term") for item in long or [item for item, _term in found])
    outcome: Outcome = "pass" if long else "fail"
    facts = {"years": years}
    return Finding(rule="term_is_longer_than", outcome=outcome, facts=facts, places=places)
