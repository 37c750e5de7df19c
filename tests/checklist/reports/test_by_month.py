"""Reports that are put together from the months of a year."""

from datetime import date
from decimal import Decimal

import pytest

from oit_pages.actions.draft_report import ReportError, draft_report
from tests.checklist.reports.world import (
    complaint_table,
    entry,
    last_year,
    month_table,
    nothing,
    purchase,
    put,
    rows,
    value,
)
from tests.factories import block, months

REPORT, TABLE = "annual-procurement-report", "table_annual_procurement_report"
OCTOBER, NOVEMBER = date(2019, 10, 1), date(2019, 11, 1)


@pytest.fixture
def before(municipality):
    return last_year(municipality)


def test_twelve_months_become_a_row_for_each_method(year_page, before):
    bidding = purchase(2, "5000.25", "4000", "วิธีประกวดราคาอิเล็กทรอนิกส์")
    page = put(before, "O23", month_table(OCTOBER, purchase(1), bidding))
    entry(page, "พฤศจิกายน", month_table(NOVEMBER, purchase(3, method="วิธี เฉพาะเจาะจง")))
    empty = block("nothing_to_report", period=months("2019-12", "2020-01"), date=date(2020, 2, 3))
    entry(page, "ธันวาคม", empty)
    none = {"work": "ไม่มีการจัดซื้อจัดจ้าง"}
    entry(page, "กุมภาพันธ์", month_table(date(2020, 2, 1), none))
    done = draft_report(year_page, REPORT)
    first, second = rows(year_page, "O24", TABLE)
    assert (first["method"], first["projects"]) == ("วิธีเฉพาะเจาะจง", 2)
    money = ("budget", "agreed_price", "saved", "saved_percent")
    assert [Decimal(first[name]) for name in money] == [2000, 1900, 100, 5]
    assert [Decimal(second[name]) for name in money][2:] == [Decimal("1000.25"), Decimal("20.00")]
    results = value(year_page, "O24", "report")["results"]
    assert "ทั้งปี จำนวน 3 รายการ [1 แถว 1–2] [2 แถว 1]" in results
    assert "วงเงินที่จะซื้อหรือจ้าง รวม 7,000.25 บาท" in results
    assert "ราคาที่ตกลงซื้อหรือจ้าง รวม 5,900.00 บาท" in results
    assert "ธันวาคม 2562: ไม่มีการจัดซื้อจัดจ้าง" in results
    assert "กุมภาพันธ์ 2563: ไม่มีการจัดซื้อจัดจ้าง" in results
    assert "มาจาก 5 เดือนที่มีข้อมูล" in results
    (gap,) = done.plan.written.gaps
    assert gap.startswith("ไม่พบตาราง สขร.1 ของเดือน มีนาคม 2563, เมษายน 2563")
    assert "ธันวาคม" not in gap
    assert not draft_report(year_page, REPORT).changes


@pytest.mark.parametrize(
    ("winner", "says"),
    [
        ("ร้าน ก 900 บาท ร้าน ข 950 บาท", "มีมากกว่าหนึ่งจำนวน"),
        ("ร้าน ก ราคา 2 พันบาท", "ไม่ได้ใช้หน่วยเป็นบาท"),
        ("ร้าน ก โทร 0812345678", "ไม่ได้ใส่จำนวน"),
    ],
)
def test_a_price_that_is_not_clear_is_left_open(year_page, before, winner, says):
    put(before, "O23", month_table(OCTOBER, purchase(1, winner=winner), purchase(2)))
    gaps = draft_report(year_page, REPORT).plan.written.gaps
    assert any(f"แถว 1 ช่อง “ผู้ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง”: {says}" in gap for gap in gaps)
    (row,) = rows(year_page, "O24", TABLE)
    assert Decimal(row["budget"]) == 2000
    assert row["agreed_price"] is row["saved"] is row["saved_percent"] is None
    assert "ราคาที่ตกลงซื้อหรือจ้าง รวม: เว้นไว้" in value(year_page, "O24", "report")["results"]


def test_a_table_of_no_month_and_a_purchase_in_two_tables_are_said(year_page, before):
    tables = month_table(OCTOBER, purchase(1)), month_table(NOVEMBER, purchase(1))
    put(before, "O23", *tables, month_table(None, purchase(9)))
    gaps = draft_report(year_page, REPORT).plan.written.gaps
    assert any("ตารางที่ 3: ไม่บอกว่าเป็นของเดือนใด" in gap for gap in gaps)
    assert any("รายการเดียวกันอยู่ในสองตาราง" in gap for gap in gaps)
    assert rows(year_page, "O24", TABLE)[0]["budget"] is None


def test_a_month_that_stands_there_twice_without_numbers_of_contracts(year_page, before):
    fuel = purchase(1, contract="")
    page = put(before, "O23", month_table(OCTOBER, fuel), month_table(NOVEMBER, fuel))
    assert not any("สองตาราง" in gap for gap in draft_report(year_page, REPORT).plan.written.gaps)
    entry(page, "ตุลาคม", month_table(OCTOBER, fuel))
    gaps = draft_report(year_page, REPORT).plan.written.gaps
    assert any("รายการเดียวกันอยู่ในสองตาราง" in gap for gap in gaps)
    assert rows(year_page, "O24", TABLE)[0]["budget"] is None


def test_a_month_of_complaints_in_two_tables_is_open_and_told(year_page):
    page = put(year_page, "O31", complaint_table(date(2020, 10, 1)))
    entry(page, "ตุลาคม", complaint_table(date(2020, 10, 1)))
    gaps = draft_report(year_page, "complaint-statistics").plan.written.gaps
    assert any("ตุลาคม 2563: หน้า" in gap and "มีตัวเลขชุดเดียวกัน" in gap for gap in gaps)


def test_complaints_of_the_months_that_are_asked(year_page):
    tables = [complaint_table(date(2020, month, 1)) for month in (10, 11)]
    page = put(year_page, "O31", *tables, complaint_table(date(2021, 7, 1)))
    entry(page, "ธันวาคม", nothing("2020-12"))
    done = draft_report(year_page, "complaint-statistics")
    table = [one for one in done.page.body.raw_data if one["id"].endswith("0175d0c5e901")][1]
    found = [row["value"] for row in table["value"]["rows"]]
    assert [row["month"] for row in found] == ["2020-10-01", "2020-11-01", "2020-12-01"]
    assert [int(row["received"]) for row in found] == [2, 2, 0]
    text = next(one["value"] for one in done.page.body.raw_data if one["type"] == "rich_text")
    assert "จาก 3 เดือนที่มีข้อมูล: รับเรื่อง 4 เรื่อง, แล้วเสร็จ 2 เรื่อง" in text
    assert "ตุลาคม 2563: รับเรื่อง 2 เรื่อง, แล้วเสร็จ 1 เรื่อง, อยู่ระหว่างดำเนินการ 1 เรื่อง [1 แถว 1]" in text
    assert done.plan.written.gaps == ("ไม่พบข้อมูลของเดือน มกราคม 2564, กุมภาพันธ์ 2564, มีนาคม 2564",)
    assert not draft_report(year_page, "complaint-statistics").changes


def test_complaints_that_do_not_add_up_or_can_not_be_read(year_page):
    tables = [
        complaint_table(date(2020, 10, 1), received=5),
        complaint_table(date(2020, 11, 1), completed="1.5"),
        complaint_table(date(2020, 12, 1), received="๒ เรื่อง"),
        complaint_table(None),
    ]
    put(year_page, "O31", *tables)
    done = draft_report(year_page, "complaint-statistics")
    gaps = done.plan.written.gaps
    assert any(
        "ตุลาคม 2563: รับเรื่อง 5 เรื่อง แต่แล้วเสร็จกับอยู่ระหว่างดำเนินการรวมกันได้ 2" in gap for gap in gaps
    )
    assert any("ตารางที่ 2 แถว 1 ช่อง “ดำเนินการแล้วเสร็จ”: อ่านจำนวนไม่ได้ (“1.5”)" in gap for gap in gaps)
    assert any("ตารางที่ 4 แถว 1: ไม่บอกว่าเป็นของเดือนใด" in gap for gap in gaps)
    table = [one for one in done.page.body.raw_data if one["id"].endswith("0175d0c5e901")][1]
    assert [row["value"]["completed"] for row in table["value"]["rows"]] == ["1", None, "1"]


def test_one_table_with_all_of_it_is_not_written_twice(year_page):
    months_of = [
        {"month": date(2020, 10, 1), "received": 1, "completed": 1, "in_progress": 0},
        {"month": date(2020, 11, 1), "received": 0, "completed": 0, "in_progress": 0},
        {"received": 1, "completed": 1, "in_progress": 0},
    ]
    put(year_page, "O31", block("table_complaint_statistics", rows=months_of))
    done = draft_report(year_page, "complaint-statistics")
    assert [one.part.kind for one in done.changes] == ["rich_text"]
    assert not any("แถว 3" in gap for gap in done.plan.written.gaps), "its sum is no month"


def test_nothing_to_write_from_is_said(year_page):
    with pytest.raises(ReportError, match="ไม่พบสถิติเรื่องร้องเรียนรายเดือน"):
        draft_report(year_page, "complaint-statistics")
