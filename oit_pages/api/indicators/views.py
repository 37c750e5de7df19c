"""One indicator of a year, with the content of its page."""

from typing import Any

from django.db.models import Q

from oit_pages.api.base import page_content, problems, representations, schema_annotations
from oit_pages.api.base.page_index import PageIndex, TranslatedPage
from oit_pages.api.base.view import ApiView
from oit_pages.api.indicators import serializers as shapes
from oit_pages.api.years import queries as years
from oit_pages.api.years.tree import Tree
from oit_pages.catalogue import Edition
from oit_pages.catalogue.schema import Indicator, Requirement
from oit_pages.checklist.shown_on import shown_on
from oit_pages.models import AssessmentYearPage


@schema_annotations.operation(
    operation_id="readIndicator",
    summary="One indicator",
    parameters=[schema_annotations.YEAR, schema_annotations.KEY],
    responses=schema_annotations.answers(shapes.Indicator, 404),
    tags=["years"],
)
class IndicatorView(ApiView):
    """What an indicator asks, and what the municipality shows for it.

    The key is the year's code ("O43") or the subject
    ("integrity-measures-implementation"), which is the same in every year.
    """

    shows_outcomes = True

    def answer(self, year: str, key: str) -> dict[str, Any]:
        edition = years.edition_of(int(year))
        indicator = edition.find(key) if edition else None
        around = _around(edition, indicator) if indicator else ()
        subjects = {subject for one in around if one for subject in one.subjects}
        wanted = Q(indicatorpage__subject__in=subjects, indicatorpage__entrypage__isnull=True)
        year_sheet, found = years.find_year(self, int(year), also=wanted)
        if indicator is None:
            raise problems.not_found("unknown-indicator")
        tree = Tree(
            self, int(year), found, found.below(year_sheet), years.outcomes(self, year_sheet)
        )
        before, _indicator, after = around
        return {
            "year": int(year),
            **tree.indicator(indicator),
            **_place(edition, indicator),
            "cadence": indicator.cadence,
            "period_rule": indicator.period,
            "requirements": [_requirement(indicator, one) for one in indicator.requirements],
            **self._content(tree.page_of(indicator, key), found),
            "entries_url": self.link("disclosures", query={"year": year, "code": indicator.code}),
            "shown_on": self._shown_on(year_sheet, indicator),
            "previous": before and tree.indicator(before),
            "next": after and tree.indicator(after),
            "other_years": self._other_years(int(year), indicator, found),
        }

    def _content(self, sheet: TranslatedPage | None, found: PageIndex) -> dict[str, Any]:
        if sheet is None:
            return {
                "language": self.language,
                "page": None,
                **page_content.no_page_facts(),
                "body": [],
            }
        row = sheet.shown(self.language)
        page = page_content.read(row.pk)
        return {
            "language": row.language,
            "available_languages": sheet.languages,
            "page": representations.page_row(row, found.addresses),
            **page_content.page_facts(page),
            "body": page_content.body(
                page,
                page_content.find([page], self.visibility, found.addresses),
                row.language,
            ),
        }

    def _shown_on(self, year_sheet: TranslatedPage, indicator: Indicator) -> list[dict[str, Any]]:
        """What was adopted for it, in the year that is assessed; public as the year is."""
        if year_sheet.source is None:
            return []
        year_page = AssessmentYearPage.objects.get(pk=year_sheet.source.pk)
        found = shown_on(year_page, indicator.subjects)
        return [
            {"kind": one.kind, "title": one.title, "url": one.url}
            for subject in indicator.subjects
            for one in found.get(subject, ())
            if one.is_public
        ]

    def _other_years(
        self, year: int, indicator: Indicator, found: PageIndex
    ) -> list[dict[str, Any]]:
        others = []
        for other, sheet in found.years.items():
            edition = years.edition_of(other)
            same = edition.find(indicator.subject) if edition and other != year else None
            if same:
                tree = Tree(self, other, found, found.below(sheet), None)
                facts = tree.indicator(same)
                others.append({name: facts[name] for name in _OF_OTHER_YEARS} | {"year": other})
        return others


#: What is said of the same subject in another year.
_OF_OTHER_YEARS = ("code", "title", "provisional", "status", "page", "api_url")


def _around(
    edition: Edition, indicator: Indicator
) -> tuple[Indicator | None, Indicator, Indicator | None]:
    """The indicator between its neighbours on the list."""
    every = edition.indicators
    place = every.index(indicator)
    return (
        every[place - 1] if place else None,
        indicator,
        every[place + 1] if place + 1 < len(every) else None,
    )


def _place(edition: Edition, indicator: Indicator) -> dict[str, Any]:
    """Where the indicator stands on the list."""
    for pillar in edition.pillars:
        for section in pillar.sections:
            for topic in section.topics:
                # By identity: comparing items by value looks through all that they ask.
                if any(one is indicator for one in topic.indicators):
                    return {
                        "pillar": {"code": pillar.code, "title": representations.titles(pillar)},
                        "section": {
                            "code": section.code,
                            "title": representations.titles(section),
                            "provisional": section.provisional,
                        },
                        "topic": {"id": topic.id, "title": representations.titles(topic)},
                    }
    raise LookupError(indicator.code)


def _requirement(indicator: Indicator, one: Requirement) -> dict[str, Any]:
    return {
        "id": one.id,
        "anchor": representations.requirement_anchor(indicator, one),
        "text": {"th": one.th, "en": one.en},
        "level": one.level,
        "provisional": one.provisional,
    }
