"""Each cell is held against its own column; a block against its own time, words and address."""

from datetime import date
from decimal import Decimal

import pytest

from oit_pages.evidence import Evidence, Item, Link
from oit_pages.judgement.readings.blocks import sure_block
from oit_pages.judgement.readings.cells import sure_cells
from oit_pages.judgement.readings.spoken import spoken_of, sure_of_notes
from oit_pages.thai import Period

YEAR = Period(date(2023, 10, 1), date(2024, 9, 30))


def table(column_set, *rows):
    return Item(kind="table", column_set=column_set, rows=rows)


def kinds(item):
    doubts = []
    sure_cells(item, doubts)
    return [one.kind for one in doubts]


@pytest.mark.parametrize(
    ("row", "doubted"),
    [
        ({"winner": "ผู้เสนอราคาต่ำสุด"}, ["no_name"]),
        ({"winner": "ผู้รับจ้าง 9,000 บาท"}, ["no_name"]),
        ({"winner": "หจก.ท้องถิ่นก่อสร้าง"}, []),
        ({"bidders": ("ผู้มีอาชีพขาย 1 ราย", "ร้านรุ่งเรือง")}, []),
        ({"contract": "ใบสั่งซื้อ"}, ["no_name"]),
        ({"contract": "ใบสั่งซื้อ ๑"}, []),
        ({"method": "ตามระเบียบ"}, ["no_name"]),
        ({"winner": "", "contract": "-"}, []),
    ],
)
def test_a_purchase(row, doubted):
    assert kinds(table("monthly-procurement-summary", {"work": "จ้างซ่อมรถ", **row})) == doubted


@pytest.mark.parametrize(
    ("note", "doubted"),
    [("ระบบล่ม", True), ("ไม่มีข้อมูล", True), ("ไม่มี", False), ("-", False), ("ไม่มีเรื่องร้องเรียน", False)],
)
def test_a_count_that_its_note_takes_back(note, doubted):
    row = {"month": date(2023, 10, 1), "received": 0, "completed": 0, "note": note}
    assert bool(kinds(table("complaint-statistics", row))) is doubted
    assert kinds(table("complaint-statistics", {**row, "received": 2})) == []


def test_a_row_rescues_none_but_those_not_begun():
    def doubted(text):
        rows = {"project": "ก", "progress": "ตรวจรับงานแล้ว"}, {"project": "ข", "progress": text}
        return kinds(table("project-progress", *rows))

    assert doubted("กองช่างเป็นผู้เก็บข้อมูล") == ["no_result"]
    assert doubted("จะสรุปให้ทราบตอนสิ้นปี") == ["put_off"]
    assert doubted("รอดำเนินการ") == doubted("ยกเลิกโครงการ") == doubted("") == []


def test_a_cell_that_its_note_speaks_of():
    rows = (
        {"project": "ก", "budget": None, "note": "ใช้งบร่วมกับโครงการที่ 1"},
        {"project": "ข", "budget": None},
    )
    evidence = Evidence(subject="x", year=2567, as_of=date(2024, 4, 1), items=(table("x", *rows),))
    kind, told = spoken_of(evidence)
    assert [row["budget"] for row in kind.items[0].rows] == [Decimal(0), None]
    doubts = []
    sure = sure_of_notes(kind.items[0], told[0], doubts)
    assert [row["budget"] for row in sure.rows] == [None, None]
    assert [one.kind for one in doubts] == ["in_note"]
    same = Evidence(subject="x", year=2567, as_of=date(2024, 4, 1), items=(table("x", rows[1]),))
    assert spoken_of(same) == (same, {})


@pytest.mark.parametrize(
    ("results", "doubted"),
    [
        ("รอบ 6 เดือนแรก แล้วเสร็จ 9 โครงการ", True),
        ("เบิกจ่าย ณ 31 มีนาคม 2567", True),
        ("อบรมเมื่อวันที่ 15 มกราคม 2567", False),
        ("รอบ 6 เดือนแรก 9 โครงการ และถึง 30 กันยายน 2567 แล้วเสร็จ 19 โครงการ", False),
        ("แล้วเสร็จ 19 โครงการ", False),
    ],
)
def test_a_part_for_the_whole(results, doubted):
    doubts = []
    report = Item(kind="report", parts={"period": YEAR, "results": results})
    sure = sure_block(report, {}, lambda: [YEAR], doubts)
    assert (not sure.parts["results"]) is bool(doubts) is doubted


def test_the_same_words_under_another_matter():
    doubts, said = [], {}

    def one(matter):
        item = Item(kind="criteria", parts={"matter": matter, "summary": "<p>เป็นอำนาจผู้บริหาร</p>"})
        return sure_block(item, said, list, doubts).parts["summary"]

    assert one("recruitment")
    assert one("recruitment")
    assert not one("development")
    assert [told.kind for told in doubts] == ["same_words"]


def test_a_makers_page_is_left_out():
    doubts = []
    links = Link(url="https://www.google.com/forms/about/"), Link(url="https://forms.gle/abc")
    channel = Item(kind="channel", parts={"kind": "e_service"}, links=links)
    assert sure_block(channel, {}, list, doubts).links == links[1:]
    assert [one.kind for one in doubts] == ["makers"]
