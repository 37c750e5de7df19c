"""The glossary: Thai on one side, English on the other, each term once, in clean text."""

import re

import pytest

from oit_pages.catalogue.glossary import english, terms
from oit_pages.thai import clean_line

THAI = re.compile(r"[\u0e00-\u0e7f]")


def test_there_are_terms_of_every_kind():
    assert len(terms()) >= 120
    assert {term.kind for term in terms()} == {
        "position",
        "unit",
        "document",
        "assessment",
        "heading",
        "contact",
    }


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.en)
def test_each_language_on_its_side(term):
    assert THAI.search(term.th)
    assert not THAI.search(term.en)
    assert clean_line(term.th) == term.th


def test_each_term_once():
    assert len(english()) == len(terms())
    assert english()["กองคลัง"] == "Finance Division"
