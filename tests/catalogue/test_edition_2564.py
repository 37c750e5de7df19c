"""What is particular to 2564, and how other years differ from it."""

from datetime import date

import pytest

from oit_pages.catalogue import load_edition
from oit_pages.catalogue.schema import Compound, Person


def requirement(code, requirement_id, year=2564):
    """One requirement of an edition."""
    one = load_edition(year).find(code)
    return next(asked for asked in one.requirements if asked.id == requirement_id)


def asks_a_person(judgement) -> bool:
    if isinstance(judgement, Compound):
        return any(asks_a_person(part) for part in judgement.parts)
    return isinstance(judgement, Person)


def test_it_has_110_requirements():
    assert sum(len(one.requirements) for one in load_edition(2564)) == 110


def test_its_list_is_confirmed_and_the_others_are_not():
    confirmed = [y for y in range(2563, 2570) if not load_edition(y).provisional]
    assert confirmed == [2564]


def test_its_calendar():
    submission = load_edition(2564).calendar["submission"]
    assert (submission.start, submission.end) == (date(2021, 3, 1), date(2021, 4, 30))
    assert set(load_edition(2564).calendar) == {
        "submission",
        "scoring",
        "clarification",
        "confirmation",
        "result",
    }


@pytest.mark.parametrize("code", ["O1", "O2", "O5", "O10", "O42", "O43"])
def test_a_machine_can_find_these_complete(code):
    """Each requirement has a way to pass on which nobody is asked."""
    for asked in load_edition(2564).find(code).requirements:
        ways = asked.judgement.parts if isinstance(asked.judgement, Compound) else [asked.judgement]
        assert any(not asks_a_person(way) for way in ways), asked.id


@pytest.mark.parametrize(
    ("code", "requirement_id"), [("O4", "details"), ("O13", "details"), ("O18", "details")]
)
def test_lists_of_details_are_advice_until_2564(code, requirement_id):
    assert requirement(code, requirement_id, 2563).level == "recommended"
    assert requirement(code, requirement_id, 2564).level == "recommended"
    assert requirement(code, requirement_id, 2565).level == "required"


@pytest.mark.parametrize("code", ["O1", "O2"])
def test_the_note_for_municipalities_is_advice_until_2566(code):
    levels = {y: requirement(code, "both-sides", y).level for y in range(2563, 2570)}
    assert levels == {
        **dict.fromkeys((2563, 2564, 2565), "recommended"),
        **dict.fromkeys((2566, 2567, 2568, 2569), "required"),
    }


def test_the_fixed_columns_are_required_in_every_year_that_has_them():
    for year in (2563, 2564, 2565, 2566, 2569):
        one = load_edition(year).find("monthly-procurement-summary")
        columns = next(asked for asked in one.requirements if asked.id == "columns")
        assert columns.level == "required"


def test_the_pledge_is_in_two_languages_in_2564_only():
    pledge = load_edition(2564).find("executive-integrity-pledge")
    assert pledge.languages == ("th", "en")
    assert load_edition(2563).find("executive-integrity-pledge").languages == ("th",)


def test_subjects_are_found_under_the_code_of_each_year():
    found = {y: load_edition(y).find("complaint-statistics").code for y in range(2563, 2570)}
    assert found == {
        2563: "O31",
        2564: "O31",
        2565: "O31",
        2566: "O29",
        2567: "O24",
        2568: "O19",
        2569: "O18",
    }


def test_a_covered_subject_is_found_under_the_item_that_covers_it():
    assert load_edition(2568).find("powers-and-duties").code == "O1"
    assert load_edition(2568).find("o1").code == "O1"
    assert load_edition(2568).find("laws") is None
