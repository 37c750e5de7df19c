"""Which of several years counts now: by the calendar, then by what is published."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q

from oit_pages.models import AssessmentYearPage, IndicatorResult
from oit_pages.thai import fiscal_year_of


def shows_something() -> Exists:
    """Whether a year has a published indicator; to annotate years with, as `shown`.

    Asked of the results alone: among many municipalities the pages would all be read.
    """
    nothing = Q(outcome="missing") | Q(outcome="not_applicable", revision=None)
    return Exists(IndicatorResult.objects.filter(~nothing, year_page=OuterRef("pk")))


def by_importance(years: Iterable[AssessmentYearPage], today: date) -> list[AssessmentYearPage]:
    """The year that runs today first, then those that show something (`shown`), then empty ones;
    each newest first. No query."""
    return sorted(years, key=lambda year: (not runs(year, today), not year.shown, -year.year))


def runs(year: AssessmentYearPage, today: date) -> bool:
    """Whether today is in its fiscal year, or in the time from its submission to its result."""
    opens, result = year.span("submission").start, year.span("result").end
    assessed = bool(opens and result and opens <= today <= result)
    return assessed or fiscal_year_of(today) == year.year
