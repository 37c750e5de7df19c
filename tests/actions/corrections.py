"""Ways to say what somebody read in a manual."""

import pytest
from django.core.files.storage import FileSystemStorage

from oit_pages.actions.correct_edition import listed_facts
from oit_pages.actions.correction_faults import ReadIn, Said
from oit_pages.models import EditionCorrection
from oit_pages.models.editions import read_mark, site_edition

MANUAL = ReadIn(source="คู่มือการประเมิน ITA", page="12", address="https://www.example.go.th/ita.pdf")


def said(year, key, read_in=MANUAL, was=None, **words):
    """Of a fact, confirmed as it is but for these words."""
    return Said(key=key, words={**listed_facts(year)[key].words, **words}, read_in=read_in, was=was)


def list_of(year):
    """The list as another process reads it."""
    return site_edition(year, read_mark())


@pytest.fixture
def private_photos(tmp_path, monkeypatch):
    """Where photos are kept."""
    storage = FileSystemStorage(location=tmp_path / "photos")
    monkeypatch.setattr(EditionCorrection._meta.get_field("photo"), "storage", storage)
    return tmp_path / "photos"
