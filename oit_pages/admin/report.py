"""The report: every indicator of a year, missing ones too, filtered and exported."""

from collections.abc import Iterator
from typing import ClassVar

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from oit_pages.admin.english import has_english, in_words
from oit_pages.admin.rights import YearInAdmin
from oit_pages.checklist.review import lines
from oit_pages.checklist.scorecard import Row, Scorecard, scorecard, with_english
from oit_pages.models import Outcome

CONFIDENCE = [
    ("", _("All")),
    ("seen", _("seen for this year")),
    ("seen-adjacent", _("seen for a neighbouring year")),
    ("background", _("from experience")),
]
BOM = "\ufeff"  # Excel takes a CSV for UTF-8 only with it


FRESHNESS = [
    ("", _("All")),
    ("30", _("published in the last 30 days")),
    ("90", _("published in the last 90 days")),
    ("older", _("published before that")),
    ("never", _("not published")),
]


class ReportFilter(forms.Form):
    """What of a year to show. Whatever can't be used is as if it were not given."""

    year_page = forms.ChoiceField(label=_("Year"), required=False)
    section = forms.ChoiceField(label=_("Section of the list"), required=False)
    outcome = forms.ChoiceField(
        label=_("What it came to"), required=False, choices=[("", _("All")), *Outcome.choices]
    )
    unit = forms.ChoiceField(label=_("Responsible unit"), required=False)
    freshness = forms.ChoiceField(label=_("Freshness"), required=False, choices=FRESHNESS)
    confidence = forms.ChoiceField(label=_("How sure we are"), required=False, choices=CONFIDENCE)

    def __init__(self, data, years, card: Scorecard):
        super().__init__(data)
        every = ("", _("All"))
        self.fields["year_page"].choices = [(str(y.pk), y.title) for y in years]
        self.fields["section"].choices = [every, *((s.code, s.code) for s in card.edition.sections)]
        units = sorted({unit.name_th for row in card.rows if (unit := unit_of(row))})
        self.fields["unit"].choices = [every, *((unit, unit) for unit in units)]

    def matches(self, row: Row) -> bool:
        wanted = self.cleaned_data if self.is_valid() else {}
        unit = unit_of(row)
        has = {
            "section": row.section.code,
            "outcome": row.outcome,
            "unit": unit.name_th if unit else "",
            "confidence": row.indicator.confidence,
        }
        same = all(not wanted.get(name) or wanted[name] == value for name, value in has.items())
        return same and is_fresh(row, wanted.get("freshness", ""))


def is_fresh(row: Row, wanted: str) -> bool:
    """Whether the public page was last published as long ago as is asked for."""
    published = row.page.last_published_at if row.page and row.page.live else None
    if not wanted or published is None:
        return wanted in {"", "never"}
    days = (timezone.now() - published).days
    limits = {"30": days < 30, "90": days < 90, "older": days >= 90, "never": False}
    return limits[wanted]


def unit_of(row: Row):
    return row.page.responsible_unit if row.page else None


def _words(english) -> str:
    return str(in_words(english)) if english else ""


class IndicatorReportView(
    YearInAdmin, SpreadsheetExportMixin, WagtailAdminTemplateMixin, TemplateView
):
    """?year_page=…, what `ReportFilter` takes, and &export=xlsx|csv."""

    template_name = "oit_pages/admin/report.html"
    page_title = _("OIT indicators")
    header_icon = "clipboard-list"
    list_export = [
        "code",
        "indicator.title_th",
        "section.code",
        "outcome_label",
        "weight",
        "page.title",
        "page.responsible_unit",
        "page.last_published_at",
        "english",
        "indicator.confidence",
    ]
    export_headings = {
        "code": _("Code"),
        "indicator.title_th": _("Indicator"),
        "section.code": _("Section of the list"),
        "outcome_label": _("What it came to"),
        "weight": _("Points"),
        "page.title": _("Page"),
        "page.responsible_unit": _("Responsible unit"),
        "page.last_published_at": _("Published"),
        "english": _("English page"),
        "indicator.confidence": _("How sure we are"),
    }

    @cached_property
    def card(self) -> Scorecard:
        card = scorecard(self.year)
        exported = self.request.GET.get("export") in self.FORMATS
        return with_english(card) if exported and has_english() else card

    def get(self, request, *args, **kwargs):
        asked = {"year_page": str(self.card.year_page.pk), **request.GET.dict()}
        self.form = ReportFilter(asked, self.years, self.card)
        self.rows = [row for row in self.card.rows if self.form.matches(row)]
        if request.GET.get("export") in self.FORMATS:
            return self.as_spreadsheet(self.rows, request.GET["export"])
        return super().get(request, *args, **kwargs)

    custom_field_preprocess: ClassVar = {"english": {"csv": _words, "xlsx": _words}}

    def get_filename(self) -> str:
        return f"oit-{self.card.edition.year}"

    def stream_csv(self, queryset) -> Iterator:
        yield BOM
        yield from super().stream_csv(queryset)

    def get_context_data(self, **kwargs):
        query = self.request.GET.copy()
        query.pop("export", None)
        return super().get_context_data(
            card=self.card,
            form=self.form,
            rows=[
                (row, lines(self.card.edition, row.indicator, row.findings)) for row in self.rows
            ],
            query=query.urlencode(),
            **kwargs,
        )
