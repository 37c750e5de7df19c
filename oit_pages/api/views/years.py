"""Years, and the tree of one: pillars → sections → topics → indicators."""

from typing import Any

from oit_pages.api import documented, rows, years
from oit_pages.api.shapes import years as shapes
from oit_pages.api.tree import Tree
from oit_pages.api.view import ApiView
from oit_pages.checklist.gather import below


@documented.operation(
    operation_id="listYears",
    summary="Assessment years",
    responses=documented.answers(shapes.YearList),
    tags=["years"],
)
class YearsView(ApiView):
    """The fiscal years that the municipality discloses, newest first."""

    def answer(self) -> dict[str, Any]:
        found = rows.read(self.site, self.standing, years.ANY_YEAR)
        return {
            "years": [
                years.year_facts(self, year, sheet, found) for year, sheet in found.years.items()
            ]
        }


@documented.operation(
    operation_id="readYear",
    summary="The tree of a year",
    parameters=[documented.YEAR],
    responses=documented.answers(shapes.YearTree, 404),
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
        pages = rows.read(self.site, self.standing, below(year_sheet.source))
        outcomes = years.outcomes(self, year_sheet)
        tree = Tree(self, int(year), pages, pages.sheets, outcomes)
        return {**facts, "pillars": [tree.pillar(pillar) for pillar in edition.pillars]}
