"""The page is live, open to everybody, and found by way of live pages.

The assessors open the website as any citizen does (instructions of the assessment: evidence
is a link into the agency's main website). A draft, an expired page, one behind a login or
below an unpublished page is not disclosure.
"""

from oit_pages.evidence import Evidence, PageFacts, Place
from oit_pages.rules.base import Finding, gettext_noop

SAYS = {
    "fail": gettext_noop("The public can't see this page: {why}."),
}
TO_DO = gettext_noop("Publish the page and the pages above it, and let everybody see them.")
EXAMPLES = {"good": "A published page without a login.", "bad": "A draft, or a page that expired."}

WHY = {
    "no_page": gettext_noop("there is none"),
    "draft": gettext_noop("it is a draft"),
    "expired": gettext_noop("it has expired"),
    "private": gettext_noop("it asks for a login or password"),
    "hidden": gettext_noop("a page above it is not published"),
}


def check(evidence: Evidence) -> Finding:
    """Judges the indicator's own page, the first of the evidence."""
    page = evidence.pages[0] if evidence.pages else None
    why = _why_not(page)
    if why is None:
        return Finding(rule="is_public", outcome="pass")
    places = (Place(page=page.pk),) if page else ()
    return Finding(rule="is_public", outcome="fail", facts={"why": why}, places=places)


def _why_not(page: PageFacts | None) -> str | None:
    if page is None:
        return "no_page"
    if not page.live:
        return "draft"
    if page.expired:
        return "expired"
    if not page.public:
        return "private"
    return "hidden" if page.reachable is False else None
