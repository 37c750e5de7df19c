"""What is known of a document's file beyond what Wagtail keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentFacts(models.Model):
    """Facts about one document's file, read once when it is uploaded or replaced."""

    document_id = models.PositiveBigIntegerField(unique=True)
    """Id in the site's document model; no key, as that model can be a site's own."""
    file = models.CharField(max_length=500)
    """The stored file's name: another one is another file."""
    pages = models.PositiveIntegerField(_("pages"), null=True)
    """Of a PDF; None where it does not say."""

    class Meta:
        verbose_name = _("document facts")
        verbose_name_plural = _("document facts")
        default_permissions = ()

    def __str__(self) -> str:
        return self.file
