"""Workbooks as clerks make them become tables of typed values, and nothing is dropped."""

import io
from datetime import date
from decimal import Decimal

import pytest

from oit_pages.catalogue import load_column_sets
from oit_pages.readers import read
from oit_pages.readers.recognise import recognise
from oit_pages.thai import Period, fiscal_year
from tests.readers import make, workbooks
from tests.readers.test_recognise import lost

SETS = load_column_sets()


def parts_of(data: bytes, name: str = "a.xlsx"):
    return recognise(read(io.BytesIO(data), name), SETS)


@pytest.mark.parametrize("made", ["complaints", "monthly_procurement", "risks", "operating_plan"])
def test_no_word_is_lost(made):
    document = read(io.BytesIO(getattr(workbooks, made)()), "a.xlsx")
    parts = recognise(document, SETS)
    assert lost(document, parts) <= as_values(parts)


def as_values(parts) -> set[str]:
    """What cells were written like that are now numbers, choices and marks."""
    written = {"✓"}
    for part in parts:
        for row in part.rows:
            for column in SETS[part.column_set].columns:
                value = row.get(column.key)
                written |= {one.th for one in column.choices if one.value == value}
                if isinstance(value, Decimal):
                    written |= {f"{value:,.0f}", f"{value:,.0f}.-", f"{value}"}
    return written


def test_months_without_a_year_are_of_the_year_that_the_title_names():
    (table,) = parts_of(workbooks.complaints())
    assert table.block == "table_complaint_statistics"
    assert table.period == fiscal_year(2564)
    assert [row["month"] for row in table.rows] == [
        date(2020, 10, 1), date(2020, 11, 1), date(2020, 12, 1), date(2021, 1, 1),
    ]  # fmt: skip


def test_a_month_without_any_year_is_not_guessed():
    headings = ("เดือน", "จำนวนเรื่องร้องเรียน", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ")
    (table,) = parts_of(make.excel(headings, ("ตุลาคม", 1, 1, 0)))
    assert "month" not in table.rows[0]
    assert "ตุลาคม" in table.note


@pytest.mark.parametrize(
    "headings",
    [
        ("เดือน", "จำนวนเรื่องทั้งหมด", "เรื่องที่แล้วเสร็จ", "เรื่องที่อยู่ระหว่างดำเนินการ"),
        ("เดือน", "เรื่องทั้งหมด", "จำนวนเรื่องที่แล้วเสร็จ", "จำนวนเรื่องที่อยู่ระหว่างดำเนินการ"),
    ],
)
def test_complaints_are_known_by_the_words_of_the_list(headings):
    (table,) = parts_of(make.excel(headings, ("ต.ค. 2563", 3, 2, 1)))
    (row,) = table.rows
    assert (row["received"], row["completed"], row["in_progress"]) == (3, 2, 1)
    assert table.note == ""


def test_counts_with_their_words_dashes_and_totals():
    (table,) = parts_of(workbooks.complaints())
    first, second, *_rest = table.rows
    assert (first["received"], first["completed"], first["in_progress"]) == (2, 1, 1)
    assert "received" not in second  # a dash is no number, and no nought either
    assert len(table.rows) == 4  # the total is no month
    assert "รวม" in table.note


def test_each_sheet_is_a_month_of_its_own():
    tables = parts_of(workbooks.monthly_procurement())
    assert [table.block for table in tables] == ["table_monthly_procurement_summary"] * 2
    assert [table.month for table in tables] == [date(2020, 10, 1), date(2020, 11, 1)]


def test_bidders_in_rows_of_their_own_belong_to_one_purchase():
    table, _second = parts_of(workbooks.monthly_procurement())
    assert len(table.rows) == 2
    assert len(table.rows[0]["bidders"]) == 3
    assert table.rows[0]["budget"] == Decimal(45500)
    assert table.rows[0]["reference_price"] == Decimal("45500.5")
    assert "57,500" in table.note


def test_headings_in_two_rows_and_a_cell_merged_over_two_risks():
    (table,) = parts_of(workbooks.risks())
    assert table.block == "table_corruption_risk_assessment"
    assert [row["area"] for row in table.rows] == ["power", "power"]
    assert (table.rows[0]["likelihood"], table.rows[0]["impact"]) == (3, 4)
    assert table.rows[0]["measures"] == ("ประกาศขั้นตอน", "ติดกล้องวงจรปิด")
    assert "กำหนดเสร็จ: 30 ก.ย. 2564" in table.note


def test_months_under_years_with_marks_and_lines_across_the_table():
    (table,) = parts_of(workbooks.operating_plan())
    assert table.block == "table_annual_operating_plan"
    first, second = table.rows  # neither the strategies nor the empty third line is a project
    assert (first["nov"], first["dec"], first.get("jan")) == (True, True, None)
    assert first["budget"] == Decimal(480000)
    assert "sep" not in second  # words are no mark
    assert "ก.ย.: งวด 2" in table.note
    assert "ตั้งแต่แถวที่ 2: ยุทธศาสตร์ที่ 2" in table.note


def test_an_amount_merged_over_rows_counts_once():
    rows = [
        ("โครงการ/กิจกรรม", "งบประมาณ (บาท)", "หน่วยงานรับผิดชอบหลัก", "สถานที่ดำเนินการ"),
        ("ถนนสาย 1", 500000, "กองช่าง", "หมู่ที่ 1"),
        ("ถนนสาย 2", None, None, "หมู่ที่ 2"),
    ]
    (table,) = parts_of(workbooks.workbook(("ก", rows, ("B2:B3", "C2:C3"))))
    assert [row.get("budget") for row in table.rows] == [Decimal(500000), None]
    assert [row["unit"] for row in table.rows] == ["กองช่าง", "กองช่าง"]


def test_a_measure_that_reaches_over_two_periods():
    headings = make.HEADINGS
    first = ("เผยแพร่ข้อมูล", "ประชุม", "สำนักปลัด", "ม.ค. 2564", "ประชุมแล้ว", "")
    more = (None, "ติดตาม", "สำนักปลัด", "ก.พ. 2564", "ติดตามแล้ว", None)
    data = workbooks.workbook(("ก", [headings, first, more], ("A2:A3",)))
    (table,) = parts_of(data)
    assert [row.measure for row in table.rows] == ["เผยแพร่ข้อมูล", "เผยแพร่ข้อมูล"]
    assert table.rows[1].period == Period(date(2021, 2, 1), date(2021, 2, 28))


def test_tables_one_below_another():
    headings = ("เดือน", "จำนวนเรื่องร้องเรียน", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ")
    data = make.excel(
        ("ปีงบประมาณ 2564",), headings, ("ตุลาคม", 1, 1, 0),
        ("ปีงบประมาณ 2565",), headings, ("ตุลาคม", 4, 2, 2),
    )  # fmt: skip
    first, second = parts_of(data)
    assert first.rows[0]["month"] == date(2020, 10, 1)
    assert second.caption == "ปีงบประมาณ 2565"
    assert second.rows[0]["month"] == date(2021, 10, 1)


def test_a_sheet_that_is_no_known_table_stays_text_under_its_name():
    (text,) = parts_of(workbooks.workbook(("กำลังคน", [("ตำแหน่ง", "จำนวน"), ("ครู", 3)], ())))
    assert text.body == ("กำลังคน", "ตำแหน่ง · จำนวน", "ครู · 3")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("๑,๒๓๔.-", Decimal(1234)),
        ("1,234.50 บาท", Decimal("1234.50")),
        ("(500)", Decimal(-500)),
        ("-", None),
        ("ประมาณ 500", None),
        ("1.5 ล้านบาท", None),
    ],
)
def test_amounts(text, number):
    headings = ("โครงการ/กิจกรรม", "งบประมาณ (บาท)", "หน่วยงานรับผิดชอบหลัก", "สถานที่ดำเนินการ")
    (table,) = parts_of(make.excel(headings, ("ถนน", text, "กองช่าง", "หมู่ 4")))
    assert table.rows[0].get("budget") == number
    assert (text in table.note) == (number is None and text != "-")
