"""Visits of pages: how often each was looked at. Nothing about who looked is kept anywhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PageVisits(models.Model):
    """Visits of one page on one day, as front ends tell them. Only `actions.count_visit` writes."""

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="oit_visits"
    )
    day = models.DateField()
    """Where the site is."""
    visits = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True  # a count is no use of the page

    class Meta:
        verbose_name = _("visits of a page")
        verbose_name_plural = _("visits of pages")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["page", "day"], name="oit_visits_of_a_day")]
        indexes = [models.Index(fields=["day"], name="oit_visits_by_day")]

    def __str__(self) -> str:
        return f"{self.day}: {self.visits}"


class ImportedVisits(models.Model):
    """Visits of one address in one month, from a file. Only `actions.import_visits` writes."""

    municipality = models.ForeignKey(
        "oit_pages.TransparencyIndexPage", on_delete=models.CASCADE, related_name="imported_visits"
    )
    month = models.DateField()
    """Its first day."""
    path = models.CharField(max_length=500)
    """As the file has it, without host and query: "/news/"."""
    visits = models.PositiveBigIntegerField()
    file = models.CharField(max_length=255)
    """The name of the file it was read from."""
    line = models.PositiveIntegerField()
    """Its line there."""

    wagtail_reference_index_ignore = True  # a count is no use of the page

    class Meta:
        verbose_name = _("imported visits")
        verbose_name_plural = _("imported visits")
        ordering = ["month", "file", "line"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "month", "path"], name="oit_imported_visits_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.path}: {self.visits}"
