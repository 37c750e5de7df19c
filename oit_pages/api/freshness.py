"""Freshness: has anything that an answer may show changed? One small query says so.

It is asked at every request, so it is plain SQL, written once for both databases: putting
it together with the ORM would take ten times as long as answering it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.db import connections, router
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page

from oit_pages import __version__
from oit_pages.api.changes import scope_of
from oit_pages.models import ContentStamp, IndicatorResult
from oit_pages.models.changes import SHARED

#: Sorts after every path below a path.
_LAST = "Z" * 64


@dataclass(frozen=True, kw_only=True)
class Freshness:
    """The state of all that a site shows."""

    state: tuple[str, ...]
    stamps: tuple[str | None, ...]
    """The part of the state that changes with every change that sends a signal."""
    public: tuple[str, ...]
    """The part that tells which pages are public, signal or not."""
    changed_at: datetime | None
    """When it was last changed, as far as a time of change was kept."""

    def noticed(self, when: datetime | None) -> "Freshness":
        """The same, changed not before somebody noticed a change of which no time was kept."""
        times = [moment for moment in (self.changed_at, when) if moment]
        return replace(self, changed_at=max(times, default=None)) if when else self

    def etag(self, *about: str) -> str:
        """The entity tag of one answer: of this address, language and reader's rights."""
        digest = blake2b(digest_size=12)
        for part in (__version__, *self.state, *about):
            digest.update(part.encode() + b"\x00")
        return f'"{digest.hexdigest()}"'


def read(roots: Sequence[str], with_results: bool = False) -> Freshness:
    """The freshness of the pages below these paths, and of what all sites share; one query.

    `with_results` also watches the assessment's outcomes, which only some may see.
    """
    connection = connections[router.db_for_read(Page)]
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    params: list[Any] = [SHARED, SHARED]
    for path in roots:
        span = [path, path + _LAST]
        params += [scope_of(path)] * 2 + [*span, now] * 2 + span * (2 * with_results)
    with connection.cursor() as cursor:
        cursor.execute(_sql(len(roots), with_results), params)
        row = cursor.fetchone()
    columns = 6 if with_results else 4
    groups = [row[:2], *(row[at : at + columns] for at in range(2, len(row), columns))]
    times = [_moment(value) for group in groups for value in (group[1], *group[3:4]) if value]
    return Freshness(
        state=tuple(str(value) for value in row),
        stamps=tuple(group[0] for group in groups),
        public=tuple(str(group[2]) for group in groups[1:]),
        changed_at=max(times, default=None),
    )


@lru_cache
def _sql(roots: int, with_results: bool) -> str:
    """Stamp and its time, shared and of each root; of each root also the sum of the ids of
    what is public, and the latest expiry; then number and time of results."""
    page, stamp = Page._meta.db_table, ContentStamp._meta.db_table
    # Nothing but names of ours goes into the text; values are parameters.
    own = [f"(SELECT {name} FROM {stamp} WHERE scope = %s)" for name in ("value", "changed_at")]  # noqa: S608
    live = f"FROM {page} WHERE path >= %s AND path <= %s AND live"
    pages = [
        f"(SELECT SUM(id) {live} AND (expire_at IS NULL OR expire_at > %s))",
        f"(SELECT MAX(expire_at) {live} AND expire_at <= %s)",
    ]
    result = IndicatorResult._meta.db_table
    judged = (
        f"FROM {result} JOIN {page} ON {page}.id = {result}.year_page_id "
        "WHERE path >= %s AND path <= %s"
    )
    results = [f"(SELECT COUNT(*) {judged})", f"(SELECT MAX(assessed_at) {judged})"]
    each = [*own, *pages, *(results if with_results else ())]
    return "SELECT " + ", ".join([*own, *(each * roots)])


def _moment(value: Any) -> datetime:
    """SQLite gives a text, PostgreSQL a moment."""
    found = parse_datetime(value) if isinstance(value, str) else value
    return found if timezone.is_aware(found) else found.replace(tzinfo=UTC)
