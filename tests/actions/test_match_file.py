"""Which indicator a file is about: by its name, its title, its tables; none for another matter."""

import pytest

from oit_pages.actions.match_file import Match, Matcher, confidence
from oit_pages.catalogue import load_column_sets, load_edition
from oit_pages.readers.document import Document, Paragraph, Table
from oit_pages.readers.recognise.parts import ColumnTable

#: Name of a file, its first lines, and the indicator of 2564 that it is about.
FILES = [
    ("สขร.1 เดือนมกราคม 2564.xlsx", (), "O23"),
    ("แผนพัฒนาท้องถิ่น พ.ศ. 2561-2565.docx", (), "O4"),
    ("แผนผังโครงสร้างส่วนราชการ.docx", (), "O1"),
    ("รายงาน.docx", ("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",), "O43"),
    ("มาตรการส่งเสริมคุณธรรม.docx", ("การวิเคราะห์ผลการประเมิน ITA ปี 2563",), "O42"),
    ("สถิติร้องเรียนทุจริต 2564.xlsx", (), "O31"),
    ("แผนจัดซื้อจัดจ้าง ปี64.xlsx", (), "O21"),
    ("แผนป้องกันทุจริต 4 ปี.docx", ("แผนปฏิบัติการป้องกันการทุจริต",), "O39"),
    ("รายงานผลความพึงพอใจของประชาชน.docx", (), "O16"),
    ("สถิติการให้บริการ ต.ค.63-มี.ค.64.xlsx", (), "O15"),
    ("doc1.docx", ("การประเมินความเสี่ยงการทุจริต ประจำปี 2564",), "O36"),
    ("แผนดำเนินงาน ๒๕๖๔ ผด.๐๒.xlsx", (), "O10"),
    ("นโยบายบริหารทรัพยากรบุคคล.docx", (), "O25"),
    ("เจตจำนงสุจริต นายก.docx", (), "O34"),
    ("scan.docx", ("รายงานการกำกับติดตามการใช้จ่ายงบประมาณ รอบ 6 เดือน",), "O19"),
]
OTHERS = [
    ("เมนูอาหารกลางวันโรงเรียน.xlsx", ("วันจันทร์ ข้าวผัด", "วันอังคาร แกงจืด")),
    ("ตารางเดินรถขยะ.docx", ("หมู่ 1 วันจันทร์ หมู่ 2 วันพุธ",)),
    ("ผลฟุตบอลประเพณี.docx", ()),
    ("IMG_2034.docx", ("สวัสดีปีใหม่",)),
    ("ใบลาพักผ่อน.docx", ("แบบใบลาพักผ่อน", "เขียนที่ สำนักปลัด", "เรื่อง ขอลาพักผ่อน")),
    ("ทะเบียนครุภัณฑ์.xlsx", ()),
    ("ผู้สูงอายุ.xlsx", ("บัญชีรายชื่อผู้มีสิทธิรับเงินเบี้ยยังชีพผู้สูงอายุ ประจำปีงบประมาณ พ.ศ. 2564",)),
]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_edition(2564))


def matched(matcher, name, lines=(), **given) -> tuple[Match, ...]:
    document = Document(name=name, blocks=tuple(map(Paragraph, lines)))
    return matcher.match(name, document, **given)


def test_most_files_are_told_by_what_officers_call_them(matcher):
    first = {
        name: next((one.indicator.code for one in matched(matcher, name, lines)), "")
        for name, lines, _code in FILES
    }
    wrong = {name: first[name] for name, _lines, code in FILES if first[name] != code}
    assert len(wrong) <= len(FILES) // 10, wrong


@pytest.mark.parametrize(("name", "lines"), OTHERS)
def test_a_file_of_another_matter_is_about_none(matcher, name, lines):
    assert matched(matcher, name, lines) == ()
    assert confidence(()) == "none"


def test_says_which_words_told(matcher):
    first = matched(matcher, "แผนพัฒนาท้องถิ่น.docx")[0]
    assert first.words == ("แผนพัฒนาท้องถิ่น",)
    assert not first.code
    assert not first.table


@pytest.mark.parametrize("name", ["O12.docx", "o12_final.docx", "ข้อ O 12.docx", "O๑๒ แก้ไข.docx"])
def test_a_code_in_the_name_is_enough(matcher, name):
    found = matched(matcher, name)
    assert found[0].indicator.code == "O12"
    assert found[0].code
    assert confidence(found) == "sure"


@pytest.mark.parametrize("name", ["photo12.docx", "O123.docx", "O99.docx", "ข้อ 12.docx"])
def test_what_only_looks_like_a_code_is_none(matcher, name):
    assert matched(matcher, name) == ()


def test_a_table_that_belongs_to_an_indicator_speaks_for_it(matcher):
    one = load_column_sets()["complaint-statistics"]
    part = ColumnTable(column_set=one.id, rows=({},))
    found = matched(matcher, "Book1.xlsx", parts=(part,))
    assert (found[0].indicator.code, found[0].table) == ("O31", one.id)


def test_the_names_of_sheets_count(matcher):
    document = Document(name="Book1.xlsx", blocks=(Table(rows=(), name="สถิติการให้บริการ"),))
    assert matcher.match("Book1.xlsx", document)[0].indicator.code == "O15"


def test_two_that_are_alike_are_not_sure(matcher):
    lines = ("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",)
    twice = ("การดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",)
    found = matched(matcher, "a.docx", lines + twice)
    assert {one.indicator.code for one in found[:2]} == {"O42", "O43"}
    assert confidence(found) == "likely"


def test_every_year_has_its_own_codes(matcher):
    newer = Matcher(load_edition(2567))
    name = "สถิติเรื่องร้องเรียนการทุจริต.xlsx"
    assert matched(matcher, name)[0].indicator.subject == "complaint-statistics"
    assert matched(newer, name)[0].indicator.subject == "complaint-statistics"
    assert matched(matcher, name)[0].indicator.code != matched(newer, name)[0].indicator.code
