"""oit_assess says what it did and how fast."""

import re


def test_it_says_how_many_years_a_second(year_page, run):
    printed = run("oit_assess")
    assert re.search(r"วินาทีละ \d+\.\d ปีการประเมิน", printed), printed


def test_it_says_no_rate_where_there_was_nothing_to_judge(home, run):
    assert "วินาทีละ" not in run("oit_assess")
