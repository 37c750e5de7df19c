"""The working group of a year, and what of the year's list is whose to do, until when."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from oit_pages.models.mixins.clean_text import TidyText


class GroupMember(TidyText, models.Model):
    """Somebody whom an order appointed for one year. He or she may have no account."""

    year_page = models.ForeignKey(
        "oit_pages.AssessmentYearPage",
        verbose_name=_("assessment year"),
        on_delete=models.CASCADE,
        related_name="members",
    )
    name = models.CharField(
        _("name of the member"), max_length=255, help_text=_("With its prefix.")
    )
    position = models.CharField(_("position of the member"), max_length=255, blank=True)
    role = models.CharField(_("role in the group"), max_length=255, blank=True)
    place = models.PositiveSmallIntegerField(
        _("place in the order"),
        default=0,
        help_text=_("Those with a lower number come first, the head before all."),
    )
    unit = models.ForeignKey(
        "oit_pages.ResponsibleUnit",
        verbose_name=_("unit of the member"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="members",
    )
    email = models.EmailField(
        _("e-mail"),
        blank=True,
        help_text=_("Where the list of his or her work is sent. The public does not see it."),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account of the member"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Whoever has one sees the own work on the home of the admin."),
    )

    panels = [
        FieldPanel("year_page", widget=forms.Select),
        FieldPanel("name"),
        FieldPanel("position"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("place")]),
        FieldPanel("unit"),
        FieldPanel("email"),
        FieldPanel("user", widget=forms.Select),
    ]

    class Meta:
        verbose_name = _("member of the working group")
        verbose_name_plural = _("members of the working group")
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["year_page", "name"], name="oit_member_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.position})" if self.position else self.name

    def clean(self) -> None:
        super().clean()
        if self.unit_id and self.year_page_id:
            above = self.year_page.path[: -self.year_page.steplen]
            if self.unit.municipality.path != above:
                raise ValidationError({"unit": _("This unit is another municipality's.")})


class Assignment(models.Model):
    """Who sees to one indicator of a year, until when. Its unit is what its page says."""

    year_page = models.ForeignKey(
        "oit_pages.AssessmentYearPage", on_delete=models.CASCADE, related_name="assignments"
    )
    subject = models.CharField(max_length=80)
    """What the indicator is about: codes of a year's list may change."""
    member = models.ForeignKey(
        GroupMember, null=True, blank=True, on_delete=models.SET_NULL, related_name="assignments"
    )
    due = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("assignment of an indicator")
        verbose_name_plural = _("assignments of indicators")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["year_page", "subject"], name="oit_assigned_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return self.subject


class DigestSent(models.Model):
    """That somebody was sent the list of his or her work on a day: nobody gets it twice."""

    year_page = models.ForeignKey(
        "oit_pages.AssessmentYearPage", on_delete=models.CASCADE, related_name="+"
    )
    recipient = models.CharField(max_length=40)
    """"member:5" or "unit:3"."""
    day = models.DateField()

    class Meta:
        verbose_name = _("list of work that was sent")
        verbose_name_plural = _("lists of work that were sent")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["year_page", "recipient", "day"], name="oit_digest_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.day}"
