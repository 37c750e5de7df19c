"""manage.py oit_try_rules, as a webmaster runs it."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.actions.test_try_rules import OWN


@pytest.fixture
def case(tmp_path):
    def write(expected):
        path = tmp_path / "cases.json"
        path.write_text(json.dumps({"cases": [{**OWN, "expected": expected}]}), encoding="utf-8")
        return path

    return write


def test_the_table_and_the_counts(case, capsys):
    call_command("oit_try_rules", case({"powers": "needs_person"}))
    said = capsys.readouterr().out
    assert "needs_person" in said
    assert "1" in said


def test_what_came_to_something_else_is_an_error(case, capsys):
    with pytest.raises(CommandError):
        call_command("oit_try_rules", case({"powers": "pass"}))
    assert "own powers: pass → needs_person" in capsys.readouterr().out


def test_nothing_to_try_is_an_error(tmp_path):
    with pytest.raises(CommandError):
        call_command("oit_try_rules", tmp_path)
