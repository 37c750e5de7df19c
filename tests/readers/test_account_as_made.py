"""What a clerk counts in a file by hand is what the account adds up to."""

import io
from collections import Counter

import openpyxl
import pytest
from openpyxl.comments import Comment

from oit_pages.catalogue import load_column_sets
from oit_pages.readers import read
from oit_pages.readers.recognise import examine
from oit_pages.readers.recognise.account import totals
from oit_pages.thai import fiscal_year
from tests.readers import make, packages

SETS = load_column_sets()


def account(data: bytes, name: str):
    document = read(io.BytesIO(data), name)
    return document, examine(document, SETS, fiscal_year(2564))


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def para(inner):
    return f"<w:p>{inner}</w:p>"


WRAPPED = {
    "content control": f"<w:sdt><w:sdtContent>{para(run('ข้อความ'))}</w:sdtContent></w:sdt>",
    "content control in a line": para(
        f"<w:sdt><w:sdtContent>{run('ข้อความ')}</w:sdtContent></w:sdt>"
    ),
    "smart tag": para(f'<w:smartTag w:element="date">{run("ข้อความ")}</w:smartTag>'),
    "custom XML": f'<w:customXml w:element="a">{para(run("ข้อความ"))}</w:customXml>',
    "simple field": para(f'<w:fldSimple w:instr="DOCPROPERTY x">{run("ข้อความ")}</w:fldSimple>'),
    "link": para(f'<w:hyperlink w:anchor="a">{run("ข้อความ")}</w:hyperlink>'),
    "inserted": para(f'<w:ins w:id="1" w:author="ก">{run("ข้อความ")}</w:ins>'),
    "field": para(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>MERGEFIELD ชื่อ</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("ข้อความ")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "direction": para(f"<w:bdo w:val='ltr'>{run('ข้อความ')}</w:bdo>"),
    "ruby": para(
        "<w:r><w:ruby><w:rt><w:r><w:t>อ่าน</w:t></w:r></w:rt>"
        f"<w:rubyBase>{run('ข้อความ')}</w:rubyBase></w:ruby></w:r>"
    ),
    "cell of a nested table": (
        f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>{para(run('ข้อความ'))}</w:tc></w:tr></w:tbl>"
        f"{para('')}</w:tc></w:tr></w:tbl>"
    ),
    "row in a content control": (
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{para(run('ข้อความ'))}</w:tc></w:tr>"
        "</w:sdtContent></w:sdt></w:tbl>"
    ),
    "cell in a content control": (
        f"<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc>{para(run('ข้อความ'))}</w:tc></w:sdtContent>"
        "</w:sdt></w:tr></w:tbl>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("wrap", WRAPPED)
def test_each_line_of_a_word_file_is_accounted_for_once(wrap):
    section = '<w:p><w:pPr><w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr></w:pPr></w:p>'
    body = para(run("ก่อนหน้า")) + section + WRAPPED[wrap] + para(run("ตามหลัง"))
    _document, done = account(packages.word(f"<w:body>{body}</w:body>"), "a.docx")
    texts = Counter(word for fate in done.fates for word in fate.text.split())
    assert texts["ข้อความ"] == 1
    assert texts["ก่อนหน้า"] == texts["ตามหลัง"] == 1
    assert not any("MERGEFIELD" in fate.text for fate in done.fates)


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_at_the_foot_of_a_page_are_kept(kind):
    """Nothing is dropped: a footnote says where figures come from."""
    body = para(run("รายได้ 500 บาท") + f'<w:r><w:{kind}Reference w:id="2"/></w:r>')
    notes = (
        f'<w:{kind}s ROOT><w:{kind} w:type="separator" w:id="0">{para("<w:r><w:separator/></w:r>")}'
        f'</w:{kind}><w:{kind} w:id="2">{para(run("ณ 30 กันยายน 2564"))}</w:{kind}></w:{kind}s>'
    )
    data = packages.word(f"<w:body>{body}</w:body>", **{f"{kind}s": notes})
    _document, done = account(data, "a.docx")
    assert any("30 กันยายน 2564" in fate.text for fate in done.fates)


def test_a_workbook_with_everything_adds_up():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "ต.ค. 63"
    rows = [
        ("แบบ สขร.1", *[None] * 8),
        ("สรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือนตุลาคม 2563", *[None] * 8),
        ("ลำดับที่", "งานที่จัดซื้อหรือจัดจ้าง", "วงเงินที่จะซื้อหรือจ้าง", "ราคากลาง", "วิธีซื้อหรือจ้าง",
         "รายชื่อผู้เสนอราคาและราคาที่เสนอ", "ผู้ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง",
         "เหตุผลที่คัดเลือกโดยสรุป", "เลขที่และวันที่ของสัญญา"),
        (1, "ซื้อกระดาษ", 5000, "-", "เฉพาะเจาะจง", "ร้าน ก 5,000", "ร้าน ก", "เหมาะสม", "1/64"),
        (None, "(ต่อเนื่องปีก่อน)", *[None] * 7),
        (2, "จ้างล้างแอร์", "=2*1500", "ประมาณ 3,000", "เฉพาะเจาะจง", "ร้าน ข", "ร้าน ข", "ดี", "2/64"),
        ("รวม", None, 8000, *[None] * 6),
        ("ข้อมูล ณ วันที่ 5 พฤศจิกายน 2563", *[None] * 8),
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
    sheet["B4"].comment = Comment("ตรวจอีกครั้ง", "หัวหน้า")
    held = sum(cell is not None for row in rows for cell in row) - 1  # the formula has no result
    document, done = account(make.saved(book.save), "a.xlsx")
    counts = totals(done.fates)
    assert counts["taken"] + counts.get("noted", 0) + counts.get("left_out", 0) == held
    assert {one.code: one.count for one in document.notices} == {
        "unsolved_formulas": 1, "comments": 1,
    }  # fmt: skip
    (table,) = done.parts
    assert [row["work"].split("\n")[0] for row in table.rows] == ["ซื้อกระดาษ", "จ้างล้างแอร์"]
    whole = repr(table)
    for kept in ("(ต่อเนื่องปีก่อน)", "ประมาณ 3,000", "5 พฤศจิกายน 2563", "สขร.1"):
        assert kept in whole


def test_a_web_page_that_a_system_saved_as_a_workbook_adds_up():
    page = (
        '<html><head><meta charset="utf-8"><title>ไม่ใช่เนื้อหา</title><style>td{color:red}</style>'
        "<script>var x='ไม่ใช่เนื้อหา'</script></head><body><h3>สถิติเรื่องร้องเรียน ปีงบประมาณ 2564</h3>"
        "<table><caption>ตารางที่ 1</caption><thead><tr><th>เดือน<th>จำนวนเรื่องร้องเรียน"
        "<th>ดำเนินการแล้วเสร็จ<th>อยู่ระหว่างดำเนินการ</thead><tfoot><tr><td>รวม<td>3<td>3<td>0</tfoot>"
        "<tbody><tr><td>ต.ค. 2563<td>1<td>1<td>0<tr><td>พ.ย. 2563<td>2<td>2<td>0</tbody></table>"
        "<ul><li>หมายเหตุ: ไม่รวมบัตรสนเท่ห์</ul></body></html>"
    )
    _document, done = account(page.encode(), "a.xls")
    # a title, a caption, headings 4, rows 8, totals 4, a note
    assert len(done.fates) == 1 + 1 + 4 + 8 + 4 + 1
    assert not any("ไม่ใช่เนื้อหา" in fate.text for fate in done.fates)
    table = next(part for part in done.parts if part.block.startswith("table_"))
    assert [row["received"] for row in table.rows] == [1, 2]
    assert "รวม" in table.note
