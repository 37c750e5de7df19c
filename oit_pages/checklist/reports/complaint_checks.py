"""What is odd about a month's complaints: counted twice, or figures that do not add up."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from oit_pages.checklist.reports.complaint_months import FIGURES
from oit_pages.checklist.reports.figures import count
from oit_pages.checklist.reports.sources import SourceRow
from oit_pages.checklist.reports.words import table_name
from oit_pages.thai import format_month


def doubled(month: date, rows: Sequence[SourceRow]) -> list[str]:
    """A month that two tables tell alike may be one that is counted twice."""
    told: dict[int, list[tuple[object, ...]]] = {}
    places: dict[int, str] = {}
    for row in rows:
        about = tuple(count(name)(row).value for name in FIGURES)
        told.setdefault(id(row.table), []).append(about)
        places[id(row.table)] = f"หน้า “{row.table.page.title}” {table_name(row.table)}"
    first: dict[tuple[tuple[object, ...], ...], int] = {}
    for table, figures in told.items():
        other = first.setdefault(tuple(figures), table)
        if other != table and any(map(any, figures)):  # of nothing twice is nothing
            says = f"{places[other]} และ{places[table]} มีตัวเลขชุดเดียวกัน จึงเว้นตัวเลขไว้"
            return [f"{format_month(month)}: {says}"]
    return []


def disagreeing(month: date, cells: Mapping[str, Decimal | None]) -> list[str]:
    received, completed, going = (cells[name] for name in FIGURES)
    if received is None or completed is None or going is None or received == completed + going:
        return []
    return [
        f"{format_month(month)}: รับเรื่อง {received:,} เรื่อง แต่แล้วเสร็จกับอยู่ระหว่างดำเนินการรวมกันได้ "
        f"{completed + going:,} เรื่อง"
    ]
