"""Complaints by month: which rows of which tables are about which month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from oit_pages.checklist.reports.figures import count
from oit_pages.checklist.reports.months import nothing_of
from oit_pages.checklist.reports.sources import SourcePage, SourceRow, Sources
from oit_pages.checklist.reports.words import table_name
from oit_pages.thai import Period

SUBJECT, KIND = "complaint-statistics", "table_complaint_statistics"
FIGURES = {"received": "รับเรื่อง", "completed": "แล้วเสร็จ", "in_progress": "อยู่ระหว่างดำเนินการ"}


@dataclass
class Complaints:
    """Of a period, by month."""

    rows: dict[date, list[SourceRow]] = field(default_factory=dict)
    nothing: Mapping[date, list[SourcePage]] = field(default_factory=dict)
    undated: list[str] = field(default_factory=list)

    def missing(self, months: Sequence[date]) -> list[date]:
        return [one for one in months if one not in self.rows and one not in self.nothing]


def complaints(sources: Sources, period: Period) -> Complaints:
    """Each row is of its own month, else of its table's."""
    found = Complaints(nothing=nothing_of(sources, SUBJECT, period))
    for table in sources.tables(SUBJECT, KIND):
        for row in table.rows:
            own = row.values.get("month")
            month = own.replace(day=1) if isinstance(own, date) else table.only_month
            if month is None and _is_sum(row, table.rows):
                continue
            if month is None:
                found.undated.append(
                    f"หน้า “{table.page.title}” {table_name(table)} แถว {row.number}: "
                    "ไม่บอกว่าเป็นของเดือนใด จึงไม่ได้นับ"
                )
            elif period.contains(month):
                found.rows.setdefault(month, []).append(row)
    return found


def _is_sum(row: SourceRow, rows: Sequence[SourceRow]) -> bool:
    """A row without a month whose figures are those of all months of its table."""
    above = [one for one in rows if isinstance(one.values.get("month"), date)]
    return len(above) > 1 and all(
        count(name)(row).value == sum(count(name)(one).value or 0 for one in above)
        for name in FIGURES
    )
