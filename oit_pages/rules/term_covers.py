"""A plan's term covers the whole period.

`period` is a name such as "fiscal_year"; only the term that the plan itself states counts.
"""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import place
from oit_pages.evidence.terms import terms
from oit_pages.evidence.times import as_facts
from oit_pages.rules.base import Finding, Names, Outcome, gettext_noop
from oit_pages.thai import named_period

SAYS = {
    "fail": gettext_noop("No term is stated that covers {period}."),
    "partial": gettext_noop("The term covers only part of {period}."),
}
TO_DO = gettext_noop("Give the plan's term; it must cover {period}.")
EXAMPLES = {"good": "A plan of 2561–2565, for 2564.", "bad": "A plan of 2557–2560, for 2564."}


def check(evidence: Evidence, *, period: str, kinds: Names) -> Finding:
    target = named_period(period, evidence.year)
    found = terms(evidence, kinds)
    known = [(item, term) for item, term in found if term]
    if any(term.covers(target) for _item, term in known):
        outcome: Outcome = "pass"
    else:
        outcome = "partial" if any(term.overlaps(target) for _i, term in known) else "fail"
    facts = {"period": as_facts(target), "seen": [as_facts(term) for _item, term in known]}
    places = tuple(place(item, "term") for item, _term in found)
    return Finding(rule="term_covers", outcome=outcome, facts=facts, places=places)
