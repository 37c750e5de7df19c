"""What a year shows the public, told and compared."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oit_pages.actions.adopt import adopt
from oit_pages.checklist.frozen import compare, public_contents, told_by
from tests.checklist.test_adopted import page, say
from tests.checklist.test_sheet import year
from tests.factories import DocumentFactory
from tests.old_site.models import ArticlePage, Attachment

__all__ = ["page", "year"]


def one(title="ก", digest="1") -> dict:
    return {"title": title, "digest": digest}


def changes(before, now) -> list[tuple[str, str, str]]:
    return [(found.kind, found.key, found.change) for found in compare(before, now)]


ADOPTED = {
    "pages": {"1": one(), "2": one()},
    "files": {"document:1": one()},
    "addresses": {"https://a.go.th": {"title": "https://a.go.th"}},
}


def test_what_was_adopted_is_compared_like_the_years_own():
    before = {"pages": {"9": one()}, "files": {}, "adopted": ADOPTED}
    assert changes(before, before) == []
    pages = {"1": one(digest="2"), "3": one()}
    now = before | {"adopted": {"pages": pages, "files": {}, "addresses": {}}}
    assert changes(before, now) == [
        ("pages", "1", "changed"),
        ("pages", "2", "gone"),
        ("pages", "3", "new"),
        ("files", "document:1", "gone"),
        ("addresses", "https://a.go.th", "gone"),
    ]


def test_an_archive_that_does_not_tell_of_it_is_compared_without():
    before = {"pages": {"9": one()}, "files": {"document:1": one()}}
    assert changes(before, before | {"adopted": ADOPTED}) == []
    assert changes({}, {"pages": {}, "files": {}, "adopted": ADOPTED}) == []
    # Adopted or not: no page of the year has the document any more.
    now = {"pages": {"9": one()}, "files": {}, "adopted": ADOPTED}
    assert changes(before, now) == [("files", "document:1", "gone")]


def test_what_is_adopted_and_the_years_own_is_one():
    own = {"files": {"document:1": one()}, "pages": {}}
    both = own | {"adopted": ADOPTED}
    assert list(told_by(both)["files"]) == ["document:1"]
    adopted_alone = {"files": {}, "pages": {}, "adopted": ADOPTED}
    assert changes(both, adopted_alone) == []


@pytest.mark.usefixtures("page")
def test_nothing_is_adopted_by_itself(year):
    assert public_contents(year).contents["adopted"] == {"pages": {}, "files": {}, "addresses": {}}


def test_as_many_queries_for_many(year, home):
    pages = [
        home.add_child(instance=ArticlePage(title=f"หน้า {at}", slug=f"p{at}")) for at in range(8)
    ]
    for each in pages:
        Attachment.objects.create(page=each, document=DocumentFactory())
    with CaptureQueriesContext(connection) as none:
        public_contents(year)
    adopt(year, [say(pages[0])])
    with CaptureQueriesContext(connection) as few:
        public_contents(year)
    adopt(year, [*map(say, pages), *(say(DocumentFactory()) for _one in range(8))])
    with CaptureQueriesContext(connection) as many:
        public_contents(year)
    assert len(many) == len(few) <= len(none) + 6
