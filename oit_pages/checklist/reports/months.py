"""Sources by month: which tables are about which month, which months have none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from oit_pages.checklist.reports.sources import SourcePage, Sources, SourceTable
from oit_pages.checklist.reports.words import table_name
from oit_pages.thai import Period, format_month, parse_month


@dataclass(frozen=True, kw_only=True)
class ByMonth:
    tables: dict[date, list[SourceTable]]
    nothing: dict[date, list[SourcePage]]
    """Months of which a dated statement says that there was nothing."""
    undated: tuple[str, ...]
    """Tables whose month nobody says, in words."""

    def missing(self, months: Sequence[date]) -> list[date]:
        return [one for one in months if one not in self.tables and one not in self.nothing]


def by_month(sources: Sources, subject: str, kind: str, period: Period) -> ByMonth:
    """The subject's tables of this period, each of which says the one month it is about."""
    tables: dict[date, list[SourceTable]] = {}
    undated = []
    for table in sources.tables(subject, kind):
        if not table.every_row:
            continue
        month = table.only_month or parse_month(table.caption)
        if month is None:
            undated.append(
                f"หน้า “{table.page.title}” {table_name(table)}: ไม่บอกว่าเป็นของเดือนใด จึงไม่ได้นับ"
            )
        elif period.contains(month):
            tables.setdefault(month, []).append(table)
    return ByMonth(
        tables=tables, nothing=nothing_of(sources, subject, period), undated=tuple(undated)
    )


def nothing_of(sources: Sources, subject: str, period: Period) -> dict[date, list[SourcePage]]:
    found: dict[date, list[SourcePage]] = {}
    for page, _number, raw in sources.blocks(subject, "nothing_to_report"):
        span = _span(raw) if raw.get("date") else None
        for month in span.months() if span else ():
            if period.contains(month):
                found.setdefault(month, []).append(page)
    return found


def _span(raw: dict[str, object]) -> Period | None:
    given = raw.get("period")
    try:
        first, last = (date.fromisoformat(given[name]) for name in ("from_month", "to_month"))  # type: ignore[index]
        return Period.from_months(first, last)
    except (KeyError, TypeError, ValueError):
        return None


def named(months: Sequence[date]) -> str:
    return ", ".join(format_month(one) for one in months)
