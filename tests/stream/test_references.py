"""Found: a few queries for any number of pages, and nothing private is taken for public."""

from datetime import timedelta

import pytest
from django.utils import timezone

from oit_pages.blocks.body import IndicatorBody, body_evidence
from oit_pages.stream.reference_facts import ReferenceFacts
from oit_pages.stream.references import References, ResolvedReferences, collect_references
from tests.blocks.samples import NAMES, body_block, filled
from tests.factories import DocumentFactory, block


def bodies(pks, number: int) -> list[list[dict]]:
    return [
        [{"type": name, "id": name, "value": filled(body_block(name), pks)} for name in NAMES]
        for _ in range(number)
    ]


@pytest.mark.parametrize("pages", [1, 20])
def test_queries_do_not_grow_with_pages(pks, pages, django_assert_num_queries):
    every = bodies(pks, pages)
    body = IndicatorBody()
    # documents, images, pages, people, units; restrictions of collections
    with django_assert_num_queries(6):
        references = References()
        for raw in every:
            references |= collect_references(body, raw)
        found = ResolvedReferences.load(references)
        for number, raw in enumerate(every):
            body_evidence(raw, found, number)


def test_nothing_is_asked_for_what_nobody_refers_to(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        ResolvedReferences.load(
            collect_references(IndicatorBody(), [block("order", subject="แต่งตั้ง")])
        )


def test_references_are_found_wherever_they_stand():
    body = IndicatorBody()
    raw = [
        block("documents", items=[{"files": [1, 2]}]),
        block("people", people=[{"photo": 3}]),
        block("link", page=4),
        block("qa", entries=[{"answer": '<p><a linktype="document" id="5">x</a></p>'}]),
        {"type": "rich_text", "value": '<embed alt="" embedtype="image" id="6"/>'},
        block("laws", items=[{"document": True}, {"document": -1}, {"document": 2**80}]),
    ]
    assert collect_references(body, raw) == References({1, 2, 5}, {3, 6}, {4})


def test_a_file_is_as_a_citizen_gets_it(document, image):
    found = ResolvedReferences.load(References({document.pk}, {image.pk}, set()))
    file = found.file(document.pk)
    assert (file.title, file.extension, file.size) == ("แผนพัฒนา", "pdf", 2048)
    assert file.readable
    assert file.public
    assert found.image(image.pk).kind == "image"
    assert found.file(999) is None
    assert found.image(999) is None


def test_an_empty_file_cannot_be_read(home):
    document = DocumentFactory(file_size=0)
    assert (
        ResolvedReferences.load(References({document.pk}, set(), set())).file(document.pk).readable
        is False
    )


def test_a_collection_below_a_private_one_is_private(document, private_collection):
    document.collection = private_collection
    document.save()
    assert (
        not ResolvedReferences.load(References({document.pk}, set(), set()))
        .file(document.pk)
        .public
    )


@pytest.mark.parametrize("load", [ResolvedReferences.load, ReferenceFacts.load])
def test_a_page_works_when_it_is_live_and_open(home, municipality, private_page, load):
    draft = home.add_child(instance=type(home)(title="ร่าง", slug="draft", live=False))
    expired = home.add_child(instance=type(home)(title="หมดอายุ", slug="expired"))
    later = home.add_child(instance=type(home)(title="ยังไม่หมด", slug="later"))
    for page, days in ((expired, -1), (later, 1)):
        page.expire_at = timezone.now() + timedelta(days=days)
        page.save()
    pages = {home.pk, municipality.pk, private_page.pk, draft.pk, expired.pk, later.pk, 9999}
    found = load(References(set(), set(), pages))
    assert {pk: found.page(pk).works for pk in pages} == {
        home.pk: True,
        municipality.pk: False,
        private_page.pk: False,
        draft.pk: False,
        expired.pk: False,
        later.pk: True,
        9999: False,
    }
