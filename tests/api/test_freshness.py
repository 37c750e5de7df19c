"""Freshness: an unchanged answer is one that this reader may have, whichever worker is asked."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db.models import UUIDField
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from oit_pages.api.base import freshness
from oit_pages.models import ContentStamp, IndicatorPage, content_changed
from tests.api.test_privacy import editor_of
from tests.api.world import text
from tests.factories import DocumentFactory

LATER = {"If-Modified-Since": "Fri, 31 Dec 2100 23:59:59 GMT"}


@pytest.mark.parametrize("kept", [True, False], ids=["kept answers", "no kept answers"])
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("years/2564/scorecard/", 403),
        ("disclosures/?outcome=pass", 403),
        ("years/2565/", 404),
        ("years/2564/indicators/O99/", 404),
        ("disclosures/999999/", 404),
        ("find-page/?path=/nowhere/", 404),
        ("years/", 200),
    ],
)
def test_a_date_alone_is_no_way_past_a_refusal(api, world, settings, address, status, kept):
    if not kept:
        settings.OIT_PAGES = {**settings.OIT_PAGES, "API_CACHE": None}
    first = api.response(address, headers=LATER)
    assert first.status_code == (304 if status == 200 else status)
    assert api.response(address).status_code == status
    assert api.response(address, headers=LATER).status_code == first.status_code


def test_a_scorecard_that_an_editor_was_given_is_refused_to_the_next(api, world):
    address = "/api/oit/v1/years/2564/scorecard/"
    given = editor_of(world.municipality).get(address)
    assert given.status_code == 200
    for headers in ({"If-None-Match": given["ETag"]}, LATER, {"If-None-Match": "*"}):
        assert Client().get(address, headers=headers).status_code == 403
        assert editor_of().get(address, headers=headers).status_code == 403


def _hide(world):
    Page.objects.filter(pk=world.o43.pk).update(live=False)


def _hide_above(world):
    Page.objects.filter(pk=world.year_page.pk).update(live=False)


def _close(world):
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=world.o43, restriction_type="login")]
    )


def _close_collection(world):
    collection = world.document.collection
    CollectionViewRestriction.objects.bulk_create(
        [CollectionViewRestriction(collection=collection, restriction_type="login")]
    )


def _into_closed_collection(world):
    """Wagtail's own action on many documents at once."""
    closed = Collection.get_first_root_node().add_child(name="closed")
    CollectionViewRestriction.objects.bulk_create(
        [CollectionViewRestriction(collection=closed, restriction_type="login")]
    )
    documents = get_document_model().objects
    documents.filter(pk=world.document.pk).update(collection=closed)


def _move_collection(world):
    """It sends no signal of the files that go with it."""
    top = Collection.get_first_root_node().add_child(name="closed")
    Collection.objects.get(pk=world.document.collection_id).add_child(name="own")
    mine = Collection.objects.get(name="own")
    get_document_model().objects.filter(pk=world.document.pk).update(collection=mine)
    CollectionViewRestriction.objects.bulk_create(
        [CollectionViewRestriction(collection=top, restriction_type="login")]
    )
    mine.move(Collection.objects.get(pk=top.pk), "sorted-child")


def _swap(world):
    """As many public pages as before, and the same sum of their numbers."""
    made = [world.fill(code, text("<p>ก</p>"), publish=False).pk for code in ("O1", "O2")]
    middle = Page.objects.filter(pk__in=made)
    assert middle.update(live=True) == 2


#: What sends no signal and is seen all the same.
SEEN = {
    "a page hidden in bulk": _hide,
    "a year hidden in bulk": _hide_above,
    "a page closed in bulk": _close,
    "files closed in bulk": _close_collection,
    "files put in a closed collection in bulk": _into_closed_collection,
    "a collection moved below a closed one": _move_collection,
    "pages shown in bulk": _swap,
}


@pytest.mark.parametrize("change", SEEN)
def test_what_is_shown_or_hidden_in_bulk_is_seen_by_every_worker(api, world, change):
    """A worker that was never asked before gives the same answer as one that was."""
    ContentStamp.objects.update(changed_at=timezone.now() - timedelta(days=1))
    address = "disclosures/?body=true"
    first = api.response(address)
    assert first.status_code == 200
    before = {"If-Modified-Since": first["Last-Modified"]}
    tag = {"If-None-Match": first["ETag"]}
    assert api.response(address, headers=before).status_code == 304
    SEEN[change](world)
    for _worker in range(2):
        _forget_what_this_process_knows()
        for headers in (before, tag):
            again = api.response(address, headers=headers)
            assert again.status_code == 200, headers
        assert again.content != first.content
    assert api.response(address)["Last-Modified"] == again["Last-Modified"]


def _forget_what_this_process_knows():
    from oit_pages.api.base import sites

    sites._known.clear()
    cache.clear()


def test_the_moment_of_such_a_change_is_the_same_for_every_worker(api, world):
    first = api.response("disclosures/")
    _hide(world)
    noticed = api.response("disclosures/")
    assert noticed["ETag"] != first["ETag"]
    _forget_what_this_process_knows()
    again = api.response("disclosures/")
    assert (again["ETag"], again["Last-Modified"]) == (noticed["ETag"], noticed["Last-Modified"])


def test_numbers_that_add_up_to_the_same_are_not_the_same_pages(api, world):
    """Three pages whose numbers are 1, 2 and 3 steps apart: hide the outer two, show the middle
    twice over is impossible, so the sums of numbers alone must not be what is compared."""
    pks = sorted(
        IndicatorPage.objects.filter(path__startswith=world.year_page.path).values_list(
            "pk", flat=True
        )
    )
    sums = {}
    for low in pks:
        for high in pks:
            if low < high:
                sums.setdefault(low + high, []).append((low, high))
    (one, other), *_rest = [pairs[:2] for pairs in sums.values() if len(pairs) > 1]
    Page.objects.filter(pk__in=pks).update(live=False)
    Page.objects.filter(pk__in=one).update(live=True)
    first = api.response("disclosures/")
    Page.objects.filter(pk__in=one).update(live=False)
    Page.objects.filter(pk__in=other).update(live=True)
    assert api.response("disclosures/")["ETag"] != first["ETag"]


def _rename(world):
    Page.objects.filter(pk=world.o43.pk).update(title="ชื่อที่เขียนทับ")
    return world.o43


def _rename_document(world):
    get_document_model().objects.filter(pk=world.document.pk).update(title="ชื่อที่เขียนทับ")


def _move_document(world):
    private = Collection.get_first_root_node().add_child(name="private")
    get_document_model().objects.filter(pk=world.document.pk).update(collection=private)
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")


@pytest.mark.parametrize("write", [_rename, _rename_document, _move_document])
def test_after_other_writes_in_bulk_one_call_tells(api, world, write):
    first = api.response("disclosures/?body=true")
    page = write(world)
    content_changed(*([page] if page else []))
    again = api.response("disclosures/?body=true", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert again.content != first.content


def test_the_call_is_documented():
    from pathlib import Path

    docs = Path(__file__).parents[2] / "docs"
    assert any("content_changed" in page.read_text() for page in docs.rglob("*.md"))


@pytest.fixture
def closed(world):
    closed = Collection.get_first_root_node().add_child(name="closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    return closed


@pytest.fixture(params=["numbers", "other keys"])
def keys(request, monkeypatch):
    """Documents may be known by UUIDs too, which can't be added up."""
    if request.param == "other keys":
        monkeypatch.setattr(freshness, "IntegerField", UUIDField)
    freshness._sql.cache_clear()
    yield
    freshness._sql.cache_clear()


def test_which_files_are_closed_is_in_the_state(api, world, closed, keys):
    """Also where as many are closed as before, and of images too."""
    images = get_image_model().objects
    documents = get_document_model().objects
    picture = images.create(title="ภาพ", file=get_test_image_file())
    other = DocumentFactory()
    known = [freshness.read([world.home.path]).state]

    def seen(files, collection):
        files.update(collection=collection)
        known.append(freshness.read([world.home.path]).state)

    first, second = (documents.filter(pk=one.pk) for one in (world.document, other))
    own = world.document.collection
    seen(first, closed)
    first.update(collection=own)
    seen(second, closed)
    seen(images.filter(pk=picture.pk), closed)
    seen(first, closed)
    assert len(set(known)) == len(known) == 5


def test_postgresql_is_asked_for_their_order(db, monkeypatch):
    """It promises none for rows that come out of a query within."""
    monkeypatch.setattr(freshness, "IntegerField", UUIDField)
    vendors = {"default": SimpleNamespace(vendor="postgresql")}
    monkeypatch.setattr(freshness, "connections", vendors)
    assert "STRING_AGG(one, ',' ORDER BY one)" in freshness._closed_files(get_document_model())


def test_a_file_that_goes_from_open_to_open_changes_nothing(api, world, closed):
    before = freshness.read([world.home.path]).state
    elsewhere = Collection.get_first_root_node().add_child(name="open")
    get_document_model().objects.filter(pk=world.document.pk).update(collection=elsewhere)
    content_stamp = freshness.read([world.home.path])
    assert content_stamp.state[2:] == before[2:]
