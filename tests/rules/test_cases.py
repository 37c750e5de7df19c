"""Every rule does what its cases say, and its sentences can be filled from its facts."""

import json
import string

import pytest

from oit_pages.rules.base import discover
from tests.rules.cases import BARE, CASES, NOTHING

RULES = discover()


@pytest.mark.parametrize(
    ("rule", "outcome", "params", "evidence"),
    CASES,
    ids=[f"{number:03d}-{case[0]}-{case[1]}" for number, case in enumerate(CASES)],
)
def test_case(rule, outcome, params, evidence):
    finding = RULES[rule].check(evidence, **params)
    assert finding.outcome == outcome, finding
    assert finding.rule == rule
    json.dumps(finding.facts)
    if outcome not in {"pass"}:
        sentence = RULES[rule].says[outcome]
        names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        assert names <= set(finding.facts), (sentence, finding.facts)
        asked = {name for _, name, _, _ in string.Formatter().parse(RULES[rule].to_do) if name}
        assert asked <= set(finding.facts), (RULES[rule].to_do, finding.facts)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_each_rule_has_its_cases(rule):
    outcomes = {outcome for name, outcome, _params, _evidence in CASES if name == rule}
    assert {"pass", "fail"} <= outcomes
    assert outcomes >= set(RULES[rule].says), "a sentence nobody tests"


@pytest.mark.parametrize("rule", sorted(RULES))
def test_no_rule_passes_on_nothing(rule):
    """Nothing published is never a pass, whatever is asked."""
    for _name, _outcome, params, _evidence in (case for case in CASES if case[0] == rule):
        assert RULES[rule].check(NOTHING, **params).outcome != "pass"
        if rule not in {"is_public", "is_reachable"}:
            assert RULES[rule].check(BARE, **params).outcome != "pass"


@pytest.mark.parametrize("rule", sorted(RULES))
def test_each_rule_says_what_it_holds(rule):
    found = RULES[rule]
    assert found.doc.splitlines()[0].endswith(".")
    assert found.to_do.endswith(".")
    assert "fail" in found.says
