"""Cases of every rule: what must pass, what is partial, what must fail, and nothing at all.

Each case is (rule, outcome, parameters, evidence). They were written from what a rule is
meant to hold, and read like the sentences of its card.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from oit_pages.evidence import Place
from oit_pages.evidence.values import Doubt
from oit_pages.thai import Period
from tests.rules.build import (
    FIRST_HALF,
    IN_YEAR,
    LAST_YEAR,
    evidence,
    item,
    link,
    months,
    page,
    pdf,
    picture,
)

NOTHING = evidence(pages=())
BARE = evidence()

_row = {
    "measure": "เผยแพร่ข้อมูล",
    "methods": ("ประชุม",),
    "units": ("สำนักปลัด",),
    "period": months("2021-01", "2021-02"),
    "results": ("ประชุมแล้ว",),
    "recommendation": "",
}
_measures = item("measure_table", rows=[_row])
_half = item("measure_table", rows=[_row, {**_row, "results": ()}])
_policy = {"title": "เจตจำนงสุจริต", "body": "ข้าพเจ้าจะซื่อสัตย์"}
_chief = {"name": "นายก้องภพ ใจดี", "position": "นายกองค์การบริหารส่วนตำบลบ้านดอนแก้วงาม"}
_clerk = {"name": "นางดวงใจ แก้วใส", "position": "ปลัดองค์การบริหารส่วนตำบล"}
_none = {"reason": "ไม่มีเรื่องร้องเรียน", "date": date(2021, 4, 2)}
_complaints = {"received": 0, "month_note": "มีข้อมูล"}


def _table(*spans, **parts):
    rows = [{"project": "โครงการ", "period": span} for span in spans]
    return item("table", rows=rows, column_set="project-progress", **parts)


def _of_year(year, **parts):
    rows = [{"fiscal_year": year, "item": "รถบรรทุกน้ำ"}]
    return item("table", rows=rows, column_set="procurement-16-fields", **parts)


def _monthly(*numbers):
    return [
        item("table", rows=[{"item": "จัดซื้อ"}], month=date(2020 + (n < 10), n, 1)) for n in numbers
    ]


_SIX = (10, 11, 12, 1, 2, 3)


def _by_month(*numbers):
    rows = [{"month": date(2020 + (n < 10), n, 1), "received": 0} for n in numbers]
    return item("table", rows=rows, column_set="complaint-statistics")


_undated = item("report", results="แล้วเสร็จ")


def _draft(*files):
    return evidence(item("plan", files=files), pages=[page(draft=True)])


_put_off = Doubt(kind="put_off", words="จะประกาศให้ทราบภายหลัง", place=Place(page=1, block="b"))
_named = Doubt(kind="time_named", words="ปีงบประมาณ 2564", place=Place(page=1), period=IN_YEAR)

CASES = [
    # says_it_plainly
    ("says_it_plainly", "pass", {}, evidence(_undated)),
    ("says_it_plainly", "needs_person", {"doubts": (_put_off,)}, evidence(_undated)),
    ("says_it_plainly", "fail", {}, evidence(item("report", results="-"))),
    # time_is_typed
    ("time_is_typed", "pass", {}, evidence(_undated)),
    ("time_is_typed", "needs_person", {"doubts": (_named,)}, evidence(_undated)),
    ("time_is_typed", "fail", {}, evidence()),
    # times_agree
    ("times_agree", "pass", {}, evidence(_undated)),
    ("times_agree", "needs_person", {"doubts": (_named,)}, evidence(_undated)),
    ("times_agree", "fail", {}, evidence()),
    # counts_here
    ("counts_here", "pass", {}, evidence(_undated)),
    (
        "counts_here",
        "partial",
        {"others": (_undated,)},
        evidence(_undated, item("qa", title="ถาม")),
    ),
    ("counts_here", "fail", {"others": (_undated,)}, evidence(_undated)),
    ("counts_here", "fail", {"others": (_undated,)}, evidence(_undated, item("qa", title="-"))),
    ("counts_here", "fail", {}, BARE),
    # is_public
    ("is_public", "pass", {}, evidence()),
    ("is_public", "fail", {}, NOTHING),
    ("is_public", "fail", {}, evidence(pages=[page(live=False)])),
    ("is_public", "fail", {}, evidence(pages=[page(public=False)])),
    ("is_public", "fail", {}, evidence(pages=[page(expired=True)])),
    ("is_public", "fail", {}, evidence(pages=[page(reachable=False)])),
    # has_content
    ("has_content", "pass", {}, evidence(item("rich_text", text="อำนาจหน้าที่"))),
    ("has_content", "fail", {}, BARE),
    ("has_content", "fail", {}, evidence(item("rich_text", text=" \u200b "))),
    ("has_content", "fail", {}, evidence(item("rich_text", text="-"))),
    ("has_content", "fail", {}, evidence(item("rich_text", text="ทดสอบ"))),
    ("has_content", "fail", {}, evidence(item("rich_text", text="Lorem ipsum dolor"))),
    ("has_content", "fail", {}, evidence(item("image", alt="ภาพ", image=""))),
    ("has_content", "fail", {}, evidence(item("link", text="คลิก", links=[link(works=False)]))),
    ("has_content", "fail", {}, evidence(item("table", caption="สถิติ", rows=[{"month": None}]))),
    ("has_content", "fail", {}, evidence(item("documents", rows=[{"title": "แผน"}]))),
    ("has_content", "pass", {}, evidence(item("documents", files=[pdf()]))),
    # has_block
    ("has_block", "pass", {"kinds": ["policy"]}, evidence(item("policy", **_policy))),
    ("has_block", "fail", {"kinds": ["policy"]}, evidence(item("policy", kind="hr"))),
    ("has_block", "fail", {"kinds": ["policy"]}, BARE),
    (
        "has_block",
        "partial",
        {"kinds": ["manual"], "at_least": 2},
        evidence(item("manual", title="คู่มือ")),
    ),
    (
        "has_block",
        "fail",
        {"kinds": ["policy"], "where": {"kind": "hr"}},
        evidence(item("policy", kind="no_gift", **_policy)),
    ),
    # has_rows
    ("has_rows", "pass", {"kinds": ["measure_table"]}, evidence(_measures)),
    ("has_rows", "partial", {"kinds": ["measure_table"], "at_least": 3}, evidence(_half)),
    ("has_rows", "fail", {"kinds": ["measure_table"]}, BARE),
    (
        "has_rows",
        "fail",
        {"column_set": "complaint-statistics"},
        evidence(item("table", column_set="complaint-statistics", rows=[{"received": None}])),
    ),
    # has_parts
    (
        "has_parts",
        "pass",
        {"kinds": ["contact"], "parts": ["address", ["phone", "fax"]]},
        evidence(item("contact", address="99 หมู่ 1", fax="02 111 2222", phone="")),
    ),
    (
        "has_parts",
        "partial",
        {"kinds": ["contact"], "parts": ["address", "phone"]},
        evidence(item("contact", address="99 หมู่ 1", phone="-")),
    ),
    (
        "has_parts",
        "fail",
        {"kinds": ["report"], "parts": ["results"]},
        evidence(item("report", title="รายงาน", results="")),
    ),
    ("has_parts", "fail", {"kinds": ["contact"], "parts": ["address"]}, BARE),
    (
        "has_parts",
        "pass",
        {"kinds": ["org_chart"], "parts": ["files"]},
        evidence(item("org_chart", files=[picture()])),
    ),
    (
        "has_parts",
        "partial",
        {"kinds": ["manual"], "parts": ["mission"], "each": True},
        evidence(
            item("manual", title="ก", mission="ทะเบียน"), item("manual", title="ข", mission="")
        ),
    ),
    # has_any_part
    (
        "has_any_part",
        "pass",
        {"kinds": ["plan"], "parts": ["goals", "strategies"]},
        evidence(item("plan", title="แผน", goals=("น้ำสะอาด",), strategies=())),
    ),
    (
        "has_any_part",
        "fail",
        {"kinds": ["plan"], "parts": ["goals"]},
        evidence(item("plan", title="แผน", goals=())),
    ),
    ("has_any_part", "fail", {"kinds": ["plan"], "parts": ["goals"]}, BARE),
    # rows_have
    ("rows_have", "pass", {"parts": ["fee"]}, evidence(item("x", rows=[{"fee": "ไม่มี", "a": "ก"}]))),
    ("rows_have", "fail", {"parts": ["unit"]}, evidence(item("x", rows=[{"unit": "ไม่มี"}]))),
    (
        "rows_have",
        "pass",
        {"kinds": ["measure_table"], "parts": ["methods", "results"]},
        evidence(_measures),
    ),
    ("rows_have", "partial", {"kinds": ["measure_table"], "parts": ["results"]}, evidence(_half)),
    (
        "rows_have",
        "pass",
        {"kinds": ["measure_table"], "parts": ["results"], "each": False},
        evidence(_half),
    ),
    (
        "rows_have",
        "fail",
        {"kinds": ["measure_table"], "parts": ["results"]},
        evidence(item("measure_table", rows=[{**_row, "results": ("-",)}])),
    ),
    ("rows_have", "fail", {"kinds": ["measure_table"], "parts": ["results"]}, BARE),
    # has_document
    ("has_document", "pass", {}, evidence(item("documents", files=[pdf()]))),
    ("has_document", "fail", {}, evidence(item("documents", files=[pdf(public=False)]))),
    ("has_document", "fail", {}, evidence(item("documents", files=[pdf(readable=False)]))),
    ("has_document", "fail", {}, evidence(item("documents", files=[pdf(extension="exe")]))),
    ("has_document", "partial", {"at_least": 2}, evidence(item("documents", files=[pdf()]))),
    ("has_document", "fail", {}, BARE),
    # documents_are_usable
    ("documents_are_usable", "pass", {}, evidence(item("plan", files=[pdf()]))),
    (
        "documents_are_usable",
        "partial",
        {},
        evidence(item("plan", files=[pdf(), pdf(readable=False)])),
    ),
    ("documents_are_usable", "fail", {}, evidence(item("plan", files=[pdf(public=False)]))),
    ("documents_are_usable", "fail", {}, BARE),
    # stands_alone
    ("stands_alone", "pass", {}, evidence(item("rich_text", text="ผังโครงสร้าง"))),
    (
        "stands_alone",
        "pass",
        {"forms": ["plan", "complaint-statistics"]},
        evidence(item("documents", files=[pdf()]), item("activity", title="อบรม")),
    ),
    (
        "stands_alone",
        "partial",
        {"forms": ["plan", "project-progress"]},
        evidence(item("rich_text", text="ปี 2564"), _table(LAST_YEAR)),
    ),
    (
        "stands_alone",
        "partial",
        {"kinds": ["report"], "forms": ["measure_table"]},
        evidence(item("report", results="ดี"), _measures),
    ),
    (
        "stands_alone",
        "pass",
        {"forms": ["measure_table"]},
        evidence(item("rich_text", text="ข้อความ"), item("measure_table", rows=[{}])),
    ),
    ("stands_alone", "fail", {"forms": ["plan"]}, evidence(item("plan", title="แผน"))),
    ("stands_alone", "fail", {}, BARE),
    # draft_files_are_private
    ("draft_files_are_private", "pass", {}, evidence(item("plan", files=[pdf()]))),
    ("draft_files_are_private", "pass", {}, _draft(pdf(public=False))),
    ("draft_files_are_private", "partial", {}, _draft(pdf(), pdf(public=False))),
    ("draft_files_are_private", "fail", {}, _draft(pdf())),
    ("draft_files_are_private", "not_checked", {}, BARE),
    # covers_period
    ("covers_period", "pass", {"period": "first_half"}, evidence(_table(None, period=FIRST_HALF))),
    (
        "covers_period",
        "pass",
        {"period": "first_half"},
        evidence(
            _table(None, period=months("2020-10", "2020-12")),
            _table(None, period=months("2021-01", "2021-03")),
        ),
    ),
    (  # when projects ran says nothing of what time the whole is of
        "covers_period",
        "partial",
        {"period": "first_half"},
        evidence(_table(months("2020-10", "2020-12"), months("2021-01", "2021-03"))),
    ),
    (
        "covers_period",
        "pass",
        {"period": "first_half", "column_set": "complaint-statistics"},
        evidence(_by_month(*_SIX)),
    ),
    (
        "covers_period",
        "partial",
        {"period": "first_half", "column_set": "complaint-statistics"},
        evidence(_by_month(10, 11, 1, 2, 3)),
    ),
    (  # a day short
        "covers_period",
        "partial",
        {"period": "first_half"},
        evidence(_table(None, period=Period(FIRST_HALF.start, date(2021, 3, 30)))),
    ),
    (  # a gap of a day in the middle
        "covers_period",
        "partial",
        {"period": "first_half"},
        evidence(
            _table(None, period=Period(FIRST_HALF.start, date(2021, 1, 14))),
            _table(None, period=Period(date(2021, 1, 16), FIRST_HALF.end)),
        ),
    ),
    (
        "covers_period",
        "fail",
        {"period": "first_half", "kinds": ["documents"]},
        evidence(
            item("documents", rows=[{"period": FIRST_HALF, "has_file": False}], text="รายงาน"),
        ),
    ),
    (
        "covers_period",
        "partial",
        {"period": "first_half"},
        evidence(_table(months("2020-10", "2020-12"))),
    ),
    ("covers_period", "fail", {"period": "fiscal_year"}, evidence(_table(LAST_YEAR))),
    ("covers_period", "fail", {"period": "first_half"}, evidence(_table(None))),
    ("covers_period", "fail", {"period": "first_half"}, BARE),
    (
        "covers_period",
        "partial",
        {"period": "previous_fiscal_year"},
        evidence(item("report", title="รายงานปี 2563", results="ดี")),
    ),
    (
        "covers_period",
        "pass",
        {"period": "fiscal_year"},
        evidence(item("report", results="ดี"), pages=[page(period=IN_YEAR)]),
    ),
    (
        "covers_period",
        "partial",
        {"period": "fiscal_year"},
        evidence(item("report", results="ดี", period=LAST_YEAR), pages=[page(period=IN_YEAR)]),
    ),
    (  # the column of fiscal years, in either era
        "covers_period",
        "pass",
        {"period": "previous_fiscal_year", "kinds": ["table"]},
        evidence(_of_year(Decimal(2563)), _of_year(2020)),
    ),
    (
        "covers_period",
        "fail",
        {"period": "previous_fiscal_year", "kinds": ["table"]},
        evidence(_of_year(2562)),
    ),
    (  # what the table says of itself counts before its rows
        "covers_period",
        "partial",
        {"period": "previous_fiscal_year", "kinds": ["table"]},
        evidence(_of_year(2563, period=months("2019-10", "2020-03"))),
    ),
    (
        "covers_period",
        "fail",
        {"period": "previous_fiscal_year", "kinds": ["table"]},
        evidence(item("table", rows=[{"fiscal_year": 2563}], column_set="procurement-16-fields")),
    ),
    # covers_each_month
    (
        "covers_each_month",
        "pass",
        {"period": "first_half", "kinds": ["table"]},
        evidence(*_monthly(*_SIX)),
    ),
    (
        "covers_each_month",
        "partial",
        {"period": "first_half", "kinds": ["table"]},
        evidence(*_monthly(*_SIX[:4])),
    ),
    (
        "covers_each_month",
        "pass",
        {"period": "first_half", "kinds": ["table"]},
        evidence(
            *_monthly(*_SIX[:5]),
            item("nothing_to_report", period=months("2021-03", "2021-03"), **_none),
        ),
    ),
    (
        "covers_each_month",
        "partial",
        {"period": "first_half", "kinds": ["table"]},
        evidence(
            *_monthly(*_SIX[:5]),
            item("nothing_to_report", period=months("2021-03", "2021-03"), reason="ไม่มี"),
        ),
    ),
    (
        "covers_each_month",
        "fail",
        {"period": "first_half", "kinds": ["table"]},
        evidence(item("table", rows=[{"item": "จัดซื้อ"}], period=FIRST_HALF)),
    ),
    ("covers_each_month", "fail", {"period": "first_half", "kinds": ["table"]}, BARE),
    # is_dated_in
    (
        "is_dated_in",
        "pass",
        {"period": "fiscal_year", "kinds": ["activity"]},
        evidence(item("activity", title="ประชุม", date=date(2021, 1, 12))),
    ),
    (
        "is_dated_in",
        "fail",
        {"period": "fiscal_year", "kinds": ["activity"]},
        evidence(item("activity", title="ประชุม", date=date(2019, 1, 12))),
    ),
    (
        "is_dated_in",
        "fail",
        {"period": "fiscal_year", "kinds": ["activity"]},
        evidence(item("activity", title="ประชุม")),
    ),
    (
        "is_dated_in",
        "partial",
        {"period": "fiscal_year", "kinds": ["activity"]},
        evidence(item("activity", title="ประชุมปี 2564")),
    ),
    (
        "is_dated_in",
        "pass",
        {"period": "fiscal_year", "kinds": ["measure_table"]},
        evidence(_measures),
    ),
    (
        "is_dated_in",
        "partial",
        {"period": "fiscal_year", "kinds": ["measure_table"]},
        evidence(
            item("measure_table", rows=[_row, {**_row, "period": months("2019-01", "2019-02")}])
        ),
    ),
    (
        "is_dated_in",
        "fail",
        {"period": "fiscal_year", "kinds": ["report"]},
        evidence(item("report", results="ดี", period=LAST_YEAR, date=date(2020, 11, 1))),
    ),
    ("is_dated_in", "fail", {"period": "fiscal_year", "kinds": ["activity"]}, BARE),
    (
        "is_dated_in",
        "partial",
        {"period": "fiscal_year", "kinds": ["activity"]},
        evidence(
            item("activity", title="ประชุม", date=date(2019, 1, 12)), pages=[page(period=IN_YEAR)]
        ),
    ),
    (  # of a list of papers one is enough
        "is_dated_in",
        "pass",
        {"period": "fiscal_year", "kinds": ["documents"]},
        evidence(
            item(
                "documents",
                rows=[{"date": date(2019, 1, 12)}, {"date": date(2021, 1, 12)}],
                files=[pdf(), pdf()],
            )
        ),
    ),
    (  # narrowed to its own kind: the date of another policy is none of this one's
        "is_dated_in",
        "fail",
        {"period": "fiscal_year", "kinds": ["policy"], "where": {"kind": "no_gift"}},
        evidence(
            item("policy", kind="no_gift", date=date(2017, 1, 5), **_policy),
            item("policy", kind="hr", date=date(2021, 1, 5), **_policy),
        ),
    ),
    # terms
    (
        "term_covers",
        "pass",
        {"period": "fiscal_year", "kinds": ["plan"]},
        evidence(item("plan", title="แผน", term=months("2017-10", "2022-09"))),
    ),
    (
        "term_covers",
        "partial",
        {"period": "fiscal_year", "kinds": ["plan"]},
        evidence(item("plan", title="แผน", term=months("2021-01", "2021-12"))),
    ),
    (
        "term_covers",
        "fail",
        {"period": "fiscal_year", "kinds": ["plan"]},
        evidence(item("plan", title="แผน", term=LAST_YEAR)),
    ),
    ("term_covers", "fail", {"period": "fiscal_year", "kinds": ["plan"]}, BARE),
    (
        "term_is_longer_than",
        "pass",
        {"years": 1, "kinds": ["plan"]},
        evidence(item("plan", title="แผน", term=months("2017-10", "2022-09"))),
    ),
    (
        "term_is_longer_than",
        "fail",
        {"years": 1, "kinds": ["plan"]},
        evidence(item("plan", title="แผน", term=IN_YEAR)),
    ),
    ("term_is_longer_than", "fail", {"years": 1, "kinds": ["plan"]}, BARE),
    (
        "term_is_within_one_year",
        "pass",
        {"kinds": ["plan"]},
        evidence(item("plan", title="แผน", term=IN_YEAR)),
    ),
    (
        "term_is_within_one_year",
        "fail",
        {"kinds": ["plan"]},
        evidence(item("plan", title="แผน", term=months("2017-10", "2022-09"))),
    ),
    (
        "term_is_within_one_year",
        "partial",
        {"kinds": ["plan"]},
        evidence(item("plan", title="แผน")),
    ),
    (
        "term_is_within_one_year",
        "pass",
        {"kinds": ["table"]},
        evidence(_table(IN_YEAR, period=IN_YEAR)),
    ),
    (
        "term_is_within_one_year",
        "pass",
        {"column_set": "project-progress"},
        evidence(_table(IN_YEAR), pages=[page(period=IN_YEAR)]),
    ),
    (  # the page's period is no word against the table's own
        "term_is_within_one_year",
        "partial",
        {"column_set": "project-progress"},
        evidence(
            _table(IN_YEAR, period=months("2017-10", "2022-09")), pages=[page(period=IN_YEAR)]
        ),
    ),
    (
        "term_is_within_one_year",
        "fail",
        {"column_set": "annual-operating-plan"},
        evidence(_table(IN_YEAR, period=IN_YEAR)),
    ),
    ("term_is_within_one_year", "fail", {"kinds": ["plan"]}, BARE),
    # in_force
    (
        "in_force",
        "pass",
        {"period": "fiscal_year", "kinds": ["policy"]},
        evidence(item("policy", date=date(2021, 1, 5), **_policy)),
    ),
    (
        "in_force",
        "needs_person",
        {"period": "fiscal_year", "kinds": ["policy"]},
        evidence(item("policy", date=date(2017, 1, 5), **_policy)),
    ),
    (
        "in_force",
        "fail",
        {"period": "fiscal_year", "kinds": ["policy"]},
        evidence(item("policy", in_force_to=date(2019, 9, 30), **_policy)),
    ),
    (
        "in_force",
        "fail",
        {"period": "fiscal_year", "kinds": ["policy"]},
        evidence(item("policy", date=date(2021, 11, 5), **_policy)),
    ),
    ("in_force", "fail", {"period": "fiscal_year", "kinds": ["policy"]}, BARE),
    (
        "in_force",
        "fail",
        {"period": "fiscal_year", "kinds": ["policy"], "where": {"kind": "hr"}},
        evidence(item("policy", kind="no_gift", date=date(2021, 1, 5), **_policy)),
    ),
    (  # the page's own date says that it still was
        "in_force",
        "pass",
        {"period": "fiscal_year", "kinds": ["policy"]},
        evidence(
            item("policy", date=date(2017, 1, 5), **_policy),
            pages=[page(data_date=date(2021, 2, 1))],
        ),
    ),
    (
        "in_force",
        "pass",
        {"period": "fiscal_year", "kinds": ["policy"]},
        evidence(item("policy", date=date(2017, 1, 5), **_policy), pages=[page(period=IN_YEAR)]),
    ),
    (
        "in_force",
        "needs_person",
        {"period": "fiscal_year", "kinds": ["policy"]},
        evidence(
            item("policy", date=date(2017, 1, 5), **_policy),
            pages=[page(period=LAST_YEAR, data_date=date(2020, 9, 1))],
        ),
    ),
    *(
        (
            "in_force",
            outcome,
            {"period": "fiscal_year", "kinds": ["criteria"], "standing": True},
            evidence(item("criteria", title=title, effective_date=date(2002, 10, 24))),
        )
        for title, outcome in {
            "หมวด 4 การคัดเลือก": "pass",
            "หลักเกณฑ์ พ.ศ. 2545": "pass",
            "หลักเกณฑ์การเลื่อนเงินเดือน ประจำปี 2546": "needs_person",
            "หลักเกณฑ์ พ.ศ. 2545–2548": "needs_person",
        }.items()
    ),
    (  # one matter's criteria were issued in the year, another's only after it
        "in_force",
        "partial",
        {"period": "fiscal_year", "kinds": ["criteria"], "per": "matter"},
        evidence(
            item("criteria", matter="recruitment", title="ก", effective_date=date(2021, 1, 5)),
            item("criteria", matter="appointment", title="ข", effective_date=date(2021, 11, 5)),
        ),
    ),
    (  # of two on the same matter the one in force counts
        "in_force",
        "pass",
        {"period": "fiscal_year", "kinds": ["criteria"], "per": "matter"},
        evidence(
            item("criteria", matter="recruitment", title="ก", effective_date=date(2021, 1, 5)),
            item("criteria", matter="recruitment", title="ข", effective_date=date(2021, 11, 5)),
        ),
    ),
    # signed_by_executive
    (
        "signed_by_executive",
        "pass",
        {"kinds": ["policy"]},
        evidence(item("policy", signatory=_chief["name"], position=_chief["position"], **_policy)),
    ),
    (
        "signed_by_executive",
        "pass",
        {"kinds": ["policy"]},
        evidence(
            item(
                "policy",
                signatory=_clerk["name"],
                position="ปลัดองค์การบริหารส่วนตำบล ปฏิบัติหน้าที่นายกองค์การบริหารส่วนตำบล",
                **_policy,
            )
        ),
    ),
    (
        "signed_by_executive",
        "partial",
        {"kinds": ["policy"]},
        evidence(item("policy", signatory="ก ข", position="รองนายกเทศมนตรี", **_policy)),
    ),
    (
        "signed_by_executive",
        "partial",
        {"kinds": ["policy"]},
        evidence(item("policy", signatory="ก ข", position="เลขานุการนายก อบต.", **_policy)),
    ),
    (
        "signed_by_executive",
        "fail",
        {"kinds": ["policy"]},
        evidence(item("policy", position=_chief["position"], **_policy)),
    ),
    ("signed_by_executive", "fail", {"kinds": ["policy"]}, BARE),
    # has_both_sides
    (
        "has_both_sides",
        "pass",
        {"kinds": ["people"]},
        evidence(
            item("people", rows=[{**_chief, "side": "political"}, {**_clerk, "side": "permanent"}])
        ),
    ),
    (
        "has_both_sides",
        "partial",
        {"kinds": ["people"]},
        evidence(item("people", rows=[{**_clerk, "side": "permanent"}])),
    ),
    (
        "has_both_sides",
        "needs_person",
        {"kinds": ["org_chart"]},
        evidence(item("org_chart", files=[picture()])),
    ),
    ("has_both_sides", "fail", {"kinds": ["people"]}, evidence(item("people", rows=[_clerk]))),
    ("has_both_sides", "fail", {"kinds": ["people"]}, BARE),
    # people
    ("names_chief", "pass", {}, evidence(item("people", rows=[_clerk, _chief]))),
    ("names_chief", "partial", {}, evidence(item("people", rows=[{**_chief, "name": " "}]))),
    (
        "names_chief",
        "pass",
        {},
        evidence(item("people", rows=[{**_chief, "name": "", "vacant": True}])),
    ),
    ("names_chief", "fail", {}, evidence(item("people", rows=[_clerk]))),
    ("names_chief", "fail", {}, BARE),
    (
        "names_deputy",
        "pass",
        {},
        evidence(item("people", rows=[{"name": "ก ข", "position": "รองนายก อบต."}])),
    ),
    (
        "names_deputy",
        "partial",
        {},
        evidence(item("people", rows=[{"name": "", "position": "รองนายก อบต."}])),
    ),
    ("names_deputy", "fail", {}, evidence(item("people", rows=[_chief]))),
    ("names_deputy", "fail", {}, BARE),
    ("states_vacancies", "pass", {}, evidence(item("people", rows=[_chief, _clerk]))),
    (
        "states_vacancies",
        "partial",
        {},
        evidence(item("people", rows=[_chief, {"name": "", "position": "ปลัด"}])),
    ),
    (
        "states_vacancies",
        "fail",
        {},
        evidence(item("people", rows=[{"name": "", "position": "ปลัด"}])),
    ),
    ("states_vacancies", "fail", {}, BARE),
    # has_channel
    (
        "has_channel",
        "pass",
        {"kinds": ["social"], "online": True},
        evidence(item("channel", kind="social", links=[link(url="https://example.org/abt")])),
    ),
    (  # the network's front page is nobody's account
        "has_channel",
        "partial",
        {"kinds": ["social"], "online": True},
        evidence(item("channel", kind="social", links=[link()])),
    ),
    (
        "has_channel",
        "partial",
        {"online": True},
        evidence(item("channel", kind="form", links=[link(url="mailto:a@example.go.th")])),
    ),
    (  # the same form for all complaints protects nobody
        "has_channel",
        "partial",
        {"purpose": "corruption_complaint", "online": True, "apart_from": ["general_complaint"]},
        evidence(
            item("channel", kind="form", purpose="corruption_complaint", links=[link()]),
            item("channel", kind="form", purpose="general_complaint", links=[link()]),
        ),
    ),
    (
        "has_channel",
        "partial",
        {"kinds": ["social"], "online": True},
        evidence(item("channel", kind="social", phone="042 111 222")),
    ),
    (
        "has_channel",
        "pass",
        {"purpose": "corruption_complaint"},
        evidence(
            item("channel", kind="phone", purpose="corruption_complaint", phone="042 111 222")
        ),
    ),
    (
        "has_channel",
        "fail",
        {"purpose": "corruption_complaint"},
        evidence(item("channel", kind="form", purpose="general_complaint", links=[link()])),
    ),
    (  # a file to print is no service on the web; of another channel it may be the address
        "has_channel",
        "partial",
        {"purpose": "e_service", "online": True},
        evidence(
            item(
                "channel",
                kind="e_service",
                purpose="e_service",
                links=[link(url="https://x.th/a.pdf")],
            )
        ),
    ),
    ("has_channel", "fail", {}, BARE),
    # asking and answering
    (
        "is_two_way",
        "pass",
        {},
        evidence(item("qa", rows=[{"question": "เปิดกี่โมง", "answer": "8.30 น."}])),
    ),
    ("is_two_way", "partial", {}, evidence(item("qa", rows=[{"question": "เปิดกี่โมง"}]))),
    (
        "is_two_way",
        "needs_person",
        {},
        evidence(item("channel", kind="webboard", links=[link()])),
    ),
    ("is_two_way", "fail", {}, evidence(item("channel", kind="phone", phone="042 111 222"))),
    ("is_two_way", "fail", {}, BARE),
    (
        "answers_questions",
        "pass",
        {},
        evidence(item("qa", rows=[{"question": "เปิดกี่โมง", "answer": "8.30 น."}])),
    ),
    (
        "answers_questions",
        "partial",
        {"at_least": 2},
        evidence(item("qa", rows=[{"question": "ก", "answer": "ข้อความ"}, {"question": "ข"}])),
    ),
    (
        "answers_questions",
        "fail",
        {},
        evidence(item("qa", rows=[{"question": "ก", "answer": "-"}])),
    ),
    ("answers_questions", "fail", {}, BARE),
    # is_reachable, links_work
    ("is_reachable", "pass", {}, BARE),
    ("is_reachable", "fail", {}, evidence(pages=[page(reachable=False)])),
    ("is_reachable", "not_checked", {}, evidence(pages=[page(reachable=None)])),
    ("is_reachable", "fail", {}, NOTHING),
    ("links_work", "pass", {}, evidence(item("link", links=[link(works=True)]))),
    ("links_work", "not_checked", {}, evidence(item("link", links=[link(works=None)]))),
    (
        "links_work",
        "partial",
        {},
        evidence(item("link", links=[link(works=True), link(works=False)])),
    ),
    ("links_work", "fail", {}, evidence(item("link", links=[link(works=False)]))),
    ("links_work", "fail", {}, BARE),
    # shown_here
    ("shown_here", "pass", {}, evidence(item("rich_text", text="แผนพัฒนา"))),
    ("shown_here", "not_checked", {}, replace(BARE, elsewhere=("https://a.go.th/plan",))),
    ("shown_here", "fail", {}, BARE),
    # states_nothing
    (
        "states_nothing",
        "pass",
        {"period": "first_half"},
        evidence(item("nothing_to_report", period=FIRST_HALF, **_none)),
    ),
    (
        "states_nothing",
        "partial",
        {"period": "first_half"},
        evidence(item("nothing_to_report", period=months("2020-10", "2020-12"), **_none)),
    ),
    (
        "states_nothing",
        "partial",
        {"period": "first_half"},
        evidence(item("nothing_to_report", period=FIRST_HALF, reason="ไม่มีเรื่องร้องเรียน")),
    ),
    (
        "states_nothing",
        "fail",
        {"period": "first_half"},
        evidence(item("nothing_to_report", period=FIRST_HALF, reason="-", date=date(2021, 4, 2))),
    ),
    ("states_nothing", "fail", {"period": "first_half"}, BARE),
    # has_topics
    (
        "has_topics",
        "pass",
        {"kinds": ["criteria"], "part": "matter", "values": ["recruitment", "appraisal"]},
        evidence(
            item("criteria", matter="recruitment", title="ก", summary="สอบแข่งขัน"),
            item("criteria", matter="appraisal", title="ข", summary="ปีละสองครั้ง"),
        ),
    ),
    (
        "has_topics",
        "partial",
        {"kinds": ["criteria"], "part": "matter", "values": ["recruitment", "appraisal"]},
        evidence(item("criteria", matter="recruitment", summary="สอบแข่งขัน")),
    ),
    (
        "has_topics",
        "fail",
        {"kinds": ["criteria"], "part": "matter", "values": ["recruitment"]},
        evidence(item("criteria", matter="recruitment")),
    ),
    (
        "has_topics",
        "fail",
        {"kinds": ["criteria"], "part": "matter", "values": ["recruitment"]},
        BARE,
    ),
    # is_bilingual
    (
        "is_bilingual",
        "pass",
        {},
        evidence(item("policy", **_policy), pages=[page(english="done")]),
    ),
    (
        "is_bilingual",
        "pass",
        {},
        evidence(
            item(
                "policy",
                **_policy,
                body_en="I pledge to manage this office honestly and transparently for all.",
            )
        ),
    ),
    (
        "is_bilingual",
        "partial",
        {},
        evidence(item("policy", **_policy), pages=[page(english="outdated")]),
    ),
    (
        "is_bilingual",
        "fail",
        {},
        evidence(item("policy", **_policy), pages=[page(english="untranslated")]),
    ),
    ("is_bilingual", "fail", {}, evidence(item("policy", **_policy, body_en="English"))),
    (
        "is_bilingual",
        "fail",
        {},
        evidence(
            item(
                "policy",
                **_policy,
                body_en="Lorem ipsum dolor sit amet consectetur adipiscing elit sed do",
            )
        ),
    ),
    ("is_bilingual", "fail", {}, BARE),
    # says_of
    (
        "says_of",
        "pass",
        {"kinds": ["order"], "words": {"subject": ["คณะทำงาน|ทีม", "จริยธรรม"]}},
        evidence(item("order", subject="แต่งตั้งคณะทำงานขับเคลื่อนจริยธรรม")),
    ),
    (
        "says_of",
        "fail",
        {"kinds": ["order"], "words": {"subject": ["คณะทำงาน|ทีม", "จริยธรรม"]}},
        evidence(
            item("order", subject="แต่งตั้งคณะทำงานรับเสด็จ"), item("order", subject="ประมวลจริยธรรม")
        ),
    ),
    *(
        (
            "says_of",
            "fail",
            {"kinds": ["activity"], "words": {"title|description": ["อบรม"], "outcome": []}},
            evidence(item("activity", **parts)),
        )
        for parts in (
            {"title": "อบรมจริยธรรม", "outcome": ""},
            {"title": "ยังไม่ได้อบรม", "outcome": "ดี"},
            {"title": "จะจัดอบรม", "outcome": "ดี"},
            {"title": "ขอเชิญอบรม", "description": "ที่ศาลา", "outcome": "ดี"},
        )
    ),
    *(
        (
            "says_of",
            outcome,
            {
                "kinds": ["order"],
                "words": {"subject": ["ทีม", "จริยธรรม"]},
                "unless": {"subject": ["ตรวจรับ|สอบสวน"]},
            },
            evidence(item("order", subject=subject)),
        )
        for outcome, subject in (
            ("pass", "แต่งตั้งทีมจริยธรรม"),
            ("pass", "ยกเลิกคำสั่งเดิมและแต่งตั้งทีมจริยธรรม"),
            ("fail", "แต่งตั้งทีมตรวจรับงานอบรมจริยธรรม"),
            ("fail", "ยกเลิกทีมจริยธรรม"),
            ("fail", "แต่งตั้งทีมจริยธรรม (งดใช้)"),
            ("fail", "ทีมจริยธรรมมีสมาชิก 0 คน"),
            ("fail", "ทีมที่ขาดจริยธรรม"),
        )
    ),
    ("says_of", "fail", {"kinds": ["order"], "words": {"subject": ["ทีม"]}}, BARE),
    # has_map
    (
        "has_map",
        "pass",
        {},
        evidence(item("contact", map_url="https://maps.example.org/1", links=[link()])),
    ),
    (
        "has_map",
        "pass",
        {},
        evidence(item("contact", latitude=Decimal("17.4"), longitude=Decimal("102.8"))),
    ),
    ("has_map", "pass", {}, evidence(item("contact", files=[picture()]))),
    ("has_map", "fail", {}, evidence(item("contact", address="99 หมู่ 1"))),
    (
        "has_map",
        "fail",
        {},
        evidence(item("contact", map_url="https://www.google.com/maps/place/Thailand/")),
    ),
    (
        "has_map",
        "fail",
        {},
        evidence(item("contact", address="99 หมู่ 1", latitude=Decimal(0), longitude=Decimal(0))),
    ),
    ("has_map", "fail", {}, BARE),
]
