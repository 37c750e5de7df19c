"""Tables as the clipboard of Word and Excel holds them."""

import io

from oit_pages.admin.table_match import match_table
from oit_pages.catalogue import load_column_sets
from oit_pages.readers import read
from oit_pages.readers.recognise import recognise
from oit_pages.thai import fiscal_year

SETS = load_column_sets()


def test_headings_over_two_rows_copied_from_excel():
    """A merged heading is copied as its first cell, the others empty."""
    rows = [
        ["ที่", "เดือน", "จำนวนเรื่องร้องเรียน", "", "", "หมายเหตุ"],
        ["", "", "ทั้งหมด", "แล้วเสร็จ", "อยู่ระหว่างดำเนินการ", ""],
        ["1", "ต.ค. 63", "3", "2", "1", ""],
    ]
    found = match_table(rows, [SETS["complaint-statistics"]])
    assert found.headings == 2
    assert {at: key for at, (key, _why) in found.columns.items()} == {
        1: "month", 2: "received", 3: "completed", 4: "in_progress", 5: "note",
    }  # fmt: skip


def test_word_copies_conditions_comments_and_what_it_hides():
    page = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta charset=utf-8>"
        "<!--[if gte mso 9]><xml><w:WordDocument>ไม่ใช่เนื้อหา</w:WordDocument></xml><![endif]-->"
        "<style><!-- p.MsoNormal {margin:0} .MsoCommentText {} --></style></head>"
        "<body lang=TH><!--StartFragment--><table class=MsoTableGrid border=1><tr>"
        "<td><p class=MsoNormal><b><span lang=TH>มาตรการ/<br>แนวทาง</span></b><o:p></o:p></p></td>"
        "<td><p class=MsoNormal>วิธีการดำเนินการ<o:p></o:p></p></td>"
        "<td><p class=MsoNormal>ผู้รับผิดชอบ</p></td><td><p>ระยะเวลาดำเนินการ</p></td>"
        "<td><p>ผลการดำเนินการ</p></td></tr>"
        "<tr><td><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='mso-list:Ignore'>๑.<span style='font:7.0pt \"Times\"'>&nbsp;&nbsp; </span>"
        "</span><![endif]><a style='mso-comment-reference:k_1'>เผยแพร่</a>"
        "<span class=MsoCommentReference>"
        "<a class=msocomanchor href='#_msocom_1'>[k1]</a></span>ข้อมูล"
        "<span style='display:none;mso-hide:all'>ลับมาก</span></p></td>"
        "<td><p>๑. ตั้งคณะทำงาน</p><p>๒. จัดหมวดหมู่</p></td><td><p>สำนักปลัด</p></td>"
        "<td><p>ต.ค. ๖๓ – มี.ค. ๖๔</p></td><td><p>"
        "- เผยแพร่ ๒๗ รายการ<del>ลบแล้ว</del></p></td></tr></table>"
        "<!--EndFragment--><div style='mso-element:comment-list'><div style='mso-element:comment'>"
        "<p class=MsoCommentText>ความเห็นของผู้ตรวจ</p></div></div></body></html>"
    )
    document = read(io.BytesIO(page.encode()), "clipboard.html")
    (table,) = recognise(document, SETS, fiscal_year(2564))
    assert table.block == "measure_table"
    assert table.rows[0].measure == "เผยแพร่ข้อมูล"
    assert table.rows[0].methods == ("ตั้งคณะทำงาน", "จัดหมวดหมู่")
    assert table.rows[0].results == ("เผยแพร่ ๒๗ รายการ",)
    for gone in ("ลับมาก", "ลบแล้ว", "ความเห็นของผู้ตรวจ", "ไม่ใช่เนื้อหา"):
        assert gone not in repr(table)
    assert {one.code for one in document.notices} == {"hidden_text", "comments", "deleted_text"}
