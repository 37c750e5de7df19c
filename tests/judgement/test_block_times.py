"""What time a block has by its fields, and what its files name."""

from datetime import date

from oit_pages.evidence import Item
from oit_pages.judgement.readings.block_times import (
    holds_one_paper,
    text_in,
    times_of_file,
    typed_times,
)
from oit_pages.thai import Period, fiscal_year

DAY = date(2021, 3, 25)


def test_a_report_is_of_its_data_and_an_event_of_its_day():
    assert typed_times(Item(kind="report", parts={"date": DAY})) == []
    assert typed_times(Item(kind="news", parts={"date": DAY})) == [Period(DAY, DAY)]
    year = fiscal_year(2564)
    assert typed_times(Item(kind="report", parts={"date": DAY, "period": year})) == [year]


def test_files_are_a_papers_where_there_is_one():
    one, none = {"title": "แผน", "has_file": True}, {"title": "แผน", "has_file": False}
    assert holds_one_paper(Item(kind="documents", rows=(one, none)))
    assert not holds_one_paper(Item(kind="documents", rows=(one, one)))
    assert not holds_one_paper(Item(kind="documents", rows=(none,)))


def test_a_files_title_and_its_name_tell_times():
    titled, stored = times_of_file("แผนปี 2563", "documents/plan_2564.pdf")
    assert (titled.period, stored.period) == (fiscal_year(2563), fiscal_year(2564))


def test_a_part_that_is_no_text_says_nothing():
    item = Item(kind="report", parts={"body": "<p>หนึ่ง</p><p>สอง</p>", "date": DAY})
    assert text_in(item, "body").split() == ["หนึ่ง", "สอง"]
    assert text_in(item, "date") == text_in(item, "note") == ""
