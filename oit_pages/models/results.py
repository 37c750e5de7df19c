"""Facts, not sentences; one row per indicator and year."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What an indicator or a requirement came to. Only the last four are people's doing."""

    PASS = "pass", _("Complete")
    PARTIAL = "partial", _("Incomplete")
    FAIL = "fail", _("Not met")
    MISSING = "missing", _("Not published")
    NEEDS_PERSON = "needs_person", _("A person must judge")
    NOT_CHECKED = "not_checked", _("Could not be checked")
    ATTESTED = "attested", _("Attested")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")
    NOTHING_TO_REPORT = "nothing_to_report", _("Nothing to report")


class IndicatorResult(models.Model):
    """What the assessment of one indicator found. Only `checklist.assess` writes it."""

    year_page = models.ForeignKey(
        "oit_pages.AssessmentYearPage", on_delete=models.CASCADE, related_name="results"
    )
    code = models.CharField(max_length=10)
    subject = models.CharField(max_length=80)
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    findings = models.JSONField(default=dict)
    """{"ground": [finding…], "requirements": [{"requirement", "level", "outcome",
    "findings": [finding…]}…]}; a finding is {"rule", "outcome", "facts", "places"}."""
    lacking = models.TextField(blank=True, default="")
    """Ids of the required requirements that are surely not met, in the order of the list, a space
    between them; "" where the indicator is sure of its points or waits for a person."""
    page = models.ForeignKey(
        "oit_pages.IndicatorPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="results",
    )
    revision = models.BigIntegerField(null=True, blank=True)
    """The live revision that was judged; None where there is no live page."""
    fingerprint = models.CharField(max_length=64, blank=True)
    """Of the public content that was judged (`checklist.fingerprint`)."""
    as_of = models.DateField()
    assessed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("indicator result")
        verbose_name_plural = _("indicator results")
        constraints = [
            models.UniqueConstraint(fields=["year_page", "code"], name="oit_result_once_per_year")
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.get_outcome_display()}"
