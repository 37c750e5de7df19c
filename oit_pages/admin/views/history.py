"""The assessment's runs, and what got better or broke between two days."""

from datetime import date, timedelta

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.admin.permissions import YearInAdmin
from oit_pages.checklist.runs import compare
from oit_pages.i18n import moments
from oit_pages.i18n.active_language import title_of
from oit_pages.i18n.formats import date_text
from oit_pages.models import AssessmentRun, Outcome

#: The latest runs; a year has some hundred at most.
MOST = 200


def label(outcome: str):
    """An outcome in words; "" where there was no result yet."""
    return Outcome(outcome).label if outcome in Outcome.values else ""


class HistoryView(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=… &earlier=2026-01-01 &later=2026-02-01: the ends of these days."""

    template_name = "oit_pages/admin/history.html"
    page_title = _("What changed")
    header_icon = "history"

    @cached_property
    def runs(self) -> list[AssessmentRun]:
        return list(AssessmentRun.objects.filter(year_page=self.year)[:MOST])

    @cached_property
    def days(self) -> list[date]:
        """Days on which something changed, and today; the latest first."""
        found = {moments.local(run.at).date() for run in self.runs}
        return sorted(found | {moments.local(moments.now()).date()}, reverse=True)

    @cached_property
    def start(self) -> date:
        """The day before anything was judged: all that came of it has changed since."""
        return self.days[-1] - timedelta(days=1)

    def _day(self, name: str, default: date) -> date:
        try:
            return date.fromisoformat(self.request.GET.get(name, ""))
        except ValueError:
            return default

    def get_context_data(self, **kwargs):
        before_today = next(iter(self.days[1:]), self.start)
        earlier, later = sorted(
            [self._day("earlier", before_today), self._day("later", self.days[0])]
        )
        found = compare(self.year, moments.end_of(earlier), moments.end_of(later))
        titles = {one.code: title_of(one) for one in self.year.edition.indicators}
        changed = [(one, titles[one.code], label(one.before), label(one.after)) for one in found]
        return super().get_context_data(
            days=self._choices(earlier, later),
            earlier=earlier,
            later=later,
            worse=[row for row in changed if row[0].worse],
            better=[row for row in changed if row[0].better],
            other=[row for row in changed if not (row[0].worse or row[0].better)],
            runs=[
                (
                    run,
                    [
                        (one["code"], label(one["before"]), one["after"], label(one["after"]))
                        for one in run.changes
                    ],
                )
                for run in self.runs
            ],
            **kwargs,
        )

    def _choices(self, *asked: date) -> list[tuple[date, str]]:
        """Days to choose from, with those that were asked for; last, the start of it all."""
        days = sorted({*self.days, *asked} - {self.start}, reverse=True)
        return [
            *((day, date_text(day)) for day in days),
            (self.start, str(_("before the first assessment"))),
        ]
