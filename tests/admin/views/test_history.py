"""What changed between two days."""

from datetime import timedelta

import pytest
from django.utils import timezone

from oit_pages.checklist.runs import compare
from oit_pages.models import AssessmentRun, IndicatorResult


@pytest.fixture
def history(filled):
    """Yesterday O43 was completed and O1 was published; today O1 is gone again."""
    AssessmentRun.objects.all().delete()
    now = timezone.now()
    for days, changes in (
        (3, [("O1", "", "missing"), ("O43", "", "missing")]),
        (1, [("O43", "missing", "pass"), ("O1", "missing", "partial")]),
        (0, [("O1", "partial", "missing"), ("O2", "missing", "fail")]),
    ):
        AssessmentRun.objects.create(
            year_page=filled,
            at=now - timedelta(days=days),
            score=12.5,
            possible=12.5,
            changes=[dict(zip(("code", "before", "after"), one, strict=True)) for one in changes],
        )
    IndicatorResult.objects.filter(code="O2").update(outcome="fail")
    return filled


def test_compare(history):
    now = timezone.now()
    days = [now - timedelta(days=days, minutes=-1) for days in (2, 1, 0)]
    first = {one.code: (one.before, one.after, one.better) for one in compare(history, *days[:2])}
    assert first == {
        "O1": ("missing", "partial", True),
        "O43": ("missing", "pass", True),
    }
    second = compare(history, *days[1:])
    assert [(one.code, one.worse, one.better) for one in second] == [
        ("O1", True, False),
        ("O2", False, False),
    ]
    assert {one.code for one in compare(history, days[0], days[2])} == {"O2", "O43"}


def test_before_anything_was_judged(history):
    found = compare(history, timezone.now() - timedelta(days=9), timezone.now())
    assert {one.before for one in found if one.code in {"O1", "O43"}} == {""}


def test_the_screen_says_what_broke_and_what_got_better(history, client, clerk):
    client.force_login(clerk)
    today = timezone.localdate()
    asked = {"earlier": today - timedelta(days=1), "later": today}
    context = client.get("/admin/reports/oit/history/", asked).context
    assert [row[0].code for row in context["worse"]] == ["O1"]
    asked = {"earlier": today - timedelta(days=2), "later": today}
    context = client.get("/admin/reports/oit/history/", asked).context
    assert [row[0].code for row in context["better"]] == ["O43"]


def test_bad_dates_are_as_if_not_given(history, client, clerk):
    client.force_login(clerk)
    answer = client.get("/admin/reports/oit/history/", {"earlier": "2020-13-45", "later": "x"})
    assert answer.status_code == 200


def test_a_run_is_kept_only_when_something_changed(filled, run):
    before = AssessmentRun.objects.count()
    assert before
    run("oit_assess")
    assert AssessmentRun.objects.count() == before


def test_a_neighbours_history_is_not_shown(neighbour, client, clerk, year_page):
    client.force_login(clerk)
    asked = {"year_page": neighbour.pk}
    for path in ("", "history/", "coverage/"):
        assert client.get(f"/admin/reports/oit/{path}", asked).status_code == 404
