"""What people have said of personal data on a page: kept in the page's own log, never the data."""

from collections.abc import Iterator, Mapping

from wagtail.models import Page, PageLogEntry

#: {"note": why, "fingerprints": [...], "kinds": {kind: count}}: they may stand.
CONFIRMED = "oit_pages.personal_data"
#: The same without a note: they were masked.
MASKED = "oit_pages.masked"


def confirmed(page: Page) -> frozenset[str]:
    """The fingerprints of what somebody said may stand; one query, and of a mirror one more for
    each page that it shows."""
    same = [pk for pk in _same(page) if pk is not None]
    if not same:
        return frozenset()
    entries = PageLogEntry.objects.filter(page_id__in=same, action=CONFIRMED)
    kept = entries.values_list("data", flat=True)
    return frozenset(
        str(one)
        for data in kept
        if isinstance(data, Mapping)
        for one in data.get("fingerprints") or ()
    )


def _same(page: Page | None) -> Iterator[int | None]:
    """The page, and what it mirrors: nobody can say anything of a mirror itself."""
    while page is not None:
        yield page.pk
        page = page.alias_of
