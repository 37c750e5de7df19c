"""HTTP as it should be: methods, validators, caching, CORS, throttling, languages."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
)

from oit_pages.api.base import sites
from oit_pages.catalogue import loader
from oit_pages.checklist.assess import record
from oit_pages.models import ContentStamp, IndicatorPage, IndicatorResult, ResponsibleUnit
from tests.catalogue.own_edition import EDITION, write

ADDRESSES = [
    "",
    "profile/",
    "years/",
    "years/2564/",
    "years/2564/indicators/O43/",
    "disclosures/",
    "disclosures/?body=true",
    "documents/",
    "tables/",
    "catalogue/",
    "changes.atom",
    "closing-dates.ics",
    "years/2564/data.zip",
    "schema/",
]


@pytest.fixture
def settings_of(settings):
    def put(**options):
        settings.OIT_PAGES = {**settings.OIT_PAGES, **options}

    return put


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_unchanged_answer_is_304_and_costs_two_queries(
    api, address, django_assert_max_num_queries
):
    first = api.response(address)
    assert first.status_code == 200
    assert first["ETag"]
    assert first["Last-Modified"]
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    with django_assert_max_num_queries(2):
        again = api.response(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again["ETag"] == first["ETag"]
    assert again.content == b""
    with django_assert_max_num_queries(2):
        again = api.response(address, headers={"If-Modified-Since": first["Last-Modified"]})
    assert again.status_code == 304


def _change_title(world):
    world.o43.title = "ชื่อใหม่"
    world.o43.save()


def _publish(world):
    world.o43.title = "ชื่อใหม่"
    world.o43.specific.save_revision().publish()


def _bulk_unpublish(world):
    Page.objects.filter(pk=world.o43.pk).update(live=False)


def _expire(world):
    Page.objects.filter(pk=world.o43.pk).update(expire_at=timezone.now() - timedelta(seconds=1))


def _restrict_ancestor(world):
    PageViewRestriction.objects.create(page=world.municipality, restriction_type="login")


def _rename_document(world):
    world.document.title = "ชื่อเอกสารใหม่"
    world.document.save()


def _hide_collection(world):
    private = Collection.get_first_root_node().add_child(name="private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    world.document.collection = private
    world.document.save()


def _rename_unit(world):
    unit = ResponsibleUnit.objects.get(name_th="สำนักปลัด")
    unit.name_th = "กองคลัง"
    unit.save()


CHANGES = {
    "a title": _change_title,
    "a publication": _publish,
    "an unpublishing": lambda world: world.o43.specific.unpublish(),
    "a bulk update": _bulk_unpublish,
    "an expiry": _expire,
    "a deletion": lambda world: IndicatorPage.objects.get(pk=world.o43.pk).delete(),
    "a restriction above": _restrict_ancestor,
    "a document's title": _rename_document,
    "a document's collection": _hide_collection,
    "a document's deletion": lambda world: world.document.delete(),
    "a unit's name": _rename_unit,
    "a translation": lambda world: world.translate(world.o43).save_revision().publish(),
    "a new page": lambda world: world.fill("O1"),
    "a move": lambda world: world.o43.move(world.municipality, pos="last-child"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_an_answer_changes_its_tag(api, world, change):
    address = "years/2564/indicators/O43/"
    before = {one: api.response(one) for one in (address, "disclosures/?body=true", "documents/")}
    CHANGES[change](world)
    changed = []
    for one, first in before.items():
        again = api.response(one, headers={"If-None-Match": first["ETag"]})
        cache.clear()
        fresh = api.response(one)
        if fresh.content != first.content:
            changed.append(one)
            assert again.status_code != 304, one
            assert fresh.get("ETag") != first["ETag"]
    assert changed, "the change shows nowhere"


def test_what_no_signal_tells_of_is_dated_when_it_is_noticed(api, world, monkeypatch):
    """A client that asks by date alone must not be told that a page is still there."""
    monkeypatch.setattr(sites, "_known", {})
    address = "years/2564/indicators/O43/"
    ContentStamp.objects.update(changed_at=timezone.now() - timedelta(days=1))
    for _until_it_is_known_where_pages_begin in range(2):
        first = api.response(address)
    day_before = {"If-Modified-Since": first["Last-Modified"]}
    assert api.response(address, headers=day_before).status_code == 304
    _bulk_unpublish(world)
    again = api.response(address, headers=day_before)
    assert again.status_code == 200
    assert again.json()["status"] == "missing"
    since = {"If-Modified-Since": again["Last-Modified"]}
    assert api.response(address, headers=since).status_code == 304
    assert api.response(address, headers=day_before).status_code == 200


def test_a_list_of_the_sites_own_that_was_changed_changes_the_tag(api, settings_of, tmp_path):
    path = write(tmp_path, EDITION)
    settings_of(EDITION_PATHS=[str(path)])
    first = api.response("years/")
    unchanged = {"If-None-Match": first["ETag"]}
    assert api.response("years/", headers=unchanged).status_code == 304
    path.write_text(EDITION.replace("OIT 2570", "OIT 2570, amended"))
    for kept in (loader._files, loader._read, loader._load, loader.own_files_mark):
        kept.cache_clear()  # as a new process begins
    assert api.response("years/", headers=unchanged).status_code == 200


def test_a_draft_saved_changes_nothing(api, world):
    first = api.response("years/2564/")
    page = world.o43.specific
    page.title = "ร่าง"
    page.save_revision()
    again = api.response("years/2564/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_outcomes_that_are_public_are_watched(api, world, settings_of):
    settings_of(PUBLIC_SCORECARD=True)
    record(world.year_page)
    first = api.response("years/2564/")
    IndicatorResult.objects.filter(code="O43").update(
        outcome="attested", assessed_at=timezone.now() + timedelta(minutes=1)
    )
    again = api.response("years/2564/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200


def test_any_tag_does_not_make_something_of_nothing(api):
    assert api.response("years/2565/", headers={"If-None-Match": "*"}).status_code == 404


def test_a_kept_answer_is_the_same_and_costs_two_queries(api, django_assert_max_num_queries):
    first = api.response("years/2564/indicators/O43/")
    with django_assert_max_num_queries(2):
        again = api.response("years/2564/indicators/O43/")
    assert again.content == first.content
    for name in ("ETag", "Content-Type", "Content-Language", "Cache-Control", "Vary"):
        assert again.get(name) == first.get(name), name


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(api, method):
    response = getattr(api.client, method)("/api/oit/v1/years/2564/")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "method-not-allowed"


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_and_options(api, address):
    head = api.client.head(f"/api/oit/v1/{address}")
    assert head.status_code == 200
    assert head.getvalue() == b""
    options = api.client.options(f"/api/oit/v1/{address}")
    assert options.status_code == 204
    assert options["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("asked", "headers", "given"),
    [
        ("", {}, "th"),
        ("?lang=en", {}, "en"),
        ("?lang=th", {"Accept-Language": "en"}, "th"),
        ("", {"Accept-Language": "en-GB,en;q=0.8"}, "en"),
        ("", {"Accept-Language": "de, fr"}, "th"),
        ("", {"Accept-Language": "*"}, "th"),
    ],
)
def test_languages_and_what_is_not_translated(api, world, asked, headers, given):
    english = world.translate(world.o43)
    english.title = "Report on integrity measures"
    english.save_revision().publish()
    world.fill("O1")
    answer = api(f"years/2564/indicators/O43/{asked}", headers=headers)
    assert answer["language"] == given
    assert answer["available_languages"] == ["th", "en"]
    assert (answer["page"]["title"] == "Report on integrity measures") == (given == "en")
    untranslated = api(f"years/2564/indicators/O1/{asked}", headers=headers)
    assert untranslated["language"] == "th"
    assert untranslated["available_languages"] == ["th"]
    assert untranslated["title"]["en"]


def test_details_come_in_the_language_asked_for(api):
    english = api("years/?bogus=1", status=400)
    thai = api("years/?bogus=1", status=400, headers={"Accept-Language": "th"})
    assert english["title"] == thai["title"] == "Unknown parameter"
    assert english["code"] == thai["code"]


@pytest.mark.parametrize(
    "query", ["lang=xx", "limit=0", "year=x", "date_from=yesterday", "ordering=x", "site=nowhere"]
)
def test_what_is_wrong_with_a_value_is_english_unless_asked(api, query):
    english = api(f"disclosures/?{query}", status=400)["parameters"][0]["errors"][0]
    assert english.isascii()
    if not query.startswith("lang"):
        thai = api(f"disclosures/?{query}&lang=th", status=400)["parameters"][0]["errors"][0]
        assert not thai.isascii()


def test_what_is_not_translated_says_so_in_its_headers_too(api, world):
    english = world.translate(world.o43)
    english.save_revision().publish()
    world.fill("O1")
    translated = api.response("years/2564/indicators/O43/?lang=en")
    assert translated["Content-Language"] == "en"
    for _made_then_kept in range(2):
        untranslated = api.response("years/2564/indicators/O1/?lang=en")
        assert untranslated["Content-Language"] == "th"


@pytest.mark.parametrize(
    ("address", "accept", "status"),
    [
        ("years/", "application/json", 200),
        ("years/", "text/html,application/xhtml+xml,*/*;q=0.8", 200),
        ("years/", "application/*", 200),
        ("years/", "application/xml", 406),
        ("changes.atom", "application/atom+xml", 200),
        ("changes.atom", "application/rss+xml, text/xml;q=0.5", 200),
        ("changes.atom", "image/png", 406),
        ("closing-dates.ics", "text/calendar", 200),
        ("catalogue/", "application/ld+json", 200),
        ("years/2564/data.zip", "application/zip", 200),
        ("docs/", "text/html", 200),
    ],
)
def test_an_answer_comes_in_its_own_form_or_not_at_all(api, address, accept, status):
    response = api.response(address, headers={"Accept": accept})
    assert response.status_code == status
    if status == 406:
        assert response["Content-Type"] == "application/problem+json"
        assert response.json()["code"] == "not-acceptable"


def test_cors_is_off_until_a_setting_names_who(api, settings_of):
    origin = {"Origin": "https://front.example"}
    assert not api.response("years/", headers=origin).has_header("Access-Control-Allow-Origin")
    settings_of(API_CORS_ORIGINS=["https://front.example"])
    allowed = api.response("years/", headers=origin)
    assert allowed["Access-Control-Allow-Origin"] == "https://front.example"
    assert "Origin" in allowed["Vary"]
    assert not allowed.has_header("Access-Control-Allow-Credentials")
    other = api.response("years/", headers={"Origin": "https://other.example"})
    assert not other.has_header("Access-Control-Allow-Origin")
    preflight = api.client.options("/api/oit/v1/years/", headers=origin)
    assert "GET" in preflight["Access-Control-Allow-Methods"]
    settings_of(API_CORS_ORIGINS="https://front.example.org")  # one needs no list
    assert not api.response("years/", headers=origin).has_header("Access-Control-Allow-Origin")
    settings_of(API_CORS_ORIGINS=["*"])
    assert api.response("years/", headers=origin)["Access-Control-Allow-Origin"] == "*"


def test_throttling_by_setting(api, settings_of):
    settings_of(API_THROTTLE="2/min")
    assert [api.response("years/").status_code for _ in range(3)] == [200, 200, 429]
    refused = api.response("years/")
    assert refused.json()["code"] == "too-many-requests"
    assert int(refused["Retry-After"]) > 0


def test_a_site_is_named_by_its_host(api, world):
    assert api("years/?site=testserver") == api("years/") | {
        "years": api("years/?site=testserver")["years"]
    }
    api("years/?site=testserver:8000", status=400)


@pytest.mark.parametrize("kind", ["path", "page"])
def test_a_page_is_found_by_path_by_redirect_and_by_clicks(api, world, kind):
    address = f"/transparency/oit-2564/section-10-2/{world.o43.slug}/"
    found = api(f"find-page/?path={address}")
    assert found["id"] == world.o43.pk
    assert found["type"] == "indicator"
    assert api(found["api_url"])["id"] == world.o43.pk
    target = {"redirect_page": world.o43} if kind == "page" else {"redirect_link": address}
    Redirect.objects.create(old_path="/old/o43", site=world.site, **target)
    moved = api("find-page/?path=/old/o43/")
    assert moved | {"redirected": False} == found
    assert moved["redirected"] is True
    Redirect.objects.create(old_path="/older/o43", site=world.site, redirect_link="/old/o43/")
    assert api("find-page/?path=/older/o43/") == moved
    names = [world.municipality.title, world.year_page.title]
    names += [world.o43.get_parent().title, world.o43.title]
    for clicks in (names, ["หน้าแรก", *names], ["หน้าหลัก", *names]):
        assert api("find-page/", data={"click_path": " > ".join(clicks)})["id"] == world.o43.pk
    api("find-page/", data={"click_path": " > ".join(names[1:])}, status=404)
    api("find-page/?path=/transparency/oit-2564/section-9-1/o1-organisation-structure/", status=404)
    api("find-page/", status=400)


def test_the_home_page_is_found_too(api, world):
    found = api("find-page/?path=/")
    assert (found["id"], found["type"], found["api_url"]) == (world.home.pk, "home", None)
    assert found["url"] == "http://testserver/"
    assert api("find-page/", data={"click_path": "หน้าแรก"}) == found
    below = api("find-page/?path=/transparency/")
    assert (below["id"], below["type"]) == (world.municipality.pk, "page")
    assert api(below["api_url"])["page"]["id"] == world.municipality.pk


def test_the_home_page_of_each_language_is_at_its_own_address(api, world):
    english = world.home.copy_for_translation(Locale.objects.get(language_code="en"))
    english.specific.save_revision().publish()
    assert api("find-page/?path=/&lang=en")["id"] == world.home.pk
    assert api("find-page/?path=/en/")["id"] == english.pk
    assert api("find-page/", data={"click_path": "home", "lang": "en"})["id"] == english.pk


def test_a_home_page_that_is_not_public_is_not_found(api, world):
    PageViewRestriction.objects.create(page=world.home, restriction_type="login")
    for query in ("path=/", "click_path=home"):
        api(f"find-page/?{query}", status=404)


def test_a_redirect_leads_to_a_page_in_another_language(api, world):
    english = world.translate(world.o43)
    english.save_revision().publish()
    Redirect.objects.create(old_path="/old/report", site=world.site, redirect_page=english)
    assert api("find-page/?path=/old/report/")["id"] == english.pk


def test_redirects_in_a_circle_lead_nowhere(api, world):
    for here, there in (("/a", "/b/"), ("/b", "/a/")):
        Redirect.objects.create(old_path=here, site=world.site, redirect_link=there)
    api("find-page/?path=/a/", status=404)
