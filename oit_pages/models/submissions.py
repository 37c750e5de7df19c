"""The sheet that an officer hands in to the assessment system: what is remembered of an item
while it is put together, and the sheets that were handed in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from oit_pages.models.mixins.clean_text import TidyText


class SheetEntry(TidyText, models.Model):
    """What people wrote for one item of a year's sheet, and how its addresses answered."""

    year_page = models.ForeignKey(
        "oit_pages.AssessmentYearPage", on_delete=models.CASCADE, related_name="sheet_entries"
    )
    subject = models.CharField(max_length=80)
    """What the item is about: codes of a year's list may change."""
    click_path = models.TextField(_("click path"), blank=True)
    """In place of that of the page tree; "" for the tree's."""
    note = models.TextField(_("explanation"), blank=True)
    checks = models.JSONField(default=dict)
    """Address → {"status", "reason", "http", "at"}; `at` is a moment in ISO 8601."""

    class Meta:
        verbose_name = _("entry of a submission sheet")
        verbose_name_plural = _("entries of submission sheets")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["year_page", "subject"], name="oit_sheet_entry_once_per_item"
            )
        ]

    def __str__(self) -> str:
        return self.subject


class SubmissionSheet(models.Model):
    """A sheet as it was handed in: never changed afterwards."""

    year_page = models.ForeignKey(
        "oit_pages.AssessmentYearPage", on_delete=models.CASCADE, related_name="sheets"
    )
    edition = models.JSONField()
    """{"year", "provisional", "items"}: the list that it answers."""
    rows = models.JSONField()
    """One for each item, in the order of the list, as `checklist.sheet.as_rows` makes them."""
    note = models.TextField(_("note"), blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handed in by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    submitted_by_name = models.CharField(max_length=255, blank=True)
    """As the person was called then: an account may go."""
    submitted_at = models.DateTimeField(_("handed in"))

    class Meta:
        verbose_name = _("submission sheet")
        verbose_name_plural = _("submission sheets")
        ordering = ["-submitted_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.edition.get('year')}: {self.submitted_at:%Y-%m-%d %H:%M}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("A submission sheet is never changed; hand in another one.")
        return super().save(*args, **kwargs)
