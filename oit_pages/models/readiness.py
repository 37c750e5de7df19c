"""Where each municipality's year stands: what a host of many looks through without their pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Readiness(models.Model):
    """One assessed year, as it was when an outcome last changed. `checklist.assess` writes it."""

    year_page = models.OneToOneField(
        "oit_pages.AssessmentYearPage",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="readiness",
    )
    municipality = models.ForeignKey(
        "oit_pages.TransparencyIndexPage", on_delete=models.CASCADE, related_name="readiness"
    )
    year = models.PositiveSmallIntegerField()
    """Fiscal year, Buddhist era; the page's own."""
    score = models.FloatField()
    """Points of 100 that are sure."""
    possible = models.FloatField()
    """What they become if every open question is answered well."""
    complete = models.PositiveSmallIntegerField()
    """Indicators that are sure of their points."""
    open = models.PositiveSmallIntegerField()
    """Indicators that a person must settle."""
    indicators = models.PositiveSmallIntegerField()
    """How many there are."""
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("readiness of a municipality")
        verbose_name_plural = _("readiness of municipalities")
        default_permissions = ()
        permissions = [
            ("view_all_municipalities", _("Can see the readiness of all municipalities")),
        ]
        indexes = [models.Index(fields=["year", "score"], name="oit_readiness_by_score")]

    def __str__(self) -> str:
        return f"{self.year}: {self.score:.2f}"
