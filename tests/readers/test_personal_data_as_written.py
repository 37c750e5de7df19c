"""Personal data in the ways in which officers write them."""

import io

import openpyxl
import pytest

from oit_pages.readers import read
from oit_pages.readers.personal_data import find, mask, masked, personal_data
from oit_pages.thai import to_thai
from tests.readers import make, packages
from tests.readers.test_personal_data import ID


def found(data: bytes, name: str) -> list[str]:
    return [one.kind for one in personal_data(read(io.BytesIO(data), name))]


def grouped(mark: str) -> str:
    return mark.join((ID[0], ID[1:5], ID[5:10], ID[10:12], ID[12]))


@pytest.mark.parametrize("mark", ["–", "\u2011", "\u00a0", " - ", "  ", "."])
def test_ids_with_the_marks_that_word_makes_of_a_hyphen(mark):
    for written in (grouped(mark), to_thai(grouped(mark))):
        document = read(io.BytesIO(make.word(f"เลขประจำตัวประชาชน {written} ครับ")), "a.docx")
        assert [one.kind for one in personal_data(document)] == ["citizen_id"]
        assert personal_data(masked(document)) == ()


@pytest.mark.parametrize(("value", "shown"), [(int(ID), "0"), (int(ID), "General"), (ID, "@")])
def test_ids_in_a_column_of_numbers_or_of_texts(value, shown):
    book = openpyxl.Workbook()
    book.active.append(["ชื่อ - สกุล", "เลขบัตร"])
    book.active.append(["นางสาวดวงแก้ว ทองประเสริฐ", value])
    book.active["B2"].number_format = shown
    assert found(make.saved(book.save), "a.xlsx") == ["citizen_id"]


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
@pytest.mark.parametrize(
    ("heading", "value", "kind"),
    [
        ("เลขที่บัญชีธนาคาร", "123-4-56789-0", "account"),
        ("เลขบัญชี", "1234567890", "account"),
        ("บ้านเลขที่", "12/3", "home"),
        ("ที่อยู่", "๙๙/๑ หมู่ ๔ ตำบลดอนแก้ว", "home"),
    ],
)
def test_a_heading_tells_what_stands_below_it(name, heading, value, kind):
    rows = (("ที่", "ชื่อ-สกุล", heading), ("1", "นายธีรภัทร วงศ์คำ", value), ("2", "นางก้อง ศรี", value))
    data = make.word(rows) if name == "a.docx" else make.excel(*rows)
    document = read(io.BytesIO(data), name)
    assert [one.kind for one in personal_data(document)] == [kind, kind]
    assert personal_data(masked(document)) == ()


@pytest.mark.parametrize(
    "phone", ["+66 81 234 5678", "+6681-234-5678", "081.234.5678", "(081) 2345678", "๐๘๑–๒๓๔–๕๖๗๘"]
)
def test_mobile_numbers_however_they_are_written(phone):
    assert found(make.word(f"ผู้ประสานงาน นายธีรภัทร วงศ์คำ โทร. {phone}"), "a.docx") == ["mobile"]


def test_a_mobile_number_on_the_line_below_the_name():
    data = make.word("(นางสาวดวงแก้ว ทองประเสริฐ)", "นักจัดการงานทั่วไป", "โทร. 081-234-5678")
    assert found(data, "a.docx") == ["mobile"]
    data = make.word("ติดต่อเทศบาล", "สายด่วน 081-234-5678")
    assert found(data, "a.docx") == []


def test_the_number_of_an_agency_and_of_a_purchase_is_nobody_s():
    lines = (
        "เลขประจำตัวผู้เสียภาษี 0994000123456 เลขที่โครงการ 64017123456",
        "เลขคุมสัญญา 640914123456 ที่ ศน 70101/58 โทร. 0 2555 0101",
        "ตั้งอยู่เลขที่ 99 หมู่ที่ 1 ที่ทำการองค์การบริหารส่วนตำบล",
        "งบประมาณ 1,101,700,203 บาท",
    )
    assert found(make.word(*lines), "a.docx") == []


@pytest.mark.parametrize("place", ["comment", "box", "header", "hidden"])
def test_the_original_is_looked_at_whole(place):
    """What a file hides gives people away as well when the file is offered for download."""
    text = f"<w:p><w:r><w:t>เลขบัตร {grouped('-')}</w:t></w:r></w:p>"
    hidden = text.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    more, body = {}, "<w:p><w:r><w:t>เนื้อหา</w:t></w:r></w:p>"
    if place == "comment":
        more["comments"] = f'<w:comments ROOT><w:comment w:id="1">{text}</w:comment></w:comments>'
    elif place == "header":
        more["header1"] = f"<w:hdr ROOT>{text}</w:hdr>"
        body += '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    elif place == "box":
        body += (
            "<w:p><w:r><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'>"
            f"<w:txbxContent>{text}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
        )
    else:
        body += hidden
    data = packages.word(f"<w:body>{body}</w:body>", **more)
    document = read(io.BytesIO(data), "a.docx", hidden=True)
    told = {one.kind for one in personal_data(document)} | {one.code for one in document.notices}
    assert told & {"citizen_id", "comments", "headers"}


def test_a_table_that_stayed_text_is_looked_at_as_well():
    """One that is no known table stands on the page as lines, told by its headings still."""
    text = "ที่ · ชื่อ-สกุล · เลขบัญชี · บ้านเลขที่\n1 · ก้อง ศรี · 123-4-56789-0 · ๑๒/๓\nโครงการ 2564/1"
    assert [kind for kind, _start, _end in find(text)] == ["account", "home"]
    assert mask(text).splitlines()[1:] == ["1 · ก้อง ศรี · xxx-x-xxxx9-0 · xx/x", "โครงการ 2564/1"]
    assert list(find("ที่ · โครงการ · เลขที่\n1 · ถนน · 12/3")) == []
