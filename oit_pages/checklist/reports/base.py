"""A report: what it is called, which page it goes on, which pages it is written from, and how."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from django.utils.html import escape

from oit_pages.catalogue.schema import Indicator
from oit_pages.checklist.reports.parts import DraftRow, Part, Raw, Settled, Target
from oit_pages.checklist.reports.sources import SourcePage, SourceRow, Sources
from oit_pages.checklist.reports.words import Ledger, paragraphs, section
from oit_pages.models import AssessmentYearPage, IndicatorPage
from oit_pages.thai import Period, fiscal_year


def nothing(month: date) -> Sequence[Any]:
    """Of a month of which nothing is known."""
    return ()


def whole_year(indicator: Indicator, year: int) -> Period:
    """The fiscal year, whichever part of it the list asks for."""
    return fiscal_year(year)


@dataclass(frozen=True, kw_only=True)
class Context:
    """All that a report is written from. Whoever writes one changes nothing."""

    report: "Report"
    year_page: AssessmentYearPage
    """Of the page that it goes on."""
    page: IndicatorPage
    target: Target
    sources: Sources
    """Pages of the fiscal year that the report is about."""
    period: Period
    """What the report is about: the months that the year's list asks for, or the one month."""
    visits: Callable[[date], Sequence[Any]] = nothing
    """`visits.MonthOfVisits` of a month, one for each way they were counted."""
    pages_of_month: Callable[[date], Sequence[SourcePage]] = nothing
    """Public pages of the year that were first published in a month."""

    @property
    def key(self) -> str:
        month = f":{self.period.start:%Y-%m}" if self.report.is_monthly else ""
        return f"{self.report.id}{month}"

    def settle(self, part: str, kind: str, fields: Raw, **rows: Any) -> Settled:
        return self.target.settle(Part(key=f"{self.key}:{part}", kind=kind, fields=fields, **rows))

    def summary(
        self,
        kind: str,
        title: str,
        lines: Sequence[str],
        gaps: Iterable[str],
        ledger: Ledger,
        spending: Sequence[str] = (),
    ) -> Settled:
        """The block of figures: a report, or formatted text where `kind` is "". What was not found
        is said in it, and where each figure comes from."""
        missing = section("ข้อมูลที่ยังขาดหรือยังไม่ชัดเจน", [escape(gap) for gap in dict.fromkeys(gaps)])
        results = f"{paragraphs(lines)}{missing}{ledger.markup()}"
        if not kind:
            return self.settle("summary", "rich_text", {"": f"<h3>{escape(title)}</h3>{results}"})
        fields = {
            "title": title,
            "kind": kind,
            "period": self.period,
            "results": results,
            "spending": paragraphs(spending),
        }
        return self.settle("summary", "report", fields)


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a report would put on its page."""

    parts: tuple[Settled, ...] = ()
    """Empty where there is nothing to write from."""
    gaps: tuple[str, ...] = ()
    """Months and rows that are missing or unclear, in words."""
    pages: tuple[SourcePage, ...] = ()
    """Those that figures come from."""


@dataclass(frozen=True, kw_only=True)
class Report:
    id: str
    """For ever: lasting ids are made of it."""
    title: Any
    """Translatable."""
    target: str
    """Subject of the page that it goes on."""
    reads: tuple[str, ...]
    """Subjects of the pages that it is written from."""
    write: Callable[[Context], Written]
    is_monthly: bool = False
    period: Callable[[Indicator, int], Period] = whole_year
    """What it is about, of the year's indicator and the year."""


def lasting_id(*names: str) -> str:
    """Of the row that is made of what is so named, the same each time."""
    return str(uuid5(NAMESPACE_OID, ":".join(("oit_pages:report", *names))))


def copied(rows: Sequence[SourceRow], columns: dict[str, Callable[[SourceRow], Any]]) -> Raw:
    """Rows and columns of a part: a row for each source row, its cells as `columns` say."""
    made, seen = [], set()
    for row in rows:
        key = lasting_id(row.table.id, row.id)
        while key in seen:  # one block stands on two pages
            key = lasting_id(key)
        seen.add(key)
        cells = {name: read(row) for name, read in columns.items()}
        made.append(DraftRow(id=key, cells=cells))
    return {"rows": tuple(made), "columns": tuple(columns)}
