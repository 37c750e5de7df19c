"""What each assessment changed, kept small, so that two dates can be compared."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AssessmentRun(models.Model):
    """One assessment after which an outcome was not what it was before."""

    year_page = models.ForeignKey(
        "oit_pages.AssessmentYearPage", on_delete=models.CASCADE, related_name="runs"
    )
    at = models.DateTimeField(_("when"), db_index=True)
    changes = models.JSONField(default=list)
    """[{"code": "O43", "before": "missing", "after": "pass"}…]; before "" for the first."""
    score = models.FloatField(_("score"))
    """Points of 100 that were sure afterwards."""
    gained = models.FloatField(default=0)
    """Points more than before; of the first run, its score. Their sum up to a day is the score."""
    possible = models.FloatField(_("possible score"))
    notified = models.BooleanField(default=False)
    """Whether the responsible units were told."""

    class Meta:
        verbose_name = _("assessment run")
        verbose_name_plural = _("assessment runs")
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}: {len(self.changes)}"
