"""There is a channel of this kind or purpose with an address that can be used.

`kinds` are kinds of channel ("social", "form"), `purpose` is what it is for; `online` asks
for an address on the web. Whether an outside address answers is not asked. A social network's
own front page is no account. Where `apart_from` names purposes, the address must be none of
theirs.
"""

import re

from oit_pages.content import is_content
from oit_pages.evidence import Evidence, Item
from oit_pages.rules.base import Finding, gettext_noop
from oit_pages.rules.looking import place

SAYS = {
    "fail": gettext_noop("No such channel is on the page."),
    "partial": gettext_noop("The channel has no address of its own that can be used."),
}
TO_DO = gettext_noop("Add the channel: its kind, what it is for, and its address.")
KINDS = ("channel",)
EXAMPLES = {"good": "A complaint form with its address.", "bad": "A channel with a name only."}


#: Kinds whose address is an account, not just a host.
ACCOUNTS = ("social", "line")


def check(
    evidence: Evidence, *, kinds=(), purpose: str = "", online: bool = False, apart_from=()
) -> Finding:
    channels = [
        item
        for item in evidence.of_kind(*KINDS)
        if (not kinds or item.parts.get("kind") in kinds)
        and (not purpose or item.parts.get("purpose") == purpose)
    ]
    others = {
        target
        for item in evidence.of_kind(*KINDS)
        if item.parts.get("purpose") in apart_from
        for target in _targets(item)
    }
    good = [item for item in channels if _targets(item) - others or (not online and _offline(item))]
    outcome = "pass" if good else "partial" if channels else "fail"
    facts = {"channels": list(kinds), "purpose": purpose}
    places = tuple(place(item) for item in good or channels)
    return Finding(rule="has_channel", outcome=outcome, facts=facts, places=places)


def _targets(item: Item) -> set[str | int]:
    """The web addresses and pages that a channel leads to."""
    of_page = {link.page for link in item.links if link.page and link.works is not False}
    account = item.parts.get("kind") in ACCOUNTS
    return of_page | {
        link.url.rstrip("/")
        for link in item.links
        if link.works is not False and _on_the_web(link.url, account)
    }


def _on_the_web(url: str, account: bool) -> bool:
    if url.startswith("/"):
        return True
    beyond = re.match(r"https?://[^/?#]+(.*)", url, re.IGNORECASE)
    return bool(beyond) and (not account or bool(beyond[1].strip("/?#")))


def _offline(item: Item) -> bool:
    phone, email = str(item.parts.get("phone") or ""), str(item.parts.get("email") or "")
    return (
        len(re.findall(r"\d", phone)) >= 3
        or bool(re.search(r"\S@\S+\.\S", email))
        or is_content(item.parts.get("address"))
    )
