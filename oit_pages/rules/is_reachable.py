"""The page can be reached from the home page: every page above it is published.

Where that is not known the rule says so, and never fails for it.
"""

from oit_pages.evidence import Evidence, Place
from oit_pages.rules.base import Finding, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("A page above this one is not published."),
    "not_checked": gettext_noop("Whether it can be reached was not checked."),
}
TO_DO = gettext_noop("Publish the pages above this one.")
EXAMPLES = {"good": "Home, year and section are live.", "bad": "The section is a draft."}


def check(evidence: Evidence) -> Finding:
    page = evidence.pages[0] if evidence.pages else None
    outcomes: dict[bool | None, Outcome] = {True: "pass", False: "fail", None: "not_checked"}
    outcome: Outcome = outcomes[page.reachable] if page and page.live else "fail"
    places = (Place(page=page.pk),) if page else ()
    return Finding(rule="is_reachable", outcome=outcome, places=places)
