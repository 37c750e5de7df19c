"""See whether the addresses of an item of the sheet open for an anonymous visitor, and keep it.

An item at a time, so that it can be shown how far it is. What can't be reached is `not_checked`.
"""

from html import unescape
from typing import Any
from urllib.parse import urljoin
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from oit_pages import conf
from oit_pages.actions.visit_address import Visit, visit_address
from oit_pages.checklist.sheet import SheetAddress, SheetLine
from oit_pages.models import AssessmentYearPage, SheetEntry


def verify_item(year_page: AssessmentYearPage, line: SheetLine) -> dict[str, Any]:
    """Look at each address of an item; address → what is kept of it."""
    checks = {
        one.url: {
            "status": found.status,
            "reason": found.reason,
            "http": found.http,
            "at": timezone.now().isoformat(),
        }
        for one in line.addresses
        for found in (_look(one),)
    }
    with transaction.atomic():
        entry, _made = SheetEntry.objects.get_or_create(
            year_page=year_page, subject=line.indicator.subject
        )
        SheetEntry.objects.filter(pk=entry.pk).update(checks=checks)
    return checks


def _look(one: SheetAddress) -> Visit:
    # Our own front end may stand in an internal network; what others have is not asked there.
    private = conf.get("FRONT_END_IS_PRIVATE") and not one.elsewhere
    found = visit_address(one.url, private)
    if found.status != "ok" or _squeezed(one.title) in _squeezed(unescape(found.text)):
        return found
    # A front end that draws its pages in the browser answers every address with the same.
    nowhere = urljoin(one.url.rstrip("/"), f"no-such-page-{uuid4().hex}/")
    if visit_address(nowhere, private).status == "missing":
        return found
    return Visit(status="not_checked", reason="answers_all", http=found.http)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
