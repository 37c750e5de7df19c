"""A rehearsal: saved, closed, compared, settled."""

import pytest

from oit_pages.actions.rehearse import RehearsalRefused, begin, close, save_scores, settle
from oit_pages.checklist.rehearsals import closed_rehearsals, open_rehearsal
from oit_pages.models import IndicatorResult, Rehearsal, RehearsalScore


def come_to(year_page, **outcomes):
    for code, outcome in outcomes.items():
        IndicatorResult.objects.filter(year_page=year_page, code=code).update(outcome=outcome)


def test_saved_at_any_time_and_gone_on_with(year_page, webmaster):
    one = begin(year_page, webmaster)
    assert begin(year_page, webmaster) == one == open_rehearsal(year_page, webmaster)
    assert save_scores(one, {"O1": (True, ""), "O2": (None, "ดูอีกที"), "O99": (True, "")}) == 2
    assert save_scores(one, {"O2": (False, "ไม่พบ")}) == 1
    assert save_scores(one, {"O2": (False, "ไม่พบ\x00 ")}) == 0
    kept = dict(RehearsalScore.objects.values_list("code", "has"))
    assert kept == {"O1": True, "O2": False}
    assert {one.outcome for one in RehearsalScore.objects.all()} == {""}


def test_what_differs_becomes_a_task(year_page, webmaster):
    come_to(year_page, O1="pass", O2="pass", O3="fail", O4="needs_person", O5="partial")
    one = begin(year_page, webmaster)
    said = {"O1": True, "O2": False, "O3": True, "O4": True, "O5": False, "O6": None}
    save_scores(one, {code: (has, f"ข้อ {code}") for code, has in said.items()})
    assert close(one) == 3
    (found,) = closed_rehearsals(year_page)
    assert [task.score.code for task in found.tasks] == ["O2", "O3", "O4"]
    assert [task.costs_points for task in found.tasks] == [True, False, False]
    assert (found.scored, found.open) == (5, 3)
    come_to(year_page, O2="fail")  # what it came to then is kept
    assert closed_rehearsals(year_page)[0].tasks[0].score.outcome == "pass"


def test_a_closed_one_is_closed(year_page, webmaster):
    one = begin(year_page, webmaster)
    with pytest.raises(RehearsalRefused):
        close(one)  # nothing is scored
    save_scores(one, {"O1": (True, "")})
    close(one)
    for again in (lambda: close(one), lambda: save_scores(one, {"O1": (False, "")})):
        with pytest.raises(RehearsalRefused):
            again()
    assert begin(year_page, webmaster) != one
    assert Rehearsal.objects.count() == 2


def test_a_remark_that_is_too_long_saves_nothing(year_page, webmaster):
    one = begin(year_page, webmaster)
    with pytest.raises(RehearsalRefused, match="O2"):
        save_scores(one, {"O1": (True, ""), "O2": (True, "ก" * 2001)})
    assert not RehearsalScore.objects.exists()


def test_settled_with_a_note_and_opened_again(year_page, webmaster):
    one = begin(year_page, webmaster)
    save_scores(one, {"O1": (True, "")})
    close(one)
    task = RehearsalScore.objects.get()
    with pytest.raises(RehearsalRefused):
        settle(task, webmaster, "  ")
    settle(task, webmaster, "เพิ่มเอกสารแล้ว")
    task.refresh_from_db()
    assert (task.note, task.settled_by_name) == ("เพิ่มเอกสารแล้ว", "webmaster")
    assert closed_rehearsals(year_page)[0].open == 0
    settle(task, webmaster, "", is_open=True)
    assert closed_rehearsals(year_page)[0].open == 1
    assert RehearsalScore.objects.get().note == "เพิ่มเอกสารแล้ว"


def test_a_year_of_rehearsals_is_read_in_two_queries(
    year_page, webmaster, django_assert_num_queries
):
    for _one in range(3):
        one = begin(year_page, webmaster)
        save_scores(one, {"O1": (True, ""), "O2": (True, "")})
        close(one)
    assert year_page.edition
    with django_assert_num_queries(2):
        assert [one.open for one in closed_rehearsals(year_page)] == [2, 2, 2]
