"""Tables as officers lay them out, each kind in variants."""

import io
from datetime import date
from decimal import Decimal
from itertools import product

import docx
import pytest

from oit_pages.catalogue import load_column_sets
from oit_pages.readers import read
from oit_pages.readers.recognise import examine, recognise
from oit_pages.thai import Period, fiscal_year, to_thai
from tests.readers import make, workbooks
from tests.readers.cases import IMPORT, needs_cases
from tests.readers.workbooks import SKR_HEADINGS

SETS = load_column_sets()
Y2564 = fiscal_year(2564)
COMPLAINTS = ("เดือน", "จำนวนเรื่องร้องเรียน", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ")
PURCHASE = (
    1, "จ้างซ่อมถนน", 100000, 99000, "เฉพาะเจาะจง", "ร้าน ก 99,000", "ร้าน ก 99,000", "ราคาต่ำสุด",
)  # fmt: skip
RISKS = ("เหตุการณ์ความเสี่ยง", "โอกาส", "ผลกระทบ", "ระดับความเสี่ยง", "มาตรการป้องกัน")
RISK = ("เบิกน้ำมันเท็จ", "3", "3", "ปานกลาง", "ตรวจสมุดคุม")
THAI = pytest.mark.parametrize("digits", [str, to_thai])


def parts(data: bytes, name: str = "a.xlsx", within: Period | None = None):
    return recognise(read(io.BytesIO(data), name), SETS, within)


def sheet(*rows, merged=(), name="Sheet1") -> bytes:
    return workbooks.workbook((name, rows, merged))


# -- above the headings -----------------------------------------------------------------------


@pytest.mark.parametrize("code", ["สขร.1", "แบบ สขร. ๑", "(แบบ สขร.1)", "แบบ ผด.02", "สขร.1-2567"])
def test_a_code_in_the_corner_is_no_title(code):
    title = "สรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือนมกราคม 2567"
    data = sheet((*[None] * 8, code), (title,), SKR_HEADINGS, (*PURCHASE, "1/2567"))
    (table,) = parts(data)
    assert table.caption == title
    assert table.month == date(2024, 1, 1)
    assert code in table.note


# -- headings over several columns --------------------------------------------------------------


@pytest.mark.parametrize("below", [None, ("เลขที่", "วันที่")])
def test_a_heading_over_two_columns_takes_both(below):
    rows = [(*SKR_HEADINGS, None)]
    merged = ["I1:J1"]
    if below:
        rows.append((*[None] * 8, *below))
        merged += [f"{one}1:{one}2" for one in "ABCDEFGH"]
    rows.append((*PURCHASE, "1/2567", "15 ม.ค. 67"))
    (table,) = parts(sheet(*rows, merged=merged))
    assert table.rows[0]["contract"] == "1/2567, 15 ม.ค. 67"
    assert "15 ม.ค. 67" not in table.note


@pytest.mark.parametrize("suffixes", [("(L)", "(I)"), (" (L)", " (I)"), ("\n(l)", "\n(i)")])
@pytest.mark.parametrize("level", ["", " (LxI)", " (L×I)"])
def test_letters_of_a_formula_after_a_heading(suffixes, level):
    headings = (
        RISKS[0], RISKS[1] + suffixes[0], RISKS[2] + suffixes[1], RISKS[3] + level, RISKS[4],
    )  # fmt: skip
    (table,) = parts(sheet(headings, RISK))
    assert table.block == "table_corruption_risk_assessment"
    assert (table.rows[0]["likelihood"], table.rows[0]["impact"]) == (3, 3)
    assert table.rows[0]["level"] == "ปานกลาง"


PLAN = ("มิติ", "โครงการ/กิจกรรม/มาตรการ", "ระยะเวลาดำเนินการ", "หมายเหตุ")
YEARS = (2561, 2562, 2563, 2564)


@THAI
@pytest.mark.parametrize("wording", ["งบประมาณ ปี {}", "งบประมาณปี พ.ศ. {}", "over"])
def test_of_columns_for_years_the_page_s_own_is_taken(wording, digits):
    project = ("", "อบรมคุณธรรม", "", "", 100, 200, 300, 400)
    if wording == "over":
        rows = [
            (*PLAN, "งบประมาณ", None, None, None),
            (*[None] * 4, *(digits(str(year)) for year in YEARS)),
        ]
        merged = ["E1:H1", *(f"{one}1:{one}2" for one in "ABCD")]
    else:
        rows = [(*PLAN, *(digits(wording.format(year)) for year in YEARS))]
        merged = []
    (table,) = parts(sheet(*rows, project, merged=merged), within=Y2564)
    assert table.block == "table_anti_corruption_plan"
    assert table.rows[0]["budget"] == Decimal(400)
    assert all(str(amount) in table.note for amount in (100, 200, 300))


def test_without_a_page_s_year_no_year_is_chosen():
    headings = (*PLAN, *(f"งบประมาณ ปี {year}" for year in YEARS))
    (table,) = parts(sheet(headings, ("", "อบรม", "", "", 100, 200, 300, 400)))
    assert "budget" not in table.rows[0]
    assert "งบประมาณ ปี 2564: 400" in table.note


# -- months -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names", [("ต.ค.", "พ.ย."), ("ตุลาคม", "พฤศจิกายน"), ("เดือน ต.ค.", "เดือน พ.ย.")]
)
def test_months_as_sheets_take_the_year_of_the_page(names):
    data = workbooks.workbook(
        *((name, [SKR_HEADINGS, (*PURCHASE, "1/2564")], ()) for name in names)
    )
    assert [one.month for one in parts(data, within=Y2564)] == [
        date(2020, 10, 1),
        date(2020, 11, 1),
    ]
    assert [one.month for one in parts(data)] == [None, None]


@pytest.mark.parametrize("corner", ["รายการ", "เดือน", None])
@pytest.mark.parametrize("total", [True, False])
def test_months_as_columns(corner, total):
    months = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.")
    end = ("รวม",) if total else ()
    rows = [
        ("สถิติเรื่องร้องเรียน ปีงบประมาณ 2564",),
        (corner, *months, *end),
        (COMPLAINTS[1], 1, 2, 3, 4, *((10,) if total else ())),
        (COMPLAINTS[2], 1, 1, 1, 1, *((4,) if total else ())),
        (COMPLAINTS[3], 0, 1, 2, 3, *((6,) if total else ())),
    ]
    document = read(io.BytesIO(sheet(*rows)), "a.xlsx")
    done = examine(document, SETS)
    (table,) = done.parts
    assert table.block == "table_complaint_statistics"
    assert [row["month"].month for row in table.rows] == [10, 11, 12, 1]
    assert [row["received"] for row in table.rows] == [1, 2, 3, 4]
    assert table.period == Y2564
    assert ("รวม" in table.note) == total
    assert len(done.fates) == sum(1 for _piece in document.pieces())


def test_a_month_that_says_there_was_nothing_is_no_purchase():
    title = "สรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือน พฤศจิกายน 2563"
    for number, says in product((None, 1, "-"), ("ไม่มีการจัดซื้อจัดจ้างในเดือนนี้", "- ไม่มี -", "ไม่มีรายการ")):
        (said,) = parts(sheet((title,), SKR_HEADINGS, (number, says)))
        assert said.block == "nothing_to_report"
        assert said.period == Period(date(2020, 11, 1), date(2020, 11, 30))
        assert title in said.reason
        assert says in said.reason


def test_a_purchase_of_nothing_else_is_a_purchase():
    (table,) = parts(sheet(SKR_HEADINGS, (1, "ไม่มีที่จอดรถ จึงจ้างปรับพื้นที่", 100)))
    assert len(table.rows) == 1


# -- below the rows ------------------------------------------------------------------------------

FEET = {
    "a date": ("๓๑ มี.ค. ๖๔",),
    "a dated line": ("ข้อมูล ณ วันที่ 31 มีนาคม 2564",),
    "a day": ("วันที่ 31 มีนาคม 2564",),
    "a remark": ("หมายเหตุ: ข้อมูลจากระบบ",),
    "a problem": ("ปัญหา อุปสรรค: ฝนตกชุก",),
    "a suggestion": ("ข้อเสนอแนะ ควรเริ่มเร็วขึ้น",),
    "a total": ("รวมทั้งสิ้น", 3, 2, 1),
    "a total of so many": ("รวม 6 รายการ", 3, 2, 1),
    "a signature": (None, "(ลงชื่อ)......................", None, None),
    "a name": (None, None, "(นายธีรภัทร วงศ์คำ)", None),
}


@pytest.mark.parametrize("foot", FEET)
def test_what_stands_below_a_table_is_no_row(foot):
    rows = [("ปีงบประมาณ 2564",), COMPLAINTS, ("ต.ค.", 1, 1, 0), ("พ.ย.", 2, 1, 1), FEET[foot]]
    (table,) = parts(sheet(*rows))
    assert len(table.rows) == 2
    kept = " ".join(table.note.split("\n"))
    assert all(str(cell) in kept for cell in FEET[foot] if cell is not None)


def test_a_name_and_a_post_below_a_signature():
    rows = [
        COMPLAINTS, ("ต.ค. 2563", 1, 1, 0), (None, "ลงชื่อ........................"),
        (None, "(นายธีรภัทร วงศ์คำ)"), (None, "หัวหน้าสำนักปลัด"), (None, "31 มีนาคม 2564"),
    ]  # fmt: skip
    (table,) = parts(sheet(*rows))
    assert len(table.rows) == 1
    assert "หัวหน้าสำนักปลัด" in table.note


def test_months_that_nobody_filled_stay_open():
    rows = [COMPLAINTS, *((f"{m} 2563", *[None] * 3) for m in ("ต.ค.", "พ.ย."))]
    (table,) = parts(sheet(*rows))
    assert [row.get("received") for row in table.rows] == [None, None]


@pytest.mark.parametrize("number", ["หน้า 2", "หน้าที่ ๒/๕", "- 2 -", "– ๒ –"])
@pytest.mark.parametrize("title", ["สถิติ ปีงบประมาณ 2564 (ต่อ)", "สถิติ ปีงบประมาณ 2564", None])
def test_a_table_goes_on_after_the_page_turned(number, title):
    rows = [
        ("สถิติ ปีงบประมาณ 2564",), COMPLAINTS, ("ต.ค.", 1, 1, 0), (None, None, None, number),
        *([(title,)] if title else []), COMPLAINTS, ("พ.ย.", 2, 1, 1),
    ]  # fmt: skip
    document = read(io.BytesIO(sheet(*rows)), "a.xlsx")
    done = examine(document, SETS)
    (table,) = done.parts
    assert [row["month"].month for row in table.rows] == [10, 11]
    assert number not in table.note
    assert len(done.fates) == sum(1 for _piece in document.pieces())


def test_headings_of_two_rows_that_stand_again_swallow_no_row():
    head = [
        ("ที่", *RISKS[:1], "การประเมินความเสี่ยง", None, None, RISKS[4]),
        (None, None, *RISKS[1:4], None),
    ]
    merged = ["C1:E1", "A1:A2", "B1:B2", "F1:F2", "C4:E4", "A4:A5", "B4:B5", "F4:F5"]
    rows = [*head, (1, *RISK), *head, (2, *RISK), (3, *RISK)]
    (table,) = parts(sheet(*rows, merged=merged))
    assert len(table.rows) == 3


# -- cells ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("dash", ["-", "–", "—", " - ", "--", "......"])
def test_a_dash_is_nothing_in_any_column(dash):
    (table,) = parts(sheet(SKR_HEADINGS, (1, "ซื้อวัสดุ", dash, dash, dash, dash, dash, dash, dash)))
    (row,) = table.rows
    assert {key: value for key, value in row.items() if value not in ("", ())} == {
        "number": 1,
        "work": "ซื้อวัสดุ",
    }
    assert table.note == ""


@pytest.mark.parametrize("heading", ["ที่", "ลำดับ", "ลำดับที่"])
def test_numbers_of_rows_are_no_note(heading):
    (table,) = parts(sheet((heading, *RISKS), ("๑", *RISK), ("2.", *RISK)))
    assert "1" not in table.note
    assert len(table.rows) == 2


# -- Word: papers around tables -------------------------------------------------------------------


def words(*blocks, within=None):
    return parts(make.word(*blocks), "a.docx", within)


@THAI
def test_the_line_above_a_table_names_it_and_its_year(digits):
    title = digits("การประเมินความเสี่ยงการทุจริต ประจำปีงบประมาณ พ.ศ. 2564")
    (table,) = words(title, (RISKS, RISK))
    assert table.caption == title
    assert table.period == Y2564


def test_a_paragraph_above_a_table_stays_text():
    text, table = words("ได้ดำเนินการวิเคราะห์แล้ว", (RISKS, RISK))
    assert (text.block, table.caption) == ("rich_text", "")


def test_a_title_above_plain_text_makes_no_empty_report():
    title, body = "รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2563", "ดำเนินการได้ 18 โครงการ"
    (text,) = words(title, body)
    assert text.body == (title, body)


def test_problems_and_suggestions_below_a_table_are_the_report_s():
    report, table = words(
        "รายงานผลการดำเนินการตามมาตรการ ปีงบประมาณ 2564",
        (make.HEADINGS, make.ROW),
        "ปัญหาและอุปสรรค",
        "น้ำท่วม",
        "ข้อเสนอแนะ",
        "ควรเริ่มเร็วขึ้น",
    )
    assert table.block == "measure_table"
    assert report.problems == ("ปัญหาและอุปสรรค", "น้ำท่วม")
    assert report.recommendations == ("ข้อเสนอแนะ", "ควรเริ่มเร็วขึ้น")


@pytest.mark.parametrize(
    "headings",
    [
        ("ที่", "ชื่อ - สกุล", "ตำแหน่ง", "ทำหน้าที่"),
        ("ลำดับ", "รายชื่อ", "ตำแหน่ง", "ตำแหน่งในคณะทำงาน"),
    ],
)
def test_people_and_duties_of_an_order_in_tables(headings):
    people = (
        headings,
        ("1", "นางสาวดวงแก้ว ทองประเสริฐ", "ปลัดองค์การบริหารส่วนตำบล", "ประธานคณะทำงาน"),
        ("2", "นายธีรภัทร วงศ์คำ", "หัวหน้าสำนักปลัด", "คณะทำงานและเลขานุการ"),
    )
    duties = (("ที่", "หน้าที่"), ("1", "รวบรวมข้อมูล"), ("2", "ตรวจความครบถ้วน"))
    before, after = make.ORDER[:4], make.ORDER[9:]
    document = read(io.BytesIO(make.word(*before, people, duties, *after)), "a.docx")
    done = examine(document, SETS)
    (order,) = done.parts
    assert [(one.name, one.role) for one in order.appointees] == [
        ("นางสาวดวงแก้ว ทองประเสริฐ", "ประธานคณะทำงาน"),
        ("นายธีรภัทร วงศ์คำ", "คณะทำงานและเลขานุการ"),
    ]
    assert order.duties == ("รวบรวมข้อมูล", "ตรวจความครบถ้วน")
    assert order.signatory == "นายก้องภพ ศรีตะวัน"
    assert len(done.fates) == sum(1 for _piece in document.pieces())


def test_what_is_merged_downwards_in_an_orders_table_holds_for_each_row():
    rows = (
        ("ที่", "ชื่อ - สกุล", "ตำแหน่ง", "ทำหน้าที่"),
        ("1", "นางสาวดวงแก้ว ทองประเสริฐ", "ปลัด", "ประธาน"),
        ("", "", "", "ผู้ตรวจ"),
        ("2", "นายธีรภัทร วงศ์คำ", "หัวหน้าสำนักปลัด", "คณะทำงาน"),
        ("3", "นางพิกุล ขยันดี", "", ""),
    )
    document = docx.Document(io.BytesIO(make.word(*make.ORDER[:4], rows, *make.ORDER[9:])))
    (table,) = document.tables
    for column, first in ((0, 1), (1, 1), (2, 1), (2, 3), (3, 3)):
        table.cell(first, column).merge(table.cell(first + 1, column))
    (order,) = examine(read(io.BytesIO(make.saved(document.save)), "a.docx"), SETS).parts
    assert [(one.name, one.position, one.role) for one in order.appointees] == [
        ("นางสาวดวงแก้ว ทองประเสริฐ", "ปลัด", "ประธาน"),
        ("นางสาวดวงแก้ว ทองประเสริฐ", "ปลัด", "ผู้ตรวจ"),
        ("นายธีรภัทร วงศ์คำ", "หัวหน้าสำนักปลัด", "คณะทำงาน"),
        ("นางพิกุล ขยันดี", "หัวหน้าสำนักปลัด", "คณะทำงาน"),
    ]


def test_an_order_after_a_table_and_a_table_within_a_paper():
    assert [one.block for one in words((RISKS, RISK), *make.ORDER)] == [
        "table_corruption_risk_assessment",
        "order",
    ]
    announcement, table = words(*make.ANNOUNCEMENT[:4], (RISKS, RISK), *make.ANNOUNCEMENT[4:])
    assert announcement.signatory == "นายก้องภพ ศรีตะวัน"
    assert announcement.date == date(2021, 1, 29)
    assert table.block == "table_corruption_risk_assessment"


def test_a_pledge_after_dotted_lines_is_text():
    pledge = "ข้าพเจ้าขอให้คำมั่นว่าจะปฏิบัติหน้าที่ด้วยความซื่อสัตย์"
    announcement, text = words(
        *make.ANNOUNCEMENT[:5], "(ลงชื่อ)..............................", *make.ANNOUNCEMENT[5:],
        "................................................", pledge,
    )  # fmt: skip
    assert announcement.signatory == "นายก้องภพ ศรีตะวัน"
    assert pledge in text.body


# -- forms that nobody filled in ------------------------------------------------------------------


def examined(data: bytes, name: str = "a.xlsx"):
    document = read(io.BytesIO(data), name)
    done = examine(document, SETS, Y2564)
    assert len(done.fates) == sum(1 for _piece in document.pieces())
    return done.parts, done.fates


@pytest.mark.parametrize("headings", [COMPLAINTS, RISKS, SKR_HEADINGS, make.HEADINGS])
@pytest.mark.parametrize(
    "below", [(), [(None, None)], [("-", "-", "-")], [("1",)], [(1, None), (2, None)], [("", "–")]]
)
def test_headings_without_a_row_make_no_table(headings, below):
    if below and headings[0] not in ("ลำดับที่", "ที่"):
        below = [(None, *row[1:]) for row in below]
    found, fates = examined(sheet(("แบบรายงาน ปีงบประมาณ 2564",), headings, *below))
    assert found == ()
    assert {fate.kind for fate in fates} == {"left_out"}
    assert "empty_form" in {fate.into for fate in fates}


@pytest.mark.parametrize("below", ["รวม", "หมายเหตุ ข้อมูล ณ วันที่ 31 มีนาคม 2564"])
def test_what_stands_below_headings_without_a_row_is_text(below):
    (text,), fates = examined(sheet(("แบบรายงาน",), COMPLAINTS, (below,)))
    assert text.body == ("แบบรายงาน", below)
    assert {fate.text for fate in fates if fate.into == "rich_text"} == {"แบบรายงาน", below}


def test_an_empty_form_beside_a_filled_one_leaves_it_alone():
    sheets = (("หนึ่ง", [("ก",), RISKS, RISK], ()), ("สอง", [("ข",), COMPLAINTS], ()))
    (table,), _fates = examined(workbooks.workbook(*sheets))
    assert table.caption == "ก"
    assert len(table.rows) == 1


@pytest.mark.parametrize("measures", [(make.HEADINGS, make.ROW), (RISKS, RISK)])
def test_a_report_s_title_above_a_table_is_its_caption(measures):
    title = "รายงานผลการดำเนินการตามมาตรการ ปีงบประมาณ 2564"
    (table,), fates = examined(make.word(title, measures), "a.docx")
    assert table.caption == title
    assert next(fate for fate in fates if fate.text == title).into == f"{table.block}.caption"


def test_a_report_s_title_above_a_table_with_one_of_its_own_is_text():
    long = "รายงานผลการดำเนินการ ปีงบประมาณ 2564"
    text, table = words(long, (("ตารางที่ 1 ความเสี่ยง",), RISKS, RISK))
    assert (text.block, text.body) == ("rich_text", (long,))
    assert table.caption == "ตารางที่ 1 ความเสี่ยง"


@pytest.mark.parametrize(
    "head",
    [
        ("ประกาศเทศบาลตำบลดอนแก้ว", "เรื่อง แผนการจัดซื้อจัดจ้าง"),
        ("คำสั่งเทศบาลตำบลดอนแก้ว", "ที่ 12/2564", "เรื่อง แต่งตั้งคณะทำงาน"),
    ],
)
def test_the_head_of_a_paper_alone_is_text(head):
    (text,) = words(*head)
    assert (text.block, text.body) == ("rich_text", head)


OPERATING = ("ที่", "โครงการ/กิจกรรม", "รายละเอียดของกิจกรรม", "งบประมาณ (บาท)", "สถานที่ดำเนินการ",
             "หน่วยงานที่รับผิดชอบ", "ระยะเวลาดำเนินการ")  # fmt: skip


@pytest.mark.parametrize(
    ("said", "months"),
    [
        ("ตลอดปีงบประมาณ", (10, 9)),
        ("ตลอดปี", (10, 9)),
        ("ทั้งปีงบประมาณ", (10, 9)),
        ("ดำเนินการตลอดปีงบประมาณ พ.ศ. ๒๕๖๔", (10, 9)),
        ("ไตรมาส 1", (10, 12)),
        ("รอบ 6 เดือนแรก", (10, 3)),
    ],
)
def test_a_period_without_a_year_is_of_the_page_s(said, months):
    row = (1, "ซ่อมถนน", "หมู่ 1", "1,000", "หมู่ 1", "กองช่าง", said)
    (table,) = parts(sheet(OPERATING, row), within=Y2564)
    period = table.rows[0]["period"]
    assert (period.start.month, period.end.month) == months
    assert Y2564.covers(period)
    assert table.note == ""


def test_a_period_without_a_year_is_of_none_where_the_page_has_none():
    row = (1, "ซ่อมถนน", "หมู่ 1", "1,000", "หมู่ 1", "กองช่าง", "ตลอดปีงบประมาณ")
    (table,) = parts(sheet(OPERATING, row))
    assert "period" not in table.rows[0]
    assert "ตลอดปีงบประมาณ" in table.note


# -- the sample files ------------------------------------------------------------------------------


def case(name: str, year: int = 2564):
    document = read(IMPORT / name)
    done = examine(document, SETS, fiscal_year(year))
    assert len(done.fates) == sum(1 for _piece in document.pieces())
    return done.parts


@needs_cases
class TestSampleFiles:
    def test_second_half(self):
        (table,) = case("h_half2.xlsx")
        assert table.period == Period(date(2021, 4, 1), date(2021, 9, 30))

    def test_code_cell_and_spanned_heading(self):
        (table,) = case("t01_skr1_merged.xlsx", 2567)
        assert table.caption == "สรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือนมกราคม 2567"
        assert table.rows[0]["contract"] == "1/2567, 15 ม.ค. 67"

    def test_hidden_sheet_and_row(self):
        (table,) = case("t02_hidden.xlsx", 2567)
        assert [row["number"] for row in table.rows] == [1, 2]
        assert {n.code for n in read(IMPORT / "t02_hidden.xlsx").notices} == {
            "hidden_sheets",
            "hidden_rows",
        }

    def test_tracked_changes(self):
        text = "\n".join(read(IMPORT / "t04_tracked.docx").lines())
        assert text.count("ข้อความที่ย้าย") == 1
        assert "แถว2" not in text
        assert "ข้อความซ่อน" not in text

    @pytest.mark.parametrize("ending", ["xls", "doc", "csv"])
    def test_pages_by_other_names(self, ending):
        (table,) = case(f"t06_html.{ending}", 2567)
        assert [row["reference_price"] for row in table.rows] == [99000, 198000, 297000]

    def test_semicolons_below_a_title(self):
        (table,) = case("t07_semicolon_title.csv", 2567)
        assert table.rows[0]["bidders"] == ("หจก.ก้าวหน้า 99,000 บาท",)
        assert table.month == date(2024, 1, 1)

    def test_a_day_that_only_excel_has(self):
        document = read(IMPORT / "t08_feb29.xlsx")
        assert "29/2/2568" in list(document.lines())
        assert [(n.code, n.where) for n in document.notices] == [
            ("impossible_dates", ("Sheet!C2",))
        ]

    def test_months_as_sheets(self):
        assert [one.month.month for one in case("t09_months.xlsx")] == [10, 11, 12]

    def test_cells_with_errors(self):
        (table,) = case("t10_err.xlsx", 2567)
        assert "budget" not in table.rows[0]
        (notice,) = read(IMPORT / "t10_err.xlsx").notices
        assert (notice.code, notice.count) == ("error_cells", 2)

    def test_a_month_of_nothing(self):
        blocks = [one.block for one in case("r1.xlsx")]
        assert blocks.count("nothing_to_report") == 1
        assert blocks[1] == "nothing_to_report"

    def test_statistics_that_are_not_complete(self):
        (table,) = case("r3.xlsx")
        assert len(table.rows) == 6
        assert sum("received" in row for row in table.rows) == 2
        assert "๓๑ มี.ค. ๖๔" in table.note

    def test_letters_after_headings(self):
        (table,) = case("r4.docx")
        assert (table.rows[0]["likelihood"], table.rows[0]["impact"]) == (3, 3)
        assert table.rows[0]["measures"] == ("ตรวจสมุดคุม",)

    def test_the_year_above_the_table(self):
        (table,) = case("r5.docx")
        assert table.period == Y2564

    def test_no_empty_report(self):
        assert [one.block for one in case("r6.docx")] == ["rich_text"]
