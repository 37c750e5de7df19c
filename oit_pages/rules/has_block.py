"""The page shows at least so many blocks of these kinds, and they are not empty.

`kinds` are names of blocks, `where` narrows them by their parts, `at_least` is a count.
"""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import chosen, place
from oit_pages.rules.base import Finding, Names, Outcome, Where, gettext_noop

SAYS = {
    "fail": gettext_noop("Nothing of this kind is on the page: {kinds}."),
    "partial": gettext_noop("{found} of {needed} are on the page: {kinds}."),
}
TO_DO = gettext_noop("Add: {kinds}.")
EXAMPLES = {"good": "An organisation chart with its units.", "bad": "An empty chart block."}


def check(
    evidence: Evidence, *, kinds: Names, at_least: int = 1, where: Where | None = None
) -> Finding:
    items = chosen(evidence, kinds, where=where)
    facts = {"kinds": list(kinds), "found": len(items), "needed": at_least}
    if len(items) >= at_least:
        outcome: Outcome = "pass"
    else:
        outcome = "partial" if items else "fail"
    places = tuple(place(item) for item in items)
    return Finding(rule="has_block", outcome=outcome, facts=facts, places=places)
