"""An edition and its results. The only read model of the assessment.

It starts from the edition, so an indicator without a page is a row that says "missing".
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from oit_pages.catalogue import Edition
from oit_pages.catalogue.rollup import Score, roll_up, weights
from oit_pages.catalogue.schema import Indicator, Section
from oit_pages.checklist.english_pages import English, english_of
from oit_pages.checklist.outcomes import OPEN, SURE
from oit_pages.checklist.stored_results import StoredResult, stored_results
from oit_pages.models import AssessmentYearPage, IndicatorPage, Outcome

#: Where a page is on its way through approval.
REVIEW = {"waiting": _("waiting for review"), "sent-back": _("sent back for changes")}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One indicator of the year."""

    indicator: Indicator
    section: Section
    outcome: str
    weight: float
    """Points of 100 that it is worth on the year's score."""
    result: StoredResult | None
    """None for an indicator that was never assessed."""
    review: str = ""
    """"waiting" for an approval or "sent-back"; "" for neither and where nobody asked
    (`in_review.with_review`)."""
    english: English | None = None
    """Its English page; None where nobody asked (`with_english`)."""
    assessed: bool | None = None
    """Whether the assessors gave it all its points; None where they said nothing of it, or nobody
    asked (`official.with_official`)."""

    @property
    def findings(self) -> Mapping[str, Any]:
        return self.result.findings if self.result else {}

    @property
    def page(self) -> IndicatorPage | None:
        """Its page without its body, published or not; None where there is none."""
        return self.result.page if self.result else None

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def outcome_label(self) -> str:
        return Outcome(self.outcome).label

    @property
    def sure(self) -> bool:
        return self.outcome in SURE

    @property
    def errs(self) -> bool:
        """Whether the outcome is settled, and not what the assessors said."""
        return self.assessed not in (None, self.sure) and self.outcome not in OPEN

    @property
    def won(self) -> float:
        """Points of 100 that are sure; those of all rows are the year's score."""
        return self.weight if self.sure else 0.0

    @property
    def review_label(self) -> str:
        """In words; "" where the page is in nobody's hands."""
        return str(REVIEW[self.review]) if self.review else ""


@dataclass(frozen=True, kw_only=True)
class Scorecard:
    """A year as the assessors would count it."""

    year_page: AssessmentYearPage
    edition: Edition
    rows: tuple[Row, ...]
    sure: Score
    possible: Score
    """What it becomes if every open question is answered well."""
    papers: int = 0
    """Papers of units that wait to be taken in by whoever looks (`in_review.with_review`)."""

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
    results, points = stored_results(year_page), weights(edition)
    rows = tuple(
        Row(
            indicator=indicator,
            section=section,
            outcome=result.outcome if result else "missing",
            weight=points[indicator.code],
            result=result,
        )
        for section in edition.sections
        for indicator in section.indicators
        for result in (results.get(indicator.code),)
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
