"""Wagtail's API of the sample knows a file once a public page shows it."""

import io
from datetime import timedelta

import pytest
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction

from oit_pages.models import IndicatorPage
from tests.factories import DocumentFactory, fill, text


def link(document) -> dict:
    return text(f'<p><a linktype="document" id="{document.pk}">แผน</a></p>')


def picture(image) -> dict:
    return text(f'<embed embedtype="image" id="{image.pk}" format="left" alt=""/>')


@pytest.fixture
def image(db):
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, "PNG")
    return get_image_model().objects.create(
        title="แผนที่", file=ImageFile(io.BytesIO(buffer.getvalue()), name="map.png")
    )


def private(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def expire(page):
    # As it stands before Wagtail's own command has come by.
    IndicatorPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))


def take_out(page):
    page.body = []
    page.save_revision().publish()


HIDING = {
    "private": private,
    "below a private page": lambda page: private(page.get_parent()),
    "expired": expire,
    "unpublished": lambda page: page.unpublish(),
    "deleted": lambda page: page.delete(),
    "taken out": take_out,
}


@pytest.mark.parametrize("hide", HIDING.values(), ids=HIDING)
def test_files_are_known_while_a_public_page_shows_them(year_page, client, image, hide):
    document = DocumentFactory()
    addresses = {
        "documents": f"/api/v2/documents/{document.pk}/",
        "images": f"/api/v2/images/{image.pk}/",
    }

    def known(kind):
        found = client.get(f"/api/v2/{kind}/").json()["items"]
        assert client.get(addresses[kind]).status_code == (200 if found else 404)
        return [one["id"] for one in found]

    page = fill(year_page, "O3", link(document), picture(image), publish=False)
    assert [known("documents"), known("images")] == [[], []]
    page.get_latest_revision().publish()
    assert [known("documents"), known("images")] == [[document.pk], [image.pk]]
    hide(type(page).objects.get(pk=page.pk))
    assert [known("documents"), known("images")] == [[], []]


def test_what_a_draft_adds_is_not_known_yet(year_page, client):
    shown, added = DocumentFactory(), DocumentFactory()
    page = fill(year_page, "O3", link(shown))
    page.body = [link(shown), link(added)]
    page.save_revision()
    assert [one["id"] for one in client.get("/api/v2/documents/").json()["items"]] == [shown.pk]


def test_searched_and_ordered_as_wagtail_does(year_page, client):
    shown, hidden = DocumentFactory(title="แผน ก"), DocumentFactory(title="แผน ข")
    fill(year_page, "O3", link(shown))
    fill(year_page, "O4", link(hidden), publish=False)
    found = client.get("/api/v2/documents/", {"order": "-title"}).json()["items"]
    assert [one["id"] for one in found] == [shown.pk]
    assert client.get("/api/v2/documents/", {"search": "แผน"}).status_code == 200
    assert str(hidden.title) not in client.get("/api/v2/documents/?search=แผน").content.decode()
