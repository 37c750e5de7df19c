"""A responsible unit sends papers for one page by a link, without an account; they wait here, in
private storage, until somebody who works on the page takes them in or refuses them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oit_pages.models.freezes import freeze_storage


class UploadLink(models.Model):
    """One address for one page and one unit. What is stored here is not enough to know the
    address: `actions.upload_link` signs it with the site's own key."""

    page = models.ForeignKey(
        "oit_pages.IndicatorPage", on_delete=models.CASCADE, related_name="upload_links"
    )
    unit = models.ForeignKey(
        "oit_pages.ResponsibleUnit", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    unit_name = models.CharField(max_length=255)
    """As the unit was called then."""
    selector = models.CharField(max_length=32, unique=True)
    """The part of the address by which it is found."""
    nonce = models.CharField(max_length=64)
    """The link's own part of the key that signs its address."""
    asked = models.TextField(blank=True)
    """What the officer wrote to the unit."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by_name = models.CharField(max_length=255, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    received = models.PositiveIntegerField(default=0)
    """How many files came by it, whatever became of them."""

    class Meta:
        verbose_name = _("upload link")
        verbose_name_plural = _("upload links")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.unit_name

    @staticmethod
    def takes_papers() -> Q:
        """Neither expired nor revoked, now, and of a unit that there still is."""
        return Q(revoked_at=None, unit__isnull=False, expires_at__gt=timezone.now())

    @property
    def is_open(self) -> bool:
        gone = self.revoked_at or self.unit_id is None
        return not gone and self.expires_at > timezone.now()

    @property
    def state(self) -> str:
        """ "revoked" (by an officer, or with its unit), "expired", "used" or "open"; a used one
        takes more."""
        if self.revoked_at or self.unit_id is None:
            return "revoked"
        if not self.is_open:
            return "expired"
        return "used" if self.received else "open"


class PendingPaper(models.Model):
    """A file that came by a link. Its bytes are kept only while it waits."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting to be taken in")
        TAKEN = "taken", _("taken into the page")
        REFUSED = "refused", _("refused by an officer")

    link = models.ForeignKey(UploadLink, on_delete=models.CASCADE, related_name="papers")
    file = models.FileField(storage=freeze_storage, max_length=255, blank=True)
    """Empty once it no longer waits."""
    name = models.CharField(max_length=255)
    """As its sender called it, without what could mislead."""
    size = models.BigIntegerField()
    """Bytes that are stored."""
    sha256 = models.CharField(max_length=64)
    """Of what was sent: the same file arrives once."""
    sender = models.CharField(max_length=100, blank=True)
    note = models.TextField(blank=True)
    sent_at = models.DateTimeField()
    found: Any = models.JSONField(default=dict)
    """{"faults": codes, "notices": [{"code", "count", "where"}], "personal": as `DocumentFacts`
    keeps them, "years": Buddhist years}."""
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.TextField(blank=True)
    """Why it was refused, for its sender."""
    settled_at = models.DateTimeField(null=True)
    settled_by_name = models.CharField(max_length=255, blank=True)

    class Meta:
        verbose_name = _("paper sent by a unit")
        verbose_name_plural = _("papers sent by units")
        ordering = ["sent_at", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["link", "sha256"], name="oit_paper_once_per_link")
        ]

    def __str__(self) -> str:
        return self.name
