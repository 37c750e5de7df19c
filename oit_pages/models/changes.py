"""Changes: when something that the public may see was last changed.

Documents, images, collections, restrictions and redirects carry no time of change, yet an
answer over the API may not be called unchanged while one of them is not. So each change
leaves a stamp, and one row tells a reader whether what it holds is still true.
"""

import secrets

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: The scope of what belongs to no tree of pages: documents, images, sites …
SHARED = "shared"


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
        fresh = {"value": _value(), "changed_at": timezone.now()}
        if not cls.objects.filter(scope=scope).update(**fresh):
            # Another process may be writing the first stamp of this scope: either will do.
            cls.objects.bulk_create([cls(scope=scope, **fresh)], ignore_conflicts=True)
