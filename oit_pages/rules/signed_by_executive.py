"""The chief executive signed it: a name, and the position of a chief executive.

For local governments that is the นายก of the organisation, or whoever acts in the post. A
deputy, a secretary or an adviser is not. Where only the name stands the position is asked.
"""

from oit_pages.evidence import Evidence
from oit_pages.evidence.positions import is_chief
from oit_pages.evidence.selection import chosen, place
from oit_pages.evidence.substance import is_content
from oit_pages.rules.base import Finding, Names, Outcome, Where, gettext_noop

SAYS = {
    "fail": gettext_noop("No signature of the chief executive: {kinds}."),
    "partial": gettext_noop("It is signed, but not by the chief executive: {positions}."),
}
TO_DO = gettext_noop("Give the name and position of the chief executive who signed it.")
EXAMPLES = {
    "good": "นายสมชาย ใจดี, นายกองค์การบริหารส่วนตำบล",
    "bad": "A signature of the deputy, or none.",
}


def check(evidence: Evidence, *, kinds: Names, where: Where | None = None) -> Finding:
    items = chosen(evidence, kinds, where=where)
    signed = [item for item in items if is_content(item.parts.get("signatory"))]
    by_chief = [item for item in signed if is_chief(item.parts.get("position"))]
    facts = {
        "kinds": list(kinds),
        "positions": [str(item.parts.get("position") or "–") for item in signed],
    }
    outcome: Outcome = "pass" if by_chief else "partial" if signed else "fail"
    places = tuple(place(item, "signatory") for item in by_chief or items)
    return Finding(rule="signed_by_executive", outcome=outcome, facts=facts, places=places)
