"""A report as a workbook: what is coloured says so, days are days, pages are set up."""

import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oit_pages.writers import Report, book_of
from oit_pages.writers.report import Row, Sheet, Value

DAY = date(2021, 3, 25)


def read_back(report: Report):
    return openpyxl.load_workbook(io.BytesIO(book_of(report)))


def report(**given) -> Report:
    rows = tuple(Row(cells=("O1", Value(value="ครบถ้วน", tone="good"), DAY, 2.5)) for _one in "กข")
    sheet = {
        "name": "รายละเอียด",
        "columns": (("รหัส", 8), ("ผล", 18), ("วันที่", 16), ("คะแนน", 10)),
        "rows": rows,
        "is_long": True,
    }
    about = {"head": "OIT & อบต.", "foot": "หน้า {page} จาก {pages}", "title": "OIT"}
    english = given.pop("english", False)
    return Report(**about, sheets=(Sheet(**(sheet | given)),), english=english)


def test_is_set_up_to_be_printed_and_read():
    sheet = read_back(report())["รายละเอียด"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:D3"
    assert sheet.oddFooter.center.text == "หน้า &P จาก &N"
    assert sheet.oddHeader.center.text == "OIT && อบต."
    assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {"TH Sarabun New"}


@pytest.mark.parametrize(("english", "shown"), [(False, "[$-107041E]"), (True, "d mmm")])
def test_a_day_is_a_day_in_the_readers_era(english, shown):
    cell = read_back(report(english=english))["รายละเอียด"]["C2"]
    assert cell.is_date
    assert cell.value.date() == DAY
    assert cell.number_format.startswith(shown)


def test_a_colour_never_stands_alone():
    sheet = read_back(report())["รายละเอียด"]
    assert sheet["B2"].fill.fgColor.rgb == "FFD9F0E1"
    assert sheet["B2"].value == "ครบถ้วน"
    assert sheet["D2"].number_format == "0.00"


def test_titles_facts_and_notes_stand_above():
    facts = (("คะแนน", 12.5), ("เทียบกับเกณฑ์", Value(value="ไม่ถึง", tone="bad")))
    given = {"titles": ("ผล", "อบต."), "facts": facts, "notes": ("ยังไม่ยืนยัน",), "is_long": False}
    sheet = read_back(report(**given)).active
    assert [sheet.cell(at, 1).value for at in range(1, 6)] == [
        "ผล",
        "อบต.",
        "คะแนน",
        "เทียบกับเกณฑ์",
        "ยังไม่ยืนยัน",
    ]
    assert sheet["B4"].value == "ไม่ถึง"
    assert [cell.value for cell in sheet[7]] == ["รหัส", "ผล", "วันที่", "คะแนน"]
    assert sheet.print_title_rows == "$7:$7"
    assert sheet.freeze_panes is None


def test_links_lead_somewhere_and_too_long_ones_nowhere():
    rows = tuple(
        Row(cells=(Value(value="หน้า", link=link), "", DAY, 0.0))
        for link in ("https://example.org/ก?a=1&b=2", "https://example.org/" + "a" * 3000)
    )
    sheet = read_back(report(rows=rows)).active
    assert sheet["A2"].hyperlink.target == "https://example.org/ก?a=1&b=2"
    assert sheet["A3"].hyperlink is None
    assert sheet["A3"].value == "หน้า"


@given(st.text(max_size=60), st.sampled_from(["", "=", "+", "-", "@", "\t="]))
@settings(max_examples=40)
def test_no_text_is_a_formula_and_any_text_opens(text, sign):
    text = sign + text
    rows = (Row(cells=(text, Value(value=text, tone="bad", link="https://example.org/"), DAY, 1)),)
    book = read_back(
        report(rows=rows, titles=(text,), facts=((text, text),), notes=(text,), name=text)
    )
    kinds = {cell.data_type for row in book.active.iter_rows() for cell in row}
    assert "f" not in kinds
