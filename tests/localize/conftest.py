"""A Thai page with a body, and its translation."""

import json

import pytest
from django.db import connection
from wagtail.models import Locale

from oit_pages.models.subjects import QaPage
from tests.blocks.conftest import document, image, pks  # noqa: F401 - fixtures


@pytest.fixture
def english(home) -> Locale:
    return Locale.objects.get(language_code="en")


@pytest.fixture
def thai_page(home):
    """Makes a live Thai page with this raw body below the home page."""

    def make(body, title="หน้าไทย", slug="thai", **columns) -> QaPage:
        page = QaPage(title=title, slug=slug, locale=home.locale, body=body, **columns)
        home.add_child(instance=page)
        page.save_revision().publish()
        return QaPage.objects.get(pk=page.pk)

    return make


def left_by_an_import(page, body) -> None:
    """Put the body into the database as it is, past every block."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE oit_pages_indicatorpage SET body = %s WHERE page_ptr_id = %s",
            [json.dumps(body), page.pk],
        )
