"""What goes out as Word or Excel comes back in as what it was."""

import io
from dataclasses import asdict
from datetime import date
from decimal import Decimal

import docx
import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from oit_pages.catalogue import load_column_sets
from oit_pages.readers import read
from oit_pages.readers.recognise import examine
from oit_pages.readers.recognise.parts import ColumnTable, MeasureTable, RichText
from oit_pages.thai import Period
from oit_pages.writers import docx_of, xlsx_of
from oit_pages.writers.paper import Line, Paper
from oit_pages.writers.papers import LAYOUTS
from oit_pages.writers.tables import grid
from tests.readers import make

SETS = load_column_sets()
WRITE = {"docx": docx_of, "xlsx": xlsx_of}
#: What officers write in a cell; numbers before a text, dashes and totals mean something else.
TEXTS = st.sampled_from(
    ["จ้างเหมาทำความสะอาด", "ตลาด e-bidding", "=SUM(A1)", "กองช่าง", "หจก.รุ่งเรือง 12/3", "ก" * 60]
)
MONTHS = st.dates(date(2020, 10, 1), date(2023, 9, 30)).map(lambda day: day.replace(day=1))
PERIODS = st.tuples(MONTHS, MONTHS).map(lambda two: Period.from_months(min(two), max(two)))
KINDS = {
    "text": TEXTS,
    "list": st.lists(TEXTS, max_size=3, unique=True).map(tuple),
    "money": st.decimals(0, 10**9, places=2),
    "percent": st.decimals(0, 100, places=2),
    "integer": st.integers(0, 10**6),
    "date": st.dates(date(2020, 10, 1), date(2023, 9, 30)),
    "month": MONTHS,
    "period": PERIODS,
    "boolean": st.booleans(),
}


def rows_of(one):
    def row(data):
        found = {}
        for column in one.columns:
            if column.kind == "choice":
                values = st.sampled_from([choice.value for choice in column.choices])
            else:
                values = KINDS[column.kind]
            found[column.key] = data.draw(values)
        return found

    return row


def again(kind: str, paper: Paper):
    document = read(io.BytesIO(WRITE[kind]("ทดสอบ", [paper])), f"a.{kind}")
    return examine(document, SETS)


def filled(row) -> dict:
    return {
        key: Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for key, value in row.items()
        if value not in (None, "", (), False)
    }


@pytest.mark.parametrize("kind", sorted(WRITE))
@pytest.mark.parametrize("name", sorted(SETS))
@settings(max_examples=4, phases=[Phase.generate])
@given(data=st.data())
def test_any_table_comes_back_as_it_was(kind, name, data):
    one = SETS[name]
    make_row = rows_of(one)
    rows = [make_row(data) for _number in range(data.draw(st.integers(1, 4)))]
    rows = [
        {**row, **({"number": at} if "number" in row else {})} for at, row in enumerate(rows, 1)
    ]
    values = {
        "caption": data.draw(st.sampled_from(["", "ตารางที่ ๑ ของหน่วยงาน"])),
        "rows": rows,
        "note": "" if one.block else data.draw(st.sampled_from(["", "รวม 3 เรื่อง\nแถวที่ 2: ก"])),
    }
    if not one.block:
        values["period"] = data.draw(st.one_of(st.none(), PERIODS))
    done = again(kind, Paper(name="แผ่นงาน", grid=grid(values, one)))
    (table,) = (part for part in done.parts if not isinstance(part, RichText))
    assert isinstance(table, ColumnTable | MeasureTable)
    assert len(done.parts) == 1
    assert table.caption == values["caption"]
    got = table.rows if isinstance(table, ColumnTable) else [asdict(row) for row in table.rows]
    if isinstance(table, MeasureTable):
        got = [{**row, "period": of.period} for row, of in zip(got, table.rows, strict=True)]
    assert [filled(row) for row in got] == [filled(row) for row in rows]
    if isinstance(table, ColumnTable):
        assert table.column_set == name
        assert table.note == values["note"]
        assert table.period == values["period"]


@pytest.mark.parametrize("lines", [make.ORDER, make.ANNOUNCEMENT, make.MEMO])
def test_papers_come_back_as_they_were(lines):
    document = read(io.BytesIO(make.word(*lines)), "a.docx")
    (part,) = examine(document, SETS).parts
    values = asdict(part)
    made = docx_of("ก", [Paper(name="ก", lines=tuple(LAYOUTS[part.block](values)))])
    (back,) = examine(read(io.BytesIO(made), "b.docx"), SETS).parts
    assert back == part


def test_a_report_comes_back_as_it_was():
    lines = (
        "รายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2564", "ผลการดำเนินงาน", "แล้วเสร็จ 3 โครงการ",
        "ปัญหาอุปสรรค", "ฝนตกหนัก", "ข้อเสนอแนะ", "เริ่มแต่ต้นปี",
    )  # fmt: skip
    (part,) = examine(read(io.BytesIO(make.word(*lines)), "a.docx"), SETS).parts
    made = docx_of("ก", [Paper(name="ก", lines=tuple(LAYOUTS["report"](asdict(part))))])
    (back,) = examine(read(io.BytesIO(made), "b.docx"), SETS).parts
    assert {**asdict(back), "period": back.period} == {**asdict(part), "period": part.period}


@pytest.fixture(scope="module")
def wide():
    one = SETS["monthly-procurement-summary"]
    rows = [{"work": "จ้างเหมา", "budget": Decimal("1250.50"), "number": 1}]
    return Paper(name="สขร.1", grid=grid({"caption": "สรุปผล", "rows": rows}, one))


def test_a_wide_table_lies_across_a4_with_its_headings_on_every_page(wide):
    document = docx.Document(io.BytesIO(docx_of("ก", [wide])))
    section = document.sections[0]
    assert round(section.page_width.cm, 1) == 29.7
    (table,) = document.tables
    repeated = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows]
    assert repeated == [True, True, False]
    assert document.styles["Normal"].font.name == "TH Sarabun New"
    assert 'w:cs="TH Sarabun New"' in document.styles["Normal"].element.xml


def test_a_workbook_is_set_up_to_be_printed(wide):
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_of("ก", [wide])))["สขร.1"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_title_rows == "$1:$2"
    assert sheet["C3"].value == 1250.5
    assert sheet["A1"].font.name == "TH Sarabun New"


@given(st.lists(st.text(max_size=40), max_size=4))
@settings(max_examples=20)
def test_whatever_a_text_holds_the_files_open(texts):
    papers = [Paper(name=text, lines=(Line(text=text),)) for text in texts]
    for kind, write in WRITE.items():
        assert read(io.BytesIO(write("ก", papers)), f"a.{kind}").name == f"a.{kind}"
