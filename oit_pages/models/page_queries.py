"""Conditions over the page tree that an index serves."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from wagtail.models import Page, PageViewRestriction, Site

from oit_pages.models.adoptions import Adoption
from oit_pages.visibility import unexpired

Item = TypeVar("Item")
#: SQLite takes a condition of a thousand parts, less what stands around it.
_MOST = 200


def in_slices(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """So many at a time as one query takes."""
    return (items[first : first + _MOST] for first in range(0, len(items), _MOST))


def below(page: Page) -> Q:
    """The pages below, as a range of paths: unlike a prefix, an index serves it on SQLite."""
    return _below(page.path)


def below_any(paths: Iterable[str]) -> Q:
    """The pages below any of these paths, of which there is one at least."""
    return reduce(or_, map(_below, paths))


def _below(path: str) -> Q:
    return Q(path__gt=path, path__lte=path.ljust(255, "Z"))


def home_pages(site: Site) -> QuerySet[Page]:
    """The site's home page in every language: each begins a part of the site, as it does for
    Wagtail's own routing."""
    return Page.objects.filter(translation_key=site.root_page.translation_key).order_by("path")


def paths_to(page: Page) -> list[str]:
    """The path of every page from the root down to this one."""
    return steps_to(page.path)


def steps_to(path: str) -> list[str]:
    """The path of every page from the root down to the one at this path."""
    step = Page.steplen
    return [path[:length] for length in range(step, len(path) + 1, step)]


def with_restriction(pages: QuerySet) -> QuerySet:
    """Each page says of itself whether it is live and in time (`shown`), whether a restriction is
    set on it (`restricted`), and whether it is a year that shows other pages too (`adopts`)."""
    return pages.annotate(
        shown=ExpressionWrapper(Q(live=True) & unexpired(), BooleanField()),
        restricted=Exists(PageViewRestriction.objects.filter(page=OuterRef("pk"))),
        adopts=Exists(Adoption.objects.filter(year_page=OuterRef("pk"), accepted=True)),
    )
