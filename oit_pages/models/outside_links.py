"""What somebody who is logged in nowhere finds at addresses outside the site."""

from hashlib import sha256

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OutsideLink(models.Model):
    """One address of a file elsewhere that a page links to, and what was found there."""

    class State(models.TextChoices):
        OPEN = "open", _("open to all")
        ASKS_PERMISSION = "asks_permission", _("asks for permission")
        NOT_CHECKED = "not_checked", _("out of reach")

    key = models.CharField(max_length=64, primary_key=True)
    """Of the address, which may be longer than an index takes."""
    address = models.TextField()
    state = models.CharField(max_length=20, choices=State)
    checked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("link to a file elsewhere")
        verbose_name_plural = _("links to files elsewhere")
        default_permissions = ()

    def __str__(self) -> str:
        return self.address

    @staticmethod
    def key_of(address: str) -> str:
        return sha256(address.encode(errors="backslashreplace")).hexdigest()
