"""A row of sums is known by its words or its figures, and nothing else is one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oit_pages.evidence.totals import is_brought, is_total, sums_among
from tests.steps import calls_of

TOTALS = [
    "รวม",
    "รวมทั้งสิ้น",
    "รวมเป็นเงิน",
    "ยอดรวม",
    "รวมทั้งสิ้น ๓ โครงการ",
    "รวมปีงบประมาณ พ.ศ. 2564",
    "Total",
    "Grand total",
    "Sub-total",
    "รวม 5 รายการ เป็นเงิน 458,000 บาท",
    "เป็นเงินทั้งสิ้น",
    "รวมงบประมาณ (บาท)",
    "รวมเดือนตุลาคม 2563",
    "งบประมาณรวม",
    "ยอดยกมา",
    "รวมทุกประเภท",
    "จำนวนรวม",
    "รวมเฉลี่ย",
    "ยอดยกไปหน้า 2",
    "Total budget for fiscal year 2021",
]
SOMETHING = [
    "รวมพลังรักษ์สิ่งแวดล้อม",
    "โครงการรวมใจไทย",
    "ศูนย์ราชการรวม หมู่ 4",
    "รวมรุ่นผู้สูงอายุ 40 คน",
    "งานจัดเก็บรายได้",
    "จัดงานวันรวมญาติ",
    "Total quality management",
    "ปรับปรุงอาคารเรียนรวม",
    "รวมกลุ่มอาชีพสตรี",
    "",
    "12",
    "รวมกองทุนหมู่บ้านเป็นหนึ่งเดียว",
]


@pytest.mark.parametrize("text", TOTALS)
def test_a_word_for_a_sum(text):
    assert is_total(text)


@pytest.mark.parametrize("text", SOMETHING)
def test_a_name_that_has_such_a_word_in_it_is_none(text):
    assert not is_total(text)


@given(
    st.sampled_from(TOTALS),
    st.sampled_from(["", " ", ":", " 12,500 บาท", " (3 โครงการ)", "*", " ๒๕๖๔"]),
    st.sampled_from(["", "  ", "(", "- "]),
)
def test_digits_units_and_marks_around_it_change_nothing(text, after, before):
    assert is_total(before + text + after)


def test_what_is_brought_forward_is_a_sum_of_other_rows():
    assert is_brought("ยอดยกมา")
    assert not is_brought("รวม")


ROWS = [{"project": "ก่อสร้างราง", "budget": 300}, {"project": "ฝึกอาชีพ", "budget": Decimal(60)}]


@pytest.mark.parametrize(
    "row",
    [
        {"project": "รวมทั้งสิ้น", "budget": 999},
        {"project": "", "budget": 360},  # no word: by its figures
        {"project": "", "budget": 360, "note": "รวม"},
    ],
)
def test_a_last_row_is_one_of_sums(row):
    assert sums_among([*ROWS, row]) == {2}


@pytest.mark.parametrize(
    "row",
    [
        {"project": "", "budget": 359},
        {"project": "รวมพลังพัฒนาคลอง", "budget": 360},
        {"project": "ขุดสระ", "budget": 360},
        {},
    ],
)
def test_and_another_is_none(row):
    assert sums_among([*ROWS, row]) == frozenset()


def test_the_sum_of_a_part_is_named_by_its_part():
    rows = [
        {"work": "งานบริหารทั่วไป", "category": "งบบุคลากร", "budget": 5},
        {"work": "งานบริหารทั่วไป", "category": "งบลงทุน", "budget": 6},
        {"work": "งานบริหารทั่วไป", "category": "รวม", "budget": 11},
        {"work": "งานช่าง", "category": "งบลงทุน", "budget": 1},
        {"work": "รวมงานช่าง", "category": "", "budget": 1},
        {"work": "รวมแผนงานเคหะและชุมชน", "category": "", "budget": 1},
    ]
    assert sums_among(rows) == {2, 4, 5}


def test_a_month_whose_kinds_are_told_together_is_a_month():
    assert sums_among([{"month": 1, "received": 2, "complaint_type": "รวมทุกประเภท"}]) == frozenset()


@pytest.mark.parametrize(
    "row",
    [
        lambda at: {"project": f"โครงการที่ {at}", "budget": at},
        lambda at: {"project": f"รวมพลังคนดี {at}", "budget": at},
        lambda at: {"project": f"งานที่ {at % 3}", "kind": "รวม", "budget": at},
    ],
    ids=["projects", "sums of parts", "sums of one work"],
)
def test_the_work_grows_as_the_table_does(row):
    """Eight times as many rows are some eight times the work, and not sixty-four."""
    few, many = ([row(at) for at in range(rows)] for rows in (100, 800))
    sums_among(many)  # what is kept of texts is kept for both
    assert calls_of(sums_among, many) < 12 * calls_of(sums_among, few)


def test_a_name_that_only_the_row_itself_has_is_no_part():
    rows = [
        {"project": "ขุดสระ", "unit": "กองช่าง", "budget": 1},
        {"project": "รวมพลัง", "unit": "พลัง", "budget": ""},
    ]
    assert sums_among(rows) == frozenset()
    assert sums_among([*rows, {"project": "พลัง", "unit": "กองช่าง", "budget": 1}]) == {1}
