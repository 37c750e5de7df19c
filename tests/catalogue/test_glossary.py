"""The glossary: Thai on one side, English on the other, each term once, in clean text."""

import re

import pytest

from oit_pages.catalogue import EditionError
from oit_pages.catalogue.glossary import KINDS, english_terms, glossary
from oit_pages.thai import clean_line

THAI = re.compile(r"[\u0e00-\u0e7f]")


def test_there_are_terms_of_every_kind():
    assert len(glossary()) >= 120
    assert {term.kind for term in glossary()} == set(KINDS)


@pytest.mark.parametrize("term", glossary(), ids=lambda term: term.en)
def test_each_language_on_its_side(term):
    assert THAI.search(term.th)
    assert not THAI.search(term.en)
    assert clean_line(term.th) == term.th


def test_each_term_once():
    assert len(english_terms()) == len(glossary())
    assert english_terms()["กองคลัง"]


@pytest.mark.parametrize(
    "text", ['[unit]\n"กองคลัง" = ""', '[nonsense]\n"ก" = "a"', "[unit", '[unit]\n"ก" = 1']
)
def test_faults_are_said_in_words(tmp_path, text):
    file = tmp_path / "glossary.toml"
    file.write_text(text)
    with pytest.raises(EditionError, match="glossary.toml"):
        glossary(file)
