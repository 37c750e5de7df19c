"""Complaint statistics of the months that the year's list asks for, from each month's table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from oit_pages.checklist.reports.base import Context, Report, Written, lasting_id
from oit_pages.checklist.reports.figures import count, total
from oit_pages.checklist.reports.months import named, nothing_of
from oit_pages.checklist.reports.parts import DraftRow
from oit_pages.checklist.reports.projects import as_asked
from oit_pages.checklist.reports.sources import SourcePage, SourceRow, Sources
from oit_pages.checklist.reports.words import Ledger, table_name
from oit_pages.thai import Period, format_month, format_period

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


def write(context: Context) -> Written:
    found = complaints(context.sources, context.period)
    if not found.rows and not found.nothing:
        year = context.sources.year
        why = f"ไม่พบสถิติเรื่องร้องเรียนรายเดือนของปีงบประมาณ พ.ศ. {year}"
        return Written(gaps=(why, *found.undated))
    ledger, gaps = Ledger(), list(found.undated)
    months = context.period.months()
    if missing := found.missing(months):
        gaps.append(f"ไม่พบข้อมูลของเดือน {named(missing)}")
    made, lines = [], []
    sums: dict[str, Decimal | None] = dict.fromkeys(FIGURES, Decimal(0))
    for month in months:
        cells, told = _month(month, found, ledger, gaps)
        if told:
            made.append(
                DraftRow(id=lasting_id("month", str(month)), cells={"month": month, **cells})
            )
            lines.append(told)
            for name in FIGURES:
                value, so_far = cells[name], sums[name]
                known = value is not None and so_far is not None
                sums[name] = so_far + value if known else None
    of = f"จาก {len(made)} เดือนที่มีข้อมูล" if missing else "รวมทั้งหมด"
    whole = ", ".join(f"{FIGURES[name]} {_told(value)}" for name, value in sums.items())
    title = f"สถิติเรื่องร้องเรียน ({format_period(context.period)})"
    parts = [context.summary("", title, [f"{of}: {whole}", *lines], gaps, ledger)]
    if _tables(found) != 1 or found.nothing:  # one table with all of it is there already
        about = {"caption": title, "period": context.period, "note": ledger.plain()}
        columns = ("month", *FIGURES)
        parts.append(context.settle("table", KIND, about, rows=tuple(made), columns=columns))
    return Written(parts=tuple(parts), gaps=tuple(dict.fromkeys(gaps)), pages=ledger.pages)


def _month(
    month: date, found: Complaints, ledger: Ledger, gaps: list[str]
) -> tuple[dict[str, Decimal | None], str]:
    """The month's figures, and the line that tells them; no line where nobody says anything."""
    rows = found.rows.get(month)
    if rows:
        figures = {name: total(rows, name, count(name)) for name in FIGURES}
        gaps += [gap for one in figures.values() for gap in one.gaps]
        twice = doubled(month, rows)
        gaps += twice
        cells = {name: None if twice else one.value for name, one in figures.items()}
        gaps += _disagreeing(month, cells)
        refs = ledger.rows(rows)
    elif pages := found.nothing.get(month):
        cells = dict.fromkeys(FIGURES, Decimal(0))
        refs = " ".join(ledger.page(page, "แจ้งว่าไม่มีเรื่องร้องเรียน") for page in pages)
    else:
        return dict.fromkeys(FIGURES), ""
    told = ", ".join(f"{FIGURES[name]} {_told(value)}" for name, value in cells.items())
    return cells, f"{format_month(month)}: {told} {refs}"


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


def _disagreeing(month: date, cells: Mapping[str, Decimal | None]) -> list[str]:
    received, completed, going = (cells[name] for name in FIGURES)
    if received is None or completed is None or going is None or received == completed + going:
        return []
    return [
        f"{format_month(month)}: รับเรื่อง {received:,} เรื่อง แต่แล้วเสร็จกับอยู่ระหว่างดำเนินการรวมกันได้ "
        f"{completed + going:,} เรื่อง"
    ]


def _tables(found: Complaints) -> int:
    return len({id(row.table) for rows in found.rows.values() for row in rows})


def _told(value: Decimal | None) -> str:
    return "เว้นไว้" if value is None else f"{value:,} เรื่อง"


REPORTS = (
    Report(
        id=SUBJECT,
        title=_("Complaint statistics of the period"),
        target=SUBJECT,
        reads=(SUBJECT,),
        write=write,
        period=as_asked,
    ),
)
