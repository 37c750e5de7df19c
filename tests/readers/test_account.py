"""Every filled cell and every line of a source has exactly one fate, and they add up."""

import io
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oit_pages.catalogue import load_column_sets
from oit_pages.readers import Document, Paragraph, read
from oit_pages.readers.recognise import examine
from oit_pages.readers.recognise.account import REASONS, totals
from oit_pages.thai import fiscal_year
from tests.readers import make, workbooks
from tests.readers.seed import REPORT, needs_report

SETS = load_column_sets()


def adds_up(document: Document) -> None:
    done = examine(document, SETS, fiscal_year(2564))
    held = Counter(piece.text for piece in document.pieces())
    assert Counter(fate.text for fate in done.fates) == held
    counts = totals(done.fates)
    assert sum(counts.get(kind, 0) for kind in ("taken", "noted", "left_out")) == held.total()
    assert {fate.into for fate in done.fates if fate.kind == "left_out"} <= set(REASONS)
    blocks = {part.block for part in done.parts} | {"paper"}
    for fate in done.fates:
        if fate.kind == "taken":
            assert fate.into.partition(".")[0] in blocks


@pytest.mark.parametrize("made", ["complaints", "monthly_procurement", "risks", "operating_plan"])
def test_workbooks_add_up(made):
    adds_up(read(io.BytesIO(getattr(workbooks, made)()), "a.xlsx"))


def test_a_report_with_everything_adds_up():
    blocks = ("รายงานผล", (make.HEADINGS, make.ROW), *make.MEMO, *make.ORDER, *make.ANNOUNCEMENT)
    adds_up(read(io.BytesIO(make.word(*blocks)), "a.docx"))


@needs_report
def test_the_real_report_adds_up():
    adds_up(read(REPORT))


_VALUES = st.one_of(
    st.sampled_from(
        ["", "-", "–", "๑", "1", "12,000", "ต.ค.", "พ.ย. 2563", "รวม", "รวมทั้งสิ้น", "ไม่มี",
         "หน้า 2", "- 3 -", "31 มี.ค. 64", "(ลงชื่อ)........", "(นายก้อง ศรี)", "หมายเหตุ: ก",
         "สขร.1", "ปีงบประมาณ 2564", "(ต่อ)"]
    ),
    st.text("กขคงจ ๑๒.()/:-", max_size=12).map(lambda text: " ".join(text.split())),
)  # fmt: skip
_HEADINGS = st.sampled_from(
    [tuple(column.th for column in one.columns)[:9] for one in SETS.values()]
    + [("รายการ", "ต.ค.", "พ.ย.", "ธ.ค.", "รวม"), ("ก", "ข", "ค")]
)


@st.composite
def sheets(draw):
    headings = draw(_HEADINGS)
    width = len(headings)
    row = st.lists(_VALUES, min_size=width, max_size=width).map(tuple)
    rows = draw(st.lists(row, max_size=2))
    for _time in range(draw(st.integers(1, 3))):
        rows += [headings, *draw(st.lists(row, max_size=4))]
    letters = st.sampled_from("ABCD")
    corner = st.tuples(letters, st.integers(1, 6))
    merged = [
        f"{first[0]}{first[1]}:{chr(ord(first[0]) + wide)}{first[1] + deep}"
        for first, wide, deep in draw(
            st.lists(st.tuples(corner, st.integers(0, 2), st.integers(0, 2)), max_size=1)
        )
        if wide or deep
    ]
    return rows, merged


@given(st.lists(sheets(), min_size=1, max_size=2))
@settings(max_examples=60)
def test_any_workbook_adds_up(made):
    titles = ("ต.ค.", "Sheet2")
    data = workbooks.workbook(
        *((title, rows, merged) for title, (rows, merged) in zip(titles, made, strict=False))
    )
    adds_up(read(io.BytesIO(data), "a.xlsx"))


_LINES = st.sampled_from(
    [*make.ORDER, *make.ANNOUNCEMENT, *make.MEMO, "รายงานผลการดำเนินงาน", "ปัญหา", "ข้อเสนอแนะ",
     "ประจำปีงบประมาณ 2564", "ภาคผนวก", "หน้า 3", "- 2 -", "ข้อความ"]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.one_of(_LINES.map(Paragraph), sheets()), max_size=16))
def test_any_document_adds_up(blocks):
    built = [
        block
        if isinstance(block, Paragraph)
        else read(io.BytesIO(workbooks.workbook(("Sheet1", *block))), "a.xlsx").blocks[0]
        for block in blocks
    ]
    adds_up(Document(name="a.docx", blocks=tuple(built)))
