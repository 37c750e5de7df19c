"""Standing: which pages and files the public may see. Everything the API gives passes here.

Public is what is live, has not expired, and stands, with all pages above it, behind no
login, password or group. Who is signed in makes no difference: drafts are read by token.
"""

from typing import Any

from django.db.models import Q, Value
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from oit_pages.checklist.gather import below


def unexpired() -> Q:
    """Pages whose expiry date has not passed, whether or not anybody has unpublished them."""
    return Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())


class Standing:
    """What is closed on a site: read once, asked often."""

    def __init__(self, closed: tuple[str, ...] = (), private: tuple[str, ...] = ()):
        self.closed = closed
        """Paths of the pages that a restriction hangs on."""
        self.private = private
        """Paths of the collections that a restriction hangs on."""

    @classmethod
    def load(cls) -> "Standing":
        """One query, whatever the number of pages and files."""
        pages = PageViewRestriction.objects.annotate(of=Value("page"))
        collections = CollectionViewRestriction.objects.annotate(of=Value("collection"))
        paths = pages.values_list("of", "page__path").union(
            collections.values_list("of", "collection__path")
        )
        by_kind: dict[str, list[str]] = {"page": [], "collection": []}
        for kind, path in paths:
            by_kind[kind].append(path)
        return cls(tuple(by_kind["page"]), tuple(by_kind["collection"]))

    def public(self) -> Q:
        """The public pages, as a condition for a query over any type of page."""
        condition = Q(live=True) & unexpired()
        for path in self.closed:
            condition &= ~(Q(path=path) | below(Page(path=path)))
        return condition

    def is_file_public(self, file: Any) -> bool:
        """A document or image (with its collection) that no restriction closes."""
        return not any(file.collection.path.startswith(path) for path in self.private)
