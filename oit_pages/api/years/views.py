"""Years, and the tree of one: pillars → sections → topics → indicators."""

from typing import Any

from oit_pages.api.base import page_index, schema_annotations
from oit_pages.api.base.view import ApiView
from oit_pages.api.years import queries as years
from oit_pages.api.years import serializers as shapes
from oit_pages.api.years.tree import Tree
from oit_pages.models.page_queries import below


@schema_annotations.operation(
    operation_id="listYears",
    summary="Assessment years",
    responses=schema_annotations.answers(shapes.YearList),
    tags=["years"],
)
class YearsView(ApiView):
    """The fiscal years that the municipality discloses, newest first."""

    def answer(self) -> dict[str, Any]:
        found = page_index.read(self.site, self.visibility, years.ANY_YEAR)
        return {
            "years": [
                years.year_facts(self, year, sheet, found) for year, sheet in found.years.items()
            ]
        }


@schema_annotations.operation(
    operation_id="readYear",
    summary="The tree of a year",
    parameters=[schema_annotations.YEAR],
    responses=schema_annotations.answers(shapes.YearTree, 404),
    tags=["years"],
)
class YearView(ApiView):
    """A year's whole list: every indicator, those without a page included."""

    shows_outcomes = True

    def answer(self, year: str) -> dict[str, Any]:
        year_sheet, found = years.find_year(self, int(year))
        facts = years.year_facts(self, int(year), year_sheet, found)
        edition = years.edition_of(int(year))
        if edition is None:
            return {**facts, "pillars": []}
        pages = page_index.read(self.site, self.visibility, below(year_sheet.source))
        outcomes = years.outcomes(self, year_sheet)
        tree = Tree(self, int(year), pages, pages.sheets, outcomes)
        return {**facts, "pillars": [tree.pillar(pillar) for pillar in edition.pillars]}
