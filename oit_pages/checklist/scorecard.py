"""Scorecard: an edition and its results. The only read model of the assessment.

It starts from the edition, so an indicator without a page is a row that says "missing".
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from oit_pages.catalogue import Edition
from oit_pages.catalogue.rollup import Score, roll_up, weight
from oit_pages.catalogue.schema import Indicator, Section
from oit_pages.checklist.languages import English, english_of
from oit_pages.checklist.outcomes import OPEN, SURE
from oit_pages.models import AssessmentYearPage, IndicatorPage, IndicatorResult, Outcome


@dataclass(frozen=True, kw_only=True)
class Row:
    """One indicator of the year."""

    indicator: Indicator
    section: Section
    outcome: str
    findings: Mapping[str, Any]
    page: IndicatorPage | None
    """Its page, published or not; None where there is none."""
    weight: float
    """Points of 100 that it is worth on the year's score."""
    result: IndicatorResult | None
    english: English | None = None
    """Its English page; None where nobody asked (`with_english`)."""

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def outcome_label(self) -> str:
        return Outcome(self.outcome).label

    @property
    def sure(self) -> bool:
        return self.outcome in SURE


@dataclass(frozen=True, kw_only=True)
class Scorecard:
    """A year as the assessors would count it."""

    year_page: AssessmentYearPage
    edition: Edition
    rows: tuple[Row, ...]
    sure: Score
    possible: Score
    """What it becomes if every open question is answered well."""

    @property
    def score(self) -> float:
        return self.sure.total

    @property
    def passes(self) -> bool:
        return self.score >= self.edition.scoring.pass_line


def scorecard(year_page: AssessmentYearPage) -> Scorecard | None:
    """The year's scorecard in two queries; None when no edition knows the year."""
    edition = year_page.edition
    if edition is None:
        return None
    results = {
        result.code: result
        for result in IndicatorResult.objects.filter(year_page=year_page).select_related(
            "page__responsible_unit", "page__locale"
        )
    }
    rows = tuple(
        _row(edition, section, indicator, results.get(indicator.code))
        for section in edition.sections
        for indicator in section.indicators
    )
    return Scorecard(
        year_page=year_page,
        edition=edition,
        rows=rows,
        sure=roll_up(edition, {row.code: 100.0 * row.sure for row in rows}),
        possible=roll_up(edition, {row.code: 100.0 * (row.outcome in SURE | OPEN) for row in rows}),
    )


def with_english(card: Scorecard) -> Scorecard:
    """The same, each row knowing its English page; three queries more at most."""
    found = english_of([row.page for row in card.rows if row.page])
    rows = (
        replace(row, english=found.get(row.page.pk) if row.page else English()) for row in card.rows
    )
    return replace(card, rows=tuple(rows))


def _row(
    edition: Edition, section: Section, indicator: Indicator, result: IndicatorResult | None
) -> Row:
    return Row(
        indicator=indicator,
        section=section,
        outcome=result.outcome if result else "missing",
        findings=result.findings if result else {},
        page=result.page if result else None,
        weight=weight(edition, indicator.code),
        result=result,
    )
