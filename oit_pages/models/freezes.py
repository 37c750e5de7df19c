"""A year's evidence as it was on a day, in a ZIP that nobody is served without the right to it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from oit_pages import conf


class PrivateFolder(FileSystemStorage):
    """A folder beside the one for uploads, which no web server shows."""

    def __init__(self) -> None:
        uploads = Path(settings.MEDIA_ROOT or "media").resolve()
        super().__init__(
            location=uploads.with_name(f"{uploads.name}-oit-freezes"),
            file_permissions_mode=0o600,
            directory_permissions_mode=0o700,
        )

    def url(self, name: str | None) -> str:
        raise ValueError("What is kept here has no address.")


def freeze_storage() -> Storage:
    """That of the setting FREEZE_STORAGE, a private folder where there is none."""
    alias = conf.get("FREEZE_STORAGE")
    return storages[alias] if alias else PrivateFolder()


def is_shown_to_all(storage: Storage) -> bool:
    """Whether a web server shows what is in the storage: uploads and collected files."""
    if storage in (storages["default"], storages["staticfiles"]):
        return True
    location = getattr(storage, "location", "")
    if not location:
        return False
    served = (settings.MEDIA_ROOT, getattr(settings, "STATIC_ROOT", None))
    place = Path(location).resolve()
    return any(root and place.is_relative_to(Path(root).resolve()) for root in served)


class YearFreeze(models.Model):
    """One archive. Only `actions.freeze_year` makes it, once the whole of it is stored."""

    year_page = models.ForeignKey(
        "oit_pages.AssessmentYearPage", on_delete=models.CASCADE, related_name="freezes"
    )
    file = models.FileField(storage=freeze_storage, max_length=255)
    sha256 = models.CharField(max_length=64)
    """Of the archive."""
    size = models.BigIntegerField()
    """Bytes of the archive."""
    contents = models.JSONField()
    """What was public then, as `checklist.frozen.public_contents` makes it."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by_name = models.CharField(max_length=255, blank=True)
    """As the person was called then: an account may go."""
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("frozen evidence of a year")
        verbose_name_plural = _("frozen evidence of years")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        permissions = [("freeze_year", _("Can freeze a year's evidence and take it out"))]

    def __str__(self) -> str:
        return self.file.name

    @property
    def counts(self) -> dict[str, Any]:
        """What was adopted is among them."""
        adopted = self.contents.get("adopted", {})
        return {
            kind: len({*self.contents.get(kind, ()), *adopted.get(kind, ())})
            for kind in ("pages", "files")
        }
