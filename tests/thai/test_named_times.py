"""Times that stand in words: quoted as they stand, never more than they say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oit_pages.thai import Period, calendar_year, first_half, fiscal_year, to_thai
from oit_pages.thai.named_times import named_parts, named_times


@pytest.mark.parametrize(
    ("text", "words", "period"),
    [
        ("แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๔", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๔", fiscal_year(2564)),
        ("สรุปผล รอบ 6 เดือนแรก ปีงบประมาณ 2564", "รอบ 6 เดือนแรก ปีงบประมาณ 2564", first_half(2564)),
        (
            "อบรมเมื่อวันที่ 16 ก.ค. 64 ณ ห้องประชุม",
            "วันที่ 16 ก.ค. 64",
            Period(date(2021, 7, 16), date(2021, 7, 16)),
        ),
        ("plan2564.pdf", "2564", fiscal_year(2564)),
        (
            "ประจำเดือน ตุลาคม 2563",
            "ประจำเดือน ตุลาคม 2563",
            Period(date(2020, 10, 1), date(2020, 10, 31)),
        ),
    ],
)
def test_what_is_named(text, words, period):
    (one,) = named_times(text)
    assert (one.words, one.period) == (words, period)


def test_another_year_in_the_same_line_is_named_too():
    first, second = named_times("วิเคราะห์ผล ITA ปีงบประมาณ พ.ศ. 2563 และมาตรการปี 2564")
    assert (first.period, second.period) == (fiscal_year(2563), fiscal_year(2564))


def test_years_of_a_plan_are_fiscal_or_calendar():
    (one,) = named_times("แผนพัฒนาท้องถิ่น (พ.ศ. 2561–2564)")
    assert one.periods == (
        Period(fiscal_year(2561).start, fiscal_year(2564).end),
        Period(calendar_year(2561).start, calendar_year(2564).end),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "โทร. 025641234",
        "พระราชบัญญัติเทศบาล พ.ศ. 2496 แก้ไขเพิ่มเติม พ.ศ. 2562",
        "ตามระเบียบกระทรวงมหาดไทยว่าด้วยแผนพัฒนา พ.ศ. 2548",
        "รอบ 9 เดือน ปีงบประมาณ 2564",
        "ไม่มีปีใดเลย",
        "66.4 คะแนน ลดลงจากปี 2562",
        "คะแนนต่ำกว่าปีงบประมาณ พ.ศ. 2562",
        "เพิ่มขึ้น 3.7 คะแนนจากผลการประเมินปี 2562",
        "ต่ำลงเมื่อเทียบกับปี 2561-2562",
        "66.4 points, down from 2562",
    ],
)
def test_what_names_no_time(text):
    assert named_times(text) == ()


@given(
    st.integers(2500, 2599), st.sampled_from(["ปี {}", "พ.ศ. {}", "ประจำปี {}", "{}"]), st.booleans()
)
def test_a_year_is_the_one_that_is_named(year, written, thai):
    text = "รายงานผล " + written.format(year)
    (one,) = named_times(to_thai(text) if thai else text)
    assert one.periods == (fiscal_year(year), calendar_year(year))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ณ สิ้นไตรมาสที่สาม", date(2020, 4, 1), date(2020, 6, 30)),
        ("ไตรมาส ๓", date(2020, 4, 1), date(2020, 6, 30)),
        ("ไตรมาสหนึ่งและสอง", date(2019, 10, 1), date(2020, 3, 31)),
        ("ครึ่งปีหลัง", date(2020, 4, 1), date(2020, 9, 30)),
        ("หกเดือนหลัง", date(2020, 4, 1), date(2020, 9, 30)),
        ("รอบ 2 ปีงบประมาณ 2563", date(2020, 4, 1), date(2020, 9, 30)),
        ("รอบที่ 1", date(2019, 10, 1), date(2020, 3, 31)),
        ("ไตรมาส 4/2562", date(2019, 7, 1), date(2019, 9, 30)),
    ],
)
def test_a_part_without_its_year_is_of_the_year_given(text, start, end):
    (one,) = named_parts(f"ผลการเบิกจ่าย {text}", 2563)
    assert one.period == Period(start, end)


@pytest.mark.parametrize(
    "text",
    [
        "รอบ 6 เดือน",
        "รอบ 12 เดือน",
        "รอบ 2 ปี",
        "ครั้งที่ 1/2563",
        "ปีงบประมาณ 2563",
        "รอบ 2.5 กิโลเมตร",
        "",
    ],
)
def test_what_names_no_certain_part(text):
    assert named_parts(f"ผลการเบิกจ่าย {text}", 2563) == ()


@pytest.mark.parametrize(
    "text",
    ["เพิ่มประสิทธิภาพจากปี 2562", "ได้คะแนนน้อยจากผลประเมินปี 2562", "ข้อมูลจากปี 2562", "ต่ำกว่าเกณฑ์ ปี 2562"],
)
def test_a_year_from_which_something_comes_is_named(text):
    (one,) = named_times(text)
    assert one.period == fiscal_year(2562)
