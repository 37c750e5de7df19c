"""At least so many questions stand on the page with their answers."""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import filled, place
from oit_pages.rules.base import Finding, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("No question is answered."),
    "partial": gettext_noop("{found} of {needed} questions are answered."),
}
TO_DO = gettext_noop("Answer the questions.")
KINDS = ("qa",)
EXAMPLES = {"good": "A question and its answer.", "bad": "A question without an answer."}


def check(evidence: Evidence, *, at_least: int = 1) -> Finding:
    boards = evidence.of_kind(*KINDS)
    rows = [row for item in boards for row in item.rows if filled(row, "question")]
    found = sum(filled(row, "answer") for row in rows)
    outcome: Outcome = "pass" if found >= max(at_least, 1) else "partial" if found else "fail"
    facts = {"found": found, "needed": at_least}
    places = tuple(place(item) for item in boards)
    return Finding(rule="answers_questions", outcome=outcome, facts=facts, places=places)
