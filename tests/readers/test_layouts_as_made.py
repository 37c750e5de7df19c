"""Tables and papers laid out as offices do it, read as who made them means them."""

import io
from datetime import date
from decimal import Decimal

import pytest

from oit_pages.catalogue import load_column_sets
from oit_pages.readers import read
from oit_pages.readers.recognise import recognise
from oit_pages.readers.recognise.parts import ColumnTable, MeasureTable, RichText
from oit_pages.thai import fiscal_year
from tests.readers import make, packages, workbooks

SETS = load_column_sets()
Y2564 = fiscal_year(2564)
MONTHS = (
    "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.",
)  # fmt: skip


def parts(data: bytes, name: str = "a.xlsx", within=Y2564):
    return recognise(read(io.BytesIO(data), name), SETS, within)


def sheet(*rows, merged=(), name="Sheet1") -> bytes:
    return workbooks.workbook((name, rows, merged))


def test_one_heading_over_three_columns_of_complaints():
    """The heading above says of what, the ones below say which."""
    data = sheet(
        ("สถิติเรื่องร้องเรียนการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๔",),
        ("ที่", "เดือน", "จำนวนเรื่องร้องเรียน", None, None, "หมายเหตุ"),
        (None, None, "ทั้งหมด", "แล้วเสร็จ", "อยู่ระหว่างดำเนินการ", None),
        (1, "ตุลาคม ๒๕๖๓", 3, 2, 1, ""),
        (2, "พฤศจิกายน ๒๕๖๓", 1, 1, 0, "ถนน"),
        (None, "รวม", 4, 3, 1, None),
        merged=("A1:F1", "A2:A3", "B2:B3", "C2:E2", "F2:F3"),
    )
    (table,) = parts(data)
    assert table.column_set == "complaint-statistics"
    assert [(r["month"], r["received"], r["completed"], r["in_progress"]) for r in table.rows] == [
        (date(2020, 10, 1), 3, 2, 1),
        (date(2020, 11, 1), 1, 1, 0),
    ]


def test_subtotals_of_quarters_between_the_months():
    rows = [("เดือน", "จำนวนเรื่องร้องเรียน", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ")]
    for number, month in enumerate(MONTHS, 1):
        if number % 3 == 1:
            rows.append((f"ไตรมาสที่ {number // 3 + 1}", None, None, None))
        rows.append((f"{month}{63 if number < 4 else 64}", 2, 1, 1))
        if number % 3 == 0:
            rows.append((f"รวมไตรมาสที่ {number // 3}", 6, 3, 3))
    rows.append(("รวมทั้งปี", 24, 12, 12))
    (table,) = parts(sheet(*rows))
    assert [row["month"].month for row in table.rows] == [10, 11, 12, *range(1, 10)]
    assert sum(row["received"] for row in table.rows) == 24
    assert "รวมไตรมาสที่ 2" in table.note
    assert "รวมทั้งปี" in table.note


@pytest.mark.parametrize(
    ("text", "is_sum"),
    [
        ("รวมไตรมาสที่ 1 (ต.ค. - ธ.ค.)", True),
        ("รวมเดือนตุลาคม", True),
        ("รวม ๖ เดือนแรก", True),
        ("ยอดยกมา", True),
        ("Grand Total", True),
        ("รวมพลคนรักสุขภาพ", False),
        ("รวมเดือนละ 2 ครั้ง", False),
    ],
)
def test_what_is_a_row_of_sums(text, is_sum):
    rows = [("โครงการ/กิจกรรม", "งบประมาณ (บาท)", "งบประมาณที่ใช้ (บาท)", "ผลการดำเนินงาน")]
    rows += [("ขุดลอกลำราง", 5, 5, "แล้วเสร็จ"), (text, 5, 5, None)]
    (table,) = parts(sheet(*rows))
    assert len(table.rows) == (1 if is_sum else 2)


def test_months_as_columns_with_their_years_above_and_matters_as_rows():
    data = sheet(
        ("สถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",),
        ("รายการ", "พ.ศ. 2563", None, None, "พ.ศ. 2564", *[None] * 8),
        (None, *MONTHS),
        ("จำนวนเรื่องร้องเรียน", *range(12)),
        ("ดำเนินการแล้วเสร็จ", *range(12)),
        ("อยู่ระหว่างดำเนินการ", *[0] * 12),
        merged=("A2:A3", "B2:D2", "E2:M2"),
    )
    (table,) = parts(data)
    assert table.column_set == "complaint-statistics"
    assert [row["month"] for row in table.rows][:4] == [
        date(2020, 10, 1), date(2020, 11, 1), date(2020, 12, 1), date(2021, 1, 1),
    ]  # fmt: skip
    assert [row["received"] for row in table.rows] == list(range(12))


def test_a_table_that_goes_on_as_another_table_after_a_page_number():
    heading = ("ที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "งบประมาณที่ใช้ (บาท)", "ผลการดำเนินงาน")
    data = make.word(
        "รายงานผลการดำเนินงานตามแผน ประจำปีงบประมาณ พ.ศ. 2564",
        (heading, ("๑", "อบรมอาสาสมัคร", "๒๐,๐๐๐.-", "๑๙,๕๐๐.-", "แล้วเสร็จ มีผู้เข้าอบรม ๔๐ คน")),
        "- ๒ -",
        (heading, ("๒", "ขุดลอกลำราง", "๕๐,๐๐๐", "–", "อยู่ระหว่างดำเนินการ")),
    )
    found = parts(data, "a.docx")
    tables = [part for part in found if isinstance(part, ColumnTable)]
    rows = [row for table in tables for row in table.rows]
    assert [row["project"] for row in rows] == ["อบรมอาสาสมัคร", "ขุดลอกลำราง"]
    assert rows[0]["spent"] == Decimal(19500)
    assert rows[1].get("spent") is None
    assert not any(isinstance(part, RichText) and "๒" in "".join(part.body) for part in found)


def test_check_marks_of_a_symbol_font_are_months():
    """Word writes the tick of Wingdings as a symbol, older files as a private-use letter."""

    def cell(inner):
        return f"<w:tc><w:p>{inner}</w:p></w:tc>"

    def text(value):
        return cell(f"<w:r><w:t>{value}</w:t></w:r>")

    tick = cell('<w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r>')
    old = text("\uf0fc")
    heading = [
        "ที่",
        "โครงการ/กิจกรรม",
        "งบประมาณ (บาท)",
        "สถานที่ดำเนินการ",
        "หน่วยงานรับผิดชอบหลัก",
        *MONTHS,
    ]
    rows = [
        "".join(map(text, heading)),
        "".join(map(text, ["1", "ปรับปรุงถนน", "100,000", "หมู่ 2", "กองช่าง"]))
        + tick + tick + old + text("") * 9,
    ]  # fmt: skip
    data = packages.word(
        "<w:body><w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl></w:body>"
    )
    (table,) = parts(data, "a.docx")
    row = table.rows[0]
    assert [bool(row.get(key)) for key in ("oct", "nov", "dec", "jan")] == [True, True, True, False]


def test_two_signatures_beside_each_other_are_no_rows():
    data = sheet(
        ("วิธีการจัดซื้อจัดจ้าง", "จำนวนโครงการ", "งบประมาณ (บาท)", "ราคาที่จัดซื้อจัดจ้างได้ (บาท)"),
        ("เฉพาะเจาะจง", "๑๒ โครงการ", "๑,๒๐๐,๐๐๐.๐๐", "๑,๑๕๐,๐๐๐.๕๐"),
        ("e-bidding", "1", "2,500,000 บาท", "2,400,000.-"),
        ("รวมทั้งสิ้น", 13, 3700000, 3550000.5),
        (),
        ("ลงชื่อ.....................ผู้จัดทำ", None, "ลงชื่อ.....................ผู้ตรวจสอบ", None),
        ("(นางสาวดวงแก้ว ทองประเสริฐ)", None, "(นายธีรภัทร วงศ์คำ)", None),
        ("เจ้าพนักงานพัสดุ", None, "ผู้อำนวยการกองคลัง", None),
    )
    (table,) = [part for part in parts(data) if isinstance(part, ColumnTable)]
    assert [row["method"] for row in table.rows] == ["เฉพาะเจาะจง", "e-bidding"]
    assert [row["projects"] for row in table.rows] == [12, 1]
    assert [row["agreed_price"] for row in table.rows] == [Decimal("1150000.50"), Decimal(2400000)]
    assert "ผู้อำนวยการกองคลัง" in table.note


def test_an_order_whose_people_stand_in_a_table_with_ranks():
    data = make.word(
        *make.ORDER[:4],
        (
            ("ที่", "ชื่อ – สกุล", "ตำแหน่ง", "ตำแหน่งในคณะทำงาน"),
            ("๑", "ว่าที่ร้อยตรีหญิง ดวงแก้ว ทองประเสริฐ", "ปลัดเทศบาล", "ประธานคณะทำงาน"),
            ("๒", "จ.ส.อ. ธีรภัทร วงศ์คำ", "หัวหน้าสำนักปลัด", "คณะทำงาน"),
            ("๓", "ดร.ก้องภพ ศรีตะวัน", "ผู้อำนวยการกองคลัง", "คณะทำงานและเลขานุการ"),
        ),
        *make.ORDER[6:],
    )
    (order,) = parts(data, "a.docx")
    assert order.block == "order"
    assert [(one.name, one.position, one.role) for one in order.appointees] == [
        ("ว่าที่ร้อยตรีหญิง ดวงแก้ว ทองประเสริฐ", "ปลัดเทศบาล", "ประธานคณะทำงาน"),
        ("จ.ส.อ. ธีรภัทร วงศ์คำ", "หัวหน้าสำนักปลัด", "คณะทำงาน"),
        ("ดร.ก้องภพ ศรีตะวัน", "ผู้อำนวยการกองคลัง", "คณะทำงานและเลขานุการ"),
    ]
    assert order.duties == ("รวบรวมข้อมูล", "ตรวจความครบถ้วน")


@pytest.mark.parametrize("leader", ["........................", " … … … … ", "\t", "……………"])
def test_people_of_an_order_with_dots_up_to_their_roles(leader):
    person = leader.join(("๑. นายธีรภัทร วงศ์คำ", "ผู้อำนวยการกองคลัง", "กรรมการและเลขานุการ"))
    (order,) = parts(make.word(*make.ORDER[:4], person, *make.ORDER[6:]), "a.docx")
    (one,) = order.appointees
    assert (one.name, one.position, one.role) == (
        "นายธีรภัทร วงศ์คำ", "ผู้อำนวยการกองคลัง", "กรรมการและเลขานุการ",
    )  # fmt: skip


def test_the_head_of_a_memo_in_a_table_without_borders():
    head = (
        ("ส่วนราชการ", "สำนักปลัด โทร. 0 2555 0101"),
        ("ที่ ศน 70101/58", "วันที่ 25 มีนาคม 2564"),
        ("เรื่อง", "รายงานผลการปรับปรุงเว็บไซต์"),
    )
    (memo,) = parts(make.word("บันทึกข้อความ", head, *make.MEMO[4:]), "a.docx")
    assert (memo.office, memo.phone, memo.number) == ("สำนักปลัด", "0 2555 0101", "ศน 70101/58")
    assert (memo.subject, memo.date) == ("รายงานผลการปรับปรุงเว็บไซต์", date(2021, 3, 25))


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("ต.ค.63-มี.ค.64", date(2020, 10, 1), date(2021, 3, 31)),
        ("๑ ต.ค. ๖๓ – ๓๐ ก.ย. ๖๔", date(2020, 10, 1), date(2021, 9, 30)),
        ("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๔", date(2020, 10, 1), date(2021, 9, 30)),
        ("ไตรมาส ๑-๒", date(2020, 10, 1), date(2021, 3, 31)),
        ("ต.ค. - ธ.ค. 2563", date(2020, 10, 1), date(2020, 12, 31)),
        ("ธ.ค. 2563 ถึง ก.พ. 2564", date(2020, 12, 1), date(2021, 2, 28)),
        ("ระหว่างวันที่ 1-5 มีนาคม 2564", date(2021, 3, 1), date(2021, 3, 31)),
        ("ทั้งปี", date(2020, 10, 1), date(2021, 9, 30)),
    ],
)
def test_times_of_measures(written, start, end):
    data = make.word((make.HEADINGS, (*make.ROW[:3], written, *make.ROW[4:])))
    (table,) = parts(data, "a.docx")
    assert isinstance(table, MeasureTable)
    period = table.rows[0].period
    assert (period.start.replace(day=1), period.end.month) == (start.replace(day=1), end.month)


def test_days_typed_in_the_buddhist_era_into_excel():
    from datetime import datetime

    data = sheet(
        ("ลำดับที่", "รายการ", "วงเงินงบประมาณ\n(บาท)", "วันที่ลงนามสัญญา", "ราคาที่ตกลงซื้อหรือจ้าง (บาท)"),
        ("1.", "จ้างเหมารถ", "15,000.-", datetime(2564, 1, 15), " 14,500.00 "),
        ("2.", "ซื้อวัสดุ", 9000, datetime(2021, 2, 3), "๘,๙๐๐ บาท"),
        ("3.", "ซื้อน้ำมัน", 9000, "๔ มี.ค.๖๔", 8900),
        ("4.", "จ้างถ่ายเอกสาร", 500, "05/04/2564", 500),
    )
    (table,) = parts(data)
    assert [row["number"] for row in table.rows] == [1, 2, 3, 4]
    assert [row["signed_on"] for row in table.rows] == [
        date(2021, 1, 15), date(2021, 2, 3), date(2021, 3, 4), date(2021, 4, 5),
    ]  # fmt: skip
    assert [row["agreed_price"] for row in table.rows] == [14500, 8900, 8900, 500]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_line_that_tells_excel_the_separator_is_no_content(mark):
    rows = (
        ("เดือน", "จำนวนเรื่องร้องเรียน", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ"),
        ("ต.ค. 2563", "1", "1", "0"),
    )
    text = f"sep={mark}\r\n" + "".join(mark.join(row) + "\r\n" for row in rows)
    (table,) = parts(text.encode("utf-16"), "a.csv")
    assert table.rows[0]["received"] == 1
    assert "sep" not in table.caption + table.note


def test_a_small_table_beside_the_large_one_takes_no_part_in_it():
    """A summary at the right of the sheet is another table: its words are kept."""
    data = sheet(
        (
            "เดือน",
            "จำนวนเรื่องร้องเรียน",
            "ดำเนินการแล้วเสร็จ",
            "อยู่ระหว่างดำเนินการ",
            None,
            "ช่องทาง",
            "จำนวน",
        ),
        ("ต.ค. 63", 1, 1, 0, None, "โทรศัพท์", 2),
        ("พ.ย. 63", 2, 2, 0, None, "จดหมาย", 1),
    )
    found = parts(data)
    table = next(part for part in found if isinstance(part, ColumnTable))
    assert [row["received"] for row in table.rows] == [1, 2]
    rest = repr([part for part in found if part is not table]) + table.note
    for word in ("ช่องทาง", "โทรศัพท์", "จดหมาย"):
        assert word in rest
