"""What people have said of personal data on a page: kept in the page's own log, never the data."""

from collections.abc import Iterable, Iterator, Mapping

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
    return frozenset(one for found in _kept(same).values() for one in found)


def confirmed_of(pages: Iterable[Page]) -> dict[int, frozenset[str]]:
    """The same of many pages, by id; one query. Of a mirror also what was said of the page that
    it shows."""
    of = {page.pk: [pk for pk in (page.pk, page.alias_of_id) if pk is not None] for page in pages}
    kept = _kept({pk for same in of.values() for pk in same})
    return {pk: frozenset().union(*(kept.get(one, ()) for one in same)) for pk, same in of.items()}


def _kept(pages: Iterable[int]) -> dict[int, set[str]]:
    """Fingerprints by the page that was spoken of."""
    entries = PageLogEntry.objects.filter(page_id__in=list(pages), action=CONFIRMED)
    found: dict[int, set[str]] = {}
    for page, data in entries.values_list("page_id", "data"):
        if isinstance(data, Mapping):
            found.setdefault(page, set()).update(map(str, data.get("fingerprints") or ()))
    return found


def _same(page: Page | None) -> Iterator[int | None]:
    """The page, and what it mirrors: nobody can say anything of a mirror itself."""
    while page is not None:
        yield page.pk
        page = page.alias_of
