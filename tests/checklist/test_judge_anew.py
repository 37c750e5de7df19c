"""A list that asks something else is judged anew: a few municipalities at once, all by a worker."""

import pytest
from django_tasks import default_task_backend, task_backends
from django_tasks.backends.dummy import DummyBackend
from wagtail.models import Page

from oit_pages.actions.correct_edition import correct_edition
from oit_pages.actions.scaffold import scaffold
from oit_pages.admin.views.correct_list import said as in_words
from oit_pages.checklist import judge_anew as module
from oit_pages.checklist.judge_anew import JudgedAnew
from oit_pages.models import AssessmentYearPage, IndicatorResult
from tests.actions.corrections import said
from tests.api.world import municipality_below

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(year_page, monkeypatch):
    """Municipalities with the year, two of which are judged within a request."""
    monkeypatch.setattr(module, "AT_ONCE", 2)
    for number in (2, 3):
        root = Page.get_first_root_node()
        _home, municipality = municipality_below(root, f"home-{number}", f"ดอน {number}")
        scaffold(2564, municipality)


def ask_more():
    """O2's first requirement is required and a person's from now on; what was done."""
    item = AssessmentYearPage.objects.first().edition.find("O2")
    one = item.requirements[0]
    given = said(2564, (one.subject or item.subject, one.id), level="required", judged_by="person")
    return correct_edition(2564, [given])


def asked_of_a_person():
    """How many years know it."""
    found = IndicatorResult.objects.filter(code="O2").values_list("findings", flat=True)
    return sum(
        any(one["outcome"] == "needs_person" for one in findings["requirements"])
        for findings in found
    )


def test_without_a_worker_a_few_at_once_and_the_rest_by_night(three, run):
    done = ask_more()
    assert done.anew == JudgedAnew(judged=2, later=1)
    says = in_words(done)
    assert "2 years" in says or "2 ปี" in says
    assert "oit_assess" in says
    assert asked_of_a_person() == 2
    run("oit_assess", year=2564)
    assert asked_of_a_person() == 3


def test_with_a_worker_all_of_them(three, django_capture_on_commit_callbacks):
    task_backends["default"] = DummyBackend("default", {})
    try:
        with django_capture_on_commit_callbacks(execute=True):
            done = ask_more()
        waiting = list(default_task_backend.results)
    finally:
        del task_backends["default"]
    assert done.anew == JudgedAnew(judged=3)
    assert len(waiting) == 3
    assert asked_of_a_person() == 0
    for one in waiting:
        one.task.call(*one.args, **one.kwargs)
    assert asked_of_a_person() == 3


def test_other_words_are_judged_nowhere(three):
    item = AssessmentYearPage.objects.first().edition.find("O2")
    done = correct_edition(2564, [said(2564, (item.subject, ""), title_th="ชื่อตามคู่มือ")])
    assert done.anew == JudgedAnew()
    assert "oit_assess" not in in_words(done)
