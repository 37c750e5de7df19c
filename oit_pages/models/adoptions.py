"""What of the website itself is shown for an indicator: pages, documents and addresses elsewhere
that were there before. An adoption links; it moves and copies nothing."""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Adoption(models.Model):
    """What somebody said of one page, document or address: it is shown for an indicator, or it
    has nothing to do with it."""

    class Kind(models.TextChoices):
        PAGE = "page", _("page of the website")
        DOCUMENT = "document", _("document of the website")
        ADDRESS = "address", _("address elsewhere")

    year_page = models.ForeignKey(
        "oit_pages.AssessmentYearPage", on_delete=models.CASCADE, related_name="adoptions"
    )
    subject = models.CharField(max_length=80)
    """What the indicator is about: codes of a year's list may change."""
    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=64)
    """Of the page or document, as text; of an address its digest. The document model can be a
    site's own, so there is no foreign key to it."""
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.CASCADE, related_name="oit_adoptions"
    )
    address = models.TextField(blank=True)
    """For an address elsewhere."""
    accepted = models.BooleanField()
    """False: refused, and not proposed again."""
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    said_by_name = models.CharField(max_length=255, blank=True)
    """As the person was called then: an account may go."""
    said_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True  # what it points to is no content of its own

    class Meta:
        verbose_name = _("page shown for an indicator")
        verbose_name_plural = _("pages shown for indicators")
        ordering = ["pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["kind", "key"], name="oit_adopted_thing")]
        constraints = [
            models.UniqueConstraint(
                fields=["year_page", "subject", "kind", "key"], name="oit_adopted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.kind} {self.key}"

    @staticmethod
    def key_of(kind: str, which: Any) -> str:
        """`which` is a key, or for an address the address itself."""
        if kind == Adoption.Kind.ADDRESS:
            return sha256(str(which).encode(errors="backslashreplace")).hexdigest()
        return str(which)
