"""Two years' lists against tables that were written by hand, and what always holds."""

import csv
from itertools import permutations
from pathlib import Path

import pytest

from oit_pages.catalogue import editions_available, load_edition
from oit_pages.catalogue.differences import differences, successors

BY_HAND = Path(__file__).parent / "differences_by_hand.csv"
EVERY_TWO = list(permutations(editions_available(), 2))


def codes(indicators):
    return "+".join(one.code for one in indicators)


def by_hand():
    with BY_HAND.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            years = int(row["old_year"]), int(row["new_year"])
            yield years, (row["fate"], row["old"], row["new"])


@pytest.mark.parametrize("years", [(2564, 2567), (2566, 2568)])
def test_as_a_person_compares_them(years):
    told = [one for at, one in by_hand() if at == years]
    found = differences(*map(load_edition, years))
    assert [(one.fate, codes(one.old), codes(one.new)) for one in found] == told


@pytest.mark.parametrize("years", EVERY_TWO)
def test_every_item_of_both_lists_stands_in_it_once(years):
    old, new = map(load_edition, years)
    found = differences(old, new)
    assert sorted(one.code for each in found for one in each.old) == sorted(
        one.code for one in old.indicators
    )
    assert sorted(one.code for each in found for one in each.new) == sorted(
        one.code for one in new.indicators
    )


@pytest.mark.parametrize("years", EVERY_TWO)
def test_back_again_is_the_mirror(years):
    there = differences(*map(load_edition, years))
    back = differences(*map(load_edition, reversed(years)))
    mirror = {"merged": "split", "split": "merged", "new": "dropped", "dropped": "new"}
    assert {(codes(one.old), codes(one.new), one.fate) for one in there} == {
        (codes(one.new), codes(one.old), mirror.get(one.fate, one.fate)) for one in back
    }


@pytest.mark.parametrize("year", editions_available())
def test_a_list_against_itself_changes_nothing(year):
    edition = load_edition(year)
    found = differences(edition, edition)
    assert not any(one.asked or one.retitled for one in found)
    assert [codes(one.old) for one in found] == [codes(one.new) for one in found]


def test_a_year_that_only_moved_on_asks_nothing_new():
    """ "News of 2564" and "news of 2565" are asked alike."""
    found = differences(load_edition(2564), load_edition(2565))
    news = next(one for one in found if codes(one.new) == "O7")
    assert not news.changed


def test_what_is_asked_otherwise_is_named():
    found = differences(load_edition(2566), load_edition(2568))
    contact = next(one for one in found if codes(one.new) == "O3")
    by_change = {}
    for one in contact.asked:
        by_change.setdefault(one.change, set()).add(one.requirement.id)
    assert by_change["added"] == {"address-and-map", "two-way-channel", "social-media"}
    assert by_change["dropped"] >= {"address", "map", "accounts", "two-way"}
    new = next(one for one in found if one.fate == "new")
    assert {one.requirement.id for one in new.asked} == {one.id for one in new.new[0].requirements}


@pytest.mark.parametrize("years", EVERY_TWO)
def test_the_successor_of_a_subject_asks_for_it(years):
    old, new = map(load_edition, years)
    found = successors(old, new)
    for subject, indicator in found.items():
        assert subject in indicator.subjects
        mains = {one.subject for one in new.indicators}
        assert subject not in mains or indicator.subject == subject
    asked = {subject for one in new.indicators for subject in one.subjects}
    known = {subject for one in old.indicators for subject in one.subjects}
    assert set(found) == asked & known
