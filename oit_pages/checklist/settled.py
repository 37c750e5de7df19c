"""What people have said of personal data on a page: kept in the page's own log, never the data."""

from collections.abc import Mapping

from wagtail.models import Page, PageLogEntry

#: {"note": why, "fingerprints": [...], "kinds": {kind: count}}: they may stand.
CONFIRMED = "oit_pages.personal_data"
#: The same without a note: they were masked.
MASKED = "oit_pages.masked"


def confirmed(page: Page) -> frozenset[str]:
    """The fingerprints of what somebody said may stand; one query."""
    if page.pk is None:
        return frozenset()
    entries = PageLogEntry.objects.filter(page_id=page.pk, action=CONFIRMED)
    kept = entries.values_list("data", flat=True)
    return frozenset(
        str(one)
        for data in kept
        if isinstance(data, Mapping)
        for one in data.get("fingerprints") or ()
    )
