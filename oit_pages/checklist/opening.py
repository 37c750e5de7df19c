"""How far a year has been opened: what is there, what is still to do before people can write."""

from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import Page

from oit_pages.catalogue import Edition
from oit_pages.checklist.english_pages import ENGLISH
from oit_pages.checklist.roll_over import Plan, plan
from oit_pages.models import (
    AssessmentYearPage,
    IndicatorPage,
    SectionPage,
    TransparencyIndexPage,
)
from oit_pages.models.page_queries import below


@dataclass(frozen=True, kw_only=True)
class Opening:
    """One municipality's year, step by step. Nothing of it is there where `year_page` is None."""

    year_page: AssessmentYearPage | None
    missing: int
    """Pages of the list that are not made yet."""
    hidden: tuple[Page, ...]
    """Of the pages that lead to the indicators, those that the public can't see."""
    before: AssessmentYearPage | None
    """The year to take over from: the last one before."""
    plan: Plan | None
    """What taking it over would do; None where there is nothing to take over from or into."""
    unassigned: int
    """Drafts of indicators that no unit answers for."""
    untranslated: int
    """Pages of the year without an English page."""

    @property
    def to_take_over(self) -> int:
        """Pages that something can be put on, and the working group as one more."""
        return self.plan.changes + bool(self.plan.group) if self.plan else 0


def opening(index: TransparencyIndexPage, edition: Edition) -> Opening:
    """How far the year of this list is, in at most ten queries."""
    years = list(AssessmentYearPage.objects.child_of(index).order_by("-year"))
    year_page = next((one for one in years if one.year == edition.year), None)
    before = next((one for one in years if one.year < edition.year and one.edition), None)
    if year_page is None:
        needed = len(edition.sections) + len(edition.indicators) + 1
        return Opening(
            year_page=None, missing=needed, hidden=(), before=before, plan=None, unassigned=0,
            untranslated=0,
        )  # fmt: skip
    sections = list(SectionPage.objects.child_of(year_page).order_by("path"))
    pages = indicator_pages(year_page)
    subjects = set(pages.values_list("subject", flat=True))
    missing = {one.code for one in edition.sections} - {one.code for one in sections}
    unmade = [one for one in edition.indicators if one.subject not in subjects]
    return Opening(
        year_page=year_page,
        missing=len(missing) + len(unmade),
        hidden=tuple(one for one in (index, year_page, *sections) if not one.live),
        before=before,
        plan=plan(before, year_page) if before else None,
        unassigned=unassigned_pages(year_page).count(),
        untranslated=_untranslated(year_page),
    )


def indicator_pages(year_page: AssessmentYearPage) -> QuerySet[IndicatorPage]:
    """The year's pages of indicators without the entries below them."""
    return IndicatorPage.objects.filter(below(year_page), depth=year_page.depth + 2)


def unassigned_pages(year_page: AssessmentYearPage) -> QuerySet[IndicatorPage]:
    """Those that no unit answers for and that are not public yet."""
    return indicator_pages(year_page).filter(responsible_unit=None, live=False)


def years_beside(year_page: AssessmentYearPage) -> list[AssessmentYearPage]:
    """The same municipality's other years, newest first; one query."""
    above = Page(path=year_page.path[: -year_page.steplen], depth=year_page.depth - 1)
    others = AssessmentYearPage.objects.child_of(above).exclude(pk=year_page.pk)
    return list(others.order_by("-year"))


def _untranslated(year_page: AssessmentYearPage) -> int:
    english = Page.objects.filter(locale__language_code=ENGLISH).order_by()
    pages = Page.objects.filter(below(year_page))
    return pages.exclude(translation_key__in=english.values("translation_key")).count()
