"""Quarters, half-years, parts of months and slips of the pen: read as meant, or not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oit_pages.thai import Period, find_dates, fiscal_year, parse_date, parse_period, to_thai

YEARS = st.integers(2500, 2599)
TAGS = ["ปีงบประมาณ {}", "ปีงบประมาณ พ.ศ. {}", "ประจำปีงบประมาณ พ.ศ.{}", "ปี {}", "พ.ศ. {}"]
tags = st.sampled_from(TAGS)
#: (spelling, first quarter, last quarter)
HALVES = [
    ("รอบ 6 เดือนแรก", 1, 2),
    ("รอบ 6 เดือนหลัง", 3, 4),
    ("รอบหกเดือนหลัง", 3, 4),
    ("ครึ่งปีแรก", 1, 2),
    ("ครึ่งปีหลัง", 3, 4),
    ("ครึ่งแรกของ", 1, 2),
    ("ครึ่งหลังของ", 3, 4),
    ("รอบ 6 เดือน ครั้งที่ 1", 1, 2),
    ("รอบ 6 เดือน ครั้งที่ 2", 3, 4),
    ("second half of", 3, 4),
]
TO = ["ถึง", " - ", "–", " ถึงไตรมาสที่ "]
AND = [" และ ", ", ", " และไตรมาส ", " & "]


def quarters(year: int, first: int, last: int) -> Period:
    months = fiscal_year(year).months()
    return Period.from_months(months[first * 3 - 3], months[last * 3 - 1])


@given(st.sampled_from(HALVES), YEARS, tags, st.booleans(), st.booleans())
def test_halves(half, year, tag, year_first, thai):
    spelling, first, last = half
    words = [spelling, tag.format(year)]
    text = " ".join(reversed(words) if year_first else words)
    assert parse_period(to_thai(text) if thai else text) == quarters(year, first, last)
    assert parse_period(spelling) is None
    assert parse_period(spelling, fiscal_year(year)) == quarters(year, first, last)


@given(st.integers(1, 4), st.integers(1, 4), YEARS, tags, st.booleans(), st.sampled_from(TO + AND))
def test_quarters(one, other, year, tag, slash, joined):
    year_text = f"/{year}" if slash else " " + tag.format(year)
    assert parse_period(f"ไตรมาสที่ {one}{year_text}") == quarters(year, one, one)
    found = parse_period(f"ไตรมาสที่ {one}{joined}{other}{year_text}")
    if one <= other and (joined in TO or other - one <= 1):
        assert found == quarters(year, one, other)
    elif abs(one - other) > 1:
        assert found is None, "neither what lies between nor one of the two"


UNREAD = ["รอบ 9 เดือน", "รอบ 3 เดือน", "ไตรมาส 5", "ครึ่งปี", "ครั้งที่ 3", "งวดที่ 2", "ไตรมาส"]


@given(st.sampled_from(UNREAD), YEARS, tags)
def test_a_part_that_is_not_understood_is_not_the_whole(part, year, tag):
    assert parse_period(f"{part} {tag.format(year)}") is None


@given(st.dates(date(1957, 1, 1), date(2056, 12, 31)), st.sampled_from(["-", "/", " "]))
def test_a_single_day_is_a_period(day, mark):
    short = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.",
             "พ.ย.", "ธ.ค."][day.month - 1]  # fmt: skip
    text = f"{day.day}{mark}{short}{mark}{(day.year + 543) % 100:02d}"
    assert parse_date(text) == day
    assert parse_period(text) == Period(day, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1-15 ม.ค. 2564", (2021, 1, 1), (2021, 1, 15)),
        ("วันที่ 16 ถึง 28 กุมภาพันธ์ 2564", (2021, 2, 16), (2021, 2, 28)),
        ("ครึ่งแรกของเดือนมกราคม 2564", (2021, 1, 1), (2021, 1, 15)),
        ("ปักษ์หลัง เดือนกุมภาพันธ์ 2567", (2024, 2, 16), (2024, 2, 29)),
        ("1 ต.ค. – 31 ธ.ค. 2563", (2020, 10, 1), (2020, 12, 31)),
        ("1 ต.ค. – 31 มี.ค. 2564", (2020, 10, 1), (2021, 3, 31)),
        ("ต.ค. พ.ย. และ ธ.ค. 2563", (2020, 10, 1), (2020, 12, 31)),
        ("ปีงบประมาณ พ.ศ. 2561 - 2564", (2017, 10, 1), (2021, 9, 30)),
        ("ไตรมาส 2 ปีปฏิทิน 2564", (2021, 4, 1), (2021, 6, 30)),
        ("ปีงบประมาณ 2564 (ข้อมูล ณ วันที่ 31 มีนาคม 2564)", (2020, 10, 1), (2021, 9, 30)),
        ("Q2 FY2564", (2021, 1, 1), (2021, 3, 31)),
    ],
)
def test_other_spans(text, first, last):
    assert parse_period(text) == Period(date(*first), date(*last))


@pytest.mark.parametrize(
    "text",
    [
        "ต.ค. และ ธ.ค. 2563",
        "ปีงบประมาณ 2563 และ ปีงบประมาณ 2564",
        "1 ต.ค. 2563, 5 พ.ย. 2563 และ 7 ธ.ค. 2563",
        "31-1 ม.ค. 2564",
        "ไตรมาส 1 ปีงบประมาณ 2563 และ ปีงบประมาณ 2564",
    ],
)
def test_more_than_one_span_is_none(text):
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("5 กรกฏาคม 2564", 7),
        ("5 พฤษจิกายน 2564", 11),
        ("5 กุมภาพันธุ์ 2564", 2),
        ("5 ธันวา 2564", 12),
        ("5 มีนา 64", 3),
        ("5 พฤษภา 64", 5),
    ],
)
def test_usual_slips(text, month):
    assert find_dates(text) == (date(2021, month, 5),)
