"""An original waits for its page."""

import pytest
from wagtail.models import Collection, Page

from oit_pages.actions.attach_file import ORIGINAL, as_original, release, waiting
from tests.factories import DocumentFactory, block, fill, text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "value",
    [
        {"items": [{"title": "", "files": ["ไม่มี"]}]},
        {"items": [{"title": "", "files": [{"a": 1}, [2], 2**70, True]}]},
        {"items": ["ก", None, 5]},
        {"items": "ก"},
        ["ก"],
        "ก",
        None,
    ],
)
def test_a_broken_list_of_originals_breaks_no_publishing(year_page, value):
    """A publish that succeeded never ends in an error; the body is what some other program
    wrote."""
    page = fill(year_page, "O2", text("<p>ก</p>"))
    child = block("documents")
    page.body = [text("<p>ก</p>"), child | {"id": ORIGINAL + child["id"][8:], "value": value}]
    release(page.body.raw_data)
    page.save_revision().publish()
    assert Page.objects.get(pk=page.pk).live


def test_what_is_no_key_is_said_and_the_others_wait_no_more(year_page, caplog):
    document = DocumentFactory(collection=waiting(Collection.get_first_root_node()))
    release([as_original(block("documents", items=[{"files": ["ไม่มี", document.pk]}]))])
    document.refresh_from_db()
    assert document.collection == Collection.get_first_root_node()
    assert "ไม่มี" in caplog.text
