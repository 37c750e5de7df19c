"""Who holds which post of a municipality now."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.images import get_image_model_string

from oit_pages.blocks.people import SIDES
from oit_pages.i18n.active_language import is_english
from oit_pages.models.mixins.clean_text import TidyText
from oit_pages.stream.keys import key_of

_PUBLIC = _("The public sees this where a page names the person.")


class Person(TidyText, models.Model):
    """A post of one municipality, and the person in it: when somebody else comes it is one edit.

    Pages that list people refer to it and show what it says now; papers keep the name they were
    signed with. There are no terms of office: nothing that is shown changes with the clock alone.
    """

    municipality = models.ForeignKey(
        "oit_pages.TransparencyIndexPage",
        verbose_name=_("municipality"),
        on_delete=models.CASCADE,
        related_name="people",
    )
    position_th = models.CharField(_("position in Thai"), max_length=255)
    position_en = models.CharField(_("position in English"), max_length=255, blank=True)
    name_th = models.CharField(
        _("name in Thai"),
        max_length=255,
        blank=True,
        help_text=_("With its prefix. Leave it empty while the post is vacant."),
    )
    name_en = models.CharField(_("name in English"), max_length=255, blank=True)
    side = models.CharField(_("side"), max_length=20, choices=SIDES, blank=True)
    chief = models.BooleanField(
        _("chief executive"),
        default=False,
        help_text=_("The mayor or the head of the organisation, who signs its papers."),
    )
    unit = models.ForeignKey(
        "oit_pages.ResponsibleUnit",
        verbose_name=_("unit of the person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="people",
        help_text=_("Its phone and e-mail are shown where the person has none."),
    )
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    line = models.CharField(_("LINE"), max_length=100, blank=True)
    photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldPanel("municipality", widget=forms.Select),
        FieldPanel("position_th"),
        FieldPanel("position_en"),
        FieldPanel("name_th"),
        FieldPanel("name_en"),
        FieldRowPanel([FieldPanel("side"), FieldPanel("chief")]),
        MultiFieldPanel(
            [
                FieldPanel("unit"),
                FieldPanel("phone", help_text=_PUBLIC),
                FieldPanel("email", help_text=_PUBLIC),
                FieldPanel("line", help_text=_PUBLIC),
                FieldPanel("photo"),
            ],
            heading=_("How to reach"),
        ),
    ]

    class Meta:
        verbose_name = _("person of the municipality")
        verbose_name_plural = _("people of the municipality")
        ordering = ["-chief", "position_th", "name_th", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality"],
                condition=models.Q(chief=True),
                name="oit_one_chief_per_municipality",
                violation_error_message=_(
                    "This municipality has a chief executive already. Change the name there."
                ),
            )
        ]

    def __str__(self) -> str:
        name, position = self._called(is_english())
        return f"{name or _('Post is vacant')} – {position}"

    def clean(self) -> None:
        super().clean()
        if self.unit and self.unit.municipality_id != self.municipality_id:
            raise ValidationError({"unit": _("This unit is another municipality's.")})

    def _called(self, english: bool) -> tuple[str, str]:
        """Name and position; without a Thai name the post is vacant, whatever another says."""
        name = self.name_th and ((english and self.name_en) or self.name_th)
        return name, (english and self.position_en) or self.position_th

    def row(self, english: bool = False) -> dict[str, object]:
        """What a row of people says of it, under the names of the row's fields."""
        name, position = self._called(english)
        unit = self.unit
        if unit and unit.municipality_id != self.municipality_id:  # it has been moved
            unit = None
        return {
            "name": name,
            "position": position,
            "side": self.side,
            "chief": self.chief,
            "vacant": not name,
            "photo": key_of(self.photo_id),
            "phone": self.phone or (unit.phone if unit else ""),
            "email": self.email or (unit.email if unit else ""),
            "line": self.line,
        }
