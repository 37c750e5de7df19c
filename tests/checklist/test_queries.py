"""What the checklist costs in queries, whatever stands on the page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.signals import page_published

from oit_pages import signal_handlers
from oit_pages.actions.declare import exempt
from oit_pages.checklist.assess import assess_draft
from oit_pages.models import ContentStamp, EntryPage
from tests.checklist.test_assess import measure_row
from tests.factories import DocumentFactory, UserFactory, block, fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def rich(year_page):
    """O43 with rows, documents, images and links, and two entries below it."""
    images = get_image_model().objects
    body = [
        block("measure_table", rows=[measure_row() for _ in range(20)]),
        block("documents", items=[{"title": "ก", "files": [DocumentFactory().pk]}] * 5),
        block("image", image=images.create(title="ภาพ", file=get_test_image_file()).pk),
        block("link", page=year_page.pk),
    ]
    page = fill(year_page, "O43", *body)
    for number in range(2):
        entry = EntryPage(title=f"รายการ {number}", slug=f"e{number}", body=body)
        page.add_child(instance=entry)
        entry.save_revision().publish()
    page.refresh_from_db()
    return page


def test_a_draft_is_judged_in_three(rich, django_assert_num_queries):
    draft = rich.get_latest_revision_as_object()
    with django_assert_num_queries(3):
        judged = assess_draft(draft)
    assert judged.verdict.outcome == "pass"


def test_a_new_page_is_judged_in_few(year_page, django_assert_max_num_queries):
    page = fill(year_page, "O43", publish=False)
    section, page_type = page.get_parent(), page.specific_class
    page.delete()
    section = Page.objects.get(pk=section.pk).specific
    with django_assert_max_num_queries(5):
        judged = assess_draft(page_type(title="ใหม่"), section)
    assert judged.verdict.outcome == "fail"


def cost(action) -> int:
    with CaptureQueriesContext(connection) as captured:
        action()
    return len(captured)


@pytest.mark.parametrize("declared", [False, True])
def test_publishing_costs_eight_more_at_most(year_page, rich, monkeypatch, declared):
    if declared:
        exempt(year_page, year_page.edition.find("O1"), "ไม่มีภารกิจนี้", UserFactory())

    def publish():
        page = Page.objects.get(pk=rich.pk)
        page.unpublish()
        revision = rich.get_latest_revision()
        return cost(revision.publish)

    publish()
    ours = publish()
    page_published.disconnect(dispatch_uid="oit_published")
    monkeypatch.setattr(ContentStamp, "renew", classmethod(lambda cls, scope: None))
    try:
        without = publish()
    finally:
        page_published.connect(signal_handlers.on_page_changed, dispatch_uid="oit_published")
    assert ours - without <= 8
    assert ours > without
