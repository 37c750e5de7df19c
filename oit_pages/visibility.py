"""Visibility: which pages and files the public may see. The one definition of it.

A page is public when it and every page above it is live, has not expired, and stands behind no
login, password or group; a page of a translated year only while the year is so in the language
the municipality works in. Who is signed in makes no difference: drafts are read by token.

It is asked with nearly every answer, so what is above a page is looked for in plain SQL, written
once for both databases: putting it together with the ORM takes ten times as long.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache, reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections, router
from django.db.models import BooleanField, Func, Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.coreutils import get_content_languages, get_supported_content_language_variant
from wagtail.models import CollectionViewRestriction, Locale, Page, PageViewRestriction

_STEP = Page.steplen
#: As long as a path may be.
_LONGEST = Page._meta.get_field("path").max_length
#: With more closed trees than this a condition asks the database about each page instead.
_MOST = 100
#: Longer ago than any page expired.
_EVER = timedelta(days=100 * 365)


def unexpired(at: datetime | None = None) -> Q:
    """Pages whose expiry date has not passed (`at` a moment, else now), whether or not anybody
    has unpublished them."""
    return Q(expire_at__isnull=True) | Q(expire_at__gt=at or timezone.now())


def is_over(page: Page) -> bool:
    """Its time has passed, whether or not anybody has taken it down yet."""
    return bool(page.expire_at and page.expire_at <= timezone.now())


def public(ignoring_expiry: bool = False) -> Q:
    """The public pages, as a condition for any query of pages, wherever they stand; or with them
    those that would be public were it not for a time that is over.

    It looks at what is above each page: for few pages. For all of a site, `Visibility.load`.
    """
    at = timezone.now() - (_EVER if ignoring_expiry else timedelta())
    return Q(live=True) & unexpired(at) & Q(_NothingClosedAbove("path", at=at))


class Visibility:
    """What is closed within some trees of pages: read once, asked often."""

    def __init__(
        self,
        hidden: Iterable[str] = (),
        restricted: Iterable[str] = (),
        private: Iterable[str] = (),
        roots: Iterable[str] = (),
    ):
        self.hidden = outermost(hidden)
        """Paths of the pages that hide themselves and all that is below them."""
        self.closed = outermost([*self.hidden, *restricted])
        """The same with those that a restriction hangs on."""
        self.private = tuple(private)
        """Paths of the collections that a restriction hangs on."""
        self.roots = tuple(roots)
        """Where the trees begin: of what stands elsewhere nothing is known."""

    @classmethod
    def load(cls, roots: Sequence[str]) -> "Visibility":
        """For the pages at and below these paths, and for all files; one query."""
        connection = connections[router.db_for_read(Page)]
        above = [step for root in roots for step in _steps(root)]
        within = [*above, *(end for root in roots for end in (root, root.ljust(_LONGEST, "Z")))]
        sql, marks = _trees_sql(len(above), len(roots), len(get_content_languages()) > 1)
        known = {"within": within, **_facts(connection, timezone.now())}
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for mark in marks for value in known[mark]])
            found = cursor.fetchall()
        kinds = ("hidden", "restricted", "private")
        return cls(*([path for kind, path in found if kind == one] for one in kinds), roots=roots)

    def public(self) -> Q:
        """The public pages of the trees, as a condition for a query over any type of page."""
        within = reduce(or_, map(at_or_below, self.roots), Q())
        if len(self.closed) > _MOST:
            return public() & within
        condition = Q(live=True) & unexpired() & within
        for path in self.closed:
            condition &= ~at_or_below(path)
        return condition

    def is_public(self, page: Page) -> bool:
        """The same of a page that has been read."""
        return self.is_shown(page) and not page.path.startswith(self.closed)

    def is_shown(self, page: Page) -> bool:
        """Public, or only behind a login or password."""
        return page.live and not is_over(page) and not page.path.startswith(self.hidden)

    def is_file_public(self, file: Any) -> bool:
        """A document or image (with its collection) that no restriction closes."""
        return not file.collection.path.startswith(self.private)


def of_files() -> Visibility:
    """For files alone; one query."""
    private = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    return Visibility(private=private)


def of_request(request: HttpRequest | None, root: str) -> Visibility:
    """The visibility of the pages at and below a path; read once a request."""
    known = getattr(request, "_oit_visibility", {})
    if root not in known:
        known[root] = Visibility.load([root])
        if request is not None:
            request._oit_visibility = known
    return known[root]


def at_or_below(path: str) -> Q:
    """A page and all below it, as a range of paths: an index serves it on either database."""
    return Q(path__gte=path, path__lte=path.ljust(_LONGEST, "Z"))


class _NothingClosedAbove(Func):
    """Whether neither the page of a path nor a page above it is closed `at` a moment, nor its
    year."""

    output_field = BooleanField()
    conditional = True

    def as_sql(self, compiler, connection, **_context):
        path, _no_params = compiler.compile(self.get_source_expressions()[0])
        sql, marks = _closed_sql(path, len(get_content_languages()) > 1)
        known = _facts(connection, self.extra["at"])
        return f"NOT ({sql})", [value for mark in marks for value in known[mark]]


# What is not written as a parameter below are names of ours. Each text comes with the marks of
# its parameters, in their order: "now", "source", "within".

_PAGE = Page._meta.db_table
_LOCALE = Locale._meta.db_table
_RESTRICTED = f"(SELECT page_id FROM {PageViewRestriction._meta.db_table})"  # noqa: S608
_OVER = "(NOT {0}.live OR {0}.expire_at <= %s)"
_CLOSES = f"({{0}}.depth > 1 AND ({_OVER} OR {{0}}.id IN {_RESTRICTED}))"
_KIND = f"CASE WHEN {_OVER} THEN 'hidden' ELSE 'restricted' END"


def _facts(connection: Any, now: datetime) -> dict[str, list[Any]]:
    return {
        "now": [connection.ops.adapt_datetimefield_value(now)],
        "source": [get_supported_content_language_variant(settings.LANGUAGE_CODE)],
    }


@lru_cache(maxsize=64)
def _closed_sql(path: str, with_translations: bool) -> tuple[str, tuple[str, ...]]:
    """Whether the page of this path, or one above it, is closed."""
    closed = (
        f"EXISTS (SELECT 1 FROM {_PAGE} oit_a WHERE {_above('oit_a', path)}"  # noqa: S608
        f" AND {_CLOSES.format('oit_a')})"
    )
    if not with_translations:
        return closed, ("now",)
    year = _closed_year_sql()
    return f"{closed} OR EXISTS ({year} AND {_above('oit_y', path)})", (
        "now",
        "source",
        "source",
        "now",
    )


@lru_cache
def _closed_year_sql() -> str:
    """Years that are a translation of one that is closed. Parameters: source, source, now."""
    year = apps.get_model("oit_pages", "AssessmentYearPage")._meta.db_table
    closed = (
        f"EXISTS (SELECT 1 FROM {_PAGE} oit_b WHERE {_above('oit_b', 'oit_s.path')}"  # noqa: S608
        f" AND {_CLOSES.format('oit_b')})"
    )
    return (
        f"SELECT 1 FROM {year} oit_t JOIN {_PAGE} oit_y ON oit_y.id = oit_t.page_ptr_id"  # noqa: S608
        f" JOIN {_LOCALE} oit_l ON oit_l.id = oit_y.locale_id AND oit_l.language_code <> %s"
        f" WHERE EXISTS (SELECT 1 FROM {_PAGE} oit_s JOIN {_LOCALE} oit_m"
        " ON oit_m.id = oit_s.locale_id AND oit_m.language_code = %s"
        f" WHERE oit_s.translation_key = oit_y.translation_key AND {closed})"
    )


@lru_cache
def _trees_sql(above: int, roots: int, with_translations: bool) -> tuple[str, tuple[str, ...]]:
    """Closed pages within some trees and above them, and closed collections."""

    def within(alias: str) -> str:
        ranges = [f"({alias}.path >= %s AND {alias}.path <= %s)"] * roots
        steps = ", ".join(["%s"] * above)
        return f"({' OR '.join([f'{alias}.path IN ({steps})', *ranges])})"

    restriction = CollectionViewRestriction
    collection = restriction._meta.get_field("collection").related_model._meta.db_table
    # A page that is not public hides itself: looked for is only what may have pages below.
    pages = (
        f"SELECT {_KIND.format('oit_a')}, oit_a.path FROM {_PAGE} oit_a WHERE {within('oit_a')}"  # noqa: S608
        f" AND (oit_a.numchild > 0 OR oit_a.live) AND {_CLOSES.format('oit_a')}"
    )
    files = (
        f"SELECT 'private', oit_c.path FROM {restriction._meta.db_table} oit_d"  # noqa: S608
        f" JOIN {collection} oit_c ON oit_c.id = oit_d.collection_id"
    )
    if not with_translations:
        return f"{pages} UNION {files}", ("now", "within", "now")
    years = _closed_year_sql().replace("SELECT 1", "SELECT 'hidden', oit_y.path", 1)
    return f"{pages} UNION {files} UNION {years} AND {within('oit_y')}", (
        *("now", "within", "now"),
        *("source", "source", "now", "within"),
    )


def _above(alias: str, path: str) -> str:
    """Whether the alias is the page of a path, or one above it."""
    lengths = range(2 * _STEP, _LONGEST + 1, _STEP)
    return f"{alias}.path IN ({', '.join(f'substr({path}, 1, {length})' for length in lengths)})"


def _steps(path: str) -> list[str]:
    """The paths of the pages above one, without the root of all, and its own."""
    return [path[:length] for length in range(2 * _STEP, len(path) + 1, _STEP)]


def outermost(paths: Iterable[str]) -> tuple[str, ...]:
    """Without those that are below another."""
    kept: list[str] = []
    for path in sorted(set(paths)):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return tuple(kept)
