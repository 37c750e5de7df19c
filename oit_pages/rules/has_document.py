"""A document stands on the page that anybody can open: there, public, of a usable format.

`kinds` narrows it to documents that the editor listed under these kinds. What the document
holds is for a person to judge.
"""

from oit_pages.evidence import Evidence, Item
from oit_pages.evidence.selection import place, usable
from oit_pages.rules.base import Finding, Names, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("No document that the public can open is on the page."),
    "partial": gettext_noop("{found} of {needed} documents can be opened."),
}
TO_DO = gettext_noop("Attach the document as PDF, Word or Excel, in a public collection.")
EXAMPLES = {"good": "A PDF of the plan.", "bad": "A document in a private collection."}


def check(evidence: Evidence, *, kinds: Names = (), at_least: int = 1) -> Finding:
    holders = []
    for item in evidence.items:
        if kinds and not _listed(item, kinds):
            continue
        holders += [item for file in item.files if file.kind == "document" and usable(file)]
    facts = {"found": len(holders), "needed": at_least}
    outcome: Outcome = (
        "pass" if len(holders) >= max(at_least, 1) else "partial" if holders else "fail"
    )
    places = tuple(dict.fromkeys(place(item) for item in holders))
    return Finding(rule="has_document", outcome=outcome, facts=facts, places=places)


def _listed(item: Item, kinds: Names) -> bool:
    return any(row.get("kind") in kinds and row.get("has_file") for row in item.rows)
