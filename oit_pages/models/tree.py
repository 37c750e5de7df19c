"""The guided tree: municipality → fiscal year → section → indicator."""

import logging
from functools import cached_property

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Page

from oit_pages.catalogue import Edition, EditionError, subjects
from oit_pages.catalogue.schema import Section
from oit_pages.fields.dates import BEDateInput
from oit_pages.i18n.localize import synchronised
from oit_pages.models.editing.page_form import DatedPageForm
from oit_pages.models.editing.window_panel import ListedDatesPanel
from oit_pages.models.editions import notice_mark, read_mark, seen_mark, site_edition
from oit_pages.models.mixins.clean_text import TidyText
from oit_pages.models.mixins.plain_page import PlainPage
from oit_pages.models.mixins.year_window import DATES, SPANS, YearWindow

logger = logging.getLogger(__name__)


class MunicipalityKind(models.TextChoices):
    SUBDISTRICT = "subdistrict", _("Subdistrict administrative organisation")
    SUBDISTRICT_MUNICIPALITY = "subdistrict_municipality", _("Subdistrict municipality")
    TOWN_MUNICIPALITY = "town_municipality", _("Town municipality")
    CITY_MUNICIPALITY = "city_municipality", _("City municipality")
    PROVINCIAL = "provincial", _("Provincial administrative organisation")
    SPECIAL = "special", _("Special local government")


def page_type_name(subject: str) -> str:
    """The name of the page type about a subject: "qa" → "QaPage"."""
    return "".join(word.capitalize() for word in subject.split("-")) + "Page"


def indicator_page_types() -> list[str]:
    """Every type that may stand for an indicator, as Wagtail names them."""
    return [
        *(f"oit_pages.{page_type_name(subject.slug)}" for subject in subjects()),
        "oit_pages.OtherIndicatorPage",
    ]


class TransparencyIndexPage(TidyText, PlainPage, Page):
    """A municipality's profile; its assessment years hang below."""

    name_th = models.CharField(_("official name in Thai"), max_length=255, blank=True)
    name_en = models.CharField(_("official name in English"), max_length=255, blank=True)
    kind = models.CharField(
        _("kind of local government"),
        max_length=32,
        choices=MunicipalityKind.choices,
        default=MunicipalityKind.SUBDISTRICT,
    )
    district = models.CharField(_("district"), max_length=100, blank=True)
    province = models.CharField(_("province"), max_length=100, blank=True)
    agency_code = models.CharField(
        _("agency code"),
        max_length=20,
        blank=True,
        help_text=_("The code the assessment system knows the agency by."),
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("name_th"),
                FieldPanel("name_en"),
                FieldPanel("kind"),
                FieldPanel("district"),
                FieldPanel("province"),
                FieldPanel("agency_code"),
            ],
            heading=_("Municipality"),
        ),
    ]
    subpage_types = ["oit_pages.AssessmentYearPage"]
    base_form_class = DatedPageForm
    override_translatable_fields = synchronised("slug", "name_th", "name_en", "agency_code")
    api_fields = [
        APIField("name_th"),
        APIField("name_en"),
        APIField("kind"),
        APIField("district"),
        APIField("province"),
        APIField("agency_code"),
    ]
    admin_default_ordering = "ord"  # as the list goes, not by last change
    page_description = _("The municipality's profile; one fiscal year after another hangs below.")

    class Meta:
        verbose_name = _("transparency site")
        verbose_name_plural = _("transparency sites")

    def official_name(self, english: bool = False) -> str:
        """The page's title where nobody wrote the name down: such titles are alike everywhere."""
        return (english and self.name_en) or self.name_th or self.title


class AssessmentYearPage(YearWindow, TidyText, PlainPage, Page):
    """One fiscal year's assessment: the key that results hang on."""

    year = models.PositiveSmallIntegerField(
        _("fiscal year (B.E.)"),
        validators=[
            MinValueValidator(2500, _("Give the year of the Buddhist era, such as 2564.")),
            MaxValueValidator(2700, _("Give the year of the Buddhist era, such as 2564.")),
        ],
        help_text=_("Fiscal year 2564 runs from 1 October 2563 to 30 September 2564."),
    )
    list_mark = models.CharField(max_length=16, blank=True, default="", editable=False)
    """Of the corrections of lists that hold (`models.editions`): the same on every year's row."""

    content_panels = [
        *Page.content_panels,
        FieldPanel("year"),
        MultiFieldPanel(
            [
                ListedDatesPanel(),
                *(
                    FieldRowPanel(
                        [FieldPanel(day, widget=BEDateInput) for day in dict.fromkeys(days)]
                    )
                    for days in SPANS.values()
                ),
            ],
            heading=_("Calendar of the assessment"),
        ),
    ]
    override_translatable_fields = synchronised("slug", *DATES)
    base_form_class = DatedPageForm
    parent_page_types = ["oit_pages.TransparencyIndexPage"]
    subpage_types = ["oit_pages.SectionPage"]
    api_fields = [APIField("year")]
    admin_default_ordering = "ord"  # as the list goes, not by last change
    page_description = _("All that one fiscal year's assessment asks for.")

    class Meta:
        verbose_name = _("assessment year")
        verbose_name_plural = _("assessment years")
        indexes = [models.Index(fields=["-year", "page_ptr"], name="oit_year_newest_first")]

    def save(self, *args, **kwargs):
        """A revision, a copy or a new page has an old mark, or none."""
        self.list_mark = read_mark()
        return super().save(*args, **kwargs)

    @cached_property
    def edition(self) -> Edition | None:
        """The list of this year, or None when no edition file knows the year."""
        mark = seen_mark() if self._state.adding else notice_mark(self.list_mark)
        try:
            return site_edition(self.year, mark)
        except EditionError as error:
            logger.error("Fiscal year %s has no list: %s", self.year, error)
            return None


class SectionPage(TidyText, PlainPage, Page):
    """A section of the list ("9.1"), holding its indicators."""

    code = models.CharField(_("section"), max_length=10, help_text=_("Such as 9.1."))

    content_panels = [*Page.content_panels, FieldPanel("code")]
    override_translatable_fields = synchronised("slug", "code")
    base_form_class = DatedPageForm
    parent_page_types = ["oit_pages.AssessmentYearPage"]
    api_fields = [APIField("code")]
    subpage_types = indicator_page_types()
    admin_default_ordering = "ord"  # as the list goes, not by last change
    page_description = _("A group of indicators, such as 9.1 Basic information.")

    class Meta:
        verbose_name = _("assessment section")
        verbose_name_plural = _("assessment sections")

    @cached_property
    def year_page(self) -> AssessmentYearPage | None:
        """The year it belongs to; None while it is being made."""
        parent = self.get_parent()
        return parent.specific if parent and hasattr(parent.specific, "edition") else None

    @cached_property
    def section(self) -> Section | None:
        """Its section in the year's edition, or None when the edition has no such code."""
        edition = self.year_page.edition if self.year_page else None
        if edition is None:
            return None
        return next((one for one in edition.sections if one.code == self.code), None)
