"""A block of these kinds has at least one of the parts."""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import chosen, item_filled, named, place
from oit_pages.rules.base import Finding, Names, Outcome, Parts, Where, gettext_noop

SAYS = {"fail": gettext_noop("None of these is there: {parts}, in {kinds}.")}
TO_DO = gettext_noop("Fill in one of {parts}.")
EXAMPLES = {"good": "A plan with its goals.", "bad": "A plan with a title only."}


def check(
    evidence: Evidence,
    *,
    parts: Parts,
    kinds: Names = (),
    column_set: str = "",
    where: Where | None = None,
) -> Finding:
    items = chosen(evidence, kinds, column_set, where)
    having = [item for item in items if any(item_filled(item, part) for part in parts)]
    facts = {
        "kinds": list(kinds) or ["table"],
        "column_set": column_set,
        "parts": [named(part) for part in parts],
    }
    places = tuple(place(item) for item in having or items)
    outcome: Outcome = "pass" if having else "fail"
    return Finding(rule="has_any_part", outcome=outcome, facts=facts, places=places)
