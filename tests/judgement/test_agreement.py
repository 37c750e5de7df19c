"""What words name can be what is typed, or not."""

import pytest

from oit_pages.judgement.readings.agreement import any_fits, other_parts
from oit_pages.thai import fiscal_year, parse_period
from oit_pages.thai.named_times import named_times

YEAR = fiscal_year(2564)


def fits(text, *typed, targets=(YEAR,)):
    return any_fits([("title", one) for one in named_times(text)], typed, targets)


@pytest.mark.parametrize("text", ["ปีงบประมาณ 2564", "ปี 2564", "ณ วันที่ 30 กันยายน 2564"])
def test_the_year_that_is_typed(text):
    assert fits(text, YEAR)


@pytest.mark.parametrize("text", ["ปีงบประมาณ 2563", "ปี 2566"])
def test_another_year(text):
    assert not fits(text, YEAR)


def test_a_term_of_years_decides_where_one_is_typed():
    term = parse_period("ปีงบประมาณ 2561 - 2565")
    assert fits("แผนพัฒนา (พ.ศ. 2561–2565)", term)
    assert fits("แผนพัฒนา (พ.ศ. 2563–2567)", term)  # leaves out nothing of what is asked for
    assert not fits("แผนพัฒนา (พ.ศ. 2556–2560) ทบทวน 2564", term)


def test_parts_of_the_year_that_is_typed():
    half = parse_period("1 ต.ค. 2563 - 31 มี.ค. 2564")
    assert other_parts([("title", "รอบ 6 เดือนแรก")], [half]) == []
    ((part, named),) = other_parts([("title", "รอบ 6 เดือนหลัง")], [half])
    assert (part, named.period) == ("title", parse_period("1 เม.ย. 2564 - 30 ก.ย. 2564"))
