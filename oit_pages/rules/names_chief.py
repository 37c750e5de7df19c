"""The people list names the chief executive.

A row that is marked as chief, or whose position is a chief executive's; whatever is marked, not
another post, nor one who has left by the day. A vacant post that says so counts: there is nobody
to name, so that a name beside it is none of a chief.
"""

from datetime import date

from oit_pages.evidence import Evidence, Row
from oit_pages.evidence.positions import has_left, is_chief, is_other_post, says_vacant
from oit_pages.evidence.selection import filled, place
from oit_pages.rules.base import Finding, Outcome, gettext_noop

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
        if _is_chief(row, evidence.as_of)
    ]
    named = [
        item
        for item, row in chiefs
        if filled(row, "name") or (row.get("vacant") is True and filled(row, "position"))
    ]
    outcome: Outcome = "pass" if named else "partial" if chiefs else "fail"
    places = tuple(place(item) for item in named or evidence.of_kind(*KINDS))
    return Finding(rule="names_chief", outcome=outcome, places=places)


def _is_chief(row: Row, as_of: date) -> bool:
    name, position = row.get("name"), row.get("position")
    if has_left(position, as_of) or has_left(name, as_of) or is_other_post(position):
        return False
    if (row.get("vacant") is True or says_vacant(position)) and _is_named(row):
        return False
    return row.get("chief") is True or is_chief(position)


def _is_named(row: Row) -> bool:
    return filled(row, "name") and not says_vacant(row.get("name"))
