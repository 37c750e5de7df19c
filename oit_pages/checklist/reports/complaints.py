"""Complaint statistics of the months that the year's list asks for, from each month's table."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from oit_pages.checklist.reports.base import Context, Report, Written, lasting_id
from oit_pages.checklist.reports.complaint_checks import disagreeing, doubled
from oit_pages.checklist.reports.complaint_months import (
    FIGURES,
    KIND,
    SUBJECT,
    Complaints,
    complaints,
)
from oit_pages.checklist.reports.figures import count, total
from oit_pages.checklist.reports.months import named
from oit_pages.checklist.reports.parts import DraftRow
from oit_pages.checklist.reports.projects import as_asked
from oit_pages.checklist.reports.words import Ledger
from oit_pages.thai import format_month, format_period


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
        gaps += disagreeing(month, cells)
        refs = ledger.rows(rows)
    elif pages := found.nothing.get(month):
        cells = dict.fromkeys(FIGURES, Decimal(0))
        refs = " ".join(ledger.page(page, "แจ้งว่าไม่มีเรื่องร้องเรียน") for page in pages)
    else:
        return dict.fromkeys(FIGURES), ""
    told = ", ".join(f"{FIGURES[name]} {_told(value)}" for name, value in cells.items())
    return cells, f"{format_month(month)}: {told} {refs}"


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
