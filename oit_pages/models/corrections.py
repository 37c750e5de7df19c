"""What a site's own people confirmed or corrected of a year's list, and where they read it."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oit_pages.catalogue.corrections import Correction
from oit_pages.models.freezes import freeze_storage
from oit_pages.models.mixins.clean_text import TidyText


class CorrectionQuerySet(models.QuerySet):
    def kept(self) -> "CorrectionQuerySet":
        """Those that the site stands for."""
        return self.filter(is_proposed=False)

    def proposed(self) -> "CorrectionQuerySet":
        """Those that came from another municipality, and that nobody accepted yet."""
        return self.filter(is_proposed=True)


class EditionCorrection(TidyText, models.Model):
    """One title or requirement of one year's list. Only `actions.correct_edition` and
    `actions.import_corrections` write it."""

    year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"))
    subject = models.CharField(max_length=80)
    requirement = models.CharField(max_length=80, blank=True)
    """The requirement's id; "" for the item's title."""
    words: Any = models.JSONField()
    """As `catalogue.corrections.Fact.words`."""
    stood: Any = models.JSONField(default=dict)
    """As `Fact.stands` of the list that was looked at; {} where the requirement was added."""
    source = models.CharField(_("document it was read in"), max_length=1000)
    address = models.CharField(_("address of the document"), max_length=2000, blank=True)
    page = models.CharField(_("page of the document"), max_length=100, blank=True)
    photo = models.FileField(storage=freeze_storage, max_length=255, blank=True)
    """A picture of that page; several rows may share one."""
    origin = models.CharField(max_length=255, blank=True)
    """The municipality whose it is; "" for what was seen here."""
    is_proposed = models.BooleanField(default=False)
    changed_by_name = models.CharField(max_length=255, blank=True)
    """As the person was called then: an account may go."""
    changed_at = models.DateTimeField()

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction of a list")
        verbose_name_plural = _("corrections of lists")
        ordering = ["year", "pk"]
        default_permissions = ()
        permissions = [("correct_edition", _("Can correct a year's list"))]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "subject", "requirement"],
                condition=Q(is_proposed=False),
                name="oit_corrected_once",
            ),
            models.UniqueConstraint(
                fields=["year", "subject", "requirement", "origin"],
                condition=Q(is_proposed=True),
                name="oit_proposed_once",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, [str(self.year), self.subject, self.requirement]))

    @property
    def key(self) -> tuple[str, str]:
        return self.subject, self.requirement

    def told_source(self, english: bool = False) -> str:
        """Document, page, address and whose word it is where it is not ours, on one line."""
        name = f"{self.source} ({self.origin})" if self.origin else self.source
        of_page = "page" if english else "หน้า"
        page = f"{of_page} {self.page}" if self.page else ""
        return ", ".join(filter(None, [name, page, self.address]))

    def as_correction(self) -> Correction:
        return Correction(
            key=self.key,
            words=self.words,
            stood=self.stood,
            source=self.told_source(english=True),
            source_th=self.told_source(),
        )
