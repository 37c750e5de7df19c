"""Whoever works for very many municipalities finds one by its name; no list holds them all."""

import pytest
from django.urls import reverse

from tests.api.many import YEAR, municipalities

MANY = 60


@pytest.fixture
def years(home):
    return municipalities(MANY)


def report(client, **asked):
    return client.get(reverse("oit_pages_report"), asked)


def test_no_list_holds_them_all(client, webmaster, years, django_assert_max_num_queries):
    client.force_login(webmaster)
    report(client)
    with django_assert_max_num_queries(60):
        response = report(client)
    assert len(response.context["years"]) < MANY
    assert 'name="find"' in response.content.decode()


def test_one_is_found_by_its_name(client, webmaster, years):
    client.force_login(webmaster)
    found = report(client, find="เทศบาลที่ 57")
    assert found.status_code == 200
    assert "เทศบาลที่ 57" in found.content.decode()
    assert "เทศบาลที่ 58" not in found.content.decode()
    last = max(years, key=lambda one: one.path)
    opened = report(client, year_page=last.pk)
    assert opened.status_code == 200
    assert opened.context["year"].pk == last.pk
    assert report(client, find="ไม่มีชื่อนี้").status_code == 200
    assert report(client, find="\x00").status_code == 200
    for wrong in ("x", "9" * 30, str(last.pk + 10**6)):
        assert report(client, year_page=wrong).status_code == 404


def test_a_stranger_finds_nothing(client, clerk, year_page, years):
    """By no number, and by no name."""
    client.force_login(clerk)
    own = report(client)
    assert own.status_code == 200
    assert 'name="find"' not in own.content.decode()
    for one in (years[0], years[-1]):
        assert report(client, year_page=one.pk).status_code == 404
    assert "เทศบาลที่ 57" not in report(client, find="เทศบาลที่ 57").content.decode()


def test_the_years_shown_are_the_newest(client, webmaster, year_page, years):
    client.force_login(webmaster)
    assert report(client).context["year"].year == YEAR
