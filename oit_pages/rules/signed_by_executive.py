"""The chief executive signed it: a name, and the position of a chief executive.

For local governments that is the นายก of the organisation, or whoever acts in the post. A
deputy, a secretary or an adviser is not. Where only the name stands the position is asked.
"""

import re

from oit_pages.content import is_content
from oit_pages.evidence import Evidence
from oit_pages.rules.base import Finding, gettext_noop
from oit_pages.rules.looking import chosen, place

SAYS = {
    "fail": gettext_noop("No signature of the chief executive: {kinds}."),
    "partial": gettext_noop("It is signed, but not by the chief executive: {positions}."),
}
TO_DO = gettext_noop("Give the name and position of the chief executive who signed it.")
EXAMPLES = {
    "good": "นายสมชาย ใจดี, นายกองค์การบริหารส่วนตำบล",
    "bad": "A signature of the deputy, or none.",
}
_CHIEF = re.compile(
    r"^(?:\(?(?:ผู้)?(?:ปฏิบัติหน้าที่|รักษาการ(?:แทน|ใน)?|รักษาราชการแทน|ปฏิบัติราชการแทน)\)?\s*"
    r"(?:ตำแหน่ง\s*)?)?นายก(?!รัฐมนตรี|สมาคม|สโมสร)"
    r"|(?:ปฏิบัติหน้าที่|รักษาราชการแทน|รักษาการแทน)\s*นายก"
    r"|^(?:acting\s+)?(?:mayor|chief executive)\b",
    re.IGNORECASE,
)


def is_chief(position: object) -> bool:
    """Whether a position is that of a local government's chief executive."""
    return isinstance(position, str) and bool(_CHIEF.search(" ".join(position.split())))


def check(evidence: Evidence, *, kinds, where=None) -> Finding:
    items = chosen(evidence, kinds, where=where)
    signed = [item for item in items if is_content(item.parts.get("signatory"))]
    by_chief = [item for item in signed if is_chief(item.parts.get("position"))]
    facts = {
        "kinds": list(kinds),
        "positions": [str(item.parts.get("position") or "–") for item in signed],
    }
    outcome = "pass" if by_chief else "partial" if signed else "fail"
    places = tuple(place(item, "signatory") for item in by_chief or items)
    return Finding(rule="signed_by_executive", outcome=outcome, facts=facts, places=places)
