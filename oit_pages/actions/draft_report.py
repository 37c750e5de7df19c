"""Draft a report from the tables of the year's pages: blocks on the page that the list asks it on.

A draft only: what is public stays. What somebody changed stays too, and what somebody took away
does not come back by itself. A second run changes nothing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from oit_pages.actions.one_at_a_time import held
from oit_pages.actions.save_body import save_body
from oit_pages.checklist.reports.parts import Settled
from oit_pages.checklist.reports.plan import ACTION, MayRead, ReportPlan, YearReports, as_body
from oit_pages.checklist.reports.registry import reports
from oit_pages.checklist.taken_over import latest
from oit_pages.models import AssessmentYearPage, IndicatorPage
from oit_pages.thai import fiscal_year


class ReportError(ValueError):
    """It can't be drafted; the text says why and what to do."""


@dataclass(frozen=True)
class DraftedReport:
    plan: ReportPlan
    """As it was found before."""
    page: IndicatorPage
    changes: tuple[Settled, ...]

    @property
    def kept(self) -> tuple[Settled, ...]:
        """What somebody has changed or taken away, and so stays as it is."""
        return (*self.plan.kept, *self.plan.removed)


def year_reports(
    year_page: AssessmentYearPage, user: AbstractBaseUser | None = None, again: bool = False
) -> YearReports:
    """What `draft_report` would do now with each report of the year; changes nothing.

    Drafts of pages that the user may not edit are not read; without a user all are.
    """
    return YearReports(year_page, reports(), _may_read(user), again)


def draft_report(
    year_page: AssessmentYearPage,
    report: str,
    month: date | None = None,
    user: AbstractBaseUser | None = None,
    again: bool = False,
) -> DraftedReport:
    """`month` is any day of it; a monthly report needs one. With `again`, what somebody took away
    comes back.

    Raises ReportError, and Conflict where others are in the way.
    """
    with held(year_page):
        known = year_reports(year_page, user, again)
        plan = known.plan(report, _month(known, report, month))
        if plan.page is None:
            says = _("The page that this report goes on is not made in %(year)s yet.")
            raise ReportError(says % {"year": year_page.year})
        if not plan.parts:
            nothing = _("There is nothing to write this report from yet.")
            raise ReportError(" ".join([nothing, *plan.written.gaps]))
        page = _save(plan, user) if plan.changes else plan.page
    return DraftedReport(plan, page, plan.changes)


def _month(known: YearReports, report: str, month: date | None) -> date | None:
    if report not in known.reports:
        says = _("The list of %(year)s has no report “%(report)s”. It has: %(known)s.")
        facts = {"year": known.year_page.year, "report": report, "known": ", ".join(known.reports)}
        raise ReportError(says % facts)
    year = known.year_page.year
    if not known.reports[report][0].is_monthly:
        if month is not None:
            raise ReportError(_("This report is of no single month."))
        return None
    first = month.replace(day=1) if month else None
    if first not in fiscal_year(year).months():
        says = _("Name a month of fiscal year %(year)s: October %(before)s to September %(year)s.")
        raise ReportError(says % {"year": year, "before": year - 1})
    return first


def _save(plan: ReportPlan, user: AbstractBaseUser | None) -> IndicatorPage:
    page: Any = plan.page
    name = f"{plan.report.id}:{plan.month:%Y-%m}" if plan.month else plan.report.id
    return save_body(
        page,
        as_body(latest(page).body, plan.changes),
        user,
        action=ACTION,
        data={"report": name, "parts": [one.part.key for one in plan.changes]},
        refused=ReportError,
    )


def _may_read(user: AbstractBaseUser | None) -> MayRead:
    if user is None:
        return lambda page: True
    return lambda page: page.permissions_for_user(user).can_edit()
