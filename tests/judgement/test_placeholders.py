"""Rows that differ by a number only are one; another place, lot or amount makes another."""

import pytest

from oit_pages.evidence import Item
from oit_pages.evidence.selection import DOUBTED
from oit_pages.judgement.readings.figures import sure_figures
from oit_pages.judgement.readings.placeholders import sure_rows


def rows(*said, budgets=(10000, 10000, 10000), **more):
    return Item(
        kind="table",
        column_set="annual-operating-plan",
        rows=tuple(
            {"project": one, "budget": budget, "unit": "กองช่าง", **more}
            for one, budget in zip(said, budgets, strict=False)
        ),
    )


@pytest.mark.parametrize(
    "said",
    [
        ("โครงการพัฒนา 1", "โครงการพัฒนา 2"),
        ("โครงการพัฒนา ที่ ๑", "โครงการพัฒนา ที่ ๒"),
        ("ความเสี่ยงเรื่องสินบน กรณีที่ 1", "ความเสี่ยงเรื่องสินบน กรณีที่ 2"),
        ("1. ส่งเสริมคุณธรรม", "2. ส่งเสริมคุณธรรม"),
        ("โครงการ ก", "โครงการ ข"),
        ("Activity A", "Activity B"),
        ("โครงการพัฒนา (1)", "โครงการพัฒนา (2)"),
        ("พัฒนาโครงสร้างพื้นฐาน 1", "พัฒนาโครงสร้างพื้นฐาน 2"),
        ("พัฒนาหลักสูตร 1", "พัฒนาหลักสูตร 2"),
        ("Pilot 1", "Pilot 2"),
        ("พัฒนาท้องถิ่น (กิจกรรมที่ 1)", "พัฒนาท้องถิ่น (กิจกรรมที่ 2)"),
    ],
)
def test_a_row_numbered_is_no_rows(said):
    item = rows(*said)
    kept, doubts = sure_rows(item)
    assert [one.kind for one in doubts] == ["numbered"] * 2
    assert all(row["project"] == "" and row[DOUBTED] for row in kept)


@pytest.mark.parametrize(
    "said",
    [
        ("ก่อสร้างถนน หมู่ที่ 1", "ก่อสร้างถนน หมู่ที่ 2"),
        ("อบรม อสม. รุ่นที่ 1", "อบรม อสม. รุ่นที่ 2"),
        ("ปรับปรุงอาคาร 1", "ปรับปรุงอาคาร 2"),
        ("จัดงานลอยกระทง", "จัดงานสงกรานต์"),
        ("ก่อสร้างถนน (หมู่ที่ 1)", "ก่อสร้างถนน (หมู่ที่ 2)"),
        ("ก่อสร้างถนน [ม.1]", "ก่อสร้างถนน [ม.2]"),
        ("อาหารกลางวัน ภาคเรียนที่ 2/2563", "อาหารกลางวัน ภาคเรียนที่ 2/2564"),
        ("อบรม กลุ่มที่ 1", "อบรม กลุ่มที่ 2"),
        ("อบรมผู้สูงอายุกลุ่มที่ 1", "อบรมผู้สูงอายุกลุ่มที่ 2"),
        ("อบรม (กลุ่ม 1)", "อบรม (กลุ่ม 2)"),
        ("วัคซีน เข็ม 1", "วัคซีน เข็ม 2"),
        ("ตลาดสด โซน A", "ตลาดสด โซน B"),
        ("อบรมเด็กอนุบาล 1", "อบรมเด็กอนุบาล 2"),
        ("อบรม รุ่นที่หนึ่ง", "อบรม รุ่นที่สอง"),
        ("ก่อสร้างถนน หมู่ที่ 1-3", "ก่อสร้างถนน หมู่ที่ 4-6"),
        ("โครงการพัฒนา 1",),
    ],
)
def test_numbers_that_tell_rows_apart(said):
    item = rows(*said)
    assert sure_rows(item) == (item.rows, [])


def test_another_amount_is_another_row():
    item = rows("โครงการพัฒนา 1", "โครงการพัฒนา 2", budgets=(10000, 20000))
    assert sure_rows(item) == (item.rows, [])


def test_another_text_is_another_row():
    one = rows("จ้างเหมา 1", place="วัดเหนือ").rows[0]
    other = rows("จ้างเหมา 2", place="วัดใต้").rows[0]
    item = Item(kind="table", column_set="annual-operating-plan", rows=(one, other))
    assert sure_rows(item) == (item.rows, [])


def purchases(*said):
    return Item(
        kind="table",
        column_set="monthly-procurement-summary",
        rows=tuple({"work": work, "budget": 9000, "contract": paper} for work, paper in said),
    )


@pytest.mark.parametrize(
    "papers", [("ใบสั่งซื้อเลขที่ 15/2564", "ใบสั่งซื้อเลขที่ 16/2564"), ("ใบสั่งซื้อ 15", "ใบสั่งซื้อ 16")]
)
def test_papers_tell_purchases_apart(papers):
    item = purchases(*(("จัดซื้อน้ำมันเชื้อเพลิง", paper) for paper in papers))
    assert sure_rows(item) == (item.rows, [])


def test_a_paper_s_bare_number_makes_no_other_row_of_one_numbered():
    kept, doubts = sure_rows(purchases(("งานจ้าง 1", "สัญญา 1"), ("งานจ้าง 2", "สัญญา 2")))
    assert [one.kind for one in doubts] == ["numbered"] * 2


def test_what_was_emptied_is_doubted_once():
    item = purchases(*((f"รายการที่ {n}", f"เลขที่ {n}") for n in (1, 2, 3)))
    rows, doubts = sure_rows(item)
    assert len(doubts) == 3
    assert sure_figures(Item(kind=item.kind, column_set=item.column_set, rows=rows), set()) == (
        (),
        [],
    )
