"""What the reports of a year would put on its pages, and what stands there: the plan that is shown
and carried out. Changes nothing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import override
from wagtail.models import PageLogEntry

from oit_pages.catalogue.schema import Indicator
from oit_pages.checklist.reports.base import Context, Report, Written
from oit_pages.checklist.reports.parts import Settled, Target
from oit_pages.checklist.reports.sources import SourcePage, Sources, covering
from oit_pages.checklist.taken_over import latest
from oit_pages.checklist.visits import Months, visits_in
from oit_pages.models import AssessmentYearPage, IndicatorPage, TransparencyIndexPage
from oit_pages.models.page_queries import below
from oit_pages.thai import Period, fiscal_year, fiscal_year_of
from oit_pages.visibility import Visibility

ACTION = "oit_pages.draft_report"
MayRead = Callable[[IndicatorPage], bool]


@dataclass(frozen=True, kw_only=True)
class ReportPlan:
    """One report, or one month of it."""

    report: Report
    indicator: Indicator
    page: IndicatorPage | None
    """That it goes on; None where the year's tree has none."""
    period: Period
    month: date | None
    written: Written
    drafted_at: datetime | None
    """When it was last drafted."""

    @property
    def parts(self) -> tuple[Settled, ...]:
        return self.written.parts if self.page else ()

    @property
    def changes(self) -> tuple[Settled, ...]:
        return tuple(one for one in self.parts if one.changes)

    @property
    def kept(self) -> tuple[Settled, ...]:
        return tuple(one for one in self.parts if one.state == "kept")

    @property
    def removed(self) -> tuple[Settled, ...]:
        return tuple(one for one in self.parts if one.state == "removed")

    @property
    def block_ids(self) -> tuple[str, ...]:
        """Of what stands on the page's draft now."""
        return tuple(one.old_id for one in self.parts if one.old_id)


class YearReports:
    """The reports of one year's list; everything they read is read once."""

    def __init__(
        self,
        year_page: AssessmentYearPage,
        known: Mapping[str, Report],
        may_read: MayRead = lambda page: True,
        again: bool = False,
    ):
        self.year_page = year_page
        self.may_read = may_read
        self.again = again
        edition = year_page.edition
        self.reports = {
            one.id: (one, indicator)
            for one in known.values()
            if edition and (indicator := edition.find(one.target))
        }
        """Those whose page the year's list asks for."""

    def plans(self) -> list[ReportPlan]:
        return [one for key in self.reports for one in self.of(key)]

    def of(self, key: str) -> list[ReportPlan]:
        """A report; of a monthly one each month of the fiscal year."""
        report = self.reports[key][0]
        if not report.is_monthly:
            return [self.plan(key)]
        return [self.plan(key, month) for month in fiscal_year(self.year_page.year).months()]

    def plan(self, key: str, month: date | None = None) -> ReportPlan:
        report, indicator = self.reports[key]
        year = self.year_page.year
        period = Period.from_months(month, month) if month else report.period(indicator, year)
        page = self._page(report, indicator)
        written = Written()
        logged: list[PageLogEntry] = []
        if page is not None:
            name = f"{key}:{month:%Y-%m}" if month else key
            logged = [one for one in self._log.get(page.pk, ()) if one.data.get("report") == name]
            brought = {part for one in logged for part in one.data.get("parts", ())}
            stream_block = page._meta.get_field("body").stream_block
            context = Context(
                report=report,
                year_page=self.year_page,
                page=page,
                target=Target(stream_block, latest(page).body, brought, self.again),
                sources=self._sources(fiscal_year_of(period.start)),
                period=period,
                visits=lambda one: self._visits.get(one, ()),
                pages_of_month=lambda one: self._published.get(one, ()),
            )
            with override("th"):  # papers are Thai, whoever asks for them
                written = report.write(context)
        return ReportPlan(
            report=report,
            indicator=indicator,
            page=page,
            period=period,
            month=month,
            written=written,
            drafted_at=max((one.timestamp for one in logged), default=None),
        )

    def _page(self, report: Report, indicator: Indicator) -> IndicatorPage | None:
        known = (report.target, indicator.subject)
        return next((self._targets[one] for one in known if one in self._targets), None)

    @cached_property
    def _targets(self) -> dict[str, IndicatorPage]:
        subjects = {
            one for report, _indicator in self.reports.values()
            for one in covering(self.year_page, report.target)
        }  # fmt: skip
        rows = IndicatorPage.objects.filter(
            below(self.year_page), depth=self.year_page.depth + 2, subject__in=subjects
        )
        return {one.subject: one for one in rows.select_related("latest_revision")}

    @cached_property
    def _log(self) -> dict[int, list[PageLogEntry]]:
        pages = [one.pk for one in self._targets.values()]
        found: dict[int, list[PageLogEntry]] = {}
        for entry in PageLogEntry.objects.filter(page_id__in=pages, action=ACTION):
            found.setdefault(entry.page_id, []).append(entry)
        return found

    @cached_property
    def _known_sources(self) -> dict[int, Sources]:
        return {}

    def _sources(self, year: int) -> Sources:
        """The pages of a fiscal year of the same municipality, whichever reports read them."""
        if year not in self._known_sources:
            subjects = {one for report, _i in self.reports.values() for one in report.reads}
            page = self._year(year)
            self._known_sources[year] = Sources.load(year, page, subjects, self.may_read)
        return self._known_sources[year]

    def _year(self, year: int) -> AssessmentYearPage | None:
        if year == self.year_page.year:
            return self.year_page
        return AssessmentYearPage.objects.sibling_of(self.year_page).filter(year=year).first()

    @cached_property
    def _visits(self) -> Months:
        path = self.year_page.path[: -self.year_page.steplen]
        index = TransparencyIndexPage.objects.filter(path=path).first()
        return visits_in(index, fiscal_year(self.year_page.year)) if index else {}

    @cached_property
    def _published(self) -> dict[date, list[SourcePage]]:
        """Public pages of the year's tree by the month in which they were first published."""
        whole = fiscal_year(self.year_page.year)
        zone = timezone.get_default_timezone()
        first = timezone.make_aware(datetime.combine(whole.start, time.min), zone)
        last = timezone.make_aware(datetime.combine(whole.end, time.max), zone)
        visibility = Visibility.load([self.year_page.path])
        pages = IndicatorPage.objects.filter(
            below(self.year_page), visibility.public(), first_published_at__range=(first, last)
        )
        found: dict[date, list[SourcePage]] = {}
        for page in pages.defer("body").order_by("path"):
            day = timezone.localtime(page.first_published_at, zone).date()
            source = SourcePage(page=page, body=(), is_public=True, title=page.title)
            found.setdefault(day.replace(day=1), []).append(source)
        return found


def as_body(
    body: Iterable[Mapping[str, Any]], changes: Collection[Settled]
) -> list[dict[str, Any]]:
    """The body with these parts in their places; new ones at its end."""
    by_old = {one.old_id: one for one in changes if one.old_id}
    made = []
    for child in body:
        change = by_old.get(str(child.get("id") or ""))
        made.append({**child, "id": change.id, "value": change.value} if change else dict(child))
    made += [
        {"type": one.part.kind, "id": one.id, "value": one.value}
        for one in changes
        if not one.old_id
    ]
    return made
