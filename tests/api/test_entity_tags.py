"""A tag stays while an answer says the same, whatever else of the site has changed."""

import pytest
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory

from oit_pages.api.base import entity_tags
from tests.api.test_hostile import open_connection  # noqa: F401
from tests.api.world import measures, text

ELSEWHERE = [
    "years/2564/indicators/O1/",
    "disclosures/?code=O1",
    "profile/",
    "names/",
    "tables/?code=O1",
    "documents/?code=O1",
    "find-page/?path=/transparency/",
    "schema/",
]


@pytest.fixture
def forgetful():
    """As another process that shares no cache."""

    def forget():
        cache.clear()
        entity_tags._known.clear()

    return forget


@pytest.mark.parametrize("address", ELSEWHERE)
def test_a_change_elsewhere_leaves_the_answer_as_it_was(api, world, forgetful, address):
    world.fill("O1", text("<p>ก</p>"), measures(1))
    first = api.response(address)
    world.o43.title = "ชื่อใหม่"
    world.o43.save()
    for _forgotten in range(2):
        again = api.response(address, headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 304
        assert again["ETag"] == first["ETag"]
        assert api.response(address)["ETag"] == first["ETag"]
        forgetful()


def test_what_changed_has_another_tag(api, world):
    address = "years/2564/indicators/O43/"
    first = api.response(address)
    world.o43.title = "ชื่อใหม่"
    world.o43.save()
    again = api.response(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]


def test_languages_have_tags_of_their_own(api, world):
    english = world.translate(world.o43)
    english.title = "Report"
    english.save_revision().publish()
    tags = {api.response(f"disclosures/?lang={one}")["ETag"] for one in ("th", "en")}
    assert len(tags) == 2


def test_another_process_makes_the_same_tag(api, world, forgetful):
    tables = api("tables/")["results"]
    for address in ("disclosures/?body=true", "catalogue/", "changes.atom", tables[0]["csv_url"]):
        first = api.response(address)
        forgetful()
        assert api.response(address)["ETag"] == first["ETag"]


def test_the_head_of_a_package_makes_no_package(api, world, open_connection):  # noqa: F811
    environ = RequestFactory().head("/api/oit/v1/years/2564/data.zip").environ
    told = {}

    def start(status, headers, exc_info=None):
        told.update(dict(headers), status=status)

    content = get_wsgi_application()(environ, start)
    assert told["status"] == "200 OK"
    assert told["Content-Type"] == "application/zip"
    assert b"".join(content) == b""
    content.close()
