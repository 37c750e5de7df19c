"""A subject that an edition of somebody else's making brings."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from oit_pages.catalogue import subjects
from oit_pages.catalogue.schema import Indicator
from oit_pages.models.indicator import EntryPage, IndicatorPage
from oit_pages.models.page_queries import below


def subjects_without_type(parent: Page) -> dict[str, Indicator]:
    """The section's indicators, by subject, that no page type is about."""
    section = getattr(parent.specific, "section", None)
    known = {subject.slug for subject in subjects()}
    indicators = section.indicators if section else ()
    return {one.subject: one for one in indicators if one.subject not in known}


class OtherIndicatorPage(IndicatorPage):
    """Any subject that has no page type of its own; the page says which."""

    needs = ("rich_text", "documents")
    page_description = _("A subject of your own list that no other page type is about.")
    max_count_per_parent: ClassVar[int | None] = None
    content_panels = [FieldPanel("subject"), *IndicatorPage.content_panels]

    class Meta:
        verbose_name = _("other indicator")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        return super().can_create_at(parent) and bool(subjects_without_type(parent))

    def clean(self) -> None:
        super().clean()
        parent = self.get_parent() if self.path else None
        if parent is None:
            return
        known = subjects_without_type(parent)
        if self.subject not in known:
            raise ValidationError(
                {
                    "subject": _("This section asks for: %(subjects)s. Give one of these.")
                    % {"subjects": ", ".join(known) or "–"}
                }
            )

    def save(self, *args, **kwargs):
        self.subject_before = self.subject
        if self.pk and kwargs.get("update_fields") is None:
            kept = OtherIndicatorPage.objects.filter(pk=self.pk)
            self.subject_before = kept.values_list("subject", flat=True).first() or self.subject
            # Its entries are about what it is about.
            EntryPage.objects.filter(below(self)).exclude(subject=self.subject).update(
                subject=self.subject
            )
        return super().save(*args, **kwargs)
