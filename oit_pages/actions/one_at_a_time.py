"""Two people may press the button at once: pages are held before they are read.

Locks are taken from the root down, by everybody, so that nobody waits for somebody who waits for
him.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connections, router, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.models import Page

from oit_pages.models.page_queries import paths_to

#: PostgreSQL's: a serialization failure, a deadlock, a lock that could not be had in time.
CONFLICTS = frozenset({"40001", "40P01", "55P03"})


class Conflict(RuntimeError):
    """Somebody else is changing the same; nothing was done. The text says so."""


@contextmanager
def held(page: Page, with_those_above: bool = False) -> Iterator[None]:
    """A transaction in which nobody else changes the page, nor, where asked, those above it.

    Read the page inside it. Raises Conflict where others are in the way.
    """
    database = router.db_for_write(Page)
    paths = paths_to(page)[1:] if with_those_above else [page.path]
    rows = Page.objects.using(database).filter(path__in=paths)
    try:
        with transaction.atomic(using=database):
            if connections[database].features.has_select_for_update:
                list(rows.order_by("path").select_for_update(no_key=True).values_list("pk"))
            else:  # SQLite lets one writer in at a time: be it before anything is read
                rows.update(numchild=F("numchild"))
            yield
    except OperationalError as error:
        if not is_conflict(error):
            raise
        raise Conflict(
            _(
                "Somebody else is changing the same pages at this moment. Nothing was changed. "
                "Wait a little, then try again."
            )
        ) from error


def is_conflict(error: OperationalError) -> bool:
    """Whether it says that others are in the way."""
    code = getattr(error.__cause__, "sqlstate", None)
    return code in CONFLICTS or "database is locked" in str(error)
