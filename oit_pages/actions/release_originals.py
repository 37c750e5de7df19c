"""The files that pages brought with them wait no more once the pages are public."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from oit_pages.actions.attach_file import ORIGINAL, WAITING, release
from oit_pages.models import IndicatorPage
from oit_pages.models.page_queries import in_slices, steps_to
from oit_pages.visibility import public


def release_originals(pks: Iterable[int]) -> None:
    """Those of these pages that are public now; one query where no file waits. Only the bodies
    that may list one are read."""
    if not get_document_model().objects.filter(collection__name=WAITING).exists():
        return
    for some in in_slices(sorted(pks)):
        pages = IndicatorPage.objects.filter(public(), pk__in=some)
        for page in _that_hold(pages, [ORIGINAL]).only("body").iterator():
            release(page.body.raw_data)


def release_if_public(page: IndicatorPage) -> None:
    """Those of a page that was published just now; no query where it lists none."""
    if _originals(page) and IndicatorPage.objects.filter(public(), pk=page.pk).exists():
        release(page.body.raw_data)


def release_of_new(page: IndicatorPage) -> None:
    """Those of a page that is live from its first moment. A copy of what a restriction closes is
    closed too, but Wagtail does so last: its files wait until it is opened or published."""
    originals = _originals(page)
    if originals and not _is_restricted(page, originals):
        release_if_public(page)


def _is_restricted(page: IndicatorPage, originals: Iterable[str]) -> bool:
    """Whether one that has the same blocks, as only copies have, is; or what is above it."""
    copies = _that_hold(IndicatorPage.objects.exclude(pk=page.pk), originals)
    above = {step for path in copies.values_list("path", flat=True) for step in steps_to(path)}
    return PageViewRestriction.objects.filter(page__path__in=above).exists()


def _that_hold(pages: QuerySet, ids: Iterable[str]) -> QuerySet:
    """Pages in whose stored bodies one of these stands."""
    held = reduce(or_, (Q(stored__contains=one) for one in ids))
    return pages.order_by().alias(stored=Cast("body", TextField())).filter(held)


def _originals(page: IndicatorPage) -> list[str]:
    """The ids of the blocks that list them."""
    ids = (str(child.get("id")) for child in page.body.raw_data if isinstance(child, dict))
    return [one for one in ids if one.startswith(ORIGINAL)]
