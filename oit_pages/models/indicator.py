"""The indicator page: every shared column and the body, in one table.

One query over `IndicatorPage` reads every body of a year, whatever the type of page;
the types below `subjects` add nothing to the database but their name.
"""

from functools import cached_property
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from rest_framework.serializers import StringRelatedField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Page

from oit_pages.blocks.body import IndicatorBody
from oit_pages.catalogue.schema import Indicator
from oit_pages.fields.dates import BEDateInput
from oit_pages.i18n.localize import synchronised
from oit_pages.models.body_field import BodyField
from oit_pages.models.editing.body_panel import BodyPanel
from oit_pages.models.editing.bring_in_panel import BringInPanel
from oit_pages.models.editing.guidance_panel import GuidancePanel
from oit_pages.models.editing.page_form import IndicatorPageForm
from oit_pages.models.editing.tabs import SharedFormTabs, tabs
from oit_pages.models.mixins.clean_text import TidyText
from oit_pages.models.mixins.front_end_preview import FrontEndPreview
from oit_pages.models.mixins.guarded_publishing import GuardedPublishing
from oit_pages.models.mixins.plain_page import PlainPage
from oit_pages.models.tree import AssessmentYearPage, SectionPage, indicator_page_types

#: Blocks that serve any indicator, after those its subject needs.
COMMON_BLOCKS = (
    "rich_text",
    "documents",
    "link",
    "image",
    "announcement",
    "order",
    "memo",
    "activity",
    "nothing_to_report",
)


class IndicatorPage(GuardedPublishing, TidyText, FrontEndPreview, PlainPage, Page):
    """What every indicator's page holds."""

    #: The subject that this type of page is about; "" where each page says its own.
    about: ClassVar[str] = ""
    #: The blocks that the subject needs, offered first.
    needs: ClassVar[tuple[str, ...]] = ()

    subject = models.CharField(_("subject"), max_length=80, db_index=True)
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("What this page shows, in one or two sentences.")
    )
    responsible_unit = models.ForeignKey(
        "oit_pages.ResponsibleUnit",
        verbose_name=_("responsible unit"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    period_from = models.DateField(_("data from"), null=True, blank=True)
    period_to = models.DateField(_("data to"), null=True, blank=True)
    data_date = models.DateField(
        _("data as of"),
        null=True,
        blank=True,
        help_text=_("The day on which the data were true."),
    )
    body = BodyField(verbose_name=_("content"), blank=True, default=list)

    override_translatable_fields = synchronised("slug", "subject")
    is_creatable = False
    max_count_per_parent = 1
    base_form_class = IndicatorPageForm
    parent_page_types = ["oit_pages.SectionPage"]
    subpage_types = ["oit_pages.EntryPage"]
    content_panels = [
        *Page.content_panels,
        GuidancePanel(heading=_("What to show")),
        FieldPanel("summary"),
        BringInPanel(heading=_("How to fill this page")),
        BodyPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("responsible_unit"),
                FieldRowPanel(
                    [
                        FieldPanel("period_from", widget=BEDateInput),
                        FieldPanel("period_to", widget=BEDateInput),
                        FieldPanel("data_date", widget=BEDateInput),
                    ]
                ),
            ],
            heading=_("Responsibility and period"),
        ),
    ]

    api_fields = [
        APIField("fiscal_year"),
        APIField("subject"),
        APIField("summary"),
        APIField("responsible_unit", serializer=StringRelatedField()),
        APIField("period_from"),
        APIField("period_to"),
        APIField("data_date"),
        APIField("body"),
    ]

    class Meta:
        verbose_name = _("indicator page")
        verbose_name_plural = _("indicator pages")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.about:
            self.subject = self.about

    @classproperty
    def edit_handler(cls) -> SharedFormTabs:  # noqa: N805
        """Asked for once a type; a type that sets its own has that."""
        return tabs(cls, IndicatorPage)

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Only where the year's edition puts this subject."""
        if not super().can_create_at(parent):
            return False
        return not cls.about or cls.find_indicator(parent) is not None

    @classmethod
    def find_indicator(cls, parent: Page) -> Indicator | None:
        """The indicator that asks for this subject in the section `parent`, else None."""
        section_page = parent.specific
        section = section_page.section if isinstance(section_page, SectionPage) else None
        if section is None:
            return None
        return next((one for one in section.indicators if cls.about in one.subjects), None)

    @cached_property
    def year_page(self) -> AssessmentYearPage | None:
        """The year above; None for a page that is not in a tree yet."""
        return AssessmentYearPage.objects.ancestor_of(self).last() if self.path else None

    @property
    def fiscal_year(self) -> int | None:
        """Buddhist era, by way of the year page."""
        return self.year_page.year if self.year_page else None

    @property
    def indicator(self) -> Indicator | None:
        """The year's indicator that asks for this page; None where no edition does."""
        edition = self.year_page.edition if self.year_page else None
        return edition.find(self.subject) if edition else None

    @classmethod
    def offered_blocks(cls) -> tuple[str, ...]:
        """Block names in the order in which the editor is offered them."""
        return tuple(dict.fromkeys((*cls.needs, *COMMON_BLOCKS)))

    def clean(self) -> None:
        super().clean()
        if self.period_from and self.period_to and self.period_to < self.period_from:
            raise ValidationError(
                {"period_to": _("The period ends before it begins. Check both dates.")}
            )


class EntryPage(IndicatorPage):
    """A news item, a month or an announcement below an indicator: part of its evidence."""

    max_count_per_parent: ClassVar[int | None] = None
    parent_page_types: ClassVar[list[str]] = indicator_page_types()
    subpage_types: ClassVar[list[str]] = []
    page_description = _("One news item, month or announcement of the indicator above.")

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        return Page.can_create_at.__func__(cls, parent)

    @classmethod
    def offered_blocks(cls) -> tuple[str, ...]:
        return tuple(IndicatorBody().child_blocks)

    def full_clean(self, *args, **kwargs) -> None:
        self.take_subject()
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs):
        if kwargs.get("update_fields") is None:
            self.take_subject()
        return super().save(*args, **kwargs)

    def with_content_json(self, content):
        """The subject is of the place, whatever a revision of another place says."""
        entry = super().with_content_json(content)
        entry.subject = self.subject
        return entry

    @classmethod
    def follow(cls, page: Page) -> None:
        """Give a page that was moved, where it is an entry, the subject of its new place."""
        entry = cls.objects.filter(pk=page.pk).first()
        if entry is not None:
            before = entry.subject
            entry.take_subject()
            if entry.subject != before:
                cls.objects.filter(pk=page.pk).update(subject=entry.subject)

    def take_subject(self) -> None:
        """That of the indicator it hangs below; "" where it hangs elsewhere."""
        if self.path:
            above = IndicatorPage.objects.filter(path=self.path[: -self.steplen])
            self.subject = above.values_list("subject", flat=True).first() or ""
