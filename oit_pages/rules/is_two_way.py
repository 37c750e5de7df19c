"""Outsiders can ask and the office answers, and one can see that it does.

A question with its answer proves it. A web board, chat or form alone may or may not be
answered: a person must look.
"""

from oit_pages.evidence import Evidence, Item, Row
from oit_pages.evidence.selection import filled, place
from oit_pages.rules.base import Finding, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("No place to ask and be answered is on the page."),
    "partial": gettext_noop("There is a place to ask, but no answer is shown."),
    "needs_person": gettext_noop("Does the office answer there? A machine can't tell."),
}
TO_DO = gettext_noop("Show questions together with the office's answers.")
KINDS = ("qa", "channel")
EXAMPLES = {"good": "A question and its answer.", "bad": "A phone number."}
TWO_WAY = ("webboard", "live_chat", "line", "form", "social")


def check(evidence: Evidence) -> Finding:
    boards = evidence.of_kind("qa")
    answered = [
        item
        for item in boards
        if any(filled(row, "question") and filled(row, "answer") for row in item.rows)
    ]
    if answered:
        places = tuple(place(item) for item in answered)
        return Finding(rule="is_two_way", outcome="pass", places=places)
    channels = [
        item
        for item in evidence.of_kind("channel")
        if item.parts.get("kind") in TWO_WAY and _leads(item)
    ]
    asking = [item for item in boards if _leads(item) or any(map(_asked, item.rows))]
    outcome: Outcome = "needs_person" if channels else "partial" if asking else "fail"
    places = tuple(place(item) for item in (*channels, *asking))
    return Finding(rule="is_two_way", outcome=outcome, places=places)


def _leads(item: Item) -> bool:
    return any((link.url or link.page) and link.works is not False for link in item.links)


def _asked(row: Row) -> bool:
    return filled(row, "question")
