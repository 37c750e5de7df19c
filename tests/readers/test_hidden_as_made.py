"""What officers hide without a thought stays out, and what only looks hidden comes in."""

import io

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from oit_pages.readers import read
from tests.readers import make, packages

SECRET = "เลขคดีลับ 44/2566"
SEEN = "ข้อความที่ทุกคนเห็น"
BOX = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
    'markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><wps:wsp xmlns:wps='
    '"http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:txbx>'
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>"
    '<mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
    "<w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)


def p(text: str, run: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def document(data: bytes, name: str, hidden: bool = False):
    return read(io.BytesIO(data), name, hidden=hidden)


def lines(data: bytes, name: str, hidden: bool = False) -> list[str]:
    return list(document(data, name, hidden).lines())


def codes(data: bytes, name: str) -> set[str]:
    return {one.code for one in document(data, name).notices}


def test_a_title_merged_over_a_hidden_column_is_seen():
    """Excel shows it: only the column is narrow, the merged cell goes on."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = SEEN
    sheet.merge_cells("A1:C1")
    sheet.append(["ที่", "รายการ", "จำนวน"])
    sheet.append([1, "ทรายหยาบ", 20])
    sheet["A3"] = SECRET
    sheet.column_dimensions["A"].hidden = True
    found = lines(make.saved(book.save), "a.xlsx")
    assert SEEN in found
    assert SECRET not in found


def test_a_heading_merged_down_from_a_hidden_row_is_seen():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([SEEN, SECRET])
    sheet.append([None, "ข"])
    sheet.merge_cells("A1:A2")
    sheet.row_dimensions[1].hidden = True
    found = lines(make.saved(book.save), "a.xlsx")
    assert SEEN in found
    assert SECRET not in found


@pytest.mark.parametrize("shape", ["row", "column"])
def test_rows_and_columns_drawn_together_until_nothing_is_seen(shape):
    """Some programs write a height or a width of nought instead of "hidden"."""
    rows = packages.row(1, "ก", "ข") + packages.row(
        2,
        "ค",
        SECRET if shape == "row" else "ง",
        attributes='ht="0" customHeight="1"' * (shape == "row"),
    )
    before = ""
    if shape == "column":
        rows = packages.row(1, "ก", SECRET) + packages.row(2, "ค", "ง")
        before = '<cols><col min="2" max="2" width="0" customWidth="1"/></cols>'
    data = packages.sheet(rows, before)
    assert SECRET not in lines(data, "a.xlsx")
    assert "ก" in lines(data, "a.xlsx")
    assert codes(data, "a.xlsx") == {f"hidden_{shape}s"}
    assert SECRET in lines(data, "a.xlsx", hidden=True)


def test_numbers_in_a_white_format_are_not_seen():
    book = openpyxl.Workbook()
    book.active.append(["ราคากลาง", 987654])
    book.active["B1"].number_format = "[White]#,##0"
    assert lines(make.saved(book.save), "a.xlsx") == ["ราคากลาง"]
    assert codes(make.saved(book.save), "a.xlsx") == {"invisible_cells"}
    book.active["B1"].fill = PatternFill("solid", fgColor="FF1F4E79")
    assert lines(make.saved(book.save), "a.xlsx") == ["ราคากลาง", "987654"]


def test_a_row_that_word_hides():
    cell = "<w:tc>{}</w:tc>"
    body = (
        f"<w:tbl><w:tr>{cell.format(p(SEEN))}</w:tr>"
        f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell.format(p(SECRET))}</w:tr></w:tbl>"
    )
    data = packages.word(f"<w:body>{body}</w:body>")
    assert lines(data, "a.docx") == [SEEN]
    assert codes(data, "a.docx") == {"hidden_text"}


def test_a_text_box_is_read_once_and_what_it_hides_stays_out():
    data = packages.word(
        f"<w:body>{p('ก่อน')}{BOX.format(p(SEEN) + p(SECRET, '<w:vanish/>'))}{p('หลัง')}</w:body>"
    )
    assert lines(data, "a.docx") == ["ก่อน", SEEN, "หลัง"]
    assert codes(data, "a.docx") == {"hidden_text"}


def test_what_was_deleted_commented_and_hidden_in_libreoffice_writer():
    space = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"<text:p>{SECRET} ลบ</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        f"<text:p>{SEEN}<office:annotation {space}><dc:creator>ผู้ตรวจ</dc:creator>"
        f"<text:p>{SECRET} หมายเหตุ</text:p></office:annotation></text:p>"
        '<text:section text:name="ก" text:display="none">'
        f"<text:p>{SECRET} ส่วน</text:p></text:section>"
        f'<text:p><text:hidden-text text:condition="ooow:1" text:string-value="{SECRET}"'
        f' text:is-hidden="true">{SECRET} ข้อความ</text:hidden-text>ต่อ</text:p>'
        '<text:p><text:hidden-paragraph text:condition="ooow:1" text:is-hidden="true"/>'
        f"{SECRET} ย่อหน้า</text:p>"
    )
    found = "\n".join(lines(packages.open_document("text", body), "a.odt"))
    assert SECRET not in found
    assert SEEN in found
    assert codes(packages.open_document("text", body), "a.odt") >= {"comments", "deleted_text"}


def test_what_libreoffice_calc_hides():
    def row(*texts, attributes=""):
        cells = "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{text}</text:p></table:table-cell>"
            for text in texts
        )
        return f"<table:table-row {attributes}>{cells}</table:table-row>"

    styles = (
        '<style:style style:name="ta1" style:family="table"><style:table-properties/></style:style>'
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    body = (
        '<table:table table:name="ต.ค." table:style-name="ta1"><table:table-column/>'
        '<table:table-column table:visibility="collapse"/>'
        + row("รายการ", SECRET + " ก")
        + row(SECRET + " ข", "", attributes='table:visibility="filter"')
        + '<table:table-row-group table:display="false">'
        + row(SECRET + " ค", "", attributes='table:visibility="collapse"')
        + "</table:table-row-group>"
        + row(SEEN)
        + '</table:table><table:table table:name="ร่าง" table:style-name="ta2">'
        + f"{row(SECRET)}</table:table>"
    )
    data = packages.open_document("spreadsheet", body, styles)
    assert lines(data, "a.ods") == ["รายการ", SEEN]
    assert codes(data, "a.ods") == {"hidden_sheets", "hidden_rows", "hidden_columns"}


def test_a_title_merged_over_a_hidden_column_in_libreoffice_calc():
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    body = (
        '<table:table table:name="ก"><table:table-column table:visibility="collapse"/>'
        "<table:table-column/><table:table-row>"
        + cell.format(' table:number-columns-spanned="2"', SEEN)
        + "<table:covered-table-cell/></table:table-row><table:table-row>"
        + cell.format("", SECRET)
        + cell.format("", "ข")
        + "</table:table-row></table:table>"
    )
    data = packages.open_document("spreadsheet", body)
    assert lines(data, "a.ods") == [SEEN, "ข"]
    assert SECRET in lines(data, "a.ods", hidden=True)
