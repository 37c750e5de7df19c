"""Every indicator of a year, missing ones too, filtered and exported."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.admin.english_state import has_english, in_words
from oit_pages.admin.permissions import YearInAdmin
from oit_pages.admin.report_cells import as_text, to_page, toned
from oit_pages.admin.views.report_filter import ReportFilter, unit_of
from oit_pages.checklist.hand_over import units_of
from oit_pages.checklist.in_review import with_review
from oit_pages.checklist.official import with_official
from oit_pages.checklist.requirement_lines import CONFIDENCE, Line, ground, lines
from oit_pages.checklist.scorecard import Row, Scorecard, scorecard, with_english
from oit_pages.i18n import moments
from oit_pages.i18n.active_language import is_english, title_of
from oit_pages.models import Outcome
from oit_pages.on_demand import on_demand
from oit_pages.spreadsheets import NoRoom, csv_of


@on_demand("oit_pages.admin.report_workbook:report_workbook")
def report_workbook(
    card: Scorecard,
    title: str,
    columns: Mapping[Any, int],
    lines: Iterable[tuple[Row, list[Any]]],
    narrows: bool,
    request: HttpRequest,
) -> bytes: ...


logger = logging.getLogger(__name__)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#: Heading of each column of an export, and its width in characters.
INDICATOR_COLUMNS = {
    _("Code"): 8,
    _("Indicator"): 44,
    _("Section of the list"): 30,
    _("What it came to"): 18,
    _("Points it is worth"): 12,
    _("Points won"): 12,
    _("Page"): 40,
    _("Responsible unit"): 26,
    _("On its way"): 18,
    _("Published"): 16,
    _("English page"): 22,
    _("How sure we are"): 26,
}
REQUIREMENT_COLUMNS = {
    _("Code"): 8,
    _("Indicator"): 36,
    _("Requirement"): 52,
    _("Level"): 14,
    _("What it came to"): 18,
    _("What is missing"): 48,
    _("What to do"): 48,
    _("Responsible unit"): 26,
    _("How sure we are"): 26,
    _("Source"): 40,
}
NO_ROOM = _(
    "The server has no room for the workbook at the moment. Take the CSV file, or tell whoever "
    "runs the website."
)
LEVELS = {
    "required": _("required"),
    "recommended": _("recommended"),
    "information": _("for information"),
}


class FilteredReport(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=…, what `ReportFilter` takes, and &export=xlsx|csv."""

    header_icon = "clipboard-list"
    columns: dict[Any, int]
    file_name = "oit"
    export_title: Any

    @cached_property
    def card(self) -> Scorecard:
        return with_review([scorecard(self.year)])[0]

    @cached_property
    def form(self) -> ReportFilter:
        return ReportFilter(self.request.GET.dict(), self.card)

    @cached_property
    def rows(self) -> list[Row]:
        return [row for row in self.card.rows if self.form.matches(row)]

    def lines(self) -> Iterator[tuple[Row, list[Any]]]:
        """The lines of the export, under `columns`, each with what it is about."""
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        wanted = request.GET.get("export")
        if wanted not in {"xlsx", "csv"}:
            return super().get(request, *args, **kwargs)
        if wanted == "csv":
            # All at once: what is sent later is no longer said in the user's language.
            rows = [[as_text(cell) for cell in cells] for _row, cells in self.lines()]
            lines_of_text = csv_of([str(heading) for heading in self.columns], rows)
            answer = StreamingHttpResponse(lines_of_text, content_type="text/csv; charset=utf-8")
        else:
            try:
                workbook = report_workbook(
                    self.card,
                    str(self.export_title),
                    self.columns,
                    self.lines(),
                    self.form.narrows,
                    request,
                )
            except NoRoom:
                logger.exception("There is no room in the temporary folder")
                messages.error(request, NO_ROOM)
                return super().get(request, *args, **kwargs)
            answer = HttpResponse(workbook, content_type=XLSX)
        name = f"{self.file_name}-{self.card.edition.year}.{wanted}"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    def get_context_data(self, **kwargs):
        query = self.request.GET.copy()
        query.pop("export", None)
        query["year_page"] = str(self.year.pk)
        return super().get_context_data(
            card=self.card,
            form=self.form,
            rows=[
                (row, lines(self.card.edition, row.indicator, row.findings)) for row in self.rows
            ],
            query=query.urlencode(),
            english=is_english(),
            **kwargs,
        )


class IndicatorReportView(FilteredReport):
    """One line per indicator."""

    template_name = "oit_pages/admin/report.html"
    page_title = _("OIT indicators")
    columns = INDICATOR_COLUMNS
    export_title = _("OIT indicators and what they came to")

    @cached_property
    def card(self) -> Scorecard:
        card = super().card
        return with_official(card) if self.year.assessed else card

    def lines(self) -> Iterator[tuple[Row, list[Any]]]:
        card = with_english(self.card) if has_english() else self.card
        shown = {row.code for row in self.rows}
        return ((row, self._cells(row)) for row in card.rows if row.code in shown)

    def get_context_data(self, **kwargs):
        return super().get_context_data(units=units_of(self.card), **kwargs)

    def _cells(self, row: Row) -> list[Any]:
        published = row.page.last_published_at if row.page and row.page.live else None
        return [
            row.code,
            title_of(row.indicator),
            f"{row.section.code} {title_of(row.section)}",
            toned(row.outcome, row.outcome_label),
            round(row.weight, 2),
            round(row.won, 2),
            to_page(row),
            str(unit_of(row) or ""),
            row.review_label,
            moments.local(published).date() if published else "",
            str(in_words(row.english)) if row.english else "",
            str(CONFIDENCE[row.indicator.confidence]),
        ]


class RequirementReportView(FilteredReport):
    """The grid of indicator × requirement; its export says for each what is to be done."""

    template_name = "oit_pages/admin/requirements.html"
    page_title = _("Requirements")
    columns = REQUIREMENT_COLUMNS
    file_name = "oit-requirements"
    export_title = _("OIT requirements and what to do")

    def lines(self) -> Iterator[tuple[Row, list[Any]]]:
        for row in self.rows:
            said = ground(row.findings)
            if said:
                yield row, self._ground(row, said)
            for line in lines(self.card.edition, row.indicator, row.findings):
                yield row, self._cells(row, line)

    def _ground(self, row: Row, said) -> list[Any]:
        return [
            row.code,
            title_of(row.indicator),
            str(_("The page as a whole")),
            str(LEVELS["required"]),
            toned(row.outcome, row.outcome_label),
            "\n".join(one.says for one in said),
            "\n".join(one.to_do for one in said),
            str(unit_of(row) or ""),
            "",
            "",
        ]

    def _cells(self, row: Row, line: Line) -> list[Any]:
        return [
            row.code,
            title_of(row.indicator),
            line.text,
            str(LEVELS[line.requirement.level]),
            toned(line.outcome, line.label),
            "\n".join(one.says for one in line.said),
            "\n".join(one.to_do for one in line.said),
            str(unit_of(row) or ""),
            line.confidence,
            "\n".join(line.sources),
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        most = max((len(shown) for _row, shown in context["rows"]), default=0)
        seen = {line.outcome for _row, shown in context["rows"] for line in shown}
        legend = [(name, label) for name, label in Outcome.choices if name in seen]
        rows = [(row, shown, most - len(shown)) for row, shown in context["rows"]]
        return {**context, "rows": rows, "numbers": range(1, most + 1), "outcomes": legend}
