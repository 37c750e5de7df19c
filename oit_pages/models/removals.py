"""Pages that went out of the public's sight, or came into it without being published: what a reader
who keeps a copy must take out, or read.

Only the id is kept, which the public knew, and where the page stood: neither title nor reason.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Removal(models.Model):
    """The last time that a page went out of the public's sight at a place. It may have come back
    since."""

    page_id = models.PositiveBigIntegerField()
    path = models.CharField(max_length=255, db_index=True)
    """Where the page stood in the tree, so that each site tells of its own."""
    removed_at = models.DateTimeField()
    noted_at = models.DateTimeField(db_index=True, default=timezone.now)
    """When this became known: a time that is over is noted later. Whoever asks for what is new
    since then is told of it."""

    class Meta:
        verbose_name = _("removal")
        verbose_name_plural = _("removals")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["page_id", "path"], name="oit_removed_from_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.removed_at}"

    @classmethod
    def record(cls, paths: Mapping[int, str], removed_at: datetime | None = None) -> None:
        """These pages, by id, are public no more, since now or a moment that is known; one
        query. In one order always, that two who record the same don't wait for each other."""
        now = timezone.now()
        moments = {"removed_at": removed_at or now, "noted_at": now}
        cls.objects.bulk_create(
            [cls(page_id=pk, path=path, **moments) for pk, path in sorted(paths.items())],
            update_conflicts=True,
            unique_fields=["page_id", "path"],
            update_fields=list(moments),
        )


class Appearance(models.Model):
    """The last time that a page came into the public's sight otherwise than by being published:
    what hid it was opened, or it came from elsewhere. It may be gone since."""

    page_id = models.PositiveBigIntegerField(unique=True)
    appeared_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.page_id}: {self.appeared_at}"

    @classmethod
    def record(cls, pks: Iterable[int]) -> None:
        """These pages are new to the public now; one query, in one order always."""
        now = timezone.now()
        cls.objects.bulk_create(
            [cls(page_id=pk, appeared_at=now) for pk in sorted(pks)],
            update_conflicts=True,
            unique_fields=["page_id"],
            update_fields=["appeared_at"],
        )

    @classmethod
    def of(cls, page_id: object) -> models.QuerySet:
        """Of one page; for subqueries."""
        return cls.objects.filter(page_id=page_id)
