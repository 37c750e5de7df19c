"""There is a channel of this kind or purpose with an address that can be used.

`kinds` are kinds of channel ("social", "form"), `purpose` is what it is for; `online` asks
for an address on the web. Whether an outside address answers is not asked.
"""

import re

from oit_pages.content import is_content
from oit_pages.evidence import Evidence, Item
from oit_pages.rules.base import Finding, gettext_noop
from oit_pages.rules.looking import place

SAYS = {
    "fail": gettext_noop("No such channel is on the page."),
    "partial": gettext_noop("The channel has no address that can be used."),
}
TO_DO = gettext_noop("Add the channel: its kind, what it is for, and its address.")
KINDS = ("channel",)
EXAMPLES = {"good": "A complaint form with its address.", "bad": "A channel with a name only."}


def check(evidence: Evidence, *, kinds=(), purpose: str = "", online: bool = False) -> Finding:
    channels = [
        item
        for item in evidence.of_kind(*KINDS)
        if (not kinds or item.parts.get("kind") in kinds)
        and (not purpose or item.parts.get("purpose") == purpose)
    ]
    good = [item for item in channels if _online(item) or (not online and _offline(item))]
    outcome = "pass" if good else "partial" if channels else "fail"
    facts = {"channels": list(kinds), "purpose": purpose}
    places = tuple(place(item) for item in good or channels)
    return Finding(rule="has_channel", outcome=outcome, facts=facts, places=places)


def _online(item: Item) -> bool:
    return any((link.url or link.page) and link.works is not False for link in item.links)


def _offline(item: Item) -> bool:
    phone, email = str(item.parts.get("phone") or ""), str(item.parts.get("email") or "")
    return (
        len(re.findall(r"\d", phone)) >= 3
        or bool(re.search(r"\S@\S+\.\S", email))
        or is_content(item.parts.get("address"))
    )
