"""There is a channel of this kind or purpose with an address that can be used.

`kinds` are kinds of channel ("social", "form"), `purpose` is what it is for; `online` asks
for an address on the web; with `email`, an e-mail address will do for one: that is for an edition
to say. Whether an outside address answers is not asked. A social network's own front page is no
account, and a page to log in or the front page of a search engine is no channel. A file is no
service on the web: it is printed, and brought. Where `apart_from`
names purposes, the address must be none of theirs, however it is written.
"""

import re

from oit_pages.evidence import Evidence, Item
from oit_pages.evidence.addresses import canonical, is_file, leads_somewhere
from oit_pages.evidence.selection import place
from oit_pages.evidence.substance import is_content
from oit_pages.rules.base import Finding, Names, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("No such channel is on the page."),
    "partial": gettext_noop("The channel has no address of its own that can be used."),
}
TO_DO = gettext_noop("Add the channel: its kind, what it is for, and its address.")
KINDS = ("channel",)
EXAMPLES = {"good": "A complaint form with its address.", "bad": "A channel with a name only."}


#: Kinds whose address is an account, not just a host.
ACCOUNTS = ("social", "line")
#: Kinds and purposes for which something must be filled in on the web.
SERVICES = frozenset({"e_service", "app"})


def check(
    evidence: Evidence,
    *,
    kinds: Names = (),
    purpose: str = "",
    online: bool = False,
    email: bool = False,
    apart_from: Names = (),
) -> Finding:
    channels = [
        item
        for item in evidence.of_kind(*KINDS)
        if (not kinds or item.parts.get("kind") in kinds)
        and (not purpose or item.parts.get("purpose") == purpose)
    ]
    others = [item for item in evidence.of_kind(*KINDS) if item.parts.get("purpose") in apart_from]
    theirs = {target for item in others for target in _targets(item)}
    mailed = {_mail(item) for item in others}
    good = [
        item
        for item in channels
        if _targets(item) - theirs
        or (not online and _offline(item))
        or (email and _mail(item) not in {"", *mailed})
    ]
    outcome: Outcome = "pass" if good else "partial" if channels else "fail"
    facts = {"channels": list(kinds), "purpose": purpose}
    places = tuple(place(item) for item in good or channels)
    return Finding(rule="has_channel", outcome=outcome, facts=facts, places=places)


def _targets(item: Item) -> set[str | int]:
    """The web addresses and pages that a channel leads to."""
    of_page = {link.page for link in item.links if link.page and link.works is not False}
    account = item.parts.get("kind") in ACCOUNTS
    service = bool(SERVICES & {item.parts.get("kind"), item.parts.get("purpose")})
    return of_page | {
        canonical(link.url)
        for link in item.links
        if link.works is not False and _on_the_web(link.url, account)
        if not (service and is_file(link.url))
    }


def _on_the_web(url: str, account: bool) -> bool:
    if url.startswith("/"):
        return True
    beyond = re.match(r"https?://[^/?#]+(.*)", url, re.IGNORECASE)
    if not beyond or not leads_somewhere(url):
        return False
    return not account or bool(beyond[1].strip("/?#"))


def _mail(item: Item) -> str:
    """The channel's e-mail address, as one is compared."""
    found = re.search(r"[^\s<>,;:]+@[^\s<>,;]+\.[^\s<>,;]+", str(item.parts.get("email") or ""))
    return found[0].lower() if found else ""


def _offline(item: Item) -> bool:
    phone = str(item.parts.get("phone") or "")
    return (
        len(re.findall(r"\d", phone)) >= 3
        or bool(_mail(item))
        or is_content(item.parts.get("address"))
    )
