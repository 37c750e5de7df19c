"""The people list names the chief executive.

A row that is marked as chief, or whose position is a chief executive's. A vacant post that
says so counts: there is nobody to name.
"""

from oit_pages.evidence import Evidence
from oit_pages.rules.base import Finding, gettext_noop
from oit_pages.rules.looking import filled, place
from oit_pages.rules.signed_by_executive import is_chief

SAYS = {
    "fail": gettext_noop("The chief executive is not in the list."),
    "partial": gettext_noop("The chief executive's row has no name."),
}
TO_DO = gettext_noop("Add the chief executive with name and position.")
KINDS = ("people",)
EXAMPLES = {"good": "นายสมชาย ใจดี, นายก อบต.", "bad": "A list of division heads only."}


def check(evidence: Evidence) -> Finding:
    chiefs = [
        (item, row)
        for item in evidence.of_kind(*KINDS)
        for row in item.rows
        if row.get("chief") is True or is_chief(row.get("position"))
    ]
    named = [
        item
        for item, row in chiefs
        if filled(row, "name") or (row.get("vacant") is True and filled(row, "position"))
    ]
    outcome = "pass" if named else "partial" if chiefs else "fail"
    places = tuple(place(item) for item in named or evidence.of_kind(*KINDS))
    return Finding(rule="names_chief", outcome=outcome, places=places)
