"""What our being there costs those who work on pages that are none of ours: no file, at most one
query; and our own pages have all that they need."""

import traceback
from contextlib import contextmanager

import pytest
from django.db import connection
from django.urls import reverse
from wagtail.models import Page

from oit_pages.models import IndicatorPage


@pytest.fixture
def signed_in(client, webmaster):
    client.force_login(webmaster)
    return client


@contextmanager
def queries_of_ours():
    """Those that are asked by code of the package."""
    found = []

    def watch(execute, sql, params, many, context):
        files = [frame.filename for frame in traceback.extract_stack()]
        if any("/oit_pages/" in file for file in files):
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield found


def files_of_ours(answer) -> set[str]:
    parts = answer.content.decode().replace("'", '"').split('"')
    return {
        part.partition("oit_pages/")[2].partition("?")[0] for part in parts if "/oit_pages/" in part
    } - {""}


def addresses(page: Page) -> list[str]:
    return [
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_explore", args=[page.pk]),
        reverse("wagtailadmin_pages:add", args=["wagtailcore", "page", page.pk]),
    ]


@pytest.fixture
def other(year_page, home) -> Page:
    """A page of the site's own, beside the municipality's."""
    return home.add_child(instance=Page(title="เกี่ยวกับเรา", slug="about"))


def test_a_page_that_is_none_of_ours(other, signed_in):
    for address in addresses(other)[:2]:
        signed_in.get(address)  # content types are remembered
        with queries_of_ours() as queries:
            answer = signed_in.get(address)
        assert answer.status_code == 200
        assert files_of_ours(answer) == set()
        assert len(queries) <= 1, queries


def test_publishing_a_page_that_is_none_of_ours(other, signed_in):
    address = reverse("wagtailadmin_pages:edit", args=[other.pk])
    data = {
        "title": other.title, "slug": other.slug, "action-publish": "1",
        "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0,
    }  # fmt: skip
    signed_in.post(address, data)
    with queries_of_ours() as queries:
        answer = signed_in.post(address, data)
    assert answer.status_code == 302
    assert len(queries) <= 2, queries


def test_other_screens(other, signed_in):
    for name in ("wagtaildocs:index", "wagtailimages:index"):
        with queries_of_ours() as queries:
            answer = signed_in.get(reverse(name), follow=True)
        assert files_of_ours(answer) == set(), name
        assert len(queries) <= 1, (name, queries)


def test_our_own_pages_have_what_they_need(year_page, signed_in):
    page = IndicatorPage.objects.descendant_of(year_page).first()
    for address in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        *(reverse(f"oit_pages_{name}") for name in ("report", "requirements", "history")),
        *(reverse(f"oit_pages_{name}") for name in ("languages", "coverage")),
        reverse("oit_pages_declare", args=[year_page.pk, "O1"]),
        reverse("oit_pages_scaffold", args=[year_page.get_parent().pk]),
        reverse("oit_pages_import", args=[page.pk]),
    ):
        assert "checklist.css" in files_of_ours(signed_in.get(address)), address


class TestBeforeThereIsAYear:
    def test_the_home_needs_nothing_of_ours(self, home, signed_in):
        assert files_of_ours(signed_in.get(reverse("wagtailadmin_home"))) == set()

    @pytest.mark.parametrize("name", ["report", "requirements", "history", "languages", "coverage"])
    def test_a_report_says_how_it_begins(self, home, signed_in, name):
        answer = signed_in.get(reverse(f"oit_pages_{name}"))
        assert answer.status_code == 200
        assert "oit_scaffold" in answer.content.decode()
        assert signed_in.get(reverse(f"oit_pages_{name}") + "?year_page=1").status_code == 404
