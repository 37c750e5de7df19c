"""What changed and what is gone, for whoever keeps a copy."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from oit_pages.actions.record_removals import removals_from
from oit_pages.models import Appearance, EntryPage, IndicatorPage, Removal
from tests.api.world import municipality_below, text

ATOM = "{http://www.w3.org/2005/Atom}"
GONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


def feed(api, query="removed=true"):
    cache.clear()
    return ElementTree.fromstring(api.response(f"changes.atom?{query}").content)


def gone(api, query="removed=true"):
    return {one.get("ref"): one.get("when") for one in feed(api, query).iter(GONE)}


def address(page):
    return f"http://testserver/api/oit/v1/disclosures/{page.pk}/"


def _restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def _bulk(world):
    with removals_from(world.year_page.path):
        Page.objects.descendant_of(world.year_page).update(live=False)


def _expired(world):
    over = timezone.now() - timedelta(hours=1)
    Page.objects.filter(pk=world.o43.pk).update(expire_at=over)
    world.o43.specific.unpublish()  # as publish_scheduled does


def _section_expired(world):
    over = timezone.now() - timedelta(hours=1)
    Page.objects.filter(pk=world.o43.get_parent().pk).update(expire_at=over)
    call_command("publish_scheduled")


def _to_another_site(world):
    home, other = municipality_below(Page.get_first_root_node(), "other", "ทุ่งอื่น")
    Site.objects.create(hostname="other.example", root_page=home, site_name="other")
    Page.objects.get(pk=world.year_page.pk).move(other, pos="last-child")


WAYS = {
    "unpublished": lambda world: world.o43.specific.unpublish(),
    "deleted": lambda world: world.o43.delete(),
    "its section deleted": lambda world: world.o43.get_parent().delete(),
    "moved out of the year": lambda world: world.o43.move(world.municipality, pos="last-child"),
    "closed": lambda world: _restrict(world.o43),
    "its year closed": lambda world: _restrict(world.year_page),
    "its year unpublished": lambda world: world.year_page.specific.unpublish(),
    "in bulk": _bulk,
    "its time over": _expired,
    "its section's time over": _section_expired,
    "its year on another site, where it is public": _to_another_site,
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_gone_is_told_by_its_id(api, world, way):
    title, ref = world.o43.title, address(world.o43)
    assert gone(api) == {}
    WAYS[way](world)
    assert list(gone(api)) == [ref]
    assert gone(api, "") == {}, "only to who asks"
    assert title not in ElementTree.tostring(feed(api), encoding="unicode")


def test_an_expired_page_went_when_its_time_was_over(api, world):
    _expired(world)
    when = Removal.objects.get(page_id=world.o43.pk).removed_at
    assert timezone.now() - when > timedelta(minutes=59)


def test_who_asked_between_is_told_of_what_expired_before(api, world):
    """What the clock takes down later than its time is told to whoever asks since then."""
    asked = moment(timezone.now() - timedelta(minutes=5))
    _expired(world)
    (when,) = gone(api, f"removed=true&updated_since={asked}").values()
    assert when < asked


def test_what_came_back_is_not_gone(api, world):
    world.o43.specific.unpublish()
    world.o43.specific.get_latest_revision().publish()
    assert gone(api) == {}
    Page.objects.get(pk=world.o43.pk).specific.unpublish()
    assert list(gone(api)) == [address(world.o43)]


def test_what_nobody_saw_is_not_told_of(api, world):
    draft = world.fill("O1", text("<p>ก</p>"), publish=False)
    draft.delete()
    closed = world.fill("O2", text("<p>ก</p>"), publish=False)
    _restrict(closed)
    closed.get_latest_revision().publish()
    closed.specific.unpublish()
    section = world.fill("O3", text("<p>ก</p>"), publish=False).get_parent()
    _restrict(section)
    section.get_children().get(pk=closed.pk).delete()
    assert gone(api) == {}


def moment(when):
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"


@pytest.fixture
def english(world):
    english = world.translate(world.o43)
    english.save_revision().publish()
    for page in english.get_ancestors().filter(live=False).specific():
        page.save_revision().publish()
    return english


@pytest.mark.parametrize(
    "way",
    [
        lambda year: year.unpublish(),
        lambda year: _restrict(year),
        lambda year: year.delete(),
        lambda year: _restrict(year.get_parent()),
    ],
    ids=["unpublished", "closed", "deleted", "closed above"],
)
def test_both_languages_go_with_the_year(api, world, english, way):
    assert api("disclosures/?lang=en&language=en")["count"] == 1
    way(world.year_page.specific)
    assert api("disclosures/?lang=en")["count"] == 0
    assert set(gone(api)) == {address(world.o43), address(english)}


def test_who_reads_a_language_that_went_is_given_the_one_that_is_left(api, world, english):
    since = _asked_since(world.o43, english)
    world.o43.specific.unpublish()
    cache.clear()
    assert [one["id"] for one in api(since)["results"]] == [english.pk]


def _asked_since(*pages):
    """What has come since now, of pages that were published long ago."""
    long_ago = timezone.now() - timedelta(days=3)
    pks = [page.pk for page in pages]
    IndicatorPage.objects.filter(pk__in=pks).update(
        first_published_at=long_ago, last_published_at=long_ago
    )
    cache.clear()
    return f"disclosures/?updated_since={moment(timezone.now() - timedelta(minutes=1))}"


def _openings():
    """(hidden how, shown again how)."""

    def publish(page):
        page.save_revision().publish()

    def open_again(page):
        PageViewRestriction.objects.filter(page=page).delete()

    def bulk(page, live):
        with removals_from(page.path):
            Page.objects.filter(pk=page.pk).update(live=live)

    def expire(page):
        page.expire_at = timezone.now() - timedelta(minutes=1)
        page.save()

    def extend(page):
        page.expire_at = None
        page.save()

    yield "unpublished", lambda page: page.unpublish(), publish
    yield "closed", _restrict, open_again
    yield "in bulk", lambda page: bulk(page, False), lambda page: bulk(page, True)
    yield "its time over", expire, extend


OPENINGS = {name: ways for name, *ways in _openings()}


@pytest.mark.parametrize("which", ["section", "year", "municipality"])
@pytest.mark.parametrize("way", OPENINGS)
def test_what_comes_back_with_what_is_above_it_is_new(api, world, which, way):
    above = {
        "section": world.o43.get_parent(),
        "year": world.year_page,
        "municipality": world.municipality,
    }[which]
    hide, show = OPENINGS[way]
    hide(Page.objects.get(pk=above.pk).specific)
    since = _asked_since(world.o43)
    assert api(since)["count"] == 0
    show(Page.objects.get(pk=above.pk).specific)
    cache.clear()
    assert [one["id"] for one in api(f"{since}&ordering=-updated")["results"]] == [world.o43.pk]
    when = moment(timezone.now() - timedelta(minutes=1))
    entry = feed(api, f"updated_since={when}").find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}updated").text > when


def test_entries_come_with_the_page_above_them(api, world, django_capture_on_commit_callbacks):
    entry = EntryPage(title="ข่าว", slug="news", subject=world.o43.subject)
    world.o43.add_child(instance=entry).save_revision().publish()
    world.o43.specific.unpublish()
    since = _asked_since(entry, world.o43)
    with django_capture_on_commit_callbacks(execute=True):
        world.o43.specific.get_latest_revision().publish()
    cache.clear()
    assert {one["id"] for one in api(since)["results"]} == {world.o43.pk, entry.pk}


def test_since_a_moment_and_in_slices(api, world):
    for number in range(3):
        entry = EntryPage(title=f"ข่าว {number}", slug=f"n{number}", subject=world.o43.subject)
        world.o43.add_child(instance=entry).save_revision().publish()
        entry.delete() if number == 0 else None
    before = timezone.now() - timedelta(days=2)
    Removal.objects.update(removed_at=before, noted_at=before)
    day = (timezone.now() - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert len(gone(api)) == 1
    assert gone(api, f"removed=true&updated_since={day}") == {}
    query, seen = "removed=true&limit=2", []
    for _slice in range(2):
        root = feed(api, query)
        seen += [one.tag for one in root if one.tag in (GONE, f"{ATOM}entry")]
        links = {one.get("rel"): one.get("href") for one in root.iter(f"{ATOM}link")}
        query = links.get("next", "").partition("?")[2]
    assert seen == [f"{ATOM}entry"] * 3 + [GONE]
    assert query == ""
    assert "previous" in links


def test_only_what_changed_since_is_read(api, world, monkeypatch):
    for number in range(3):
        entry = EntryPage(title=f"ข่าว {number}", slug=f"n{number}", subject=world.o43.subject)
        world.o43.add_child(instance=entry).save_revision().publish()
    long_ago = timezone.now() - timedelta(days=3)
    IndicatorPage.objects.exclude(pk=entry.pk).update(last_published_at=long_ago)
    Appearance.objects.update(appeared_at=long_ago)
    Removal.record({world.o43.pk + 1000 + n: f"{world.o43.path}000{n}" for n in range(3)})
    Removal.objects.filter(page_id__gt=world.o43.pk + 1000).update(noted_at=long_ago)
    read = []
    for model in (IndicatorPage, Removal):
        made = model.from_db.__func__

        def from_db(cls, *row, made=made, fetch_mode=None):  # a newer Django gives one
            read.append(cls)
            return made(cls, *row, **({"fetch_mode": fetch_mode} if fetch_mode else {}))

        monkeypatch.setattr(model, "from_db", classmethod(from_db))
    since = moment(timezone.now() - timedelta(minutes=1))
    root = feed(api, f"removed=true&updated_since={since}")
    assert len(root.findall(f"{ATOM}entry")) == len(root.findall(GONE)) == 1
    assert read.count(IndicatorPage) == read.count(Removal) == 1


def test_a_translation_that_changed_does_not_stand_for_a_page_that_did_not(api, world, english):
    """The page is shown in the language asked for, with its own time."""
    long_ago = timezone.now() - timedelta(days=3)
    IndicatorPage.objects.exclude(pk=english.pk).update(last_published_at=long_ago)
    Appearance.objects.all().delete()
    since = moment(timezone.now() - timedelta(minutes=1))
    assert not feed(api, f"lang=th&updated_since={since}").findall(f"{ATOM}entry")
    assert len(feed(api, f"lang=en&updated_since={since}").findall(f"{ATOM}entry")) == 1


def test_the_feed_has_an_author_and_plain_summaries(api, world):
    world.o43.summary = "a < b & <b>c</b>"
    world.o43.save()
    root = feed(api)
    assert root.find(f"{ATOM}author/{ATOM}name").text == world.municipality.name_th
    english = feed(api, "lang=en")
    assert english.find(f"{ATOM}author/{ATOM}name").text == world.municipality.name_en
    assert root.find(f"{ATOM}id").text == english.find(f"{ATOM}id").text
    summary = root.find(f"{ATOM}entry/{ATOM}summary").text
    assert summary == "a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;"


@pytest.mark.parametrize("query", ["removed=perhaps", "updated_since=soon", "limit=0"])
def test_what_means_nothing_is_refused(api, query):
    api(f"changes.atom?{query}", status=400)
