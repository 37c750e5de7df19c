"""Has anything that an answer may show changed? One small query says so.

It is asked at every request, so it is plain SQL, written once for both databases: putting
it together with the ORM would take ten times as long as answering it.

What sends a signal leaves a stamp. Which pages are public, what is restricted, and which files
are closed with their collections, is counted besides: that changes in bulk, or with time, and
nobody tells. Of such a change no time is kept, so whoever is asked first after it notes the time
in the database, for every worker alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections, router, transaction
from django.db.models import IntegerField, Model
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from oit_pages import __version__
from oit_pages.i18n import moments
from oit_pages.models import ContentStamp, IndicatorResult
from oit_pages.models.content_stamp import SHARED, scope_of
from oit_pages.models.editions import SCOPE as LISTS
from oit_pages.models.editions import notice_mark

#: Sorts after every path below a path.
_LAST = "Z" * 64


@dataclass(frozen=True, kw_only=True)
class Freshness:
    """The state of all that a site shows."""

    state: tuple[str, ...]
    stamps: tuple[str | None, ...]
    """The part of the state that changes with every change that sends a signal."""
    changed_at: datetime | None
    """When it was last changed."""

    def etag(self, *about: str) -> str:
        """The entity tag of one answer: of this address, language and reader's rights."""
        return f'"{_digest(__version__, *self.state, *about)}"'


def read(roots: Sequence[str], with_results: bool = False) -> Freshness:
    """The freshness of the pages below these paths, and of what all sites share; one query.

    `with_results` also watches the assessment's outcomes, which only some may see.
    """
    connection = connections[router.db_for_read(Page)]
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    params: list[Any] = [SHARED, SHARED, LISTS, LISTS]
    for path in roots:
        span = [path, path + _LAST]
        note = _note_of(path)
        params += [scope_of(path)] * 2 + [*span, now] + span + [*span, now] + [note] * 2
        params += span * (2 * with_results)
    with connection.cursor() as cursor:
        cursor.execute(_sql(len(roots), with_results), params)
        row = cursor.fetchone()
    width = 9 if with_results else 7
    shared, lists = row[:3], row[3:5]
    groups = [row[at : at + width] for at in range(5, len(row), width)]
    notice_mark(lists[0] or "")
    times = [
        shared[1],
        lists[1],
        *(value for group in groups for value in (group[1], group[4], *group[8:])),
    ]
    known = [_moment(value) for value in times if value]
    for path, group in zip(roots, groups, strict=True):
        public = _digest(*map(str, (shared[2], *group[2:4])))[:16]
        kept, noted_at = group[5:7]
        if kept != public:
            known.append(_note(path, public, first=kept is None, since=max(known, default=None)))
        elif noted_at:
            known.append(_moment(noted_at))
    but_notes = [shared, lists, *(group[:5] + group[7:] for group in groups)]
    return Freshness(
        state=tuple(str(value) for part in but_notes for value in part),
        stamps=(shared[0], *(group[0] for group in groups)),
        changed_at=max(known, default=None),
    )


@lru_cache
def _sql(roots: int, with_results: bool) -> str:
    """Shared: stamp and its time, closed files; the mark of lists and its time. Of each root:
    stamp and its time, what is public, what is restricted, the latest expiry, the note and its
    time; number and time of results."""
    page, stamp = Page._meta.db_table, ContentStamp._meta.db_table
    # Nothing but names of ours goes into the text; values are parameters.
    own = [f"(SELECT {name} FROM {stamp} WHERE scope = %s)" for name in ("value", "changed_at")]  # noqa: S608
    live = f"FROM {page} WHERE path >= %s AND path <= %s AND live"
    closed = f"FROM {PageViewRestriction._meta.db_table} JOIN {page} ON {page}.id = page_id"
    pages = [
        f"(SELECT {_sums(f'{page}.id')} {live} AND (expire_at IS NULL OR expire_at > %s))",
        f"(SELECT {_sums('page_id')} {closed} WHERE path >= %s AND path <= %s)",
        f"(SELECT MAX(expire_at) {live} AND expire_at <= %s)",
    ]
    result = IndicatorResult._meta.db_table
    judged = (
        f"FROM {result} JOIN {page} ON {page}.id = {result}.year_page_id "
        "WHERE path >= %s AND path <= %s"
    )
    results = [f"(SELECT COUNT(*) {judged})", f"(SELECT MAX(assessed_at) {judged})"]
    files = " || '/' || ".join(_closed_files(model) for model in _file_models())
    each = [*own, *pages, *own, *(results if with_results else ())]
    return "SELECT " + ", ".join([*own, files, *own, *(each * roots)])


def _file_models() -> tuple[type[Model], type[Model]]:
    return get_document_model(), get_image_model()


def _closed_files(model: type[Model]) -> str:
    """The files in collections that are closed, or stand below one that is. It goes by the
    files: one changes its collection, and a collection its place, without a word."""
    collection = CollectionViewRestriction._meta.get_field("collection").related_model
    own = collection._meta.db_table
    closed = (
        f"SELECT below.id FROM {CollectionViewRestriction._meta.db_table} closed"  # noqa: S608
        f" JOIN {own} top ON top.id = closed.collection_id"
        f" JOIN {own} below ON below.path >= top.path AND below.path <= top.path || '{_LAST}'"
    )
    key = model._meta.pk.column
    found = f"FROM {model._meta.db_table} WHERE collection_id IN ({closed})"
    if isinstance(model._meta.pk, IntegerField):
        return f"(SELECT {_sums(key)} {found})"
    vendor = connections[router.db_for_read(model)].vendor
    # SQLite keeps the order in which the rows come; PostgreSQL promises it only so.
    together = (
        "GROUP_CONCAT(one, ',')" if vendor == "sqlite" else "STRING_AGG(one, ',' ORDER BY one)"
    )
    return (
        f"(SELECT COALESCE(MD5({together}), '') FROM"  # noqa: S608
        f" (SELECT CAST({key} AS VARCHAR(64)) AS one {found} ORDER BY {key}) files)"
    )


def _sums(number: str) -> str:
    """Numbers as one short text that differs for other numbers: not by their sum alone."""
    # The largest prime below 2**16, whose squares add up without overflow.
    rest = f"CAST({number} %% 65521 AS BIGINT)"
    return (
        f"COUNT(*) || '-' || COALESCE(SUM({number}), 0) || '-' || COALESCE(SUM({rest} * {rest}), 0)"
    )


def _note_of(path: str) -> str:
    """The scope of the note about what is public below a path."""
    return f"seen:{_digest(path)[:11]}"


def _note(path: str, public: str, first: bool, since: datetime | None) -> datetime:
    """Note that another set of pages is public now, and when that was noticed: now, but for
    the first note, before which nobody was told of a time."""
    noticed = (since if first else None) or moments.now()
    note = ContentStamp(
        scope=_note_of(path), value=public, changed_at=moments.for_database(noticed)
    )
    using = router.db_for_write(ContentStamp)
    try:
        with transaction.atomic(using=using):
            ContentStamp.objects.using(using).bulk_create(
                [note],
                update_conflicts=True,
                unique_fields=["scope"],
                update_fields=["value", "changed_at"],
            )
    except DatabaseError:  # a copy of the database for reading only: noticed each time
        return moments.now()
    return noticed


def _digest(*parts: str) -> str:
    digest = blake2b(digest_size=12)
    for part in parts:
        digest.update(part.encode() + b"\x00")
    return digest.hexdigest()


def _moment(value: Any) -> datetime:
    """SQLite gives a text or a moment without a zone, in UTC unless the project keeps its own
    time; PostgreSQL a moment with its zone."""
    if isinstance(value, str):
        value = parse_datetime(value)
    if settings.USE_TZ and timezone.is_naive(value):
        return value.replace(tzinfo=UTC)
    return moments.aware(value)
