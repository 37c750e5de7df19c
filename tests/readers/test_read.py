"""Files become neutral documents, and bad files are refused in one line."""

import io
from contextlib import suppress

import docx
import openpyxl
import pytest

from oit_pages.readers import Paragraph, ReaderError, Table, read
from tests.readers import make


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


def test_a_workbook_of_too_many_rows_is_refused():
    data = make.excel(*(("ก", number) for number in range(6000)))
    with pytest.raises(ReaderError, match="5,000"):
        read(io.BytesIO(data), "a.xlsx")
