"""What a draft lacks is noted in its preview, at the block it is about, and nowhere else."""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Page

from tests.factories import block, fill, months

NOTE = "ยังขาดสิ่งต่อไปนี้"


@pytest.fixture
def page(year_page):
    row = {
        "measure": "ป้ายบอกทางหน้าตลาด",
        "methods": ["ติดป้าย"],
        "period": months("2021-01", "2021-02"),
    }
    return fill(year_page, "O43", block("measure_table", rows=[row]), block("memo"))


def draft_of(page) -> str:
    """As Wagtail previews it where no front end does; and only for whoever may edit the page."""
    draft = page.get_latest_revision_as_object()
    request = RequestFactory().get(page.get_url() or "/", headers={"host": "localhost"})
    request.is_preview = True  # as Wagtail marks the request that it makes
    return Page.serve_preview(draft, request, "").render().content.decode()


def test_the_draft_of_an_editor_says_what_is_missing_at_its_block(page):
    shown = draft_of(page)
    section = shown[shown.index("<section") : shown.index("</section>")]
    assert NOTE in section
    assert "ผล" in section[section.index(NOTE) : section.index("</aside>")]


def test_a_reader_is_told_nothing(page, client):
    shown = client.get(page.get_url()).content.decode()
    assert "ป้ายบอกทางหน้าตลาด" in shown
    assert NOTE not in shown
    assert client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 302


def test_what_is_said_of_an_empty_block_stands_above_the_body(year_page):
    page = fill(year_page, "O43", block("measure_table", rows=[]), publish=False)
    shown = draft_of(page)
    assert shown.index(NOTE) < shown.index("</main>")
    assert "<section" not in shown


def test_pages_without_a_list_have_no_notes(year_page):
    assert NOTE not in draft_of(year_page)
