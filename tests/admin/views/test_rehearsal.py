"""The screen of a rehearsal: blind until it is closed."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission

from oit_pages.actions.enter_result import Given, enter_result
from oit_pages.actions.rehearse import begin, close, save_scores
from oit_pages.models import IndicatorResult, Rehearsal, RehearsalScore
from tests.factories import fill, text

ADDRESS = "/admin/reports/oit/rehearsal/"
MOST_QUERIES = 22


@pytest.fixture
def scorer(clerk):
    clerk.user_permissions.add(Permission.objects.get(codename="rehearse_year"))
    return clerk


@pytest.fixture
def here(year_page):
    return f"{ADDRESS}?year_page={year_page.pk}"


def soup(answer):
    return BeautifulSoup(answer.content, "html.parser")


def test_only_who_may_begins_one(client, year_page, clerk, here):
    client.force_login(clerk)
    assert not soup(client.get(here)).select("button[value=begin]")
    assert client.post(here, {"do": "begin"}).url == "/admin/"
    assert not Rehearsal.objects.exists()


def test_the_form_shows_addresses_and_nothing_of_what_others_said(
    client, year_page, municipality, scorer, webmaster, here, django_assert_max_num_queries
):
    page = fill(year_page, "O3", text("<p>อำนาจหน้าที่</p>"))
    IndicatorResult.objects.update(outcome="attested")
    enter_result(municipality, 2564, [Given(key="O3", points=0, remark="คำของผู้ประเมิน")])
    other = begin(year_page, webmaster)
    save_scores(other, {"O3": (False, "คำของคนอื่น")})
    close(other)
    client.force_login(scorer)
    assert "คำของคนอื่น" in client.get(here).content.decode()
    client.post(here, {"do": "begin"})
    client.get(here)
    with django_assert_max_num_queries(MOST_QUERIES):
        shown = soup(client.get(here))
    main = shown.select_one("main")
    assert len(main.select(".oit-rehearsal tbody > tr")) == len(year_page.edition.indicators)
    assert page.full_url in {one["href"] for one in main.select("#O3 a")}
    for word in ("คำของคนอื่น", "คำของผู้ประเมิน", "Attested", "มีผู้รับรอง", "oit-mark--"):
        assert word not in str(main)


def test_saved_closed_and_settled(client, year_page, scorer, here):
    IndicatorResult.objects.filter(code="O1").update(outcome="pass")
    client.force_login(scorer)
    client.post(here, {"do": "begin"})
    client.post(here, {"do": "save", "has-O1": "no", "remark-O1": "ไม่พบ", "has-O2": ""})
    assert soup(client.get(here)).select_one("[name=has-O1][value=no]").has_attr("checked")
    client.post(here, {"do": "close"})
    task = RehearsalScore.objects.get(code="O1")
    assert (task.differs, task.has, task.remark) == (True, False, "ไม่พบ")
    page = soup(client.get(here))
    (row,) = page.select("[data-oit-task=open]")
    assert f"/admin/oit/declare/{year_page.pk}/O1/" in {one["href"] for one in row.select("a")}
    client.post(here, {"do": "settle", "score": task.pk, "note": "ใส่แล้ว"})
    assert soup(client.get(here)).select("[data-oit-task=settled]")
    client.post(here, {"do": "reopen", "score": task.pk})
    assert soup(client.get(here)).select("[data-oit-task=open]")


def test_what_was_typed_stays_where_it_is_refused(client, year_page, scorer, here):
    client.force_login(scorer)
    client.post(here, {"do": "begin"})
    answer = client.post(here, {"do": "save", "has-O1": "yes", "remark-O1": "ก" * 2001})
    assert answer.status_code == 200
    assert "ก" * 2001 in answer.content.decode()
    assert not RehearsalScore.objects.exists()


def test_a_task_of_another_municipality(client, year_page, scorer, neighbour, webmaster, here):
    other = begin(neighbour, webmaster)
    save_scores(other, {"O1": (True, "")})
    close(other)
    client.force_login(scorer)
    task = RehearsalScore.objects.get()
    asked = {"do": "settle", "score": task.pk, "note": "ก"}
    assert client.post(here, asked).status_code == 404
    assert client.post(f"{ADDRESS}?year_page={neighbour.pk}", asked).status_code == 404
    assert client.post(here, {"do": "settle", "score": "x"}).status_code == 404
    assert client.post(here, {"do": "nothing"}).status_code == 404
    assert RehearsalScore.objects.get().settled_at is None


def test_a_reviewer_needs_no_permission_more(client, year_page, webmaster, here):
    client.force_login(webmaster)
    client.post(here, {"do": "close"})  # none is begun: said in words
    assert not Rehearsal.objects.exists()
    client.post(here, {"do": "begin"})
    assert Rehearsal.objects.get().scorer == webmaster
