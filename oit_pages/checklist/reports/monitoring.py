"""The monthly monitoring report: what was published, how often the website was looked at, which
requests and comments came in. Problems and obstacles are for people to write.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from oit_pages.checklist.reports import complaint_months
from oit_pages.checklist.reports.base import Context, Report, Written
from oit_pages.checklist.reports.complaint_checks import doubled
from oit_pages.checklist.reports.figures import count, total
from oit_pages.checklist.reports.projects import MONTHS
from oit_pages.checklist.reports.sources import SourcePage, SourceRow
from oit_pages.checklist.reports.words import Ledger, numbered
from oit_pages.checklist.visits import MonthOfVisits
from oit_pages.thai import format_month

NEWS, QUESTIONS = "public-relations-news", "qa"
SERVICES, COMPLAINTS = "service-statistics", complaint_months.SUBJECT
#: What a service is called by which people ask for information.
REQUESTS = "ข้อมูลข่าวสาร"
#: So many pages or addresses are named one by one, the most visited first.
NAMED = 30


def write(context: Context) -> Written:
    ledger, gaps = Ledger(), []
    month = context.period.start
    lines: list[str] = []
    for told, missing in (
        _news(context, month, ledger),
        _published(context, month, ledger),
        _visits(context, month, ledger),
        _services(context, month, ledger),
        _questions(context, month, ledger),
        _complaints(context, ledger),
    ):
        lines += told
        gaps += missing
    if not lines:
        return Written(gaps=tuple(gaps))
    title = f"รายงานการติดตามการเผยแพร่ข้อมูลต่อสาธารณะ ประจำเดือน{format_month(month)}"
    summary = context.summary("other", title, lines, gaps, ledger)
    return Written(parts=(summary,), gaps=tuple(gaps), pages=ledger.pages)


Told = tuple[list[str], list[str]]
"""Lines of figures, and what is missing."""


def _news(context: Context, month: date, ledger: Ledger) -> Told:
    found: dict[int, tuple[SourcePage, list[int]]] = {}
    undated: list[str] = []
    dated = False
    for page, number, raw in context.sources.blocks(NEWS, "news"):
        day = _day(raw.get("date"))
        dated = dated or day is not None
        if day is None:
            undated.append(f"หน้า “{page.title}” ข่าวที่ {number}: ไม่มีวันที่ จึงไม่ได้นับ")
        elif _is_in(day, month):
            found.setdefault(page.page.pk, (page, []))[1].append(number)
    if not dated:
        return [], [*undated, "ไม่พบข่าวประชาสัมพันธ์ที่ระบุวันที่"]
    refs = [ledger.page(page, f"ข่าวที่ {numbered(numbers)}") for page, numbers in found.values()]
    many = sum(len(numbers) for _page, numbers in found.values())
    return [f"ข่าวประชาสัมพันธ์ที่เผยแพร่ {many:,} เรื่อง {' '.join(refs)}".strip()], undated


def _published(context: Context, month: date, ledger: Ledger) -> Told:
    pages = context.pages_of_month(month)
    refs = " ".join(ledger.page(page, "เผยแพร่ครั้งแรกในเดือนนี้") for page in pages)
    return [f"หน้าข้อมูลที่เผยแพร่ครั้งแรก {len(pages):,} หน้า {refs}".strip()], []


def _visits(context: Context, month: date, ledger: Ledger) -> Told:
    lines = [
        f"จำนวนการเข้าชมเว็บไซต์ {one.total:,} ครั้ง ({_way(one)}) {_counted(one, month, ledger)}"
        for one in context.visits(month)
    ]
    missing = f"ไม่มีจำนวนการเข้าชมเว็บไซต์ของเดือน{format_month(month)}"
    return lines, [] if lines else [missing]


def _way(one: MonthOfVisits) -> str:
    return f"จากแฟ้ม “{one.file}”" if one.file else "จากตัวนับของเว็บไซต์"


def _counted(one: MonthOfVisits, month: date, ledger: Ledger) -> str:
    if one.file:
        lines = numbered(counted.line for counted in one.counted)
        return ledger.other(f"แฟ้ม “{one.file}” บรรทัด {lines} เดือน{format_month(month)}")
    shown, rest = one.counted[:NAMED], one.counted[NAMED:]
    refs = [
        ledger.page(_page(counted.page), f"ตัวนับการเข้าชม {counted.visits:,} ครั้ง")
        for counted in shown
    ]
    if rest:
        many = sum(counted.visits for counted in rest)
        refs.append(ledger.other(f"ตัวนับการเข้าชมของหน้าอื่นอีก {len(rest):,} หน้า รวม {many:,} ครั้ง"))
    return " ".join(refs)


def _page(page: Any) -> SourcePage:
    return SourcePage(page=page, body=(), is_public=page.live, title=page.title)


def _services(context: Context, month: date, ledger: Ledger) -> Told:
    """Requests for information by the name of the service, and all services together."""
    column = MONTHS[(month.month - 10) % 12]
    rows = [
        row
        for one in context.sources.tables(SERVICES, "table_service_statistics")
        for row in one.rows
    ]
    filled = [row for row in rows if row.raw.get(column) not in (None, "")]
    if not filled:
        return [], [f"ไม่พบสถิติการให้บริการของเดือน{format_month(month)}"]
    asked = [row for row in filled if REQUESTS in row.text("service")]
    lines, gaps = [], []
    for name, chosen in (("ผู้ขอข้อมูลข่าวสาร", asked), ("ผู้รับบริการทุกงานบริการ", filled)):
        told, missing = _sum(name, "ราย", chosen, column, ledger)
        lines += told
        gaps += missing
    if not asked:
        gaps.append(f"ไม่พบแถวสถิติการให้บริการที่ชื่องานมีคำว่า “{REQUESTS}”")
    return lines, list(dict.fromkeys(gaps))


def _questions(context: Context, month: date, ledger: Ledger) -> Told:
    asked, undated = [], []
    rows = [row for one in context.sources.tables(QUESTIONS, "qa") for row in one.rows]
    for row in rows:
        day = row.values.get("asked_on")
        if isinstance(day, date):
            asked += [row] if _is_in(day, month) else []
        else:
            undated.append(row)
    gaps = [
        f"หน้า “{row.table.page.title}” คำถามที่ {row.number}: ไม่มีวันที่ถาม จึงไม่ได้นับ" for row in undated
    ]
    if len(undated) == len(rows):
        return [], [*gaps, "ไม่พบคำถามหรือความเห็นที่ระบุวันที่"]
    answered = [row for row in asked if row.values.get("answer")]
    told = f"คำถามและความเห็นที่ได้รับ {len(asked):,} เรื่อง ตอบแล้ว {len(answered):,} เรื่อง"
    return [f"{told} {ledger.rows(asked)}".strip()], gaps


def _complaints(context: Context, ledger: Ledger) -> Told:
    found = complaint_months.complaints(context.sources, context.period)
    month = context.period.start
    if rows := found.rows.get(month):
        name = "เรื่องร้องเรียนการทุจริตที่ได้รับ"
        if twice := doubled(month, rows):
            return [f"{name}: เว้นไว้ ดูข้อมูลที่ยังขาด {ledger.rows(rows)}"], twice
        return _sum(name, "เรื่อง", rows, "received", ledger)
    if pages := found.nothing.get(month):
        refs = " ".join(ledger.page(page, "แจ้งว่าไม่มีเรื่องร้องเรียน") for page in pages)
        return [f"เรื่องร้องเรียนการทุจริตที่ได้รับ 0 เรื่อง {refs}"], []
    return [], [f"ไม่พบสถิติเรื่องร้องเรียนของเดือน{format_month(month)}"]


def _sum(name: str, unit: str, rows: Iterable[SourceRow], column: str, ledger: Ledger) -> Told:
    rows = list(rows)
    if not rows:
        return [], []
    found = total(rows, column, count(column))
    if found.value is None:
        return [f"{name}: เว้นไว้ ดูข้อมูลที่ยังขาด {ledger.rows(rows)}"], list(found.gaps)
    return [f"{name} {found.value:,} {unit} {ledger.rows(rows)}"], []


def _day(raw: Any) -> date | None:
    try:
        return date.fromisoformat(raw)
    except (TypeError, ValueError):
        return None


def _is_in(day: date, month: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)


REPORTS = (
    Report(
        id="monthly-monitoring",
        title=_("Monthly monitoring report"),
        target="integrity-measures-implementation",
        reads=(NEWS, QUESTIONS, SERVICES, COMPLAINTS),
        write=write,
        is_monthly=True,
    ),
)
