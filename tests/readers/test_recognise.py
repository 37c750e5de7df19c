"""Papers and tables are told apart, and no word is lost."""

import inspect
import io
import re
import sys
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oit_pages.catalogue import load_column_sets
from oit_pages.readers import Cell, Document, Paragraph, Table, read
from oit_pages.readers.recognise import recognise
from oit_pages.readers.recognise.numbered_lists import split_items
from oit_pages.thai import Period, find_dates, parse_month, parse_period, to_arabic
from tests.readers import make
from tests.readers.seed import REPORT, needs_report
from tests.steps import calls_of

SETS = load_column_sets()


def parts_of(*blocks):
    return recognise(read(io.BytesIO(make.word(*blocks)), "a.docx"), SETS)


class TestMeasureTable:
    def test_lists_periods_and_empty_cells(self):
        (table,) = parts_of((make.HEADINGS, make.ROW))
        (row,) = table.rows
        assert row.measure == "ปรับปรุงเว็บไซต์"
        assert row.methods == ("แต่งตั้งคณะทำงาน", "จัดหมวดหมู่ข้อมูล")
        assert row.units == ("สำนักปลัด",)
        assert row.period == Period(date(2020, 12, 1), date(2021, 3, 31))
        assert row.results == ("ประชุม ๓ ครั้ง", "เผยแพร่ ๒๗ รายการ")
        assert row.recommendation == ""

    def test_headings_with_breaks_and_spaces(self):
        headings = [heading[:4] + "\n " + heading[4:] for heading in make.HEADINGS]
        (table,) = parts_of((headings, make.ROW))
        assert table.block == "measure_table"

    def test_what_is_no_period_is_kept_as_text(self):
        row = (*make.ROW[:3], "ตลอดปี", *make.ROW[4:])
        table, text = parts_of((make.HEADINGS, row))
        assert table.rows[0].period is None
        assert any("ตลอดปี" in line for line in text.body)

    def test_a_column_nobody_knows_is_kept_as_text(self):
        parts = parts_of(((*make.HEADINGS, "ลายมือชื่อ"), (*make.ROW, "มานี")))
        text = " ".join(line for part in parts[1:] for line in part.body)
        assert "ลายมือชื่อ" in text
        assert "มานี" in text


def test_order():
    (order,) = parts_of(*make.ORDER)
    assert order.issuer == make.NAME
    assert order.number == "412/2563"
    assert order.subject == "แต่งตั้งคณะทำงานเผยแพร่ข้อมูล"
    assert order.date == date(2020, 12, 1)
    assert order.effective_date == date(2020, 12, 1)
    assert [(p.name, p.position, p.role) for p in order.appointees] == [
        ("นางสาวดวงแก้ว ทองประเสริฐ", "ปลัดองค์การบริหารส่วนตำบล", "ประธานคณะทำงาน"),
        ("นายธีรภัทร วงศ์คำ", "หัวหน้าสำนักปลัด", "คณะทำงานและเลขานุการ"),
    ]
    assert order.duties == ("รวบรวมข้อมูล", "ตรวจความครบถ้วน")
    assert order.signatory == "นายก้องภพ ศรีตะวัน"
    assert order.position == f"นายก{make.NAME}"


def test_announcement():
    (announcement,) = parts_of(*make.ANNOUNCEMENT)
    assert announcement.issuer == make.NAME
    assert announcement.subject == "แนวปฏิบัติการยืมทรัพย์สินของราชการ"
    assert announcement.date == date(2021, 1, 29)
    assert "ข้อ ๑ ให้ผู้ยืมทำหนังสือก่อนทุกครั้ง" in announcement.body
    assert announcement.signatory == "นายก้องภพ ศรีตะวัน"


def test_memo():
    (memo,) = parts_of(*make.MEMO)
    assert (memo.office, memo.phone) == ("สำนักปลัด", "0 2555 0101")
    assert (memo.number, memo.date) == ("ศน 70101/58", date(2021, 3, 25))
    assert memo.subject == "รายงานผลการปรับปรุงเว็บไซต์"
    assert [section.heading for section in memo.sections] == ["ข้อเท็จจริง", "ข้อพิจารณา"]
    assert (memo.signatory, memo.position) == ("นายธีรภัทร วงศ์คำ", "หัวหน้าสำนักปลัด")
    (comment,) = memo.comments
    assert comment.comment == "เห็นควรดำเนินการ"
    assert comment.name == "นางสาวดวงแก้ว ทองประเสริฐ"


def test_report_with_headings():
    (report,) = parts_of(
        "รายงานผลการดำเนินงาน",
        "ประจำปีงบประมาณ พ.ศ. 2563",
        "ผลการดำเนินงาน",
        "แล้วเสร็จ 31 โครงการ",
        "ปัญหาและอุปสรรค",
        "น้ำท่วมพื้นที่",
        "ข้อเสนอแนะ",
        "ควรเริ่มเร็วขึ้น",
    )
    assert report.kind == "operating"
    assert report.period == Period(date(2019, 10, 1), date(2020, 9, 30))
    assert report.results == ("ผลการดำเนินงาน", "แล้วเสร็จ 31 โครงการ")
    assert report.problems == ("ปัญหาและอุปสรรค", "น้ำท่วมพื้นที่")
    assert report.recommendations == ("ข้อเสนอแนะ", "ควรเริ่มเร็วขึ้น")


def test_papers_one_after_another():
    kinds = [part.block for part in parts_of("หน้าปก", *make.MEMO, *make.ORDER, *make.ANNOUNCEMENT)]
    assert kinds == ["rich_text", "memo", "order", "announcement"]


def test_a_known_table_of_a_workbook():
    data = make.excel(
        ("สถิติเรื่องร้องเรียน",),
        ("เดือน", "จำนวนเรื่องร้องเรียน", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "หมายเหตุ"),
        ("ต.ค. 2563", 2, "๑", 1, ""),
        ("พ.ย. 2563", "ไม่มี", 0, 0, "-"),
    )
    (table,) = recognise(read(io.BytesIO(data), "a.xlsx"), SETS)
    assert table.block == "table_complaint_statistics"
    assert table.rows[0]["month"] == date(2020, 10, 1)
    assert table.rows[0]["completed"] == 1
    assert "received" not in table.rows[1]
    assert "ไม่มี" in table.note


def test_money_is_read_with_its_commas():
    data = make.excel(
        ("โครงการ/กิจกรรม", "งบประมาณ (บาท)", "หน่วยงานรับผิดชอบหลัก", "สถานที่ดำเนินการ"),
        ("ถนน หมู่ที่ 4", "๔๘๐,๐๐๐.๐๐ บาท", "กองช่าง", "หมู่ที่ 4"),
    )
    (table,) = recognise(read(io.BytesIO(data), "a.xlsx"), SETS)
    assert table.rows[0]["budget"] == Decimal("480000")


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (("๑.ก ๒.ข ๓.ค",), ("ก", "ข", "ค")),
        (("1) ก", "2) ข"), ("ก", "ข")),
        (("๑. ก", "ต่อจากบรรทัดก่อน", "๒. ข"), ("ก ต่อจากบรรทัดก่อน", "ข")),
        (("- ก", "• ข"), ("ก", "ข")),
        (("ร้อยละ ๘๕.๕๐ ของทั้งหมด",), ("ร้อยละ ๘๕.๕๐ ของทั้งหมด",)),
        (("ตามข้อ ๓. ของประกาศ",), ("ตามข้อ ๓. ของประกาศ",)),
        ((), ()),
    ],
)
def test_lists(lines, items):
    assert split_items(lines) == items


# -- nothing is lost ------------------------------------------------------------------------

_LABELS = {
    "คำสั่ง", "ประกาศ", "ที่", "เรื่อง", "บันทึกข้อความ", "ส่วนราชการ", "โทร.", "โทร", "วันที่", "เรียน",
    "ตำแหน่ง", "เป็น", "ความคิดเห็น", "ความเห็น", "ถึง", "·", "-", "–",
}  # fmt: skip


def words(text: str) -> list[str]:
    """Words as far as spaces tell, without list numbers, brackets, dots and slashes."""
    plain = re.sub(r"(?<!\S)\(?\d{1,2}\s*[.)](?!\d)", " ", to_arabic(text))
    return [word for word in re.split(r"[\s()/:.…]+", plain) if word and word not in _LABELS]


def everything(value) -> list[str]:
    """All text of a part; dates and periods are left out, being dates."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value) and not isinstance(value, Period):
        return [text for one in fields(value) for text in everything(getattr(value, one.name))]
    if isinstance(value, dict):
        return [text for one in value.values() for text in everything(one)]
    if isinstance(value, tuple | list):
        return [text for one in value for text in everything(one)]
    return [str(value)] if isinstance(value, int | Decimal) else []


def lost(document: Document, parts) -> set[str]:
    """Words of the source that no part has; those of dates and of headings count as kept."""
    kept = re.sub(r"\s|[()/:.…]", "", to_arabic(" ".join(everything(tuple(parts)))))
    headings = {
        word
        for one in SETS.values()
        for column in one.columns
        for name in (column.th, *column.aliases)
        for word in words(name)
    }
    missing = set()
    for line in document.lines():
        dated = bool(find_dates(line) or parse_month(line) or parse_period(line))
        for word in words(line):
            if not (_is_kept(word, kept) or word in headings or (dated and len(line) < 60)):
                missing.add(word)
    return missing


def _is_kept(word: str, kept: str) -> bool:
    """As it stands, or without the label that is now the field's own ("เรื่องการยืม" → "การยืม")."""
    if word in kept:
        return True
    return any(word.startswith(label) and word[len(label) :] in kept for label in _LABELS)


@cache
def _report():
    document = read(REPORT)
    return document, recognise(document, SETS)


@needs_report
class TestRealReport:
    @pytest.fixture
    def document(self):
        return _report()[0]

    @pytest.fixture
    def parts(self):
        return _report()[1]

    def test_no_word_is_lost(self, document, parts):
        assert lost(document, parts) == set()

    def test_what_it_is_made_of(self, parts):
        assert [part.block for part in parts] == [
            "rich_text",
            "measure_table",
            "rich_text",
            "memo",
            "order",
            "announcement",
        ]

    def test_the_table(self, parts):
        rows = next(part.rows for part in parts if part.block == "measure_table")
        assert [(len(r.methods), len(r.units), len(r.results)) for r in rows] == [
            (2, 2, 3),
            (2, 1, 2),
        ]
        assert [row.period for row in rows] == [
            Period(date(2021, 1, 1), date(2021, 2, 28)),
            Period(date(2021, 3, 1), date(2021, 4, 30)),
        ]
        assert all(row.measure and row.recommendation for row in rows)

    def test_the_report_s_title_names_its_table(self, document, parts):
        table = next(part for part in parts if part.block == "measure_table")
        assert table.caption.startswith(next(iter(document.lines())))

    def test_the_papers(self, parts):
        memo, order, announcement = parts[-3:]
        assert (memo.number, memo.date) == ("อต ๘๓๘๐๑/๒๓๖", date(2021, 3, 25))
        assert len(memo.comments) == 5
        assert len(memo.sections) == 3
        assert (order.number, order.date) == ("๒๕/๒๕๖๔", date(2021, 2, 4))
        assert len(order.appointees) == 5
        assert all(person.position and person.role for person in order.appointees)
        assert len(order.duties) == 4
        assert announcement.date == date(2021, 3, 2)
        assert announcement.signatory == order.signatory == memo.comments[-1].name


_starts = [make.ORDER[0], make.ANNOUNCEMENT[0], "บันทึกข้อความ", "รายงานผล", *make.ORDER[1:5]]
_lines = st.one_of(
    st.sampled_from([*make.ORDER, *make.ANNOUNCEMENT, *make.MEMO, *_starts]),
    st.text("กขคงจ ๑๒.()/:", min_size=1, max_size=30),
)
_cells = st.lists(_lines, max_size=2).map(lambda lines: Cell(tuple(_clean(lines))))


def _clean(lines):
    return [line for raw in lines if (line := " ".join(raw.split()))]


_tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(_cells, min_size=width, max_size=width).map(tuple), min_size=1, max_size=4
    ).map(lambda rows: Table(rows=tuple(rows)))
)
_blocks = st.lists(
    st.one_of(_lines.map(lambda raw: " ".join(raw.split())).filter(bool).map(Paragraph), _tables),
    max_size=14,
).map(tuple)


@given(_blocks)
@settings(max_examples=300, deadline=None)
def test_nothing_raises_and_no_word_is_lost(blocks):
    document = Document(name="a.docx", blocks=blocks)
    assert lost(document, recognise(document, SETS)) == set()


def test_headings_repeated_on_every_page_go_on_with_one_table():
    """A long sheet as it was printed; the work grows with its length and no faster."""
    both = (make.HEADINGS, make.ROW)
    rows = [tuple(Cell((text,) if text else ()) for text in row) for row in both]
    document = Document(name="a.xlsx", blocks=(Table(rows=tuple(rows * 150)),))
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        (table,) = recognise(document, SETS)
    finally:
        sys.setrecursionlimit(limit)
    assert table.block == "measure_table"
    assert len(table.rows) == 150


def test_a_title_of_another_time_above_the_headings_begins_a_table():
    rows = []
    for number in range(150):
        rows += [
            (Cell((f"ประจำปีงบประมาณ {2500 + number}",)), *[Cell()] * 5),
            *(tuple(Cell((text,) if text else ()) for text in row) for row in PAIR),
        ]
    parts = recognise(Document(name="a.xlsx", blocks=(Table(rows=tuple(rows)),)), SETS)
    assert [part.block for part in parts] == ["measure_table"] * 150
    assert parts[7].caption == "ประจำปีงบประมาณ 2507"


PAIR = (make.HEADINGS, make.ROW)


def _calls(blocks) -> int:
    return calls_of(recognise, Document(name="a.xlsx", blocks=tuple(blocks)), SETS)


def _lines(count: int):
    return [Paragraph(f"ข้อความที่ {number}") for number in range(count)]


def _papers(count: int):
    return [Paragraph(line) for line in make.ORDER * count]


def _titled_tables(count: int):
    rows = []
    for number in range(count):
        title = (Cell((f"ครั้งที่ {number}",)), *[Cell()] * 5)
        rows += [title, *(tuple(Cell((t,) if t else ()) for t in row) for row in PAIR)]
    return [Table(rows=tuple(rows))]


@pytest.mark.parametrize("made", [_lines, _papers, _titled_tables])
def test_the_work_grows_as_the_document_does(made):
    """Eight times as long takes some eight times as long, and not sixty-four."""
    recognise(Document(name="a.xlsx", blocks=tuple(made(20))), SETS)
    assert _calls(made(800)) < 12 * _calls(made(100))


def test_a_long_text_is_no_heading():
    long = Table(rows=(tuple(Cell((text + "ก" * 300,)) for text in make.HEADINGS),))
    (part,) = recognise(Document(name="a.csv", blocks=(long,)), SETS)
    assert part.block == "rich_text"
