"""A year scored by a second person as an assessor would, and what came out otherwise."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oit_pages.models.mixins.clean_text import TidyText


class Rehearsal(models.Model):
    """One person's. Until it is closed nobody else sees it, and it shows nothing of others."""

    year_page = models.ForeignKey(
        "oit_pages.AssessmentYearPage", on_delete=models.CASCADE, related_name="rehearsals"
    )
    scorer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    scorer_name = models.CharField(max_length=255, blank=True)
    """As the person was called then: an account may go."""
    begun_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("rehearsal")
        verbose_name_plural = _("rehearsals")
        ordering = ["-begun_at", "-pk"]
        default_permissions = ()
        permissions = [("rehearse_year", _("Can score a year as a rehearsal"))]
        constraints = [
            models.UniqueConstraint(
                fields=["year_page", "scorer"],
                condition=Q(closed_at=None),
                name="oit_rehearsal_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.scorer_name} {self.begun_at:%Y-%m-%d}"


class RehearsalScore(TidyText, models.Model):
    """What was said of one item, and, once the rehearsal is closed, the task that came of it."""

    rehearsal = models.ForeignKey(Rehearsal, on_delete=models.CASCADE, related_name="scores")
    code = models.CharField(max_length=10)
    subject = models.CharField(max_length=80)
    has = models.BooleanField(null=True)
    """None where it was not scored."""
    remark = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    """What the item came to here when the rehearsal was closed; "" before."""
    differs = models.BooleanField(default=False)
    """Scored otherwise than here: a task until it is settled."""
    note = models.TextField(blank=True)
    """How it was settled."""
    settled_by_name = models.CharField(max_length=255, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("score of a rehearsal")
        verbose_name_plural = _("scores of rehearsals")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["rehearsal", "code"], name="oit_rehearsal_score_once")
        ]

    def __str__(self) -> str:
        return self.code
