"""A button's long work: done at once or by a worker, once at a time, with how far it is."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from django_tasks import default_task_backend, task_backends
from django_tasks.backends.dummy import DummyBackend

from oit_pages.actions import year_work
from oit_pages.actions.freeze_year import FreezeFailed
from oit_pages.actions.year_work import do_year_work, progress_of, start_work
from oit_pages.models import YearFreeze, YearWork
from oit_pages.models.year_works import LONGEST
from tests.actions.test_freeze_year import folder
from tests.checklist.test_sheet import year

__all__ = ["folder", "year"]
ADDRESS = "/admin/reports/oit/frozen/"


@pytest.fixture
def worker(django_capture_on_commit_callbacks):
    """A queue that somebody else works off: worker() does what waits."""
    task_backends["default"] = DummyBackend("default", {})

    def work() -> int:
        ours = [one for one in default_task_backend.results if one.task.func == do_year_work.func]
        for one in ours:
            one.task.call(*one.args, **one.kwargs)
        return len(ours)

    yield work
    del task_backends["default"]


def test_without_a_worker_it_is_done_at_once(year, webmaster):
    work = start_work(year, "freeze", webmaster)
    assert work.finished_at
    assert [one["level"] for one in work.told] == ["success"]
    assert YearFreeze.objects.get().made_by == webmaster
    # Done before is no reason not to do it again.
    assert start_work(year, "freeze", webmaster)
    assert YearFreeze.objects.count() == 2


def test_a_worker_does_it_and_a_second_press_begins_no_other(
    year, webmaster, client, worker, django_capture_on_commit_callbacks
):
    client.force_login(webmaster)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{ADDRESS}?year_page={year.pk}")
        client.post(f"{ADDRESS}?year_page={year.pk}")
    assert not YearFreeze.objects.exists()
    found = BeautifulSoup(client.get(ADDRESS).content, "html.parser")
    assert found.select_one("[data-oit-work=running]")
    assert found.select_one("meta[http-equiv=refresh]")
    assert found.select_one(".oit-sum button[disabled]")
    assert worker() == 1
    assert YearFreeze.objects.get().made_by == webmaster
    found = BeautifulSoup(client.get(ADDRESS).content, "html.parser")
    assert found.select_one("[data-oit-work=success]")
    assert not found.select_one("meta[http-equiv=refresh]")
    worker()  # the queue gave it out twice
    assert YearFreeze.objects.count() == 1


def test_how_far_it_is(year, webmaster, monkeypatch, client):
    seen = []

    def look(year_page, user, step):
        step(3, 7)
        work = YearWork.objects.get()
        seen.append((work.is_running, progress_of(work)))
        client.force_login(webmaster)
        shown = BeautifulSoup(client.get(ADDRESS).content, "html.parser")
        bar = shown.select_one("[data-oit-work=running] progress")
        seen.append((bar["value"], bar["max"]))
        seen.append(start_work(year, "freeze"))

    monkeypatch.setattr(year_work, "freeze_year", look)
    start_work(year, "freeze", webmaster)
    assert seen == [(True, (3, 7)), ("3", "7"), None]


def test_it_says_how_far_it_is(year, monkeypatch):
    steps = []
    monkeypatch.setattr(year_work, "_note", lambda _token, done, count: steps.append((done, count)))
    assert [one["level"] for one in start_work(year, "freeze").told] == ["success"]
    count = steps[0][1]
    assert steps == [(number, count) for number in range(1, count + 1)]


@pytest.mark.parametrize("error", [FreezeFailed("ไม่ได้"), RuntimeError("secret of the server")])
def test_what_fails_is_told_and_can_be_tried_again(year, error, monkeypatch):
    def fail(*_args):
        raise error

    monkeypatch.setattr(year_work, "freeze_year", fail)
    (told,) = start_work(year, "freeze").told
    assert told["level"] == "error"
    assert "secret" not in told["text"]
    monkeypatch.undo()
    assert YearWork.objects.get().finished_at


def test_one_that_died_bars_nobody_for_ever(year, worker, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        start_work(year, "freeze")
    begun = timezone.now() - LONGEST - timedelta(seconds=1)
    YearWork.objects.update(started_at=begun)
    with django_capture_on_commit_callbacks(execute=True):
        assert start_work(year, "freeze") is not None
    assert worker() == 2  # of which the first was given up
    assert YearFreeze.objects.count() == 1
