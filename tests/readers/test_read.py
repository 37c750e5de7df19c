"""Files become neutral documents, and bad files are refused in one line."""

import io
import time
import zipfile
from contextlib import suppress
from datetime import date, datetime

import docx
import openpyxl
import openpyxl.drawing.image
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oit_pages.readers import Paragraph, ReaderError, Table, read
from tests.readers import make, workbooks


def test_paragraphs_and_tables_in_their_order():
    document = read(io.BytesIO(make.word("ก่อน", (("ก", "ข"), ("ค", "")), "หลัง")), "a.docx")
    first, table, last = document.blocks
    assert first == Paragraph("ก่อน")
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["ก", "ข"], ["ค", ""]]
    assert last == Paragraph("หลัง")


def test_text_is_cleaned():
    data = make.word("น\u0e4d\u0e32\u200bร่อง\u00a0๑")
    assert list(read(io.BytesIO(data), "a.docx").lines()) == ["นำร่อง ๑"]


def test_merged_cells_count_once():
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "รวม"
    table.cell(0, 2).text = "ค"
    block = read(io.BytesIO(make.saved(document.save)), "a.docx").blocks[0]
    assert [cell.text for cell in block.rows[0]] == ["รวม", "", "ค"]


def test_headers_and_footers_are_not_lost():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "หัวกระดาษ"
    document.add_paragraph("เนื้อหา")
    lines = list(read(io.BytesIO(make.saved(document.save)), "a.docx").lines())
    assert lines == ["เนื้อหา", "หัวกระดาษ"]


def test_workbooks(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(make.excel(("เดือน", "จำนวน"), ("ต.ค. 2563", 3), (None, None), ("พ.ย.", 4.0)))
    (table,) = read(path).blocks
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["เดือน", "จำนวน"],
        ["ต.ค. 2563", "3"],
        ["พ.ย.", "4"],
    ]


def test_each_sheet_is_a_table():
    book = openpyxl.Workbook()
    book.active.append(["ก"])
    book.create_sheet("สอง").append(["ข"])
    blocks = read(io.BytesIO(make.saved(book.save)), "a.xlsx").blocks
    assert [table.name for table in blocks] == ["Sheet", "สอง"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_any_code_page(encoding, delimiter):
    data = delimiter.join(["เดือน", "จำนวน"]) + "\n" + delimiter.join(["ต.ค.", "๓"]) + "\n"
    (table,) = read(io.BytesIO(data.encode(encoding)), "a.csv").blocks
    assert [[cell.text for cell in row] for row in table.rows] == [["เดือน", "จำนวน"], ["ต.ค.", "๓"]]


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_unicode_text_as_excel_saves_it(delimiter):
    data = f"เดือน{delimiter}จำนวน\nต.ค.{delimiter}๓\n".encode("utf-16")
    (table,) = read(io.BytesIO(data), "a.csv").blocks
    assert [[cell.text for cell in row] for row in table.rows] == [["เดือน", "จำนวน"], ["ต.ค.", "๓"]]


def test_a_file_is_what_it_holds_whatever_its_name():
    (table,) = read(io.BytesIO(make.excel(("ก", "ข"))), "a.docx").blocks
    assert isinstance(table, Table)
    (line,) = read(io.BytesIO(make.word("ก")), "a.xlsx").blocks
    assert line == Paragraph("ก")


def test_numbers_and_dates_as_excel_shows_them():
    book = openpyxl.Workbook()
    book.active.append([0.1 + 0.2, 0.8, 1e15, date(2564, 3, 25), datetime(2021, 3, 25, 13, 30)])
    book.active["B1"].number_format = "0.0%"
    (table,) = read(io.BytesIO(make.saved(book.save)), "a.xlsx").blocks
    assert [cell.text for cell in table.rows[0]] == [
        "0.3", "80%", "1000000000000000", "25 มี.ค. 2564", "25 มี.ค. 2564 13:30 น.",
    ]  # fmt: skip


def test_a_sheet_that_understates_its_size_is_read_whole():
    data = make.excel(("ก", "ข"), ("ค", "ง"))
    sheet = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read(sheet).replace(b'ref="A1:B2"', b'ref="A1"')
    short = make.repacked(data, xl__worksheets__sheet1=xml)
    assert list(read(io.BytesIO(short), "a.xlsx").lines()) == ["ก", "ข", "ค", "ง"]


def test_a_cell_at_the_end_of_a_sheet_does_not_fill_the_rest():
    book = openpyxl.Workbook()
    book.active["A1048576"] = "ท้าย"
    (table,) = read(io.BytesIO(make.saved(book.save)), "a.xlsx").blocks
    assert [[cell.text for cell in row] for row in table.rows] == [["ท้าย"]]


def test_a_formula_without_its_result_names_its_cell_and_lets_the_rest_in():
    document = read(io.BytesIO(make.excel(("รวม", "=SUM(B2:B9)"), ("ก", 2))), "a.xlsx")
    assert list(document.lines()) == ["รวม", "ก", "2"]
    assert [(n.code, n.count, n.where) for n in document.notices] == [
        ("unsolved_formulas", 1, ("Sheet!B1",))
    ]


def test_a_formula_that_gives_an_empty_text_has_its_result():
    data = make.excel(("ก", "=IF(A2=1,1,&quot;&quot;)"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    solved = xml.replace(b'<c r="B1">', b'<c r="B1" t="str">')
    assert solved != xml
    data = make.repacked(data, xl__worksheets__sheet1=solved)
    assert list(read(io.BytesIO(data), "a.xlsx").lines()) == ["ก"]


def noticed(text: str) -> list:
    document = read(io.BytesIO(text.encode()), "a.csv")
    return [(n.code, n.count, n.where) for n in document.notices]


@pytest.mark.parametrize(
    "cell",
    [
        '"=HYPERLINK(""http://x"",""ดู"")"',
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+SUM(A1)",
        "-SUM(A1:A2)",
        "@SUM(A1)",
        "＝A1",
        "-2+3+cmd|' /C calc'!A0",
        "+1+HYPERLINK(A1)",
        "--SUM(A1)",
        "+-HYPERLINK(A1)",
        "-(HYPERLINK(A1))",
        "+LOG10(5)",
        "+Sheet1!A1",
        "+A1",
        "-B2*2",
        "+$A$1",
        "=          cmd|' /C'!A0",
        '" =A1"',
        "\u200b=A1",
        "＋cmd|x!A0",
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_told_with_its_place(cell):
    assert noticed(f"หัว,ชื่อ\nก,{cell}\n") == [("live_formulas", 1, ("B2",))]


@pytest.mark.parametrize(
    "cell",
    [
        "- ดำเนินการแล้ว (ครั้งที่ 1)",
        "-",
        "--",
        "===",
        "-5.25",
        "+66 53 111 222",
        "@oitcity",
        "@line",
        "ก=ข",
        "'=A1",
        "a@example.org",
        "1=1",
        "-(5)",
        "- ไม่มี -",
        "- Website (www.example.go.th)",
        "- OK!",
        "+VAT (7%)",
        "@LINE (สอบถาม)",
        "@oit|งานแผน",
        "=> ดูหมายเหตุ",
        "=-=-=-=",
        "- ตามแบบ LPA(2564)",
    ],
)
def test_what_people_write_is_no_formula(cell):
    assert noticed(f"หัว,ชื่อ\nก,{cell}\n") == []


def test_another_separator_than_the_files_own_separates_nothing_from_it():
    assert noticed("หัว;ชื่อ\nก;ข,=A1\n") == [("live_formulas", 1, ("B2",))]


def test_lines_within_a_cell_are_no_rows():
    assert noticed('ก,"ข\nค\nง"\nจ,=A1\n') == [("live_formulas", 1, ("B2",))]


def test_the_place_is_the_cell_that_a_spreadsheet_shows():
    row = ",".join(["ก"] * 27 + ["=A1"])
    assert noticed(f"sep=,\n\nหัว,ชื่อ\n{row}\n") == [("live_formulas", 1, ("AB3",))]


def test_merged_cells_know_their_width_and_what_stands_above():
    data = workbooks.workbook(("ก", [("ข", None, "ค"), (None, None, "ง")], ("A1:B2",)))
    (table,) = read(io.BytesIO(data), "a.xlsx").blocks
    assert (table.rows[0][0].width, table.rows[1][0].above) == (2, True)
    document = docx.Document()
    grid = document.add_table(rows=2, cols=2)
    grid.cell(0, 0).merge(grid.cell(1, 0)).text = "ข"
    (table,) = read(io.BytesIO(make.saved(document.save)), "a.docx").blocks
    assert [row[0].above for row in table.rows] == [False, True]


def test_pictures_are_counted():
    document = docx.Document()
    document.add_picture(make.picture())
    assert read(io.BytesIO(make.saved(document.save)), "a.docx").pictures == 1
    book = openpyxl.Workbook()
    book.active["A1"] = "ก"
    book.active.add_image(openpyxl.drawing.image.Image(make.picture()))
    assert read(io.BytesIO(make.saved(book.save)), "a.xlsx").pictures == 1


@pytest.fixture(scope="module")
def bad_files(tmp_path_factory):
    return make.bad_files(tmp_path_factory.mktemp("bad"))


@pytest.mark.parametrize(
    "code",
    [
        "broken",
        "not_office",
        "bomb",
        "entities",
        "old_or_encrypted",
        "empty",
        "too_many_rows",
        "unknown_kind",
        "not_text",
        "unsafe_name",
        "missing",
        "unreadable",
        "bad_row",
        "too_many_columns",
        "too_wide",
        "too_long",
        "encrypted",
        "old_excel",
        "old_word",
        "web_archive",
        "too_many_cells",
        "too_much_text",
        "too_complex",
    ],
)
def test_bad_files_are_refused(bad_files, code):
    with pytest.raises(ReaderError) as error:
        read(bad_files[code])
    assert error.value.code == code
    assert bad_files[code].name in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("cut", range(0, 2400, 97))
def test_a_file_cut_anywhere_is_refused_or_read(cut):
    data = make.word("เนื้อหา", (("ก", "ข"),))
    with suppress(ReaderError):  # any other error fails the test
        read(io.BytesIO(data[: len(data) - 1 - cut]), "a.docx")


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8), st.sampled_from(["docx", "xlsx"]))
@settings(max_examples=80, deadline=None)
def test_damaged_xml_is_refused_or_read(at, junk, kind):
    sound, part = (
        (make.word("ก", (("ข", "ค"),)), "word/document.xml")
        if kind == "docx"
        else (make.excel(("ก", 1.5), (date(2021, 1, 1), "=1")), "xl/worksheets/sheet1.xml")
    )
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        xml = archive.read(part)
    at %= len(xml)
    data = make.repacked(
        sound, **{part.removesuffix(".xml").replace("/", "__"): xml[:at] + junk + xml[at + 8 :]}
    )
    with suppress(ReaderError):  # any other error fails the test
        read(io.BytesIO(data), f"a.{kind}")


def test_a_workbook_of_too_many_rows_is_refused():
    data = make.excel(*(("ก", number) for number in range(6000)))
    with pytest.raises(ReaderError, match="5,000"):
        read(io.BytesIO(data), "a.xlsx")


def test_a_few_bytes_of_csv_never_become_millions_of_cells():
    data = b",".join([b"a"] * 200_000) + b"\nb" * 4_000
    with pytest.raises(ReaderError) as error:
        read(io.BytesIO(data), "a.csv")
    assert error.value.code == "too_wide"


def test_a_cell_of_apostrophes_costs_no_more_than_its_length():
    data = b'"' + b"\n'" * 60_000 + b'"'
    began = time.process_time()
    read(io.BytesIO(data), "a.csv")
    assert time.process_time() - began < 5


def test_empty_columns_at_the_end_of_csv_are_none():
    data = ("ก,ข" + "," * 1_000 + "\n1,2" + "," * 1_000).encode()
    (table,) = read(io.BytesIO(data), "a.csv").blocks
    assert [[cell.text for cell in row] for row in table.rows] == [["ก", "ข"], ["1", "2"]]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<w:tbl><w:tr>" + "<w:tc/>" * 300 + "</w:tr></w:tbl>", "too_wide"),
        (
            "<w:tbl><w:tr>"
            + '<w:tc><w:tcPr><w:gridSpan w:val="100"/></w:tcPr></w:tc>' * 3
            + "</w:tr></w:tbl>",
            "too_wide",
        ),
        (("<w:tbl>" + "<w:tr><w:tc/></w:tr>" * 100 + "</w:tbl>") * 60, "too_many_rows"),
    ],
)
def test_word_has_the_same_limits(body, code):
    data = make.repacked(make.word("ก"), word__document=make.document_xml(body))
    with pytest.raises(ReaderError) as error:
        read(io.BytesIO(data), "a.docx")
    assert error.value.code == code
