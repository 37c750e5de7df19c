"""Reports of a year that write themselves: what each is made of, what is missing, a button."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.draft_report import DraftedReport, ReportError, draft_report, year_reports
from oit_pages.actions.export_page import MEDIA_TYPES, export_page
from oit_pages.actions.import_visits import hosts_of, import_visits, may_import_visits
from oit_pages.actions.line_file import Fault, FaultyFile
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.visits_file import read_visits
from oit_pages.admin.permissions import YearInAdmin
from oit_pages.checklist.reports.plan import ReportPlan, YearReports
from oit_pages.i18n.formats import month_text, period_text, time_text
from oit_pages.thai import fiscal_year

#: So many things that are wrong with a file are told at once.
TOLD = 50
STATES = {
    "no_page": gettext_lazy("The page is not made yet"),
    "nothing": gettext_lazy("Nothing to write from yet"),
    "new": gettext_lazy("Not drafted yet"),
    "renewed": gettext_lazy("Its sources have changed"),
    "kept": gettext_lazy("Changed by somebody: stays as it is"),
    "removed": gettext_lazy("Taken away by somebody"),
    "same": gettext_lazy("Drafted"),
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A report, or a month of one, as the screen has it."""

    plan: ReportPlan
    state: str
    may_draft: bool
    period: str
    drafted: str

    @property
    def says(self) -> Any:
        return STATES[self.state]

    @property
    def month(self) -> str:
        """In addresses: "2021-03"; "" for a report of no month."""
        return f"{self.plan.month:%Y-%m}" if self.plan.month else ""


class WrittenReportsView(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=…; &docx=<report>&month=2021-03 is its draft as Word. POST: do = draft | again
    (report, month) for whoever may edit that page, do = visits (file) for whoever may publish the
    year.
    """

    template_name = "oit_pages/admin/written_reports.html"
    page_title = gettext_lazy("Reports that write themselves")
    header_icon = "doc-full"
    faults: Sequence[Fault] = ()

    @cached_property
    def found(self) -> YearReports:
        return year_reports(self.year, self.request.user)

    def get(self, request, *args, **kwargs):
        if "docx" in request.GET:
            return self._word(request.GET["docx"], request.GET.get("month", ""))
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        doing = request.POST.get("do")
        if doing == "visits":
            return self._visits(request)
        if doing not in {"draft", "again"}:
            raise Http404
        report = request.POST.get("report", "")
        plan = self._plan(report, request.POST.get("month", ""))
        page: Any = plan.page
        if page is None or not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        try:
            done = draft_report(self.year, report, plan.month, request.user, again=doing == "again")
            messages.success(request, said(done))
        except (Conflict, ReportError) as error:
            messages.error(request, str(error))
        return redirect(f"{self._here}#{report}")

    @property
    def _here(self) -> str:
        return f"{reverse('oit_pages_written_reports')}?year_page={self.year.pk}"

    def _plan(self, report: str, month: str) -> ReportPlan:
        """Not found where the year has no such report, or the report no such month."""
        if report not in self.found.reports:
            raise Http404
        if not self.found.reports[report][0].is_monthly:
            return self.found.plan(report)
        try:
            first = date.fromisoformat(f"{month}-01")
        except ValueError:
            raise Http404 from None
        if first not in fiscal_year(self.year.year).months():
            raise Http404
        return self.found.plan(report, first)

    def _word(self, report: str, month: str) -> HttpResponse:
        plan = self._plan(report, month)
        page: Any = plan.page
        if page is None or not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        if not plan.block_ids:
            raise Http404
        draft = page.specific.get_latest_revision_as_object()
        answer = HttpResponse(
            export_page(draft, "docx", blocks=plan.block_ids), content_type=MEDIA_TYPES["docx"]
        )
        # Nobody's copy in between: a draft is for whoever works on it.
        answer["Cache-Control"] = "private, no-store"
        answer["X-Content-Type-Options"] = "nosniff"
        name = f"{report}-{self.year.year}{f'-{month}' if month else ''}.docx"
        answer["Content-Disposition"] = content_disposition_header(True, name)
        return answer

    def _visits(self, request):
        if not may_import_visits(request.user, self.year):
            raise PermissionDenied
        file = request.FILES.get("file")
        try:
            if file is None:
                raise FaultyFile([Fault(line=0, column="", says=_("Choose a file first."))])
            rows = read_visits(file, file.name, hosts_of(self.index))
            done = import_visits(self.index, rows, file.name)
        except FaultyFile as error:
            self.faults = error.faults[:TOLD]
            says = _("Nothing was read in. What is to be put right stands below.")
            messages.error(request, says)
            return self.get(request)
        except Conflict as error:
            messages.error(request, str(error))
            return redirect(self._here)
        says = _("%(added)s addresses added, %(changed)s changed, %(same)s the same as before.")
        facts = {"added": done.added, "changed": done.changed, "same": done.same}
        messages.success(request, says % facts)
        return redirect(self._here)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = [
            (key, [self._shown(one) for one in self.found.of(key)]) for key in self.found.reports
        ]
        return super().get_context_data(
            monthly=[(key, plans) for key, plans in shown if plans[0].plan.month],
            single=[(key, plans[0]) for key, plans in shown if not plans[0].plan.month],
            may_import=may_import_visits(self.request.user, self.year),
            faults=self.faults,
            **kwargs,
        )

    def _shown(self, plan: ReportPlan) -> Shown:
        may = plan.page is not None and self._may_edit(plan.page)
        when = month_text(plan.month) if plan.month else period_text(plan.period)
        drafted = time_text(plan.drafted_at) if plan.drafted_at else ""
        return Shown(plan=plan, state=_state(plan), may_draft=may, period=when, drafted=drafted)

    def _may_edit(self, page: Any) -> bool:
        if page.pk not in self._may:
            self._may[page.pk] = page.permissions_for_user(self.request.user).can_edit()
        return self._may[page.pk]

    @cached_property
    def _may(self) -> dict[Any, bool]:
        return {}


def _state(plan: ReportPlan) -> str:
    if plan.page is None:
        return "no_page"
    if not plan.parts:
        return "nothing"
    if plan.changes:
        return "renewed" if plan.drafted_at else "new"
    if plan.removed:
        return "removed"
    return "kept" if plan.kept else "same"


def said(done: DraftedReport) -> str:
    """What was drafted, and what stays as somebody left it."""
    count = len(done.changes)
    told = ngettext(
        "%(count)s block drafted on “%(page)s”.", "%(count)s blocks drafted on “%(page)s”.", count
    )
    facts = {"count": count, "page": done.page.draft_title}
    says = [told % facts if count else _("Nothing was left to draft.")]
    if kept := len(done.kept):
        more = ngettext(
            "%(count)s block stays as somebody changed it, or took it away.",
            "%(count)s blocks stay as somebody changed them, or took them away.",
            kept,
        )
        says.append(more % {"count": kept})
    return " ".join(says)
