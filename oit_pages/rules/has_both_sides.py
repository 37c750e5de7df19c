"""Both sides of the house are shown: the political side and the permanent officials.

Judged from the rows of people or units; a picture alone can't be read by a machine.
"""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import chosen, filled, place
from oit_pages.rules.base import Finding, Names, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("Neither the political side nor the permanent officials are marked."),
    "partial": gettext_noop("One side is missing: {sides}."),
    "needs_person": gettext_noop("Does the picture show both sides? A machine can't read it."),
}
TO_DO = gettext_noop("List people or units of both sides, and mark each one's side.")
EXAMPLES = {"good": "The mayor's and the clerk's side.", "bad": "Permanent officials only."}
SIDES = ("political", "permanent")


def check(evidence: Evidence, *, kinds: Names) -> Finding:
    items = chosen(evidence, kinds)
    rows = [row for item in items for row in item.rows if filled(row, ("name", "position"))]
    sides = {row.get("side") for row in rows}
    missing = [side for side in SIDES if side not in sides]
    places = tuple(place(item) for item in items)
    facts = {"sides": missing}
    if not missing:
        outcome: Outcome = "pass"
    elif len(missing) == 1:
        outcome = "partial"
    else:
        picture = not rows and any(item.files for item in items)
        outcome = "needs_person" if picture else "fail"
    return Finding(rule="has_both_sides", outcome=outcome, facts=facts, places=places)
