"""What takes a while and is done for a whole year: who asked for it, and what came of it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: Nothing of this takes as long: what began earlier and never ended has died.
LONGEST = timedelta(minutes=30)


class YearWork(models.Model):
    """The last run of one kind of work for a year: one row each, so that two can't run at once."""

    class Kind(models.TextChoices):
        FREEZE = "freeze", _("freezing a year")
        TRANSLATE = "translate", _("translating a year")

    year_page = models.ForeignKey(
        "oit_pages.AssessmentYearPage", on_delete=models.CASCADE, related_name="works"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    token = models.CharField(max_length=32, blank=True)
    """Of this run: a run that finds another one here has been given up."""
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    language = models.CharField(max_length=15, blank=True)
    """In which whoever asked is told."""
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    told = models.JSONField(default=list)
    """What came of it: [{"level": "success", "warning" or "error", "text", "lines"}]."""

    class Meta:
        verbose_name = _("work on a year")
        verbose_name_plural = _("works on years")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["year_page", "kind"], name="oit_work_once_per_year")
        ]

    def __str__(self) -> str:
        return self.kind

    @staticmethod
    def is_free() -> Q:
        """Nobody is at it."""
        begun = timezone.now() - LONGEST
        return Q(started_at=None) | Q(finished_at__isnull=False) | Q(started_at__lt=begun)

    @property
    def is_running(self) -> bool:
        begun = self.started_at
        return bool(begun and not self.finished_at and begun >= timezone.now() - LONGEST)
