"""Nothing hidden goes in by a file: it is left out, counted and said, unless it is asked for."""

import io
from contextlib import suppress

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from oit_pages.readers import read
from oit_pages.readers.excel.number_sections import sections_of
from tests.readers import make, packages

SECRET = "ลับ-ห้ามเผยแพร่"


def lines(data: bytes, name: str = "a.xlsx", hidden: bool = False) -> str:
    return "\n".join(read(io.BytesIO(data), name, hidden=hidden).lines())


def told(data: bytes, name: str = "a.xlsx") -> dict[str, int]:
    return {one.code: one.count for one in read(io.BytesIO(data), name).notices}


def _book(change) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "ต.ค."
    for number in range(1, 6):
        sheet.append([f"ข้อ {number}", f"ค่า {number}", "เห็น"])
    change(book, sheet)
    return make.saved(book.save)


def _sheet_state(state):
    def change(book, _sheet):
        other = book.create_sheet("ร่าง")
        other.append([SECRET])
        other.sheet_state = state

    return change


def _row(book, sheet):
    sheet["A4"] = SECRET
    sheet.row_dimensions[4].hidden = True


def _filtered(book, sheet):
    _row(book, sheet)
    sheet.auto_filter.ref = "A1:C5"
    sheet.auto_filter.add_filter_column(0, ["ข้อ 1"])


def _column(book, sheet):
    sheet["B2"] = SECRET
    sheet.column_dimensions["B"].hidden = True


def _columns(book, sheet):
    sheet["B2"] = SECRET
    sheet.column_dimensions.group("B", "C", hidden=True)


def _white(book, sheet):
    sheet["B2"] = SECRET
    sheet["B2"].font = Font(color="FFFFFFFF")


def _same(book, sheet):
    sheet["B2"] = SECRET
    sheet["B2"].font = Font(color="FF1F4E79")
    sheet["B2"].fill = PatternFill("solid", fgColor="FF1F4E79")


def _no_format(book, sheet):
    sheet["B2"] = SECRET
    sheet["B2"].number_format = ";;;"


WORKBOOKS = {
    "hidden sheet": (_sheet_state("hidden"), "hidden_sheets"),
    "very hidden sheet": (_sheet_state("veryHidden"), "hidden_sheets"),
    "hidden row": (_row, "hidden_rows"),
    "filtered out": (_filtered, "hidden_rows"),
    "hidden column": (_column, "hidden_columns"),
    "folded columns": (_columns, "hidden_columns"),
    "white on white": (_white, "invisible_cells"),
    "the colour of its ground": (_same, "invisible_cells"),
    "a format that shows nothing": (_no_format, "invisible_cells"),
}


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_workbooks_keep_what_they_hide(kind):
    change, code = WORKBOOKS[kind]
    data = _book(change)
    assert SECRET not in lines(data)
    assert "เห็น" in lines(data) or kind == "folded columns"
    assert told(data)[code] >= 1
    assert SECRET in lines(data, hidden=True)
    assert code not in {n.code for n in read(io.BytesIO(data), "a.xlsx", hidden=True).notices}


@pytest.mark.parametrize("made", ['ht="0" customHeight="1"', 'hidden="true"', 'hidden="1"'])
def test_a_row_that_takes_no_room_is_hidden(made):
    data = packages.sheet(packages.row(1, "เห็น") + packages.row(2, SECRET, attributes=made))
    assert lines(data) == "เห็น"
    assert told(data) == {"hidden_rows": 1}


def test_white_text_on_a_dark_ground_is_seen():
    def change(_book, sheet):
        sheet["A1"].font = Font(color="FFFFFFFF", bold=True)
        sheet["A1"].fill = PatternFill("solid", fgColor="FF1F4E79")

    data = _book(change)
    assert "ข้อ 1" in lines(data)
    assert told(data) == {}


def test_a_white_part_of_a_cell_stays_out():
    shared = (
        f'<sst xmlns="{packages.MAIN}"><si><r><t>เห็น</t></r>'
        f'<r><rPr><color rgb="FFFFFFFF"/></rPr><t>{SECRET}</t></r></si></sst>'
    )
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    data = packages.sheet(row, more={"sharedStrings.xml": shared})
    assert lines(data) == "เห็น"
    assert told(data) == {"invisible_cells": 1}
    assert SECRET in lines(data, hidden=True)


def test_comments_are_counted_and_never_content():
    def change(_book, sheet):
        sheet["A1"].comment = Comment(SECRET, "ผู้ตรวจ")

    data = _book(change)
    assert told(data) == {"comments": 1}
    assert SECRET not in lines(data, hidden=True)


# -- Word -------------------------------------------------------------------------------------


def run(text: str, formats: str = "") -> str:
    return f'<w:r><w:rPr>{formats}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, formats: str = "") -> str:
    return f"<w:p><w:pPr>{formats}</w:pPr>{''.join(runs)}</w:p>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def table_row(*texts: str, marks: str = "", cell: str = "") -> str:
    cells = "".join(f"<w:tc><w:tcPr>{cell}</w:tcPr>{paragraph(run(text))}</w:tc>" for text in texts)
    return f"<w:tr><w:trPr>{marks}</w:trPr>{cells}</w:tr>"


def word(*blocks: str, **parts: str) -> bytes:
    return packages.word(f"<w:body>{''.join(blocks)}</w:body>", **parts)


def style(key: str, kind: str, formats: str, based_on: str = "") -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}">{based}<w:rPr>{formats}</w:rPr></w:style>'


STYLES = (
    "<w:styles ROOT>"
    + style("Secret", "paragraph", "<w:vanish/>")
    + style("Child", "paragraph", "", based_on="Secret")
    + style("Inline", "character", "<w:vanish/>")
    + style("Pale", "character", '<w:color w:val="FFFFFF"/>')
    + "</w:styles>"
)
WORDS = {
    "vanish": (paragraph(run(SECRET, "<w:vanish/>")), "hidden_text"),
    "a style that hides": (
        paragraph(run(SECRET), formats='<w:pStyle w:val="Secret"/>'),
        "hidden_text",
    ),
    "a style based on one": (
        paragraph(run(SECRET), formats='<w:pStyle w:val="Child"/>'),
        "hidden_text",
    ),
    "a style of letters": (paragraph(run(SECRET, '<w:rStyle w:val="Inline"/>')), "hidden_text"),
    "white": (paragraph(run(SECRET, '<w:color w:val="FFFFFF"/>')), "invisible_text"),
    "white by style": (paragraph(run(SECRET, '<w:rStyle w:val="Pale"/>')), "invisible_text"),
    "the colour of its shading": (
        paragraph(run(SECRET, '<w:color w:val="1F4E79"/><w:shd w:val="clear" w:fill="1F4E79"/>')),
        "invisible_text",
    ),
    "a hidden row": (
        table(table_row("เห็น"), table_row(SECRET, marks="<w:hidden/>")),
        "hidden_text",
    ),
    "within a cell": (
        table(f"<w:tr><w:tc>{paragraph(run(SECRET, '<w:vanish/>'))}</w:tc></w:tr>"),
        "hidden_text",
    ),
}


@pytest.mark.parametrize("kind", WORDS)
def test_documents_keep_what_they_hide(kind):
    block, code = WORDS[kind]
    data = word(paragraph(run("เห็น")), block, styles=STYLES)
    assert SECRET not in lines(data, "a.docx")
    assert "เห็น" in lines(data, "a.docx")
    assert told(data, "a.docx") == {code: 1}
    assert SECRET in lines(data, "a.docx", hidden=True)


@pytest.mark.parametrize(
    "block",
    [
        paragraph(run("เห็น", '<w:vanish w:val="0"/>')),
        paragraph(run("เห็น", '<w:vanish w:val="0"/>'), formats='<w:pStyle w:val="Secret"/>'),
        paragraph(run("เห็น", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/>')),
        table(
            "<w:tr><w:tc><w:tcPr><w:shd w:val='clear' w:fill='1F4E79'/></w:tcPr>"
            + paragraph(run("เห็น", '<w:color w:val="FFFFFF"/>'))
            + "</w:tc></w:tr>"
        ),
    ],
)
def test_what_is_seen_comes_in(block):
    data = word(block, styles=STYLES)
    assert lines(data, "a.docx") == "เห็น"
    assert told(data, "a.docx") == {}


DELETED = f'<w:del w:id="1" w:author="ก"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>'
MOVED_FROM = f'<w:moveFrom w:id="2" w:author="ก">{run("ย้าย")}</w:moveFrom>'
MOVED_TO = f'<w:moveTo w:id="3" w:author="ก">{run("ย้าย")}</w:moveTo>'
GONE_MARK = '<w:rPr><w:del w:id="4" w:author="ก"/></w:rPr>'


def test_tracked_changes_are_read_at_their_latest():
    data = word(
        paragraph(run("ก่อน "), MOVED_FROM, DELETED),
        paragraph(
            run("หลัง "), MOVED_TO, '<w:ins w:id="9" w:author="ก">' + run(" ใหม่") + "</w:ins>"
        ),
        table(
            table_row("แถวหนึ่ง"),
            table_row(SECRET, marks='<w:del w:id="5" w:author="ก"/>'),
            table_row("แถวใหม่", marks='<w:ins w:id="6" w:author="ก"/>'),
        ),
    )
    assert lines(data, "a.docx") == "ก่อน\nหลัง ย้าย ใหม่\nแถวหนึ่ง\nแถวใหม่"
    assert told(data, "a.docx") == {"deleted_text": 3}
    assert SECRET not in lines(data, "a.docx", hidden=True)


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next():
    data = word(paragraph(run("ต้น"), formats=GONE_MARK), paragraph(run("ปลาย")))
    assert lines(data, "a.docx") == "ต้นปลาย"


def test_formats_before_a_change_say_nothing():
    formats = "<w:rPrChange w:id='1' w:author='ก'><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    assert lines(word(paragraph(run("เห็น", formats))), "a.docx") == "เห็น"


def test_comments_headers_of_no_page_and_notes_that_went_stay_out():
    data = word(
        paragraph(run("เห็น")),
        '<w:sectPr><w:headerReference w:type="first" r:id="rId2"/>'
        '<w:headerReference w:type="default" r:id="rId3"/></w:sectPr>',
        comments=f"<w:comments ROOT><w:comment>{paragraph(run(SECRET))}</w:comment></w:comments>",
        header1=f"<w:hdr ROOT>{paragraph(run(SECRET))}</w:hdr>",
        header2=f"<w:hdr ROOT>{paragraph(run('หัว'))}</w:hdr>",
        footnotes=f"<w:footnotes ROOT><w:footnote w:id='1'>{paragraph(run(SECRET))}</w:footnote>"
        "</w:footnotes>",
    )
    assert lines(data, "a.docx") == "เห็น\nหัว"
    assert told(data, "a.docx") == {"comments": 1}


def test_a_note_that_the_text_refers_to_comes_in():
    data = word(
        paragraph(run("เห็น"), '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        footnotes=f"<w:footnotes ROOT><w:footnote w:id='1'>{paragraph(run('เชิงอรรถ'))}"
        "</w:footnote></w:footnotes>",
    )
    assert lines(data, "a.docx") == "เห็น\nเชิงอรรถ"


def test_words_of_a_line_in_many_runs_are_not_parted():
    pieces = "".join(run(letter, "<w:sz w:val='32'/>") for letter in "การป้องกัน")
    soft = run("การ") + "<w:r><w:softHyphen/></w:r>" + run("ทุจริต\u00ad")
    data = word(paragraph(pieces), paragraph(soft))
    assert lines(data, "a.docx") == "การป้องกัน\nการทุจริต"


# -- OpenDocument and HTML --------------------------------------------------------------------

_OFF = (
    '<style:style style:name="off"><style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="none"><style:text-properties text:display="none"/></style:style>'
)


COLLAPSED, FILTERED = 'table:visibility="collapse"', 'table:visibility="filter"'


def _ods_row(text: str, more: str = "") -> str:
    cell = f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"
    return f"<table:table-row {more}>{cell}</table:table-row>"


def test_spreadsheets_of_libreoffice():
    body = (
        f'<table:table table:name="ก">{_ods_row("เห็น")}'
        f"{_ods_row(SECRET, COLLAPSED)}{_ods_row(SECRET, FILTERED)}</table:table>"
        f'<table:table table:name="ร่าง" table:style-name="off">{_ods_row(SECRET)}</table:table>'
    )
    data = packages.open_document("spreadsheet", body, _OFF)
    assert lines(data, "a.ods") == "เห็น"
    assert told(data, "a.ods") == {"hidden_sheets": 1, "hidden_rows": 2}
    assert lines(data, "a.ods", hidden=True).count(SECRET) == 3


def test_texts_of_libreoffice():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"<text:p>{SECRET}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        f"<text:p>เห็น<text:s/>จริง<office:annotation><text:p>{SECRET}</text:p></office:annotation>"
        f'<text:span text:style-name="none">{SECRET}</text:span></text:p>'
    )
    data = packages.open_document("text", body, _OFF)
    assert lines(data, "a.odt") == "เห็น จริง"
    assert told(data, "a.odt") == {"hidden_text": 1, "comments": 1, "deleted_text": 1}


@pytest.mark.parametrize(
    "hidden",
    [
        '<tr style="display:none"><td>{}</td></tr>',
        "<tr hidden><td>{}</td></tr>",
        '<tr><td style="mso-hide:all">{}</td></tr>',
        "<tr><td><font color=white>{}</font></td></tr>",
    ],
)
def test_pages(hidden):
    page = f"<table><tr><td>เห็น</td></tr>{hidden.format(SECRET)}</table><!-- {SECRET} -->"
    data = page.encode("cp874")
    assert lines(data, "a.xls") == "เห็น"
    assert sum(told(data, "a.xls").values()) == 1
    assert SECRET in lines(data, "a.xls", hidden=True)


def test_a_document_made_by_a_library_is_read_whole():
    document = docx.Document()
    document.add_heading("หัวข้อ", 1)
    with suppress(KeyError):
        document.add_paragraph("รายการ", style="List Bullet")
    assert lines(make.saved(document.save), "a.docx") == "หัวข้อ\nรายการ"


EXCEL_PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<style>.xl99 {{ display:none; }}</style></head><body><table>
<col width=64><col width={width} style='{style}'>
<tr><td>รายการ</td><td{cell}>หมายเหตุภายใน</td></tr>
<tr><td>อบรม</td><td{cell}>ความลับสุดยอด</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("style", "cell"),
    [("display:none;mso-width-source:userset", ""), ("", ' class="xl99"')],
    ids=["column", "class"],
)
def test_what_a_page_of_excels_hides_stays_out(style, cell):
    """Issue 9, 2: nothing hidden goes in by a file. Excel saves a hidden column of a “web page”
    (which is opened as .xls) as a `<col>` that is not displayed."""
    data = EXCEL_PAGE.format(width=0 if style else 64, style=style, cell=cell).encode()
    shown = "\n".join(read(io.BytesIO(data), "report.xls").lines())
    assert "อบรม" in shown
    assert "ความลับสุดยอด" not in shown


@pytest.mark.parametrize("shown_as", [";;;", ";;", ";;;@", '"";"";""'])
def test_a_number_that_its_format_does_not_show_stays_out(shown_as):
    """Issue 9, 2: hidden cells. A number format without anything for numbers shows none."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["รายการ", "ตกลงกันภายใน"])
    sheet.append(["อบรม", 471147])
    sheet["B2"].number_format = shown_as
    buffer = io.BytesIO()
    book.save(buffer)
    buffer.seek(0)
    shown = "\n".join(read(buffer, "report.xlsx").lines()).replace(",", "")
    assert "อบรม" in shown
    assert "471147" not in shown


@pytest.mark.parametrize(
    ("code", "hidden"),
    [
        ("General", ""), ("@", ""), ("0.00", ""), ("#,##0;(#,##0)", ""),
        ('"ใช่";"ใช่";"ไม่ใช่"', ""),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', ""), ("d mmm yyyy;@", ""), ('"a;b";0', ""),
        (";;;", "+-0t"), (";;", "+-0"), (";;;@", "+-0"), ("0;-0;;@", "0"),
        ("0;", "-"), (";@", "+-0"),
        ('""', "+-0"), ('" ";" "', "+-0"), ("[Red];[Blue]", "+-0"), ("0.00;;;", "-0t"),
        ('[=0]"";0', "0"), ("[h]:mm;;", "-0"), ("[$฿-41E]", ""), ("[[[;;", ""), ("[>100]0;", "+-0"),
    ],
)  # fmt: skip
def test_sections_of_a_format_that_show_nothing(code, hidden):
    found = sections_of(code)
    values = {"+": 5.0, "-": -5.0, "0": 0.0, "t": None}
    assert "".join(one for one, value in values.items() if found and found.hides(value)) == hidden


def page_of(style: str, marks: str) -> bytes:
    table = f"<table><tr><td>เห็น</td><td {marks}>{SECRET}</td></tr></table>"
    return f"<html><style>{style}</style>{table}</html>".encode()


@pytest.mark.parametrize(
    ("style", "marks"),
    [
        (".xl9{color:white}", "class=xl9"),
        (".xl9{color:white;background:white}", "class=xl9"),
        ("<!-- .xl9 {DISPLAY: none} -->", "class='a XL9'"),
        ("td.xl9, p{mso-hide:all}", "class=xl9"),
        ("table .xl9{font-size:0pt}", "class=xl9"),
        ("@media screen{.x{display:none}}", "class=x"),
        ("/* } */#q{visibility:hidden}", "id=q"),
    ],
)
def test_what_a_style_sheet_hides_stays_out(style, marks):
    assert lines(page_of(style, marks), "a.xls") == "เห็น"
    assert sum(told(page_of(style, marks), "a.xls").values()) == 1
    assert SECRET in lines(page_of(style, marks), "a.xls", hidden=True)


@pytest.mark.parametrize(
    ("style", "marks"),
    [
        (".xl9{color:white;background:navy}", "class=xl9"),
        ("tr{background:#000080}.xl9{color:white}", "class=xl9"),
        ("@media print{.x{display:none}}", "class=x"),
        (".x{font-size:0.9em}", "class=x"),
        (".y{display:none}", "class=x"),
        ("/* .x{display:none} */", "class=x"),
    ],
)
def test_what_a_style_sheet_shows_comes_in(style, marks):
    assert SECRET in lines(page_of(style, marks), "a.xls")
    assert told(page_of(style, marks), "a.xls") == {}


def test_hidden_columns_of_a_page_are_counted_once_each():
    rows = f"<tr><td>ก<td>ข<td>{SECRET}<tr><td rowspan=2>ก<td>ข<td>{SECRET}<tr><td>ข<td>{SECRET}"
    page = f"<table><col span=2><col style='display:none'>{rows}</table><table><tr><td>1<td>2<td>3"
    assert lines(page.encode(), "a.xls").split() == list("กขกขข123")
    assert told(page.encode(), "a.xls") == {"hidden_columns": 1}
