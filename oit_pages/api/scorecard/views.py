"""For those who work on it, and for all where the municipality opted in."""

from typing import Any

from oit_pages.api.base import (
    page_index,
    permissions,
    problems,
    representations,
    schema_annotations,
)
from oit_pages.api.base.view import ApiView
from oit_pages.api.scorecard import serializers as shapes
from oit_pages.api.years import queries as years
from oit_pages.api.years.tree import Tree
from oit_pages.checklist.export import as_dict
from oit_pages.checklist.scorecard import scorecard, with_english
from oit_pages.models import AssessmentYearPage
from oit_pages.models.page_queries import below


@schema_annotations.operation(
    operation_id="readScorecard",
    summary="What the assessment found",
    parameters=[schema_annotations.YEAR],
    responses=schema_annotations.answers(shapes.Scorecard, 403, 404),
    tags=["years"],
)
class ScorecardView(ApiView):
    """The year as the assessors would count it. Findings are facts, not sentences.

    A fact may be a text from a page or the name of a file that is not public, so the public
    is given numbers only.
    """

    shows_outcomes = True

    def answer(self, year: str) -> dict[str, Any]:
        sheet, _found = years.find_year(self, int(year))
        if not self.may_see_outcomes(sheet.source):
            raise problems.not_allowed()
        card = scorecard(AssessmentYearPage.objects.get(pk=sheet.source.pk))
        if card is None:
            raise problems.not_found("unknown-year")
        card = with_english(card)
        # Pages are named only where they are public: a draft's title is nobody's business.
        pages = page_index.read(self.site, self.visibility, below(sheet.source))
        tree = Tree(self, int(year), pages, pages.sheets, {r.code: r.outcome for r in card.rows})
        facts = as_dict(card)
        all_facts = permissions.works_on(self.request.user, sheet.source)
        findings = {one["code"]: one["findings"] for one in facts["indicators"]}
        return {
            **{name: value for name, value in facts.items() if name != "indicators"},
            "indicators": [
                {
                    **tree.indicator(row.indicator),
                    "section": row.section.code,
                    "weight": round(row.weight, 4),
                    "won": round(row.won, 4),
                    "english": row.english.state if row.english.live else "none",
                    "requirements": _requirements(findings[row.code], all_facts),
                    "assessed": representations.moment(row.result.assessed_at)
                    if row.result
                    else None,
                }
                for row in card.rows
            ],
        }


def _requirements(findings: dict[str, Any], all_facts: bool) -> list[dict[str, Any]]:
    """What each requirement came to, and the ground that all stand on."""
    return [
        {
            "requirement": one["requirement"],
            "level": one["level"],
            "outcome": one["outcome"],
            "findings": [
                {
                    "rule": finding["rule"],
                    "outcome": finding["outcome"],
                    "facts": _facts(finding.get("facts") or {}, all_facts),
                }
                for finding in one["findings"]
            ],
        }
        for one in findings.get("requirements", ())
    ]


def _facts(facts: dict[str, Any], every: bool) -> dict[str, Any]:
    return {name: fact for name, fact in facts.items() if every or isinstance(fact, int | float)}
