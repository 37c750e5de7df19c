"""What a unit is asked for by a link, and a year's links: read, never written."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from wagtail.models import Page

from oit_pages.i18n.active_language import is_english, title_of
from oit_pages.i18n.formats import today
from oit_pages.models import (
    AssessmentYearPage,
    IndicatorPage,
    PendingPaper,
    TransparencyIndexPage,
    UploadLink,
)


@dataclass(frozen=True, kw_only=True)
class UploadTask:
    """Only what the year's list says, and nothing of the page's draft."""

    municipality: str
    year: int | None
    code: str
    title: str
    to_show: tuple[str, ...]
    closes: date | None
    """When the assessment takes no more; None where that is past."""


def task_of(page: IndicatorPage) -> UploadTask:
    """In the reader's language; three queries."""
    above = TransparencyIndexPage.objects.ancestor_of(page).last()
    year, indicator = page.year_page, page.indicator
    closes = year.span("submission").end if year else None
    asked = indicator.requirements if indicator else ()
    return UploadTask(
        municipality=above.official_name(is_english()) if above else "",
        year=year.year if year else None,
        code=indicator.code if indicator else "",
        title=title_of(indicator) if indicator else page.title,
        to_show=tuple(
            one.en if is_english() else one.th for one in asked if one.level != "information"
        ),
        closes=closes if closes and closes >= today() else None,
    )


def links_of(page: Page | AssessmentYearPage) -> QuerySet[UploadLink]:
    """Those of a page, or of all pages of a year, newest first, each with how many papers wait
    (`waiting`)."""
    waits = Q(papers__state=PendingPaper.State.WAITING)
    return (
        UploadLink.objects.filter(page__path__startswith=page.path)
        .annotate(waiting=Count("papers", filter=waits))
        .select_related("page")
    )


def waiting_papers(page: IndicatorPage) -> QuerySet[PendingPaper]:
    """What was sent for this page and is not settled yet, as it came."""
    waits = PendingPaper.objects.filter(link__page=page, state=PendingPaper.State.WAITING)
    return waits.select_related("link__page")
