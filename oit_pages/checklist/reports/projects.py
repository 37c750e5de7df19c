"""Progress and results of projects, from the plan's own rows: what was planned is copied, what
was done is left to people; what they fill in is added up the next time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from oit_pages.catalogue.schema import Indicator
from oit_pages.checklist.reports.base import Context, Report, Written, copied
from oit_pages.checklist.reports.figures import cell, percent, total
from oit_pages.checklist.reports.parts import Settled
from oit_pages.checklist.reports.sources import SourcePage, SourceRow, tables_of
from oit_pages.checklist.reports.words import Ledger, baht
from oit_pages.thai import Period, first_half, fiscal_year, format_period, named_period

#: The months of the form ผด.02, in the order of the fiscal year.
MONTHS = ("oct", "nov", "dec", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Where rows come from, and which table they become."""

    subject: str
    kind: str
    """Of the source tables."""
    table: str
    """Of the table that is drafted."""
    columns: dict[str, Callable[[SourceRow], Any]]
    """Its columns that are written; the others are for people."""
    named: str
    """The column of the source that says what a row is about."""
    things: str
    """What rows are called: "โครงการ/กิจกรรม"."""


def half(_indicator: Indicator, year: int) -> Period:
    return first_half(year)


def as_asked(indicator: Indicator, year: int) -> Period:
    """The fiscal year that the year's list asks of this item: mostly the one before."""
    return named_period(indicator.period, year)


def text(name: str) -> Callable[[SourceRow], Any]:
    return lambda row: str(row.values.get(name) or "")


def amount(name: str) -> Callable[[SourceRow], Any]:
    return lambda row: cell(name)(row).value


def number(row: SourceRow) -> Any:
    """Its number in the list, where it is a whole one."""
    found = row.values.get("number")
    return int(found) if isinstance(found, int | Decimal) and not found % 1 else None


def period(row: SourceRow) -> Period | None:
    """As it is given, else from the months that are marked without a gap."""
    given = row.values.get("period")
    if isinstance(given, Period):
        return given
    marked = [at for at, name in enumerate(MONTHS) if row.values.get(name) is True]
    if not marked or marked != list(range(marked[0], marked[-1] + 1)):
        return None
    months = fiscal_year(row.table.page.year).months()
    return Period.from_months(months[marked[0]], months[marked[-1]])


def write(plan: Plan, title: str, kind: str, context: Context) -> Written:
    tables = context.sources.tables(plan.subject, plan.kind)
    rows = [row for table in tables for row in table.rows]
    if not rows:
        return Written(gaps=(_no_rows(context, plan),))
    ledger = Ledger()
    planned = total(rows, "budget")
    lines = [f"{plan.things}ตามแผน จำนวน {len(rows):,} รายการ {ledger.rows(rows)}"]
    lines += (
        [f"งบประมาณตามแผน รวม {baht(planned.value)} {ledger.rows(rows)}"]
        if planned.value is not None
        else ["งบประมาณตามแผน รวม: เว้นไว้ ดูข้อมูลที่ยังขาด"]
    )
    gaps = [*planned.gaps, *_doubled(rows, plan.named), *_gone(rows)]
    table = context.settle(
        "table", plan.table,
        {"caption": _caption(plan, context), "period": context.period, "note": ledger.plain()},
        **copied(rows, plan.columns),
    )  # fmt: skip
    told, more = _spent(context, table, planned.value, ledger)
    summary = context.summary(
        kind, f"{title} {_span(context.period)}", lines, [*gaps, *more], ledger, told
    )
    return Written(
        parts=(summary, table), gaps=tuple(dict.fromkeys([*gaps, *more])), pages=ledger.pages
    )


def _caption(plan: Plan, context: Context) -> str:
    return f"{plan.things}ตามแผน และผลการดำเนินการ {_span(context.period)}"


def _span(period: Period) -> str:
    return f"({format_period(period)})"


def _no_rows(context: Context, plan: Plan) -> str:
    year = context.sources.year
    if context.sources.year_page is None:
        return f"ไม่มีหน้าของปีงบประมาณ พ.ศ. {year} ในเว็บไซต์นี้"
    return f"ไม่พบแถวของตารางในหน้าที่เกี่ยวข้องของปีงบประมาณ พ.ศ. {year}"


def _doubled(rows: Sequence[SourceRow], named: str) -> list[str]:
    """One name in two tables may be one project that is counted twice: a person must say."""
    first: dict[str, SourceRow] = {}
    found = []
    for row in rows:
        name = row.text(named)
        other = first.setdefault(name, row)
        if name and other.table is not row.table:
            found.append(
                f"“{name}” อยู่ในสองตาราง: หน้า “{other.table.page.title}” แถว {other.number} และหน้า "
                f"“{row.table.page.title}” แถว {row.number} โปรดตรวจสอบว่าไม่นับซ้ำ"
            )
    return found


def _gone(rows: Sequence[SourceRow]) -> list[str]:
    """Months that are marked with gaps between them are no period."""
    at = [
        row for row in rows
        if any(row.values.get(name) is True for name in MONTHS) and period(row) is None
    ]  # fmt: skip
    return [
        f"หน้า “{row.table.page.title}” แถว {row.number}: เดือนที่ทำเครื่องหมายไม่ต่อเนื่องกัน จึงเว้นระยะเวลาไว้"
        for row in at
    ]


def _spent(
    context: Context, table: Settled, planned: Any, ledger: Ledger
) -> tuple[list[str], list[str]]:
    """What people filled in so far, from the table as it will stand; nothing before they began."""
    child = {"type": table.part.kind, "id": table.id, "value": table.value}
    draft = SourcePage(
        page=context.page, body=(child,), is_public=False, title=context.page.draft_title
    )
    rows = [row for one in tables_of(draft, table.part.kind, ours=True) for row in one.rows]
    if table.state == "removed" or not any(cell("spent")(row).fault != "empty" for row in rows):
        return [], []
    found = total(rows, "spent")
    if found.value is None:
        return ["ใช้จ่ายแล้ว รวม: เว้นไว้ ดูข้อมูลที่ยังขาด"], list(found.gaps)
    share = percent(found.value, planned)
    told = f"ใช้จ่ายแล้ว รวม {baht(found.value)}"
    told += f" คิดเป็นร้อยละ {share} ของงบประมาณตามแผน" if share is not None else ""
    return [f"{told} {ledger.rows(rows)}"], []


OPERATING = Plan(
    subject="annual-operating-plan",
    kind="table_annual_operating_plan",
    table="table_project_progress",
    columns={
        "number": number,
        "project": text("project"),
        "budget": amount("budget"),
        "period": period,
        "unit": text("unit"),
    },
    named="project",
    things="โครงการ/กิจกรรม",
)
ANTI_CORRUPTION = Plan(
    subject="anti-corruption-plan",
    kind="table_anti_corruption_plan",
    table="table_project_progress",
    columns={"project": text("project"), "budget": amount("budget"), "period": period},
    named="project",
    things="โครงการ/กิจกรรม/มาตรการ",
)


def _report(target: str, title: Any, plan: Plan, paper: str, kind: str, when: Any) -> Report:
    return Report(
        id=target,
        title=title,
        target=target,
        reads=(plan.subject,),
        write=partial(write, plan, paper, kind),
        period=when,
    )


REPORTS = (
    _report(
        "six-month-operating-progress", _("Six-month progress of operations"), OPERATING,
        "รายงานความก้าวหน้าการดำเนินงาน รอบ 6 เดือน", "operating", half,
    ),
    _report(
        "annual-operating-report", _("Annual report on operations"), OPERATING,
        "รายงานผลการดำเนินงานประจำปี", "operating", as_asked,
    ),
    _report(
        "six-month-anti-corruption-progress", _("Six-month progress against corruption"),
        ANTI_CORRUPTION, "รายงานความก้าวหน้าการป้องกันการทุจริต รอบ 6 เดือน", "anti_corruption", half,
    ),
    _report(
        "anti-corruption-report", _("Annual report on preventing corruption"), ANTI_CORRUPTION,
        "รายงานผลการดำเนินการป้องกันการทุจริตประจำปี", "anti_corruption", as_asked,
    ),
)  # fmt: skip
