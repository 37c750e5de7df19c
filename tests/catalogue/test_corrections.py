"""What a site's own people saw, laid over a list; and a list that saw it itself."""

import tomllib
from dataclasses import replace

import pytest

from oit_pages.catalogue import EditionError, editions_available, load_edition
from oit_pages.catalogue.build import build_edition
from oit_pages.catalogue.corrections import (
    Correction,
    corrected_edition,
    corrected_tables,
    facts_of,
    state_of,
)
from oit_pages.catalogue.loader import edition_tables
from oit_pages.catalogue.next_edition import next_edition
from oit_pages.catalogue.schema import Person
from oit_pages.catalogue.toml_text import toml_text
from tests.catalogue.own_edition import EDITION, spoilt, write

TITLE, CHART = ("organisation-structure", ""), ("organisation-structure", "chart")
POWERS = ("powers-and-duties", "powers")


@pytest.fixture
def below(tmp_path):
    return load_edition(2570, [write(tmp_path)])


def correction(edition, key, **words):
    """Of a fact, seen as it is but for these words."""
    fact = facts_of(edition)[key]
    return Correction(
        key=key, words={**fact.words, **words}, stood=fact.stands, source="Manual", source_th="คู่มือ"
    )


def test_what_is_confirmed_or_corrected_is_the_sites_own_word(below, tmp_path):
    said = [
        correction(below, TITLE),
        correction(below, CHART, th="ข้อความตามคู่มือ", judged_by="person"),
        correction(below, POWERS, level="recommended"),
        Correction(
            key=("organisation-structure", "added-1"),
            words={"th": "เพิ่ม", "en": "More", "level": "information", "judged_by": "person"},
            stood={},
            source="Manual",
        ),
    ]
    made = corrected_edition(2570, [tmp_path], said)
    (item,) = made.indicators
    assert (item.title_th, item.confidence, item.provisional) == ("โครงสร้าง", "seen-here", False)
    chart, powers, added = item.requirements
    assert (chart.th, chart.judgement, chart.confidence) == (
        "ข้อความตามคู่มือ",
        Person(),
        "seen-here",
    )
    assert (powers.subject, powers.level) == ("powers-and-duties", "recommended")
    assert (added.id, added.judgement, added.level) == ("added-1", Person(), "information")
    assert [(made.sources[one].text, made.sources[one].th) for one in chart.sources] == [
        ("Manual", "คู่มือ")
    ]
    assert below.indicators[0].confidence == "background", "the list below is as it was"
    # The whole of it is an edition file.
    tables, _path = corrected_tables(2570, [tmp_path], said)
    again = build_edition(tomllib.loads(toml_text(tables)), made.origin)
    assert again == made


def test_the_checks_are_those_of_a_file(below, tmp_path):
    for key, words in ((CHART, {"level": "needed"}), (TITLE, {"title_th": " "})):
        with pytest.raises(EditionError, match="indicator O1"):
            corrected_edition(2570, [tmp_path], [correction(below, key, **words)])
    both = [correction(below, key, level="information") for key in (CHART, POWERS)]
    with pytest.raises(EditionError, match="None of them is required"):
        corrected_edition(2570, [tmp_path], both)


def test_a_list_that_has_seen_it_settles_or_overrules(below, tmp_path):
    said = correction(below, TITLE, title_th="ชื่อใหม่")
    as_it_was = correction(below, TITLE)
    seen = EDITION.replace(
        'period = "standing"\nconfidence = "background"', 'period = "standing"\nconfidence = "seen"'
    )
    assert seen != EDITION
    agrees = seen.replace('title_th = "โครงสร้าง"', 'title_th = "ชื่อใหม่"')
    moved = agrees.replace('code = "O1"', 'code = "O9"')
    for text, states in (
        (EDITION, ("in_force", "in_force")),
        (seen, ("overruled", "settled")),
        (agrees, ("settled", "overruled")),
        (moved, ("settled", "overruled")),
        (spoilt("organisation-structure", "qa"), ("gone", "gone")),
    ):
        listed = facts_of(build_edition(tomllib.loads(text), "2570.toml"))
        assert (state_of(said, listed), state_of(as_it_was, listed)) == states
    # Whoever corrects what a list has seen is right until it says something else.
    listed = facts_of(build_edition(tomllib.loads(seen), "2570.toml"))
    against = replace(said, stood=listed[TITLE].stands)
    assert state_of(against, listed) == "in_force"


@pytest.mark.parametrize("year", editions_available())
def test_every_list_reads_back_from_its_tables(year):
    tables, path = edition_tables(year)
    assert build_edition(tomllib.loads(toml_text(tables)), str(path)) == load_edition(year)


def test_another_years_list_begins_with_nothing_seen():
    line = '[[indicators]]\nconfidence = "seen-here"'
    assert 'confidence = "seen-adjacent"' in next_edition(line, 2569, 2570)
