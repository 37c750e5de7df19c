"""What browsers are told to accept: nothing inline where citizens read."""

import pytest
from django.test import override_settings

from sample_site.security import ADMIN, with_front_end
from tests.factories import DocumentFactory, fill, text


def policy_of(response) -> dict[str, list[str]]:
    directives = response.headers["Content-Security-Policy"].split("; ")
    return {name: sources for name, *sources in (one.split() for one in directives)}


@pytest.mark.parametrize(
    "address",
    ["{page}", "/api/oit/v1/docs/", "/api/oit/v1/years/", "/api/v2/pages/", "/no-such-page/"],
)
def test_where_citizens_read_nothing_runs_but_our_own_files(year_page, client, address):
    policy = policy_of(client.get(address.format(page=year_page.get_url())))
    everything = policy["default-src"]
    assert policy.get("script-src", everything) == policy.get("style-src", everything) == ["'self'"]
    assert "unsafe" not in str(policy)


def test_the_preview_is_framed_by_the_admin_of_the_same_host(db, client):
    answer = client.get("/preview/")
    assert policy_of(answer)["frame-ancestors"] == ["'self'"]
    assert answer["Referrer-Policy"] == "no-referrer"


def test_the_admin_may_run_what_wagtail_writes_into_its_pages(db, client, webmaster):
    client.force_login(webmaster)
    policy = policy_of(client.get("/admin/"))
    assert "'unsafe-inline'" in policy["script-src"]
    assert "'unsafe-eval'" not in policy["script-src"]
    assert policy["frame-src"] == policy["frame-ancestors"] == ["'self'"]


def test_a_front_end_elsewhere_may_show_drafts():
    urls = {"default": "https://www.example.go.th/preview/", "b": "/preview/"}
    with override_settings(WAGTAIL_HEADLESS_PREVIEW={"CLIENT_URLS": urls}):
        assert with_front_end(ADMIN)["frame-src"] == ["'self'", "https://www.example.go.th"]


def test_a_file_keeps_the_policy_that_wagtail_sends_it_with(year_page, client):
    document = DocumentFactory()
    fill(year_page, "O3", text(f'<a linktype="document" id="{document.pk}">แผน</a>'))
    answer = client.get(document.url)
    answer.close()
    assert policy_of(answer) == {"default-src": ["'none'"]}
