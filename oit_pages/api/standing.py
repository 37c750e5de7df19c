"""Standing: which pages and files the public may see. Everything the API gives passes here.

Public is what is live, has not expired, and stands, with all pages above it, behind no
login, password or group. Who is signed in makes no difference: drafts are read by token.
"""

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from oit_pages.checklist.gather import below


def unexpired() -> Q:
    """Pages whose expiry date has not passed, whether or not anybody has unpublished them."""
    return Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())


class Standing:
    """What is closed on a site: read once, asked often."""

    def __init__(self, closed: tuple[str, ...]):
        self.closed = closed
        """Paths of the pages that a restriction hangs on."""

    @classmethod
    def load(cls) -> "Standing":
        """One query, whatever the number of pages."""
        paths = PageViewRestriction.objects.values_list("page__path", flat=True)
        return cls(tuple(paths))

    def public(self) -> Q:
        """The public pages, as a condition for a query over any type of page."""
        condition = Q(live=True) & unexpired()
        for path in self.closed:
            condition &= ~(Q(path=path) | below(Page(path=path)))
        return condition

    def is_open(self, path: str) -> bool:
        """No restriction on this page or above it."""
        return not any(path.startswith(closed) for closed in self.closed)
