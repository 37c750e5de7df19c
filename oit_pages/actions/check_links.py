"""Check the links to files on Drive, Docs, OneDrive and SharePoint: are they open to all?

Never while a page is shown or judged: what was found is remembered, and said beside the editor.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from oit_pages import conf
from oit_pages.actions.visit_address import OutOfReach, answers
from oit_pages.blocks.body import IndicatorBody
from oit_pages.checklist.page_documents import drive_addresses
from oit_pages.evidence.addresses import is_login
from oit_pages.models import IndicatorPage, OutsideLink

#: An address is asked again after so long.
KEPT = timedelta(days=7)
_STATES = {
    True: OutsideLink.State.ASKS_PERMISSION,
    False: OutsideLink.State.OPEN,
    None: OutsideLink.State.NOT_CHECKED,
}


class LinksError(ValueError):
    """They can't be checked; the text says why and what to do."""


@dataclass
class Checked:
    """How many addresses were asked in this run, by what was found."""

    open: int = 0
    asks_permission: int = 0
    not_checked: int = 0


def asks_permission(address: str, may_be_private: bool = False) -> bool | None:
    """Whether the address asks who one is before it shows anything; None where nothing was learnt
    about it. `may_be_private` is as for `visit_address`."""
    if is_login(address):
        return True
    try:
        for _here, answer in answers(address, may_be_private):
            if answer.http in {401, 403} or is_login(answer.leads_to):
                return True
            if answer.http == 200:
                return False
    except OutOfReach:
        return None
    return None


def check_links(asks: Callable[[str], bool | None] | None = None, again: bool = False) -> Checked:
    """Of all pages, public or drafts; `again` asks those too that were asked of late.

    Addresses that no page links to any more are forgotten. Raises LinksError where checks of what
    is outside are not turned on.
    """
    if not conf.get("CHECK_LINKS"):
        told = _("Nothing outside the site is asked. Set OIT_PAGES[%(name)s] to True first.")
        raise LinksError(told % {"name": '"CHECK_LINKS"'})
    asks, checked = asks or asks_permission, Checked()
    wanted = {OutsideLink.key_of(one): one for one in _addresses()}
    known = dict(OutsideLink.objects.values_list("key", "checked_at"))
    gone = known.keys() - wanted.keys()
    for some in _parts(sorted(gone)):
        OutsideLink.objects.filter(pk__in=some).delete()
    now = timezone.now()
    for key, address in wanted.items():
        if not again and _is_fresh(known.get(key), now):
            continue
        state = _STATES[asks(address)]
        OutsideLink.objects.update_or_create(
            key=key, defaults={"address": address, "state": state, "checked_at": timezone.now()}
        )
        setattr(checked, state.value, getattr(checked, state.value) + 1)
    return checked


def _is_fresh(checked_at: datetime | None, now: datetime) -> bool:
    return checked_at is not None and now - checked_at < KEPT


def _addresses() -> Iterator[str]:
    """Those on pages as the public sees them, and on drafts."""
    body = IndicatorBody()
    pages = IndicatorPage.objects.select_related("latest_revision").only(
        "body", "has_unpublished_changes", "latest_revision__content"
    )
    for page in pages.order_by("pk").iterator(chunk_size=200):
        yield from drive_addresses(body, page.body.raw_data)
        if page.has_unpublished_changes and page.latest_revision is not None:
            yield from drive_addresses(body, _drafted(page.latest_revision.content))


def _drafted(content: dict[str, Any]) -> list[Any]:
    try:
        raw = json.loads(content.get("body") or "[]")
    except (TypeError, ValueError):
        return []
    return raw if isinstance(raw, list) else []


def _parts(keys: list[str], size: int = 500) -> Iterable[list[str]]:
    return (keys[at : at + size] for at in range(0, len(keys), size))
