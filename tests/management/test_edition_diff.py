"""manage.py oit_edition_diff."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command


def run(*args):
    out = io.StringIO()
    call_command("oit_edition_diff", *args, stdout=out)
    return out.getvalue()


def test_text_says_what_became_of_each_item(settings):
    settings.LANGUAGE_CODE = "en"
    lines = run("2564", "2567").splitlines()
    assert lines[0] == "OIT 2564 → OIT 2567"
    assert any(one.startswith("O5 + O9 → O4  merged") for one in lines)
    assert any(one.startswith("O6 → –  no longer asked") for one in lines)
    assert any(one.startswith("– → O20  new") for one in lines)
    assert not any(one.startswith("O2565") for one in lines)


def test_without_all_what_stays_is_left_out():
    count = lambda text: len(json.loads(text)["differences"])  # noqa: E731
    assert count(run("2564", "2565", "--format", "json")) < 43
    assert count(run("2564", "2565", "--format", "json", "--all")) >= 43


def test_the_same_list_twice_says_so(settings):
    settings.LANGUAGE_CODE = "en"
    assert "The two lists are the same." in run("2566", "2566")


def test_csv_and_json_hold_the_same():
    rows = list(csv.DictReader(io.StringIO(run("2566", "2568", "--format", "csv"))))
    data = json.loads(run("2566", "2568", "--format", "json"))
    assert [row["new"] for row in rows] == [one["new"] for one in data["differences"]]
    merged = next(row for row in rows if row["new"] == "O6")
    assert (merged["fate"], merged["old"]) == ("merged", "O11; O12")


def test_a_year_without_a_list_is_told_in_words():
    with pytest.raises(CommandError, match="2599"):
        run("2564", "2599")
