"""A call that can't be run is named to the webmaster, and never counted against a page."""

from inspect import signature

import pytest

from oit_pages.catalogue import editions_available, load_edition
from oit_pages.judgement.call_validation import SHAPES, problems
from oit_pages.judgement.verdict import judge
from oit_pages.rules.base import discover
from tests.catalogue.own_edition import spoilt, write
from tests.rules.build import evidence, item

RULE = 'rule = "has_block", kinds = ["org_chart"]'
UNFIT = [
    ('rule = "has_blok"', "rule", "“has_block”"),
    ('rule = "has_block", kindz = ["org_chart"]', "kindz", "“kinds”"),
    ('rule = "has_block"', "kinds", "Add “kinds"),
    ('rule = "is_two_way", kinds = ["qa"]', "kinds", "no such parameter"),
    ('rule = "has_block", kinds = "org_chart"', "kinds", 'Write ["…", "…"]'),
    ('rule = "has_rows", column_set = ["risk"]', "column_set", "Write"),
    ('rule = "has_rows", kinds = ["people"], at_least = "two"', "at_least", "number"),
    ('rule = "has_rows", kinds = ["people"], at_least = 0', "at_least", "number"),
    ('rule = "has_parts", kinds = ["plan"], parts = ["name"], each = 1', "each", "true"),
    ('rule = "has_block", kinds = ["plan"], where = "budget"', "where", "Write {"),
]


@pytest.mark.parametrize("year", editions_available())
def test_editions_that_ship_fit(year):
    assert problems(load_edition(year)) == []


def test_every_parameter_of_every_rule_has_a_shape():
    for rule in discover().values():
        assert set(signature(rule.check).parameters) - {"evidence"} <= set(SHAPES), rule.id


@pytest.mark.parametrize(("asked", "field", "fix"), UNFIT)
def test_what_does_not_fit_is_named(tmp_path, asked, field, fix):
    path = write(tmp_path, spoilt(RULE, asked))
    said = problems(load_edition(2570, [path]))
    assert said[0].startswith(f"{path}: indicator O1, requirement chart, rule “")
    assert any(f'field "{field}"' in one and fix in one for one in said)


@pytest.mark.parametrize("asked", [one for one, _field, _fix in UNFIT])
def test_what_does_not_fit_is_not_checked(tmp_path, asked):
    edition = load_edition(
        2570, [write(tmp_path, spoilt(f"any = [{{ {RULE} }}", f"any = [{{ {asked} }}"))]
    )
    verdict = judge(edition.find("O1"), evidence(item("org_chart")))
    assert verdict.requirements[0].outcome == "not_checked"
    assert verdict.requirements[0].findings[1].facts["rule"] in asked
