"""The annual procurement report, from the monthly summaries (สขร.1) of its fiscal year."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from oit_pages.checklist.reports.base import Context, Report, Written, lasting_id
from oit_pages.checklist.reports.figures import Figure, percent, total
from oit_pages.checklist.reports.months import ByMonth, by_month, named
from oit_pages.checklist.reports.parts import DraftRow
from oit_pages.checklist.reports.projects import as_asked
from oit_pages.checklist.reports.sources import SourceRow
from oit_pages.checklist.reports.words import Ledger, baht
from oit_pages.evidence.money import price_in
from oit_pages.evidence.purchases import says_none_bought
from oit_pages.thai import format_month, format_period, parse_month

SOURCE, KIND = "monthly-procurement-summary", "table_monthly_procurement_summary"
TABLE = "table_annual_procurement_report"
COLUMNS = ("method", "projects", "budget", "agreed_price", "saved", "saved_percent")


def write(context: Context) -> Written:
    found = by_month(context.sources, SOURCE, KIND, context.period)
    if not found.tables and not found.nothing:
        year = context.sources.year
        why = f"ไม่พบตาราง สขร.1 ของปีงบประมาณ พ.ศ. {year}"
        if context.sources.year_page is None:
            why = f"ไม่มีหน้าของปีงบประมาณ พ.ศ. {year} ในเว็บไซต์นี้"
        return Written(gaps=(why, *found.undated))
    ledger = Ledger()
    bought = [
        row for tables in found.tables.values() for one in tables for row in _bought(one.rows)
    ]
    doubled = _doubled(bought)
    gaps = [*_months_without(context, found), *found.undated, *doubled]
    lines = [_month_line(month, found, ledger) for month in context.period.months()]
    budget, price = total(bought, "budget"), total(bought, "winner", _price)
    gaps += [*budget.gaps, *price.gaps]
    whole = [f"ทั้งปี จำนวน {len(bought):,} รายการ {ledger.rows(bought)}".strip()]
    whole += [_told("วงเงินที่จะซื้อหรือจ้าง รวม", budget, bool(doubled))]
    whole += [_told("ราคาที่ตกลงซื้อหรือจ้าง รวม", price, bool(doubled))]
    missing = len(found.missing(context.period.months()))
    if missing:
        whole.append(f"ตัวเลขข้างต้นมาจาก {12 - missing} เดือนที่มีข้อมูล")
    title = f"รายงานผลการจัดซื้อจัดจ้างประจำปี ({format_period(context.period)})"
    rows = _methods(bought, bool(doubled), gaps, ledger)
    about = {"caption": title, "period": context.period, "note": ledger.plain()}
    table = context.settle("table", TABLE, about, rows=rows, columns=COLUMNS)
    summary = context.summary("procurement", title, [*whole, *filter(None, lines)], gaps, ledger)
    return Written(parts=(summary, table), gaps=tuple(dict.fromkeys(gaps)), pages=ledger.pages)


def _price(row: SourceRow):
    return price_in(row.raw.get("winner"))


def _bought(rows: Sequence[SourceRow]) -> list[SourceRow]:
    """Without a row that says that nothing was bought in the month."""
    return [row for row in rows if not says_none_bought(row.text("work"))]


def _told(name: str, figure: Figure, is_unsure: bool) -> str:
    if not figure.rows:
        return f"{name} 0.00 บาท"
    if figure.value is None or is_unsure:
        return f"{name}: เว้นไว้ ดูข้อมูลที่ยังขาด"
    return f"{name} {baht(figure.value)}"


def _month_line(month, found: ByMonth, ledger: Ledger) -> str:
    rows = [row for one in found.tables.get(month, ()) for row in _bought(one.rows)]
    name = format_month(month)
    if rows:
        budget = total(rows, "budget")
        money = f" วงเงิน {baht(budget.value)}" if budget.value is not None else " วงเงิน: เว้นไว้"
        return f"{name}: {len(rows):,} รายการ{money} {ledger.rows(rows)}"
    said = [row for one in found.tables.get(month, ()) for row in one.rows]
    if said:
        return f"{name}: ไม่มีการจัดซื้อจัดจ้าง {ledger.rows(said)}"
    pages = found.nothing.get(month, ())
    if pages:
        told = "แจ้งว่าไม่มีรายการ"
        return f"{name}: ไม่มีการจัดซื้อจัดจ้าง {' '.join(ledger.page(one, told) for one in pages)}"
    return ""


def _months_without(context: Context, found: ByMonth) -> list[str]:
    missing = found.missing(context.period.months())
    return [f"ไม่พบตาราง สขร.1 ของเดือน {named(missing)}"] if missing else []


def _doubled(rows: Sequence[SourceRow]) -> list[str]:
    """The same purchase in two tables would be counted twice: nobody knows which is right. Without
    a contract's number one is the same in tables of one month only: fuel is bought every month."""
    first: dict[tuple[object, ...], SourceRow] = {}
    told = []
    for row in rows:
        named = tuple(row.text(name) for name in ("work", "winner", "contract"))
        month = row.table.only_month or parse_month(row.table.caption)
        key = named if all(named) else (*named, month, str(row.raw.get("budget")))
        other = first.setdefault(key, row)
        if row.text("work") and other.table is not row.table:
            told.append(
                f"รายการเดียวกันอยู่ในสองตาราง: หน้า “{other.table.page.title}” แถว {other.number} "
                f"และหน้า “{row.table.page.title}” แถว {row.number} จึงเว้นตัวเลขไว้"
            )
    return told


def _methods(
    bought: Sequence[SourceRow], is_unsure: bool, gaps: list[str], ledger: Ledger
) -> tuple[DraftRow, ...]:
    """A row for each method, in the order in which they are met."""
    groups: dict[str, list[SourceRow]] = {}
    for row in bought:
        groups.setdefault(_method(row), []).append(row)
    unnamed = groups.pop("", [])
    if unnamed:
        gaps.append(f"ไม่ได้ระบุวิธีซื้อหรือจ้าง {ledger.rows(unnamed)} จึงไม่อยู่ในตารางแยกตามวิธี")
    made = []
    for method, rows in groups.items():
        budget = None if is_unsure else total(rows, "budget").value
        price = None if is_unsure else total(rows, "winner", _price).value
        saved = budget - price if budget is not None and price is not None else None
        cells: dict[str, str | int | Decimal | None] = {
            "method": f"วิธี{method}",
            "projects": len(rows),
            "budget": budget,
            "agreed_price": price,
            "saved": saved,
            "saved_percent": percent(saved, budget),
        }
        made.append(DraftRow(id=lasting_id("method", method), cells=cells))
    return tuple(made)


def _method(row: SourceRow) -> str:
    return "".join(row.text("method").split()).removeprefix("โดย").removeprefix("วิธี")


REPORTS = (
    Report(
        id="annual-procurement-report",
        title=_("Annual procurement report"),
        target="annual-procurement-report",
        reads=(SOURCE,),
        write=write,
        period=as_asked,
    ),
)
