"""What is known of a document's file beyond what Wagtail keeps."""

from typing import Any

from django.db import models
from django.db.models.functions import Cast, Replace
from django.utils.translation import gettext_lazy as _


class DocumentFacts(models.Model):
    """Facts about one document's file, read once when it is uploaded or replaced."""

    document_id = models.CharField(max_length=64, unique=True)
    """Key in the site's document model, a number or a UUID without its dashes; no foreign key, as
    that model can be a site's own."""
    file = models.CharField(max_length=500)
    """The stored file's name: another one is another file."""
    pages = models.PositiveIntegerField(_("pages"), null=True)
    """Of a PDF; None where it does not say."""
    faults = models.JSONField(null=True)
    """What keeps people or machines from reading it, by code; None for one not looked into."""
    personal = models.JSONField(default=list)
    """Personal data in it: a dict for each kind, with `kind`, `count`, `shown` and `where` of the
    first ones, masked, and the `fingerprint` of all."""
    years = models.JSONField(default=list)
    """Buddhist years that it speaks of."""

    class Meta:
        verbose_name = _("document facts")
        verbose_name_plural = _("document facts")
        default_permissions = ()

    def __str__(self) -> str:
        return self.file

    @staticmethod
    def key(pk: Any) -> str:
        """The document's key as it is kept here."""
        return str(pk).replace("-", "")

    @classmethod
    def of(cls, pk: Any) -> models.QuerySet["DocumentFacts"]:
        """The facts of one document, by its key or by an expression of the query around."""
        if hasattr(pk, "resolve_expression"):
            # One database writes a UUID with dashes, the other without.
            text = Cast(pk, models.CharField())
            return cls.objects.filter(document_id=Replace(text, models.Value("-")))
        return cls.objects.filter(document_id=cls.key(pk))
