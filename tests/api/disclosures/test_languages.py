"""Lists see every language that a page is public in, and search asks for each word."""

from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from tests.api.world import announcement, measures, municipality_below, published_year, text

GONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


@pytest.fixture
def english(world):
    """O43 in English, with everything above it."""
    page = world.translate(world.o43)
    page.title = "Report on integrity measures"
    page.body = [text("<p>What was done for honesty</p>"), measures(1)]
    page.save_revision().publish()
    for above in page.get_ancestors().filter(live=False).specific():
        above.save_revision().publish()
    page.refresh_from_db()
    return page


def ids(answer):
    return [one["id"] for one in answer["results"]]


def test_a_search_finds_what_is_only_in_the_translation(api, world, english):
    for language, page in (("th", world.o43), ("en", english)):
        answer = api(f"disclosures/?search=honesty&lang={language}")
        assert ids(answer) == [page.pk]
        assert answer["count"] == 1


def test_a_changed_translation_is_a_change(api, world, english):
    now = timezone.now()
    Page.objects.filter(pk=world.o43.pk).update(last_published_at=now.replace(year=2020))
    for address in ("disclosures/", "tables/", "documents/"):
        assert api(f"{address}?updated_since=2025-01-01")["count"], address
    world.fill("O1", text("<p>ก</p>"))
    Page.objects.filter(pk=english.pk).update(last_published_at=now.replace(year=2090))
    codes = [one["code"] for one in api("disclosures/?ordering=-updated")["results"]]
    assert codes == ["O43", "O1"]


def test_a_page_that_is_public_in_english_alone_is_listed(api, world, english):
    world.o43.specific.unpublish()
    for language in ("th", "en"):
        answer = api(f"disclosures/?lang={language}")
        assert [(one["id"], one["language"]) for one in answer["results"]] == [(english.pk, "en")]
        assert answer["results"][0]["available_languages"] == ["en"]
    assert api(f"disclosures/{english.pk}/")["title"] == english.title
    assert [one["page"]["id"] for one in api("tables/")["results"]] == [english.pk]
    assert api("disclosures/?code=O43&year=2564&section=10.2&language=en")["count"] == 1
    assert api("disclosures/?language=th")["count"] == 0
    assert b"Report on integrity measures" in api.response("changes.atom").content


def test_lists_are_ordered_by_the_title_that_is_shown(api, world, english):
    world.fill("O1", text("<p>ก</p>"), title="P")
    assert [one["code"] for one in api("disclosures/?ordering=title")["results"]] == ["O43", "O1"]
    in_english = api("disclosures/?ordering=title&lang=en")["results"]
    assert [one["code"] for one in in_english] == ["O1", "O43"]


def test_what_one_language_lacks_the_page_has(api, world, english):
    english.body = [text("<p>x</p>")]
    english.save_revision().publish()
    assert api("disclosures/?has_table=true")["count"] == 1
    assert api("disclosures/?has_table=false")["count"] == 0


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ส่งเสริม ๒๕๖๔", ["O1"]),
        ("2564 ส่งเสริม", ["O1"]),
        ("ส่งเสริม คุณธรรม", ["O1", "O2"]),
        ("ส่งเสริม ไม่มีคำนี้", []),
        ("  ส่งเสริม   ", ["O1", "O2"]),
    ],
)
def test_a_search_asks_for_each_word(api, world, words, found):
    world.fill("O1", text("<p>แผนส่งเสริม</p>"), text("<p>ด้านคุณธรรมปี 2564</p>"), summary="")
    world.fill("O2", text("<p>การส่งเสริมคุณธรรม</p>"))
    answer = api("disclosures/", data={"search": words, "section": "9.1"})
    assert [one["code"] for one in answer["results"]] == found


def test_a_search_of_very_many_words_is_answered(api, world):
    assert api("disclosures/", data={"search": "ก ข " * 120})["count"] == 0
    many = " ".join(f"คำ{n}" for n in range(90))
    world.fill("O1", text(f"<p>{many}</p>"))
    assert api("disclosures/", data={"search": many[:490]})["count"] == 1
    assert api("disclosures/", data={"search": many[:480] + " ไม่มี"})["count"] == 0


def test_documents_are_asked_for_by_each_word_and_digit(api, world):
    world.document.title = "แผนปฏิบัติการ ๒๕๖๔"
    world.document.save()
    world.fill("O1", announcement(world.document.pk))
    assert api("documents/?search=2564 แผน")["count"] == 1
    assert api("documents/?search=2564 รายงาน")["count"] == 0


def english_of(world, page):
    """The page's English translation, public with all above it."""
    english = world.translate(page)
    english.save_revision().publish()
    for above in english.get_ancestors().filter(live=False, depth__gt=1).specific():
        above.save_revision().publish()
    return english


def gone(api, query="removed=true"):
    """Ids of the pages that the feed tells of as removed."""
    cache.clear()
    feed = ElementTree.fromstring(api.response(f"changes.atom?{query}").content)
    return {int(one.get("ref").rstrip("/").rpartition("/")[2]) for one in feed.iter(GONE)}


def test_english_goes_with_a_thai_year_that_is_deleted(api, world):
    """The same where the Thai year is deleted."""
    english = english_of(world, world.o43)
    thai = world.o43.pk
    world.year_page.specific.delete()
    assert api("disclosures/?lang=en")["count"] == 0
    assert gone(api) == {thai, english.pk}


def test_the_sitemap_knows_no_english_page_of_a_closed_thai_year(api, world):
    """Issue 9, 3: one definition serves every address; the sitemap of the English tree too."""
    english = english_of(world, world.o43)
    english = Page.objects.get(pk=english.pk).specific
    assert english.get_sitemap_urls()
    PageViewRestriction.objects.create(page=world.year_page, restriction_type="login")
    assert english.get_sitemap_urls() == []
    assert Client().get(english.get_url()).status_code == 404


def test_words_of_two_languages_are_not_mixed(api, world):
    """api.md, Search: the pages that hold every word asked for, in one language."""
    english = english_of(world, world.o43)
    english.summary = "Zebra"
    english.save_revision().publish()
    thai = Page.objects.get(pk=world.o43.pk).specific
    thai.summary = "ม้าลายเท่านั้น"
    thai.save_revision().publish()
    cache.clear()
    assert api("disclosures/?search=zebra")["count"] == 1
    assert api("disclosures/?search=ม้าลายเท่านั้น")["count"] == 1
    assert api("disclosures/?search=zebra ม้าลายเท่านั้น")["count"] == 0


def test_a_translation_below_another_sites_hidden_year_is_named_nowhere(api, world, english):
    """What is closed was looked for below this site's home pages alone."""
    english.title = "Hidden elsewhere"
    english.save_revision().publish()
    home, other = municipality_below(Page.get_first_root_node(), "other", "ทุ่งอื่น")
    Site.objects.create(hostname="other.example", root_page=home, site_name="other")
    hidden = published_year(other, 2565)
    hidden.unpublish()
    Page.objects.get(pk=english.pk).move(hidden.get_first_child(), pos="last-child")
    Page.objects.filter(pk=english.pk).update(live=True)
    for address in ("documents/", "tables/", "catalogue/", "disclosures/?lang=en&body=true",
                    "years/2564/?lang=en", "changes.atom?lang=en"):  # fmt: skip
        answer = api.response(address)
        assert answer.status_code == 200
        assert "Hidden elsewhere" not in answer.content.decode(), address
        assert f"/{english.pk}/" not in answer.content.decode(), address
