"""Which months of the fiscal year a serial indicator's public pages show.

One row per indicator that is due monthly, quarterly or by half-year; its cells are the
months, quarters or halves of the period that the edition asks for. Read as the rules read it:
what a block states of itself, else the page's own data period.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from oit_pages.catalogue.schema import Indicator
from oit_pages.checklist.evidence import gather, merge
from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import says_something
from oit_pages.evidence.times import page_spans, stated
from oit_pages.models import AssessmentYearPage
from oit_pages.thai import Period, fiscal_year, named_period

#: Months in one cell, by how often an indicator is due.
STEP = {"monthly": 1, "quarterly": 3, "6-month": 6}
State = Literal["shown", "partly", "nothing", "missing", "not_asked"]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A month, quarter or half of the fiscal year."""

    period: Period
    state: State
    """"nothing" where a dated statement says there was nothing to report."""

    @property
    def months(self) -> int:
        return len(self.period.months())

    @property
    def due(self) -> bool:
        return self.state in {"missing", "partly"}


@dataclass(frozen=True, kw_only=True)
class CoverageRow:
    indicator: Indicator
    page: int | None
    """The id of its page, where there is one to add to."""
    cells: tuple[Cell, ...]


def coverage(year_page: AssessmentYearPage) -> tuple[CoverageRow, ...]:
    """Every serial indicator of the year, in the order of the list."""
    serial = [one for one in year_page.edition.indicators if one.cadence in STEP]
    found = gather(year_page, {subject for one in serial for subject in one.subjects})
    return tuple(
        row(indicator, merge(indicator, year_page.year, found), year_page.year)
        for indicator in serial
    )


def row(indicator: Indicator, evidence: Evidence, year: int) -> CoverageRow:
    """One indicator's coverage of the fiscal year, from its evidence."""
    asked = set(_asked(indicator, year).months())
    shown, nothing = set(), set()
    for item in evidence.items:
        months = {month for span in stated(item) for month in span.months()}
        if item.kind == "nothing_to_report":
            nothing |= months if isinstance(item.parts.get("date"), date) else set()
        elif says_something(item):
            shown |= months
    if not shown and any(says_something(item) for item in evidence.items):
        shown = {month for span in page_spans(evidence) for month in span.months()}
    whole = fiscal_year(year).months()
    step = STEP[indicator.cadence]
    return CoverageRow(
        indicator=indicator,
        page=evidence.pages[0].pk if evidence.pages else None,
        cells=tuple(
            _cell(whole[n : n + step], asked, shown, nothing) for n in range(0, len(whole), step)
        ),
    )


def _asked(indicator: Indicator, year: int) -> Period:
    """The months an edition asks for, within the fiscal year."""
    if indicator.period in {"first_half", "fiscal_year"}:
        return named_period(indicator.period, year)
    return fiscal_year(year)


def _cell(months: tuple[date, ...], asked: set, shown: set, nothing: set) -> Cell:
    period = Period.from_months(months[0], months[-1])
    wanted = asked & set(months)
    state: State
    if not wanted:
        state = "not_asked"
    elif wanted <= shown:
        state = "shown"
    elif wanted <= shown | nothing:
        state = "nothing"
    else:
        state = "partly" if wanted & (shown | nothing) else "missing"
    return Cell(period=period, state=state)
