"""Visits: counted for public pages of the site alone, without a word of who came."""

import json
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageViewRestriction, Site

from oit_pages.i18n.formats import today
from oit_pages.models import PageVisits
from tests.api.test_privacy import STATES, editor_of, write
from tests.api.world import municipality_below
from tests.factories import UserFactory

ADDRESS = "/api/oit/v1/visits/"


@pytest.fixture
def visit(api):
    def send(body, client=api.client, **headers):
        content = body if isinstance(body, str | bytes) else json.dumps(body)
        return client.post(ADDRESS, content, content_type="text/plain", headers=headers)

    return send


def counts():
    return dict(PageVisits.objects.values_list("page", "visits"))


def test_a_public_page_is_counted_by_id_and_by_address(world, visit):
    pk = world.o43.pk
    path = world.o43.url_path.removeprefix("/home-th")
    bare = path.rstrip("/")
    bodies = [{"page": pk}, {"path": path}, {"path": f"{bare}?utm=1"}, {"path": f"{bare}#top"}]
    for body in bodies:
        answer = visit(body)
        assert (answer.status_code, answer.content) == (204, b"")
        assert answer["Cache-Control"] == "no-store"
        assert not answer.cookies
    assert counts() == {pk: 4}
    assert PageVisits.objects.get().day == today()
    visit({"path": "/"})
    visit({"path": "/?from=line"})
    assert counts() == {pk: 4, world.home.pk: 2}
    PageVisits.objects.update(day=today() - timedelta(days=1))
    visit({"page": pk})
    assert PageVisits.objects.filter(page=pk).count() == 2


def test_an_address_of_a_language_is_the_page_of_that_language(world, visit):
    english = world.translate(world.o43)
    Page.objects.filter(locale=Locale.objects.get(language_code="en")).update(live=True)
    way = english.url_path.partition("/")[2].partition("/")[2]
    visit({"path": f"/en/{way}"})
    assert counts() == {english.pk: 1}
    visit({"path": f"/{world.o43.url_path.removeprefix('/home-th/')}"})
    assert counts()[world.o43.pk] == 1


@pytest.mark.parametrize("state", STATES)
def test_what_is_hidden_is_answered_as_what_is_not_there(world, visit, state):
    page = write(world)
    STATES[state](page, world)
    page.refresh_from_db()
    path = page.url_path.removeprefix("/home-th")
    for _ in range(3):  # where the site begins is remembered from the third request on
        visit({"page": 999_999})
    found = []
    for client in (Client(), editor_of(world.municipality)):
        for body in ({"page": page.pk}, {"path": path}, {"page": 999_999}, {"path": "/nowhere/"}):
            with CaptureQueriesContext(connection) as queries:
                answer = visit(body, client)
            found.append((answer.status_code, answer.content, sorted(answer.headers.items())))
            found[-1] += (len(queries) - ("path" in body),)
    assert not counts()
    assert all(one[:2] == (204, b"") for one in found)
    assert len({str(one) for one in found}) == 1


def test_pages_of_another_site_are_not_counted(world, visit):
    home, _index = municipality_below(Page.get_first_root_node(), "third", "ทุ่งอื่น")
    Site.objects.create(hostname="third.example", root_page=home)
    visit({"page": home.pk})
    visit({"path": home.url_path})
    assert not counts()
    assert visit({"page": home.pk}, host="third.example").status_code == 204
    assert counts() == {home.pk: 1}


@pytest.mark.parametrize(
    "body",
    [
        "", "x", "[]", "{}", "null", "1", b"\xff", "[" * 8000,
        {"page": "1"}, {"page": 1.5}, {"page": True}, {"page": -1}, {"page": 10**12},
        {"path": ""}, {"path": "/" + "a" * 2000}, {"path": None},
        {"page": 1, "path": "/"}, {"page": 1, "who": "me"}, {"path": "/", "x": "y" * 16_000},
    ],
    ids=lambda body: str(body)[:20],
)  # fmt: skip
def test_what_is_no_visit_is_refused_in_words(world, visit, body):
    answer = visit(body)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert {one["name"] for one in answer.json()["parameters"]} == {"page", "path"}
    assert not counts()


@pytest.mark.parametrize(
    "path", ["\x00", "a\x00b", "%00", "\ud800", "//[", "กข" * 600, "%", "../.."]
)
def test_a_hostile_address_is_that_of_no_page(world, visit, path):
    assert visit({"path": path}).status_code == 204
    assert set(counts()) <= {world.home.pk}


def test_it_is_throttled_as_the_rest_and_no_address_is_kept(world, visit, settings, monkeypatch):
    settings.OIT_PAGES = {**settings.OIT_PAGES, "API_THROTTLE": "2/min"}
    kept = []
    monkeypatch.setattr(
        "rest_framework.throttling.SimpleRateThrottle.cache.set", lambda *a, **k: kept.append(a)
    )
    visit({"page": world.o43.pk})
    assert kept
    assert "127.0.0.1" not in str(kept)
    monkeypatch.undo()
    answers = [visit({"page": world.o43.pk}) for _ in range(3)]
    assert answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) > 0


def test_no_cookie_is_asked_for_and_another_sites_script_may_count(world, visit, settings):
    settings.OIT_PAGES = {**settings.OIT_PAGES, "API_CORS_ORIGINS": ["https://front.example"]}
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(UserFactory())
    assert visit({"page": world.o43.pk}, strict).status_code == 204
    asked = strict.options(ADDRESS, headers={"Origin": "https://front.example"})
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Methods"] == "POST, OPTIONS"
    assert asked["Access-Control-Allow-Origin"] == "https://front.example"
    assert "Access-Control-Allow-Credentials" not in asked
    assert strict.get(ADDRESS).status_code == 405
    assert strict.get(ADDRESS)["Allow"] == "POST, OPTIONS"


def test_a_count_changes_no_answer_and_is_no_use_of_the_page(world, api, visit):
    before = api.response("disclosures/")["ETag"]
    visit({"page": world.o43.pk})
    assert api.response("disclosures/")["ETag"] == before
    assert not PageViewRestriction.objects.exists()
    assert counts()


def test_a_database_that_is_locked_loses_a_count_and_breaks_nothing(world, visit, monkeypatch):
    def locked(*args):
        raise OperationalError("database is locked")

    monkeypatch.setattr("oit_pages.actions.count_visit._count", locked)
    assert visit({"page": world.o43.pk}).status_code == 204
    assert not counts()


def test_a_visit_costs_few_queries(world, visit, django_assert_max_num_queries):
    visit({"page": world.o43.pk})
    with django_assert_max_num_queries(8):
        visit({"page": world.o43.pk})
