"""What any browser sees of the tree: never an error, never more than is public."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction, Locale, PageViewRestriction

from tests.factories import DocumentFactory, block, fill, months


@pytest.fixture
def page(year_page):
    row = {
        "measure": "<script>alert(1)</script>",
        "methods": ["ประชุมชี้แจง"],
        "period": months("2021-01", "2021-02"),
    }
    private = Collection.get_first_root_node().add_child(name="ภายใน")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    return fill(
        year_page,
        "O43",
        block("measure_table", rows=[row]),
        block(
            "documents",
            items=[
                {"title": "ก", "files": [DocumentFactory(title="แผนเปิดเผย").pk]},
                {"title": "ข", "files": [DocumentFactory(title="ลับมาก", collection=private).pk]},
            ],
        ),
        block("nothing_to_report"),
    )


def test_every_page_of_the_tree_can_be_opened(page, client):
    for each in (page, *page.get_ancestors().filter(depth__gt=1)):
        answer = client.get(each.get_url())
        assert answer.status_code == 200
        assert each.title in answer.content.decode()


def test_shows_what_is_filled(page, client):
    text = client.get(page.get_url()).content.decode()
    assert "ประชุมชี้แจง" in text
    assert "มกราคม 2564 – กุมภาพันธ์ 2564" in text
    assert "แผนเปิดเผย" in text
    assert (
        'role="region" aria-label="มาตรการ" tabindex="0"' in text
    )  # wide tables scroll by key too


@pytest.mark.parametrize("visitor", ["th", "en"])
def test_speaks_the_pages_language_not_the_visitors(page, client, visitor):
    english = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.save_revision().publish()
    for one, has, lacks in (
        (page, ("ตารางมาตรการ", "มกราคม 2564 – กุมภาพันธ์ 2564", "ตำแหน่งหน้า"), "Table of measures"),
        (
            english,
            ("Table of measures", "January 2021 – February 2021", "Where you are"),
            "ตารางมาตรการ",
        ),
    ):
        text = client.get(one.get_url(), headers={"accept-language": visitor}).content.decode()
        assert f'<html lang="{one.locale.language_code}">' in text
        assert all(word in text for word in has)
        assert lacks not in text


def test_text_is_never_markup(page, client):
    text = client.get(page.get_url()).content.decode()
    assert "<script>alert" not in text


def test_private_documents_are_left_out(page, client):
    assert "ลับมาก" not in client.get(page.get_url()).content.decode()


def test_lists_live_public_pages_only(page, client):
    section = page.get_parent()
    text = client.get(section.get_url()).content.decode()
    assert page.title in text
    assert "O42" not in text  # a draft
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert page.title not in client.get(section.get_url()).content.decode()


def test_below_a_draft_there_is_no_page(page, client):
    section = page.get_parent().specific
    section.unpublish()
    assert client.get(page.get_url()).status_code == 404
    section.get_latest_revision().publish()
    assert section.title in client.get(page.get_url()).content.decode()


def test_as_many_queries_for_many_rows_as_for_one(year_page, page, client):
    def count() -> int:
        client.get(page.get_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(page.get_url())
        return len(queries)

    before = count()
    rows = [{"measure": f"มาตรการ {n}", "methods": ["ประชุม"]} for n in range(40)]
    fill(year_page, "O43", block("measure_table", rows=rows), *page.body.raw_data)
    assert count() == before
