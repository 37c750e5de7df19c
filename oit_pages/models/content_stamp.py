"""When something that the public may see was last changed.

Documents, images, collections, restrictions and redirects carry no time of change, yet an
answer over the API may not be called unchanged while one of them is not. So each change
leaves a stamp, and one row tells a reader whether what it holds is still true.
"""

import secrets
from dataclasses import dataclass

from django.db import connections, models, router, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

#: The scope of what belongs to no tree of pages: documents, images, sites …
SHARED = "shared"
#: Steps of a path that make a scope: the root and the site's home.
SCOPE_STEPS = 2


def scope_of(path: str) -> str:
    """The scope in which a page of this path is stamped."""
    return path[: SCOPE_STEPS * Page.steplen]


def _value() -> str:
    return secrets.token_hex(8)


class ContentStamp(models.Model):
    """The last change within one tree of pages, or within what all trees share."""

    scope = models.CharField(max_length=16, primary_key=True)
    """The first two steps of the pages' paths, or `SHARED`."""
    value = models.CharField(max_length=16, default=_value)
    """Different after every change; says nothing else."""
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("content stamp")
        verbose_name_plural = _("content stamps")

    def __str__(self) -> str:
        return f"{self.scope}: {self.value}"

    @classmethod
    def renew(cls, scope: str) -> None:
        """Say that something in this scope has changed; within the caller's transaction."""
        _note_lock(cls, scope)
        fresh = {"value": _value(), "changed_at": timezone.now()}
        if not cls.objects.filter(scope=scope).update(**fresh):
            # Another process may be writing the first stamp of this scope: either will do.
            cls.objects.bulk_create([cls(scope=scope, **fresh)], ignore_conflicts=True)


@dataclass(frozen=True)
class _Lock:
    """Stands among what is to be done on commit, and so is forgotten with the lock itself: when
    the transaction ends, or the part of it that took the lock is undone."""

    scope: str

    def __call__(self) -> None:
        """Nothing is to be done."""


def _note_lock(model: type[ContentStamp], scope: str) -> None:
    database = router.db_for_write(model)
    if connections[database].in_atomic_block and not holds_lock(scope):
        transaction.on_commit(_Lock(scope), using=database)


def holds_lock(scope: str) -> bool:
    """Whether this transaction has renewed the stamp: nobody else can until it ends."""
    waiting = connections[router.db_for_write(ContentStamp)].run_on_commit
    return any(entry[1] == _Lock(scope) for entry in waiting)


def content_changed(*pages: Page) -> None:
    """Tell the API that something was written past Django's signals: in bulk, in SQL.

    With the pages below which it was; with none for documents, images, collections, units, or
    where it may be anything. Costs one small write for each municipality; call it afterwards,
    within the same transaction. What is shown or hidden in bulk is seen without it.
    """
    for scope in sorted({scope_of(page.path) for page in pages}) or [SHARED]:
        ContentStamp.renew(scope)
