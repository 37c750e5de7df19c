"""Wagtail's API v3, a preview: what it writes of our pages comes in clean, and it writes no more
than the docs say."""

import pytest
from django.urls import path
from wagtail import models

from sample_site import urls as sample_urls
from tests.factories import UserFactory

v3 = pytest.importorskip("wagtail.api.v3.api", reason="On Wagtail 7.4 there is no API v3")

urlpatterns = [path("api/v3/", v3.api.urls), *sample_urls.urlpatterns]
pytestmark = pytest.mark.urls(__name__)

#: Decomposed sara am, a zero-width space, a no-break space and two sara e for one sara ae.
DIRTY = "รายงานการด\u0e4d\u0e32เนินการ\u200bตาม\u00a0\u0e40\u0e40ผน"
CLEAN = "รายงานการด\u0e33เนินการตาม \u0e41ผน"


@pytest.fixture
def write(client, world):
    """Asks as somebody who may do everything; says what was answered."""
    _token, key = models.APIToken.create_token(user=UserFactory(is_superuser=True), name="test")

    def ask(method, address, kind, status, **values):
        meta = {"type": f"oit_pages.{kind}", **values.pop("meta", {})}
        response = getattr(client, method)(
            f"/api/v3/pages/{address}",
            {"meta": meta, **values},
            content_type="application/json",
            headers={"Authorization": f"Bearer {key}"},
        )
        assert response.status_code == status, response.content[:500]
        return response.json()

    return ask


def test_a_title_comes_in_clean_and_as_a_draft(write, world):
    kind = world.o43.specific_class.__name__
    answer = write("patch", f"{world.o43.pk}/", kind, 200, title=DIRTY, seo_title=DIRTY)
    assert answer["title"] == CLEAN
    page = world.o43.specific_class.objects.get(pk=world.o43.pk)
    assert page.title == world.o43.title, "only a draft was written"
    draft = page.get_latest_revision_as_object()
    assert (draft.title, draft.seo_title) == (CLEAN, CLEAN)


def test_a_new_entry_is_a_clean_draft(write, world):
    answer = write(
        "post", "", "EntryPage", 201, meta={"parent_id": world.o43.pk}, title=DIRTY, slug="news-1"
    )
    page = models.Page.objects.child_of(world.o43).get(pk=answer["id"])
    assert (page.title, page.live) == (CLEAN, False)


def test_content_can_not_be_written(write, world):
    """Days in another spelling would be lost there without a word, so none are taken."""
    kind = world.o43.specific_class.__name__
    body = [{"type": "rich_text", "value": "<p>อื่น</p>"}]
    write("patch", f"{world.o43.pk}/", kind, 200, body=body, data_date="2021-03-25", summary="อื่น")
    draft = world.o43.specific_class.objects.get(pk=world.o43.pk).get_latest_revision_as_object()
    assert draft.summary == world.o43.summary
    assert draft.data_date is None
    assert draft.body.get_prep_value() == world.o43.body.get_prep_value()
