"""What a column or a paper is called is no answer."""

import pytest

from oit_pages.evidence import Item
from oit_pages.judgement.readings.names import is_a_name

TABLE = Item(kind="table", column_set="monthly-procurement-summary")
REPORT = Item(kind="report", parts={"title": "รายงานผลการอบรมจิตอาสา", "subject": ""})


def test_a_cell_that_repeats_its_heading():
    assert is_a_name(TABLE, "work", "งานที่จัดซื้อหรือจัดจ้าง ")
    assert not is_a_name(TABLE, "work", "ซื้อกระดาษ")
    assert not is_a_name(REPORT, "work", "งานที่จัดซื้อหรือจัดจ้าง")


@pytest.mark.parametrize("name", ["results", "summary", "body"])
def test_a_text_that_repeats_the_name_of_its_paper(name):
    assert is_a_name(REPORT, name, "<p>รายงานผลการอบรม จิตอาสา</p>")
    assert not is_a_name(REPORT, name, "อบรมจิตอาสา 40 คน")


def test_a_name_is_no_fault_where_nothing_is_told():
    assert not is_a_name(REPORT, "title", "รายงานผลการอบรมจิตอาสา")
