"""The project's own cases: nothing passes that should not, nothing fails, little is asked."""

import json
from pathlib import Path

import pytest

from oit_pages.actions.try_rules import EXPECTED, CaseError, confusion, try_cases
from oit_pages.catalogue import calls, editions_available, load_edition
from oit_pages.judgement.verdict import GROUND, NOTICES
from oit_pages.rules.base import discover

CASES = Path(__file__).resolve().parent.parent / "cases"
#: Told by the judgement beside others, or asked of what has no body.
BESIDE = {"counts_here", "says_it_plainly", "time_is_typed", "times_agree"}


@pytest.fixture(scope="module")
def tried():
    return try_cases(CASES)


@pytest.fixture(scope="module")
def cases():
    return [
        case
        for path in sorted(CASES.rglob("*.json"))
        for case in json.loads(path.read_text(encoding="utf-8"))["cases"]
    ]


def test_every_case_comes_to_what_it_should(tried):
    assert [one for one in tried if not one.ok] == []
    assert not any(one.false_pass or one.false_fail for one in tried)


def test_there_are_enough_and_enough_that_deceive(cases):
    assert len({case["id"] for case in cases}) == len(cases) >= 250
    assert sum(case["meant"] == "deceive" for case in cases) >= 120


def test_honest_cases_are_seldom_asked(tried):
    """Of what honest pages show, doubt may send a tenth to a person. What the edition asks a
    person of every page – who is in office, whether one matches the other – is not doubt."""
    honest = [one for one in tried if one.meant == "honest"]
    asked = [one for one in honest if one.outcome in EXPECTED["needs_person"]]
    doubted = [one for one in asked if BESIDE.intersection(one.says)]
    by_edition = [one for one in asked if one not in doubted]
    assert by_edition, "some requirements are always a person's"
    assert doubted, "an honest page can be doubted; a share of none would prove nothing"
    assert len(doubted) <= 0.1 * (len(honest) - len(by_edition))
    assert len(asked) <= 0.15 * len(honest), "and both together stay a minor part"


def test_every_edition_and_every_indicator_is_in_it(cases):
    asked = {(case["year"], case["indicator"]) for case in cases if "like" not in case}
    assert asked >= {
        (year, one.code) for year in editions_available() for one in load_edition(year)
    }


def test_every_rule_that_an_edition_asks_is_in_it(cases):
    parents = {case["id"]: case for case in cases}
    run = set()
    for case in cases:
        parent = parents[case["like"]] if "like" in case else case
        indicator = load_edition(parent["year"]).find(parent["indicator"])
        for requirement in indicator.requirements:
            if requirement.id in case["expected"]:
                run |= {call.rule for call in calls(requirement.judgement)}
    asked = {
        call.rule
        for year in editions_available()
        for one in load_edition(year)
        for requirement in one.requirements
        for call in calls(requirement.judgement)
    }
    assert run >= asked - {call.rule for call in (*GROUND, *NOTICES)}
    assert asked <= set(discover()) - BESIDE


def written(folder, *cases, name="own.json"):
    path = folder / name
    path.write_text(json.dumps({"cases": list(cases)}), encoding="utf-8")
    return path


OWN = {
    "id": "own",
    "year": 2564,
    "indicator": "O3",
    "as_of": "2021-04-30",
    "body": [{"type": "rich_text", "value": "<p>จะประกาศภายหลัง</p>"}],
    "expected": {"*": "needs_person"},
}


def test_a_webmasters_own_case(tmp_path):
    later = {
        "id": "later",
        "like": "own",
        "set": {"0": "<p>-</p>"},
        "expected": {"powers": "refused"},
    }
    found = try_cases(written(tmp_path, OWN, later))
    assert [(one.case, one.outcome, one.ok) for one in found] == [
        ("own", "needs_person", True),
        ("later", "fail", True),
    ]
    assert confusion(found)["refused", "fail"] == 1


def test_a_case_may_be_like_one_of_the_file_beside_it(tmp_path):
    written(tmp_path, OWN)
    beside = written(
        tmp_path, {"id": "b", "like": "own", "expected": {"powers": "pass"}}, name="b.json"
    )
    (one,) = try_cases(beside)
    assert one.false_fail is False
    assert one.ok is False


@pytest.mark.parametrize(
    "case",
    [
        {**OWN, "indicator": "O99"},
        {**OWN, "year": 1999},
        {**OWN, "as_of": "soon"},
        {**OWN, "expected": {"powers": "perhaps"}},
        {**OWN, "expected": {"no-such": "pass"}},
        {"id": "x", "like": "nobody", "expected": {}},
        {**OWN, "like": "own", "id": "y", "set": {"0.rows.7": 1}},
    ],
)
def test_a_case_that_can_t_be_read_says_which(tmp_path, case):
    path = written(tmp_path, OWN, case) if case.get("like") == "own" else written(tmp_path, case)
    with pytest.raises(CaseError, match=case["id"]):
        try_cases(path)


@pytest.mark.parametrize("text", ["", "[]", "{}", "no json"])
def test_a_file_that_can_t_be_read_says_which(tmp_path, text):
    path = tmp_path / "broken.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=r"broken\.json"):
        try_cases(path)
