"""Who answers for a page, and where to write to them."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from oit_pages.i18n.active_language import is_english
from oit_pages.models.mixins.clean_text import TidyText


class ResponsibleUnit(TidyText, models.Model):
    """An office or division of one municipality."""

    municipality = models.ForeignKey(
        "oit_pages.TransparencyIndexPage",
        verbose_name=_("municipality"),
        on_delete=models.CASCADE,
        related_name="units",
    )
    name_th = models.CharField(_("name in Thai"), max_length=255)
    name_en = models.CharField(_("name in English"), max_length=255, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)

    panels = [
        FieldPanel("municipality", widget=forms.Select),
        FieldPanel("name_th"),
        FieldPanel("name_en"),
        FieldPanel("email", help_text=_("The public sees this beside the pages of the unit.")),
        FieldPanel("phone", help_text=_("The public sees this beside the pages of the unit.")),
    ]

    class Meta:
        verbose_name = _("responsible unit")
        verbose_name_plural = _("responsible units")
        ordering = ["name_th"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name_th"], name="oit_unit_once_per_municipality"
            )
        ]

    def __str__(self) -> str:
        if is_english() and self.name_en:
            return self.name_en
        return self.name_th

    def row(self, english: bool = False) -> dict[str, object]:
        """How it is reached, the same in all languages, under the names of a contact's fields."""
        return {"phone": self.phone, "email": self.email}
