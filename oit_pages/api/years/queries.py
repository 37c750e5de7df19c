"""Find the public ones of a site, and say what is common to every answer of one."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from wagtail.models import Page

from oit_pages.api.base import page_index, problems, representations
from oit_pages.api.base.page_index import PageIndex, TranslatedPage
from oit_pages.api.base.view import ApiView
from oit_pages.catalogue import Edition, EditionError
from oit_pages.models import IndicatorResult
from oit_pages.models.editions import site_edition
from oit_pages.thai import fiscal_year

ANY_YEAR = Q(assessmentyearpage__isnull=False)


def edition_of(year: int) -> Edition | None:
    """The list of a year; None where no edition file knows it."""
    try:
        return site_edition(year)
    except EditionError:
        return None


@dataclass(frozen=True)
class Place:
    """Where a year's list asks for a subject."""

    code: str | None = None
    section: str | None = None
    provisional: bool = False
    """The code was not seen in a list of this year."""


def place_of(year: int | None, subject: str) -> Place:
    """The place of the indicator that asks for a subject; an empty one where none does."""
    edition = edition_of(year) if year else None
    if edition is None:
        return Place()
    known = _PLACES.get(id(edition))
    if known is None or known[0] is not edition:
        if len(_PLACES) >= _MOST:
            _PLACES.clear()
        known = _PLACES[id(edition)] = (edition, _by_subject(edition))
    return known[1].get(subject, Place())


#: By the list itself: to compare two by value takes longer.
_PLACES: dict[int, tuple[Edition, dict[str, Place]]] = {}
_MOST = 32


def _by_subject(edition: Edition) -> dict[str, Place]:
    """Subject → its place on a year's list."""
    every = [
        (one, Place(one.code, section.code, one.provisional))
        for section in edition.sections
        for one in section.indicators
    ]
    covered = {subject: place for one, place in every for subject in one.also_covers}
    return covered | {one.subject: place for one, place in every}


def find_year(view: ApiView, year: int, also: Q | None = None) -> tuple[TranslatedPage, PageIndex]:
    """The year's page and what was read with it, in one query. Raises a Problem."""
    wanted = Q(assessmentyearpage__year=year) if also is None else ANY_YEAR | also
    found = page_index.read(view.site, view.visibility, wanted)
    sheet = found.years.get(year)
    if sheet is None:
        raise problems.not_found("unknown-year")
    return sheet, found


def year_of(page: Page, found: PageIndex) -> int | None:
    """The year that a page in any language belongs to."""
    for year, sheet in found.years.items():
        if any(page.path.startswith(row.path) for row in sheet.variants.values()):
            return year
    return None


def outcomes(view: ApiView, year: TranslatedPage) -> dict[str, str] | None:
    """What each code came to; None for those who may not see it."""
    if not view.may_see_outcomes(year.source):
        return None
    rows_ = IndicatorResult.objects.filter(year_page_id=year.source.pk)
    return dict(rows_.values_list("code", "outcome"))


def year_facts(view: ApiView, year: int, sheet: TranslatedPage, found: PageIndex) -> dict[str, Any]:
    """What the list of years and the tree both say of a year."""
    edition = edition_of(year)
    shown = sheet.shown(view.language)
    return {
        "year": year,
        "title": shown.title,
        "language": shown.language,
        "available_languages": sheet.languages,
        "period": representations.span(fiscal_year(year)),
        "edition": edition and _edition_facts(edition),
        "page": representations.page_row(shown, found.addresses),
        "api_url": view.link("year", year=str(year)),
    }


def _edition_facts(edition: Edition) -> dict[str, Any]:
    return {
        "label": edition.label,
        "provisional": edition.provisional,
        "indicators": len(edition.indicators),
        "pass_line": edition.scoring.pass_line,
    }
