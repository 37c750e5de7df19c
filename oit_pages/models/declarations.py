"""What a person says where a machine can't judge, or where nothing applies."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oit_pages.models.mixins.clean_text import TidyText


class DeclarationKind(models.TextChoices):
    ATTESTED = "attested", _("Attested")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


class Withdrawal(models.TextChoices):
    BY_PERSON = "person", _("withdrawn by a person")
    CONTENT_CHANGED = "content", _("the content it was about has changed")
    SUBJECT_CHANGED = "subject", _("the year's list asks for something else under this code")


class DeclarationQuerySet(models.QuerySet):
    def standing(self) -> "DeclarationQuerySet":
        """Those that hold now."""
        return self.filter(withdrawn_at=None)


class Declaration(TidyText, models.Model):
    """One person's word about one indicator of one year. Never deleted, only withdrawn."""

    year_page = models.ForeignKey(
        "oit_pages.AssessmentYearPage", on_delete=models.CASCADE, related_name="declarations"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=DeclarationKind.choices)
    code = models.CharField(_("indicator"), max_length=10)
    subject = models.CharField(max_length=80, blank=True)
    """What the code stood for in the year's list; "" for one of before this was kept."""
    requirement = models.CharField(_("requirement"), max_length=100, blank=True)
    """The requirement's id; "" where the whole indicator is meant."""
    note = models.TextField(_("note"))
    fingerprint = models.CharField(max_length=64, blank=True)
    """Of the content that was attested (`checklist.fingerprint`); "" where none was."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_because = models.CharField(max_length=10, blank=True, choices=Withdrawal.choices)

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        permissions = [
            ("attest_requirement", _("Can attest what a machine can't judge")),
            ("declare_not_applicable", _("Can declare an indicator not applicable")),
            ("publish_incomplete", _("Can publish although required things are missing")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["year_page", "code", "requirement", "kind"],
                condition=Q(withdrawn_at=None),
                name="oit_declared_once",
            )
        ]

    def __str__(self) -> str:
        about = f"{self.code} {self.requirement}".strip()
        return f"{about}: {self.get_kind_display()}"
