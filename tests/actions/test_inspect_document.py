"""The pages of a document's file: read once, again when it is replaced, and caught up with."""

from unittest import mock

import pytest
from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from oit_pages.actions.inspect_document import look_into_the_rest
from oit_pages.models import DocumentFacts
from tests.factories import DocumentFactory, block, fill
from tests.readers.test_pdf_pages import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return DocumentFactory(file=ContentFile(pdf(3), name="plan.pdf"))


def pages(document):
    return DocumentFacts.of(document.pk).get().pages


def test_read_when_uploaded(plan):
    assert pages(plan) == 3


def test_read_again_when_replaced(plan):
    plan.file = ContentFile(pdf(5), name="plan2.pdf")
    plan.save()
    assert pages(plan) == 5


def test_gone_with_the_document(plan):
    plan.delete()
    assert not DocumentFacts.objects.exists()


def test_a_broken_file_is_no_hindrance():
    broken = DocumentFactory(file=ContentFile(b"%PDF-1.4 no more", name="broken.pdf"))
    assert pages(broken) is None


def test_the_nightly_run_catches_up(plan, year_page, run):
    DocumentFacts.objects.all().delete()
    run("oit_assess")
    assert pages(plan) == 3
    assert look_into_the_rest() == 0


def test_a_file_that_could_not_be_opened_is_looked_into_the_next_night(plan):
    DocumentFacts.objects.all().delete()
    with mock.patch.object(FieldFile, "open", side_effect=OSError("the storage is away")):
        look_into_the_rest()
    assert pages(plan) is None
    look_into_the_rest()
    assert pages(plan) == 3


def test_the_api_says_it(plan, year_page, client):
    fill(year_page, "O18", block("documents", items=[{"title": "แผน", "files": [plan.pk]}]))
    (document,) = client.get("/api/oit/v1/documents/").json()["results"]
    assert document["pages"] == 3
    assert document["format"] == "pdf"


def picture(title):
    return get_image_model().objects.create(title=title, file=get_test_image_file())


TYPED = "  แผนปฏิบัติราชการ   2564\u200b "


def test_titles_stay_as_their_makers_typed_them():
    """Other people's documents and images are none of ours to rewrite."""
    document, image = DocumentFactory(title=TYPED), picture(TYPED)
    for one in (document, image):
        one.refresh_from_db()
        assert one.title == TYPED


def test_titles_are_tidy_where_we_show_them(year_page, client):
    document = DocumentFactory(title=TYPED)
    fill(year_page, "O1", block("documents", items=[{"title": "", "files": [document.pk]}]))
    shown = client.get("/api/oit/v1/documents/").json()["results"]
    assert [one["title"] for one in shown] == ["แผนปฏิบัติราชการ 2564"]
