"""What the assessors said of a municipality's fiscal year: the official result of the ITA."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oit_pages.models.mixins.clean_text import TidyText


class OfficialResult(models.Model):
    """One municipality's fiscal year. It hangs on no page of the year: there may be none here."""

    municipality = models.ForeignKey(
        "oit_pages.TransparencyIndexPage",
        on_delete=models.CASCADE,
        related_name="official_results",
    )
    year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    changed_by_name = models.CharField(max_length=255, blank=True)
    """As the person was called then: an account may go."""
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("official result")
        verbose_name_plural = _("official results")
        ordering = ["-year"]
        default_permissions = ()
        permissions = [("enter_official_result", _("Can enter the official result of a year"))]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year"], name="oit_official_result_once_per_year"
            )
        ]

    def __str__(self) -> str:
        return str(self.year)


class OfficialScore(TidyText, models.Model):
    """One row of it. Only `actions.enter_result` writes it."""

    result = models.ForeignKey(OfficialResult, on_delete=models.CASCADE, related_name="scores")
    key = models.CharField(max_length=10)
    """An instrument ("OIT"; "ITA" for all), an indicator ("7"), a question ("i3", "e12") or an
    item of the year's list ("O12")."""
    points = models.DecimalField(max_digits=5, decimal_places=2)
    """0 to 100."""
    title = models.TextField(blank=True)
    """What a question asks; items have their titles from the list."""
    remark = models.TextField(blank=True)
    """What the assessors wrote."""
    file = models.CharField(max_length=255, blank=True)
    """The name of the file it was read from; "" where it was typed in."""
    place = models.CharField(max_length=20, blank=True)
    """Its cell there: "B12"."""

    class Meta:
        verbose_name = _("score of an official result")
        verbose_name_plural = _("scores of official results")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["result", "key"], name="oit_official_score_once")
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.points}"
