"""More ways in: what programs save under other names and in other letters."""

import io

import pytest

from oit_pages.readers import ReaderError, read
from tests.readers import make, packages
from tests.readers.test_hidden import paragraph, run

ROWS = [["เดือน", "จำนวน"], ["ต.ค.", "99,000"]]


def table(data: bytes, name: str) -> list[list[str]]:
    (block,) = read(io.BytesIO(data), name).blocks
    return [[cell.text for cell in row] for row in block.rows]


def page(charset: str = "") -> str:
    meta = (
        f"<meta http-equiv=Content-Type content='text/html; charset={charset}'>" if charset else ""
    )
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in ROWS)
    return f"<html><head>{meta}<style>td {{color: red}}</style></head><table>{rows}</table></html>"


@pytest.mark.parametrize("ending", ["xls", "doc", "csv", "html", "xlsx"])
@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("tis-620", "cp874"), ("windows-874", "cp874"), ("", "cp874"), ("utf-8", "utf-8"),
        ("", "utf-8-sig"), ("tis-620", "utf-8"), ("", "utf-16"),
    ],
)  # fmt: skip
def test_pages_saved_as_office_files(ending, charset, encoding):
    assert table(page(charset).encode(encoding), f"a.{ending}") == ROWS


@pytest.mark.parametrize(
    "markup",
    [
        "<TABLE><TR><TD>ก<TD>ข<TR><TD COLSPAN=2>ค</TABLE>",
        "<table><thead><tr><th>ก</th><th>ข</th></tr></thead><tr><td colspan='2'>ค</td></tr>",
        '<div><table><tr><td><p>ก</p><td><b>ข</b></td></tr><tr><td colspan="2">&#3588;</table>',
    ],
)
def test_tags_of_any_hand(markup):
    assert table(markup.encode(), "a.xls") == [["ก", "ข"], ["ค", ""]]


def test_a_cell_that_reaches_down_and_lines_within_cells():
    markup = "<table><tr><td rowspan=2>ก<td>ข<br>ค</tr><tr><td>ง</table><p>ท้าย"
    block, after = read(io.BytesIO(markup.encode()), "a.xls").blocks
    assert block.rows[0][1].lines == ("ข", "ค")
    assert [cell.above for cell in block.rows[1]] == [True, False]
    assert after.text == "ท้าย"


@pytest.mark.parametrize("ending", ["csv", "xls"])
def test_markup_is_never_text(ending):
    data = b"<html><script>alert(1)</script><table><tr><td onclick=x>a</td></tr></table></html>"
    assert list(read(io.BytesIO(data), f"a.{ending}").lines()) == ["a"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp874", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("titles", [0, 1, 3])
def test_titles_above_what_is_separated(mark, encoding, titles):
    quoted = [[f'"{cell}"' if mark in cell else cell for cell in row] for row in ROWS * 3]
    lines = ["สรุปผล, ปีงบประมาณ 2564"] * titles + [mark.join(row) for row in quoted]
    found = table("\r\n".join(lines).encode(encoding), "a.csv")
    assert found[-2:] == ROWS


def test_a_title_without_marks_above_semicolons():
    text = "สรุปผล\n" + "\n".join(f"ร้าน {n};{n},000;{n}9,000" for n in range(1, 5))
    assert table(text.encode(), "a.csv")[1] == ["ร้าน 1", "1,000", "19,000"]


def test_strict_open_xml():
    rows = packages.row(1, "ก", "ข")
    sheet = packages.sheet_xml(rows, space=packages.STRICT)
    assert table(packages.workbook(("ก", sheet, "visible"), strict=True), "a.xlsx") == [["ก", "ข"]]
    body = f"<w:body>{paragraph(run('ก'))}</w:body>"
    assert list(read(io.BytesIO(packages.word(body, strict=True)), "a.docx").lines()) == ["ก"]


def test_days_of_strict_workbooks():
    cells = '<c r="A1" t="d"><v>2021-03-25</v></c><c r="B1" t="d"><v>2568-02-29</v></c>'
    document = read(io.BytesIO(packages.sheet(f'<row r="1">{cells}</row>')), "a.xlsx")
    assert list(document.lines()) == ["25 มี.ค. 2564", "29/2/2568"]
    assert [notice.code for notice in document.notices] == ["impossible_dates"]


def test_spreadsheets_of_libreoffice():
    body = (
        '<table:table table:name="ก"><table:table-row><table:table-cell '
        'table:number-columns-spanned="2"><text:p>เดือน</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row><table:table-row>"
        '<table:table-cell office:date-value="2021-03-25"><text:p>25/03/21</text:p>'
        '</table:table-cell><table:table-cell table:number-columns-repeated="2">'
        "<text:p>99,000</text:p></table:table-cell></table:table-row></table:table>"
    )
    data = packages.open_document("spreadsheet", body)
    assert table(data, "a.ods") == [["เดือน", "", ""], ["25 มี.ค. 2564", "99,000", "99,000"]]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xls", make.OLE + "Workbook".encode("utf-16-le"), "old_excel"),
        ("a.docx", make.OLE + "WordDocument".encode("utf-16-le"), "old_word"),
        ("a.xlsx", make.OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.doc", b"{\\rtf1\\ansi a}", "old_word"),
        ("a.xls", b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\0" * 90, "old_excel"),
        ("a.pdf", b"%PDF-1.7\n", "pdf"),
        ("a.docx", b"%PDF-1.7\n", "pdf"),
        ("a.doc", b"MIME-Version: 1.0\n\n<html>", "web_archive"),
        (
            "a.xls",
            b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
            "old_excel",
        ),
        ("a.xls", b"\x89PNG", "broken"),
    ],
)
def test_what_is_not_read_is_told_what_to_do(name, data, code):
    with pytest.raises(ReaderError) as error:
        read(io.BytesIO(data), name)
    assert error.value.code == code


@pytest.mark.parametrize("ending", ["xlsm", "xltx", "docm", "xlsx"])
def test_kinds_with_macros_and_patterns_are_read(ending):
    assert table(make.excel(("ก", "ข")), f"a.{ending}") == [["ก", "ข"]]
