"""A page is public only if its year is: nothing names a live page below one that is hidden."""

from datetime import timedelta
from functools import partial

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client, RequestFactory
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page, PageViewRestriction, Site

from oit_pages.models import AssessmentYearPage, IndicatorPage, IndicatorResult
from tests.api.test_privacy import ADDRESSES, OF_ONE, SECRET, SLUG, publish, write
from tests.api.world import municipality_below, published_year, stream, text
from tests.factories import fill

ABOVE = ("section", "year", "municipality", "home")


def _page_above(page, which):
    level = {"section": 1, "year": 2, "municipality": 3, "home": 4}[which]
    return Page.objects.get(path=page.path[: -level * Page.steplen])


def _unpublished(page):
    page.specific.unpublish()


def _expired(page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))


def _hidden_in_bulk(page):
    Page.objects.filter(pk=page.pk).update(live=False)


def _closed_in_bulk(page):
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=page, restriction_type="login")]
    )


WAYS = {
    "unpublished": _unpublished,
    "expired": _expired,
    "hidden in bulk": _hidden_in_bulk,
    "closed in bulk": _closed_in_bulk,
}


@pytest.fixture
def elsewhere(world):
    """A page of another municipality's site, with links to the secret one."""
    home, index = municipality_below(Page.get_first_root_node(), "third", "ทุ่งอื่น")
    Site.objects.create(hostname="other.example", root_page=home, site_name="other")
    year_page = published_year(index)

    return partial(link_from, year_page)


def link_from(year_page, page):
    return fill(
        year_page,
        "O3",
        stream("link", {"text": "ดู", "page": page.pk}),
        text(f'<p><a linktype="page" id="{page.pk}">ดู</a></p>'),
    )


def texts_of(page, linking, client):
    """(address, what is answered) of all that may name the page to this reader."""
    cache.clear()
    for address in ADDRESSES:
        yield address, client.get(f"/api/oit/v1/{address}").getvalue()
    for address in (*OF_ONE.values(), f"find-page/?path={page.url_path}"):
        address = address.format(pk=page.pk)
        yield address, client.get(f"/api/oit/v1/{address}").getvalue()
    for address in ("years/2564/indicators/O3/", "disclosures/?body=true"):
        asked = {"headers": {"host": "other.example"}}
        yield f"other {address}", client.get(f"/api/oit/v1/{address}", **asked).getvalue()
    for address in ("", "?type=oit_pages.IndicatorPage&fields=*", f"?search={SECRET}"):
        yield f"v2 {address}", client.get(f"/api/v2/pages/{address}").content
    yield "v2 detail", client.get(f"/api/v2/pages/{page.pk}/").content
    yield "v2 linking", client.get(f"/api/v2/pages/{linking.pk}/?site=other.example").content
    yield "plain linking", client.get(linking.url, headers={"host": "other.example"}).content
    for above in Page.objects.filter(path__in=_paths_above(page), depth__gt=2):
        yield f"plain {above.slug}", client.get(above.specific.url or "/nowhere/").content
    yield "plain", client.get(page.url).content
    request = RequestFactory().get("/sitemap.xml")
    pages = Sitemap(request).items()
    yield "sitemap", str([page.get_sitemap_urls(request) for page in pages]).encode()


def _paths_above(page):
    return [page.path[:n] for n in range(Page.steplen, len(page.path), Page.steplen)]


def naming(page, linking, client=None):
    """The addresses whose answers name the page, in any way."""
    marks = (SECRET.encode(), SLUG.encode(), f'"id":{page.pk},'.encode())
    return {
        address
        for address, answer in texts_of(page, linking, client or Client())
        if any(mark in answer for mark in marks)
    }


@pytest.mark.parametrize("which", ABOVE)
def test_a_live_page_below_a_hidden_one_is_named_nowhere(world, elsewhere, which):
    page = write(world)
    publish(page)
    Redirect.objects.create(old_path="/old/secret", site=world.site, redirect_page=page)
    linking = elsewhere(page)
    before = naming(page, linking)
    assert {
        "disclosures/",
        "tables/",
        "sitemap",
        "plain",
        "plain linking",
        "v2 linking",
        "v2 detail",
        "find-page/?path=/old/secret/",
        "other disclosures/?body=true",
    } <= before, "else this would say nothing"
    for name, hide in WAYS.items():
        with transaction.atomic():
            hide(_page_above(page, which))
            assert naming(page, linking) == set(), name
            transaction.set_rollback(True)
        cache.clear()
    assert naming(page, linking) == before


@pytest.mark.parametrize("way", WAYS)
def test_a_link_to_such_a_page_does_not_count_as_one_that_works(world, elsewhere, way):
    page = write(world)
    publish(page)
    linking = elsewhere(page)
    WAYS[way](_page_above(page, "section"))
    linking.save_revision().publish()
    result = IndicatorResult.objects.get(page=linking)
    found = [
        finding
        for one in result.findings["requirements"]
        for finding in one["findings"]
        if finding["rule"] == "links_work"
    ]
    assert "pass" not in {one["outcome"] for one in found}


def test_a_translation_is_public_only_while_its_year_is(world):
    english = world.translate(world.o43)
    english.title = SECRET
    english.save_revision().publish()
    address = f"/api/oit/v1/find-page/?path={english.url}"
    assert SECRET in Client().get(address).content.decode()
    Page.objects.filter(pk=world.year_page.pk).update(live=False)
    assert Client().get(address).status_code == 404
    assert Client().get(english.url).status_code == 404


def test_the_year_itself_is_named_nowhere_below_a_hidden_municipality(world):
    url = world.year_page.url
    assert Client().get(url).status_code == 200
    world.municipality.unpublish()
    assert Client().get(url).status_code == 404
    assert Client().get("/api/oit/v1/years/").json() == {"years": []}
    assert AssessmentYearPage.objects.get(pk=world.year_page.pk).live
    assert IndicatorPage.objects.live().exists()
