"""The worklist: the next best first, in few queries."""

from dataclasses import replace
from datetime import date

import pytest

from oit_pages.actions.hand_out import Handing, hand_out
from oit_pages.checklist.scorecard import scorecard
from oit_pages.checklist.worklist import by_urgency, is_of, nearness, tasks, time_left, worklist
from oit_pages.models import IndicatorPage
from tests.factories import MemberFactory, UnitFactory, fill, text

TODAY = date(2021, 4, 1)


@pytest.fixture
def handed(year_page, municipality):
    """A unit for all, O1 due in the past and of a member, O2 due today."""
    unit = UnitFactory(municipality=municipality)
    IndicatorPage.objects.update(responsible_unit=unit)
    member = MemberFactory(year_page=year_page, unit=unit)
    hand_out(year_page, ["organisation-structure"], Handing(member=member, due=date(2021, 3, 1)))
    hand_out(year_page, ["executives"], Handing(due=TODAY))
    return year_page


def test_near_days_and_what_is_over():
    assert (nearness(0), nearness(14), nearness(-1)) == (1, 0.5, 2)
    assert nearness(None) < nearness(100)


def test_the_next_best_comes_first(handed):
    found = worklist(handed, TODAY)
    equal = [one.code for one in found if one.points == found[-1].points]
    assert found[0].points * nearness(found[0].days_left) == found[0].urgency
    assert [one.urgency for one in found] == sorted((one.urgency for one in found), reverse=True)
    of = {one.code: one for one in found}
    assert of["O1"].is_overdue
    assert of["O1"].urgency == pytest.approx(2 * of["O2"].urgency)
    assert equal.index("O1") < equal.index("O2") < equal.index("O3")


def test_without_a_day_of_its_own_it_is_that_of_submission(handed):
    of = {one.code: one for one in worklist(handed, TODAY)}
    assert (of["O3"].given, of["O3"].due) == (None, handed.span("submission").end)
    assert of["O2"].days_left == 0


def test_what_is_sure_is_no_work_and_what_waits_comes_last(handed):
    every = tasks(scorecard(handed), TODAY)
    best = by_urgency(every)[0]
    waiting = replace(best, row=replace(best.row, review="waiting"))
    others = [one for one in every if one.code != best.code]
    assert by_urgency([waiting, *others])[-1] == waiting
    assert (waiting.state, best.state) == ("waiting", best.row.outcome)


def test_says_what_to_do_first(handed):
    fill(handed, "O43", text("<p>ข้อความ</p>"))
    of = {one.code: one for one in worklist(handed, TODAY)}
    assert "ต.ค. 2563" in of["O43"].first
    assert of["O1"].first == "จัดทำเนื้อหาในหน้านี้ แล้วส่งเผยแพร่"
    told = replace(of["O1"], row=replace(of["O1"].row, review="sent-back"))
    assert told.first.startswith("ดูความเห็น")


def test_whose_it_is(handed):
    member = handed.members.get()
    other = MemberFactory(year_page=handed, unit=member.unit)
    of = {one.code: one for one in worklist(handed, TODAY)}
    assert is_of(of["O1"], member)
    assert not is_of(of["O1"], other)
    assert is_of(of["O2"], member)
    assert is_of(of["O2"], other)
    assert not is_of(of["O2"], MemberFactory(year_page=handed))


def test_time_left_in_words(handed):
    of = {one.code: one for one in worklist(handed, TODAY)}
    assert time_left(of["O1"]) == "เลยกำหนด 31 วัน"
    assert time_left(of["O2"]) == "ครบกำหนดวันนี้"
    assert time_left(of["O3"]).startswith("เหลือ ")


def test_the_work_is_the_units_that_the_draft_says(handed, municipality):
    page = fill(handed, "O4", text("<p>แผน</p>"))
    other = UnitFactory(municipality=municipality, name_th="กองช่าง")
    hand_out(handed, [page.subject], Handing(unit=other))
    of = {one.code: one for one in worklist(handed, TODAY)}
    assert of["O4"].unit == other
    assert of["O3"].unit != other


def test_few_queries(handed, django_assert_max_num_queries):
    for code in ("O4", "O5"):  # public, with drafts
        fill(handed, code, text("<p>แผน</p>")).save_revision()
    with django_assert_max_num_queries(6):
        found = worklist(handed, TODAY)
        assert len(found) == 43
        assert all(one.first and one.state_label and str(one.unit) for one in found)
