"""The links of an indicator to what the website had before: public things only."""

import pytest
from wagtail.models import PageViewRestriction

from oit_pages.actions.adopt import Said, adopt
from tests.old_site.models import ArticlePage

URL = "/api/oit/v1/years/2564/indicators/O3/"


@pytest.fixture
def page(home, year_page):
    page = ArticlePage(title="อำนาจหน้าที่", slug="duties", intro="<p>ของเดิม</p>")
    return home.add_child(instance=page)


def links(client):
    return client.get(URL).json()["shown_on"]


def test_what_was_adopted_is_a_link_of_the_indicator_while_it_is_public(client, year_page, page):
    assert links(client) == []
    before = client.get(URL).headers["ETag"]
    adopt(
        year_page,
        [
            Said(subject="powers-and-duties", kind="page", which=str(page.pk)),
            Said(subject="powers-and-duties", kind="address", which="https://other.go.th/a"),
            Said(subject="contact-information", kind="page", which=str(page.pk)),
        ],
    )
    answer = client.get(URL)
    assert answer.headers["ETag"] != before
    assert answer.json()["shown_on"] == [
        {"kind": "page", "title": page.title, "url": page.full_url},
        {"kind": "address", "title": "https://other.go.th/a", "url": "https://other.go.th/a"},
    ]
    closed = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert [one["kind"] for one in links(client)] == ["address"]
    closed.delete()
    page.unpublish()
    assert [one["kind"] for one in links(client)] == ["address"]
