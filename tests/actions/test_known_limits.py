"""What no field tells an assessor would refuse: tried, so that nobody takes it for judged."""

import json
from pathlib import Path

import pytest

from oit_pages.actions.try_rules import try_cases

LIMITS = Path(__file__).resolve().parent.parent / "limits"
DOC = LIMITS.parent.parent / "docs" / "concepts" / "what-a-machine-sees.md"
FILES = sorted(LIMITS.glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda one: one.stem)
def test_each_limit_is_one_that_the_page_names(path):
    told = json.loads(path.read_text(encoding="utf-8"))
    page = DOC.read_text(encoding="utf-8").partition("## What it does not see")[2]
    assert {case["id"] for case in told["cases"]} == set(told["limits"])
    for words in told["limits"].values():
        assert f"{words}**" in page


@pytest.mark.parametrize("path", FILES, ids=lambda one: one.stem)
def test_a_limit_never_fails_what_is_there(path):
    """They pass or are asked about: who attests them is a person in either case."""
    tried = try_cases(path)
    assert tried
    assert {one.outcome for one in tried} <= {"pass", "needs_person", "attested"}
