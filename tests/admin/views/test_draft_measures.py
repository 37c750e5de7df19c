"""The screen that makes drafts of weaknesses and measures."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Revision

from oit_pages.actions.enter_result import Given, enter_result
from oit_pages.management.lookup import find_indicator_page

ADDRESS = "/admin/reports/oit/measures/"
MOST_QUERIES = 20


@pytest.fixture
def here(year_page):
    return f"{ADDRESS}?year_page={year_page.pk}"


@pytest.fixture
def entered(municipality):
    enter_result(municipality, 2563, [Given(key="O12", points=Decimal(0))])


def soup(answer):
    return BeautifulSoup(answer.content, "html.parser")


def test_shown_first_then_done_and_taken_out_as_word(
    client, year_page, clerk, entered, here, django_assert_max_num_queries
):
    client.force_login(clerk)
    client.get(here)
    with django_assert_max_num_queries(MOST_QUERIES):
        page = soup(client.get(here))
    (row,) = page.select("[data-oit-state=new]")
    link = f"/admin/reports/oit/official/?year_page={year_page.pk}&year=2563#O12"
    assert row.select_one("a")["href"] == link
    client.post(here)
    page = soup(client.get(here))
    assert page.select("[data-oit-state=there]")
    assert page.select("[data-oit-done]")
    before = Revision.objects.count()
    client.post(here)
    assert Revision.objects.count() == before
    words = [one["href"] for one in page.select("a[download]")]
    assert len(words) == 2
    answer = client.get(words[0])
    assert answer.status_code == 200
    assert answer.content.startswith(b"PK")


def test_without_a_result_it_says_what_to_do(client, year_page, clerk, here):
    client.force_login(clerk)
    page = soup(client.get(here))
    assert not page.select("main form[method=post]")
    assert "2563" in page.select_one("main .help-block").get_text()
    assert client.post(here).status_code == 302


def test_another_municipality_gets_nothing(client, year_page, clerk, neighbour, entered):
    client.force_login(clerk)
    before = Revision.objects.count()
    asked = f"{ADDRESS}?year_page={neighbour.pk}"
    assert client.get(asked).status_code == client.post(asked).status_code == 404
    assert Revision.objects.count() == before
    assert find_indicator_page(neighbour, "O42")
