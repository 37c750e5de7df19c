"""The announcement of who publishes what: drafted, renewed, and never over a person's words."""

import re
from datetime import date
from html import unescape

import pytest
from django.utils.html import strip_tags
from wagtail.blocks import StreamValue
from wagtail.models import Revision

from oit_pages.actions.draft_announcement import (
    AnnouncementRefused,
    draft_announcement,
    pages_to_choose,
)
from oit_pages.actions.hand_out import Handing, hand_out
from oit_pages.models import IndicatorPage
from tests.factories import MemberFactory, UnitFactory, fill, text

DAY = date(2021, 3, 31)


@pytest.fixture
def member(year_page, municipality):
    unit = UnitFactory(municipality=municipality, name_th="กองคลัง")
    member = MemberFactory(year_page=year_page, name="นางสาวมะลิ <ใจงาม>", position="นักวิชาการ")
    given = Handing(unit=unit, member=member, due=DAY)
    hand_out(year_page, ["organisation-structure", "executives"], given)
    return member


@pytest.fixture
def page(year_page):
    return fill(year_page, "O42", text("<p>มาตรการ</p>"), publish=False)


def draft_of(page):
    return IndicatorPage.objects.get(pk=page.pk).specific.get_latest_revision_as_object()


def raw(page):
    return list(draft_of(page).body.raw_data)


def write(page, children):
    draft = draft_of(page)
    draft.body = StreamValue(draft.body.stream_block, children, is_lazy=True)
    draft.save_revision()


def rows_of(table):
    return [
        {name: bare(cell) for name, cell in row["value"].items()} for row in table["value"]["rows"]
    ]


def bare(cell):
    return [one["value"] for one in cell] if isinstance(cell, list) else cell


def as_the_editor_saves(page, table):
    """Through the fields of the form and back."""
    block = draft_of(page).body.stream_block.child_blocks[table["type"]]
    return {**table, "value": block.get_prep_value(block.to_python(table["value"]))}


def test_says_who_what_and_until_when(year_page, member, page, municipality):
    done = draft_announcement(year_page, page)
    assert done.state == "new"
    before, made, table = raw(page)
    assert before["type"] == "rich_text"
    value = made["value"]
    assert (value["kind"], value["issuer"]) == ("measure", municipality.official_name())
    said = value["body"]
    assert said.count("<li>") == 4  # the steps
    (first, second), shown = rows_of(table), table["value"]
    assert shown["caption"].endswith("2564")
    assert first["item"].startswith("O1 ")
    assert second["item"].startswith("O2 ")
    assert (first["units"], first["due"]) == (["กองคลัง"], "2021-03-31")
    assert first["person"] == "นางสาวมะลิ <ใจงาม> (นักวิชาการ)"
    assert re.findall("[A-Za-z]{3,}", unescape(strip_tags(said))) == []
    assert not page.specific.live


def test_again_changes_nothing_until_the_work_does(year_page, member, page):
    draft_announcement(year_page, page)
    before = Revision.objects.count()
    assert draft_announcement(year_page, page).state == "same"
    assert Revision.objects.count() == before
    hand_out(year_page, ["executives"], Handing(due=date(2021, 4, 15)))
    assert draft_announcement(year_page, page).state == "renewed"
    assert len(raw(page)) == 3
    assert sorted(one["due"] for one in rows_of(raw(page)[2])) == ["2021-03-31", "2021-04-15"]
    assert draft_announcement(year_page, page).state == "same"


def test_what_an_editor_saves_and_signs_stays_ours_and_signed(year_page, member, page):
    draft_announcement(year_page, page)
    first, ours, table = raw(page)
    body = ours["value"]["body"].replace("<li>", '<li data-block-key="ab1">')
    signed = {**ours["value"], "body": body, "number": "3/2564", "signatory": "นายกฯ"}
    write(page, [first, {**ours, "value": signed}, as_the_editor_saves(page, table)])
    assert draft_announcement(year_page, page).state == "same"
    hand_out(year_page, ["executives"], Handing(due=date(2021, 4, 15)))
    assert draft_announcement(year_page, page).state == "renewed"
    assert raw(page)[1]["value"]["number"] == "3/2564"


def test_a_persons_text_is_never_touched(year_page, member, page):
    draft_announcement(year_page, page)
    first, ours, table = raw(page)
    own = {**ours, "value": {**ours["value"], "body": ours["value"]["body"] + "<p>เพิ่ม</p>"}}
    write(page, [first, own, table])
    hand_out(year_page, ["executives"], Handing(due=date(2021, 4, 15)))
    with pytest.raises(AnnouncementRefused, match="มีผู้แก้ไข"):
        draft_announcement(year_page, page)
    assert raw(page) == [first, own, table]


def test_a_persons_table_is_never_touched(year_page, member, page):
    draft_announcement(year_page, page)
    first, ours, table = raw(page)
    rows = table["value"]["rows"]
    one = {**rows[0], "value": {**rows[0]["value"], "person": "นายดำรง ขยันดี"}}
    own = {**table, "value": {**table["value"], "rows": [one, *rows[1:]]}}
    write(page, [first, ours, own])
    with pytest.raises(AnnouncementRefused, match="มีผู้แก้ไข"):
        draft_announcement(year_page, page)
    assert raw(page) == [first, ours, own]


def test_a_table_that_was_taken_away_comes_again(year_page, member, page):
    draft_announcement(year_page, page)
    first, ours, table = raw(page)
    write(page, [first, ours, text("<p>ท้าย</p>")])
    assert draft_announcement(year_page, page).state == "renewed"
    assert [one["type"] for one in raw(page)] == [
        "rich_text", "announcement", "table_publication_duties", "rich_text"
    ]  # fmt: skip


def test_a_text_that_was_taken_away_comes_again_above_its_table(year_page, member, page):
    draft_announcement(year_page, page)
    first, _ours, table = raw(page)
    write(page, [first, table])
    draft_announcement(year_page, page)
    assert [one["type"] for one in raw(page)] == [
        "rich_text", "announcement", "table_publication_duties"
    ]  # fmt: skip


def test_nothing_handed_out_is_said(year_page, page):
    with pytest.raises(AnnouncementRefused, match="ยังไม่ได้มอบหมาย"):
        draft_announcement(year_page, page)


def test_a_public_page_shows_it_only_once_published(year_page, member):
    page = fill(year_page, "O42", text("<p>มาตรการ</p>"))
    draft_announcement(year_page, page)
    page.refresh_from_db()
    assert "announcement" not in str(page.body.raw_data)
    assert len(raw(page)) == 3


def test_the_page_of_the_measures_is_offered_first(year_page):
    assert pages_to_choose(year_page)[0].subject == "integrity-measures"
