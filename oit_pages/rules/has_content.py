"""The page shows something: at least one block with content.

Whitespace, a lone dash, leftover sample text, a table of headings only, an image without a
file and a link to nothing are not content.
"""

from oit_pages.evidence import Evidence, Place
from oit_pages.evidence.selection import says_something
from oit_pages.rules.base import Finding, gettext_noop

SAYS = {"fail": gettext_noop("There is nothing on this page yet.")}
TO_DO = gettext_noop("Add what the indicator asks for.")
EXAMPLES = {"good": "A filled table.", "bad": "A text that says “-” or “ทดสอบ”."}


def check(evidence: Evidence) -> Finding:
    if any(says_something(item) for item in evidence.items):
        return Finding(rule="has_content", outcome="pass")
    places = tuple(Place(page=page.pk) for page in evidence.pages[:1])
    return Finding(rule="has_content", outcome="fail", places=places)
