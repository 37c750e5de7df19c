"""What the editions' judgements come to, on evidence an editor could have made."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from oit_pages.catalogue import editions_available, load_edition
from oit_pages.evidence import Evidence, File, Item, Link, PageFacts
from oit_pages.judgement.verdict import judge
from oit_pages.thai import Period, named_period

YEARS = editions_available()
PDF = File(title="เอกสาร", extension="pdf", readable=True)
JANUARY_TO_APRIL = Period(date(2021, 1, 1), date(2021, 4, 30))
YEAR_2564 = named_period("fiscal_year", 2564)


def outcome(code, *items, year=2564):
    """The indicator's outcome on a live page with these items."""
    indicator = load_edition(year).find(code)
    page = PageFacts(pk=1, title="หน้า", live=True, public=True, reachable=True)
    return judge(indicator, evidence(indicator, page, items, year)).outcome


def evidence(indicator, page, items, year):
    return Evidence(
        subject=indicator.subject,
        year=year,
        as_of=date(year - 543, 4, 30),
        pages=(page,),
        items=tuple(items),
    )


def document(period):
    row = {"title": "เอกสาร", "kind": "report", "date": period.end, "period": period}
    return Item(kind="documents", rows=({**row, "has_file": True},), files=(PDF,))


def cases():
    return [(year, one.code) for year in YEARS for one in load_edition(year)]


@pytest.mark.parametrize(("year", "code"), cases())
def test_an_empty_page_fails(year, code):
    assert outcome(code, year=year) == "fail"


@pytest.mark.parametrize(("year", "code"), cases())
def test_a_document_of_the_right_time_is_for_a_person_to_read(year, code):
    stated = load_edition(year).find(code).period
    period = named_period("fiscal_year" if stated == "standing" else stated, year)
    assert outcome(code, document(period), year=year) == "needs_person"


@pytest.mark.parametrize(("year", "code"), cases())
def test_text_alone_never_passes(year, code):
    text = Item(kind="rich_text", parts={"text": "รายละเอียดตามที่ประกาศไว้ในปีงบประมาณนี้"})
    assert outcome(code, text, year=year) in {"needs_person", "partial", "fail"}


def test_a_document_of_another_year_is_not_of_this_one():
    assert outcome("O12", document(named_period("fiscal_year", 2562))) == "partial"


def with_rows(item, **changed):
    """The item with its first row changed."""
    return replace(item, rows=({**item.rows[0], **changed}, *item.rows[1:]))


MEASURES = Item(
    kind="measure_table",
    rows=(
        {
            "measure": "มาตรการเผยแพร่ข้อมูล",
            "methods": ("จัดทำประกาศ", "เผยแพร่บนเว็บไซต์"),
            "units": ("สำนักปลัด",),
            "period": JANUARY_TO_APRIL,
            "results": ("เผยแพร่ครบทุกเดือน",),
            "recommendation": "",
        },
    ),
)


def test_a_complete_table_of_measures_passes():
    assert outcome("O43", MEASURES) == "pass"


@pytest.mark.parametrize("part", ["measure", "methods", "units", "results"])
def test_a_row_that_lacks_something_does_not(part):
    assert outcome("O43", with_rows(MEASURES, **{part: ()})) == "partial"


def test_measures_of_another_year_do_not():
    old = Period(date(2019, 10, 1), date(2020, 9, 30))
    assert outcome("O43", with_rows(MEASURES, period=old)) == "partial"
    newer = Item(kind="activity", parts={"title": "อบรม", "date": date(2021, 2, 1)})
    assert outcome("O43", with_rows(MEASURES, period=old), newer) == "partial"


def test_a_report_with_an_activity_is_for_a_person():
    report = Item(
        kind="report", parts={"kind": "measures", "results": "ดำเนินการครบถ้วน", "period": YEAR_2564}
    )
    activity = Item(kind="activity", parts={"title": "อบรม", "outcome": "มีผู้เข้าร่วม 40 คน"})
    assert outcome("O43", report, activity) == "needs_person"
    assert outcome("O43", report) == "partial"


PLANNED = Item(
    kind="table",
    column_set="integrity-measures",
    parts={"period": YEAR_2564},
    rows=(
        {
            "issue": "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน",
            "weakness": "ผู้รับบริการไม่ทราบช่องทาง",
            "measure": "ประชาสัมพันธ์ช่องทาง",
            "steps": ("จัดทำป้าย",),
            "units": ("สำนักปลัด",),
            "period": JANUARY_TO_APRIL,
            "follow_up": "รายงานทุกไตรมาส",
        },
    ),
)


def test_a_complete_table_of_planned_measures_passes():
    assert outcome("O42", PLANNED) == "pass"
    assert outcome("O42", with_rows(PLANNED, weakness="-")) == "partial"


CHART = Item(
    kind="org_chart",
    rows=(
        {"name": "สภา", "kind": "council", "side": "political", "head": "ประธานสภา"},
        {"name": "สำนักปลัด", "kind": "office", "side": "permanent", "head": "หัวหน้าสำนักปลัด"},
    ),
)


def test_a_chart_in_words_passes_and_a_picture_needs_eyes():
    assert outcome("O1", CHART) == "pass"
    assert outcome("O1", with_rows(CHART, kind="")) == "partial"
    assert outcome("O1", Item(kind="org_chart", files=(replace(PDF, kind="image"),))) == (
        "needs_person"
    )
    assert outcome("O1", Item(kind="org_chart", parts={"heading": "โครงสร้าง"})) == "fail"


CHIEF = {
    "name": "นายสมชาย ใจดี",
    "position": "นายกองค์การบริหารส่วนตำบล",
    "side": "political",
    "chief": True,
    "has_photo": True,
    "phone": "08 1234 5678",
}
CLERK = {
    "name": "นางสาวสมหญิง ตั้งใจ",
    "position": "ปลัดองค์การบริหารส่วนตำบล",
    "side": "permanent",
    "has_photo": True,
    "email": "clerk@example.go.th",
}
VACANT = {"position": "รองปลัดองค์การบริหารส่วนตำบล", "side": "permanent", "vacant": True}


def people(*rows):
    return Item(kind="people", rows=rows)


def test_executives():
    assert outcome("O2", people(CHIEF, CLERK)) == "pass"
    assert outcome("O2", people(CHIEF, CLERK, VACANT)) == "pass"
    assert outcome("O2", people(CHIEF, {**CLERK, "has_photo": False})) == "partial"
    assert outcome("O2", people(CHIEF, {**CLERK, "email": ""})) == "partial"
    assert outcome("O2", people(CHIEF)) != "pass"
    assert outcome("O2", people(CLERK, VACANT)) != "pass"


def test_deputies_are_asked_for_from_2565():
    deputy = {**CLERK, "position": "รองนายกองค์การบริหารส่วนตำบล", "side": "political"}
    assert outcome("O2", people(CHIEF, CLERK), year=2565) != "pass"
    assert outcome("O2", people(CHIEF, CLERK, deputy), year=2565) == "pass"


CONTACT = Item(
    kind="contact",
    parts={
        "address": "หมู่ 4 ตำบลบ้านดอนแก้วงาม",
        "phone": "0 5555 1234",
        "fax": "0 5555 1235",
        "email": "contact@example.go.th",
        "latitude": Decimal("16.5"),
        "longitude": Decimal("100.3"),
    },
)


def test_contact():
    assert outcome("O5", CONTACT) == "pass"
    without_fax = replace(CONTACT, parts={**CONTACT.parts, "fax": ""})
    assert outcome("O5", without_fax) == "partial"
    assert outcome("O3", without_fax, year=2568) != "pass"


PLAN = Item(
    kind="table",
    column_set="annual-operating-plan",
    parts={"period": YEAR_2564},
    rows=(
        {"project": "ซ่อมถนน", "budget": 250000, "oct": True, "nov": False},
        {"project": "อบรม", "budget": 0, "oct": False, "nov": True},
    ),
)


def test_a_plan_in_the_usual_form_passes():
    assert outcome("O10", PLAN) == "pass"
    assert outcome("O10", with_rows(PLAN, oct=False)) == "partial"
    assert outcome("O10", replace(PLAN, parts={"period": named_period("fiscal_year", 2563)})) == (
        "partial"
    )
    assert outcome("O10", replace(PLAN, rows=({},))) == "fail"


def months(first, last):
    """Monthly procurement tables, one for each month."""
    row = dict.fromkeys(
        ["work", "budget", "reference_price", "method", "bidders", "winner", "reason", "contract"],
        "จัดซื้อกระดาษ 40 รีม",
    )
    return [
        Item(
            kind="table",
            column_set="monthly-procurement-summary",
            parts={"month": month},
            rows=({**row, "contract": f"ใบสั่งซื้อ ลงวันที่ {month}"},),
        )
        for month in Period.from_months(first, last).months()
    ]


def nothing(first, last, of="การจัดซื้อจัดจ้าง"):
    return Item(
        kind="nothing_to_report",
        parts={
            "period": Period.from_months(first, last),
            "reason": f"ไม่มี{of}",
            "date": date(2021, 4, 5),
        },
    )


def test_each_month_has_a_table_or_a_statement():
    october, february, march = date(2020, 10, 1), date(2021, 2, 1), date(2021, 3, 1)
    assert outcome("O23", *months(october, march)) == "pass"
    assert outcome("O23", *months(october, february)) == "partial"
    assert outcome("O23", *months(october, february), nothing(march, march)) == "pass"


@pytest.mark.parametrize(
    ("code", "of"), [("O21", "การจัดซื้อจัดจ้าง"), ("O23", "การจัดซื้อจัดจ้าง"), ("O31", "เรื่องร้องเรียน")]
)
def test_a_statement_counts_where_the_edition_says_so(code, of):
    whole = nothing(date(2020, 10, 1), date(2021, 9, 1), of)
    assert outcome(code, whole) == "nothing_to_report"
    assert outcome("O12", whole) == "fail"


def test_a_statement_of_another_matter_is_asked_about():
    assert outcome("O31", nothing(date(2020, 10, 1), date(2021, 9, 1))) == "needs_person"


def test_a_statement_beside_figures_does_not_say_that_there_was_nothing():
    rows = ({"received": 6, "completed": 4, "in_progress": 2},)
    half = {"period": Period.from_months(date(2020, 10, 1), date(2021, 3, 1))}
    figures = Item(kind="table", column_set="complaint-statistics", parts=half, rows=rows)
    assert outcome("O31", figures, nothing(date(2020, 10, 1), date(2021, 3, 1))) == "pass"


def test_a_report_of_last_year_is_known_by_its_period_not_its_date():
    parts = {
        "results": "แล้วเสร็จ 12 โครงการ",
        "spending": "ใช้จ่ายร้อยละ 92",
        "problems": "ฝนตกหนัก",
        "recommendations": "เริ่มงานเร็วขึ้น",
        "date": date(2020, 11, 2),
    }
    last, before = named_period("fiscal_year", 2563), named_period("fiscal_year", 2562)
    assert outcome("O12", Item(kind="report", parts={**parts, "period": last})) == "pass"
    assert outcome("O12", Item(kind="report", parts={**parts, "period": before})) == "partial"
    assert outcome("O12", Item(kind="report", parts=parts)) == "partial"


def channel(purpose, url="https://example.go.th/form"):
    parts = {"kind": "form", "purpose": purpose, "url": url, "name": "แบบฟอร์ม"}
    return Item(kind="channel", parts=parts, links=(Link(url=url),))


def test_the_complaint_channel_is_not_the_general_one():
    assert outcome("O30", channel("corruption_complaint")) == "pass"
    assert outcome("O30", channel("general_complaint")) == "partial"
