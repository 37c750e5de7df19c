"""The people list names a deputy chief executive, or says that the post is vacant."""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import filled, place
from oit_pages.rules.base import Finding, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("No deputy chief executive is in the list."),
    "partial": gettext_noop("The deputy's row has no name."),
}
TO_DO = gettext_noop("Add the deputy chief executives, or mark the post as vacant.")
KINDS = ("people",)
EXAMPLES = {"good": "นางสมศรี ใจงาม, รองนายก อบต.", "bad": "The chief executive only."}


def check(evidence: Evidence) -> Finding:
    people = evidence.of_kind(*KINDS)
    deputies = [
        (item, row)
        for item in people
        for row in item.rows
        if str(row.get("position") or "").strip().startswith(("รองนายก", "Deputy"))
    ]
    named = [i for i, row in deputies if filled(row, "name") or row.get("vacant") is True]
    outcome: Outcome = "pass" if named else "partial" if deputies else "fail"
    places = tuple(place(item) for item in named or people)
    return Finding(rule="names_deputy", outcome=outcome, places=places)
