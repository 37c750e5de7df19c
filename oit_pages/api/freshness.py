"""Freshness: has anything that an answer may show changed? One small query says so."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from django.db.models import Count, Func, Max, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone
from wagtail.models import Page, Site

from oit_pages import __version__
from oit_pages.api.changes import SCOPE_STEPS
from oit_pages.api.standing import unexpired
from oit_pages.models import ContentStamp, IndicatorResult
from oit_pages.models.changes import SHARED

#: Sorts after every path below a path.
_LAST = "Z" * 64


@dataclass(frozen=True, kw_only=True)
class Freshness:
    """The state of all that a site shows."""

    state: tuple[str, ...]
    changed_at: datetime | None
    """When it was last changed, as far as a time of change was kept."""

    def etag(self, *about: str) -> str:
        """The entity tag of one answer: of this address, language and reader's rights."""
        digest = blake2b(digest_size=12)
        for part in (__version__, *self.state, *about):
            digest.update(part.encode() + b"\x00")
        return f'"{digest.hexdigest()}"'


def read(site: Site, with_results: bool = False) -> Freshness:
    """The freshness of a site's pages in all languages, in one query.

    `with_results` also watches the assessment's outcomes, which only some may see.
    """
    rows = list(_roots(site, with_results))
    dates = [row[name] for row in rows for name in ("own_at", "shared_at", "expired_at")]
    return Freshness(
        state=tuple(str(value) for row in rows for value in row.values()),
        changed_at=max((date for date in dates if date), default=None),
    )


def _roots(site: Site, with_results: bool) -> QuerySet:
    """A row for the site's root page and each of its translations."""
    own = ContentStamp.objects.filter(scope=OuterRef("scope"))
    shared = ContentStamp.objects.filter(scope=SHARED)
    below = Page.objects.filter(
        path__gte=OuterRef("path"), path__lte=Concat(OuterRef("path"), Value(_LAST))
    )
    public = below.filter(unexpired(), live=True)
    expired = below.filter(live=True, expire_at__lte=timezone.now())
    columns = {
        "own": Subquery(own.values("value")),
        "own_at": Subquery(own.values("changed_at")),
        "shared": Subquery(shared.values("value")),
        "shared_at": Subquery(shared.values("changed_at")),
        "public": _one(public, Sum("pk")),
        "expired_at": _one(expired, Max("expire_at")),
    }
    if with_results:
        results = IndicatorResult.objects.filter(
            year_page__path__gte=OuterRef("path"),
            year_page__path__lte=Concat(OuterRef("path"), Value(_LAST)),
        )
        columns["judged"] = _one(results, Count("pk"))
        columns["judged_at"] = _one(results, Max("assessed_at"))
    scope = Substr("path", 1, SCOPE_STEPS * Page.steplen)
    return (
        Page.objects.filter(translation_key=site.root_page.translation_key)
        .annotate(scope=scope)
        .order_by("path")
        .values("pk", **columns)
    )


def _one(rows: QuerySet, aggregate: Func) -> Subquery:
    """An aggregate over rows, without the grouping that `annotate` would add."""
    return Subquery(
        rows.order_by().annotate(all=Value(1)).values("all").annotate(x=aggregate).values("x")
    )
