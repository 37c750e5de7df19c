"""Every link leads somewhere: to a live public page, or to an address that can be one.

Outside addresses are not asked; a page with no other links is `not_checked`. With no link
at all there is nothing that works, and the rule fails.
"""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import place
from oit_pages.rules.base import Finding, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("No link here works."),
    "partial": gettext_noop("{found} links lead nowhere."),
    "not_checked": gettext_noop("Outside addresses were not visited."),
}
TO_DO = gettext_noop("Mend or remove the links that lead nowhere.")
EXAMPLES = {"good": "A link to a published page.", "bad": "A link to a draft."}


def check(evidence: Evidence) -> Finding:
    links = [(item, link) for item in evidence.items for link in item.links]
    broken = [item for item, link in links if link.works is False]
    if broken or not links:
        outcome: Outcome = "partial" if len(broken) < len(links) else "fail"
    else:
        outcome = "pass" if any(link.works for _item, link in links) else "not_checked"
    facts = {"found": len(broken)}
    places = tuple(dict.fromkeys(place(item) for item in broken))
    return Finding(rule="links_work", outcome=outcome, facts=facts, places=places)
