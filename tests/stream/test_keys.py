"""Keys of documents and images: numbers in most projects, UUIDs in some."""

from uuid import UUID

import pytest
from django.db import models
from wagtail.documents import get_document_model

from oit_pages.models import DocumentFacts
from oit_pages.stream.keys import has_uuid, is_key, key_of, keys_for, parse_key
from oit_pages.stream.rich_text import rich_text_references

TEXT = "0b9f0b0e-6d2b-4c8f-9f2e-0a5d4ad1b3c7"


class OwnDocument(models.Model):  # noqa: DJ008
    """Only its key matters."""

    id = models.UUIDField(primary_key=True)

    class Meta:
        app_label = "oit_pages_tests"
        managed = False


@pytest.mark.parametrize("raw", [1, 2**63 - 1, TEXT])
def test_keys(raw):
    assert is_key(raw)
    assert parse_key(str(raw)) == raw


@pytest.mark.parametrize("raw", [0, -1, 2**63, True, None, "", "7", "x", TEXT.upper(), 1.0, [1]])
def test_no_keys(raw):
    assert not is_key(raw)


@pytest.mark.parametrize("text", ["", "x", "-1", "9" * 30, f"{TEXT}'", "²"])
def test_attributes_that_hold_no_key(text):
    assert parse_key(text) is None


def test_only_keys_of_its_kind_are_asked_of_a_model():
    mixed = [1, TEXT, 2]
    assert keys_for(OwnDocument, mixed) == [TEXT]
    assert keys_for(get_document_model(), mixed) == [1, 2]
    assert has_uuid(OwnDocument)
    assert not has_uuid(get_document_model())


def test_a_thing_of_the_database_has_the_key_that_bodies_have():
    assert key_of(UUID(TEXT)) == TEXT
    assert key_of(7) == 7


def test_rich_text_points_to_either():
    raw = f'<a linktype="document" id="{TEXT}">ก</a><embed embedtype="image" id="7"/>'
    assert list(rich_text_references(raw)) == [("documents", TEXT), ("images", 7)]


def test_facts_of_a_document_with_any_key(db):
    """Longer than any number that a column holds."""
    for pk in (UUID(TEXT), 7):
        DocumentFacts.objects.create(document_id=DocumentFacts.key(pk), file="plan.pdf", pages=3)
        assert DocumentFacts.of(pk).get().pages == 3
