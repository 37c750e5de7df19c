"""manage.py oit_scorecard and oit_assess, as a webmaster runs them."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

from oit_pages.models import IndicatorResult
from tests.checklist.test_assess import measure_row
from tests.factories import block, fill


def test_json(year_page, run):
    card = json.loads(run("oit_scorecard", year=2564, format="json"))
    assert card["year"] == 2564
    assert card["score"] == 0
    assert set(card["sections"]) == {"9.1", "9.2", "9.3", "9.4", "9.5", "10.1", "10.2"}
    assert len(card["indicators"]) == 43
    first = card["indicators"][0]
    assert first["code"] == "O1"
    assert first["subject"] == "organisation-structure"
    assert first["outcome"] == "missing"
    assert first["page"]["live"] is False
    assert "findings" in first


def test_csv(year_page, run):
    rows = list(csv.DictReader(io.StringIO(run("oit_scorecard", year=2564, format="csv"))))
    assert len(rows) == 43
    assert rows[42]["code"] == "O43"
    assert float(rows[42]["weight"]) == 12.5


def test_table(year_page, run):
    out = run("oit_scorecard", year=2564)
    assert "O43" in out
    assert "0.00" in out


def test_fail_under(year_page):
    with pytest.raises(CommandError, match="85"):
        call_command("oit_scorecard", year=2564, fail_under=85)


@pytest.mark.parametrize(
    ("options", "says"), [({"year": 2563}, "2563"), ({"year": 2564, "site": "no.such"}, "no.such")]
)
def test_errors_in_one_line(year_page, options, says):
    with pytest.raises(CommandError) as error:
        call_command("oit_scorecard", **options)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_assess_rebuilds(year_page, run):
    IndicatorResult.objects.all().delete()
    assert "1" in run("oit_assess")
    assert IndicatorResult.objects.count() == 43


def test_explain_names_rules_findings_and_evidence(year_page, run):
    fill(year_page, "O43", block("measure_table", rows=[measure_row(results=[])]))
    printed = run("oit_explain", "O43", year=2564)
    assert "results" in printed
    assert "measure_table: 1 rows" in printed
    assert "rows_have(" in printed or "has_parts(" in printed or "has_rows(" in printed
    assert ": fail" in printed or ": partial" in printed


def test_explain_of_an_unknown_indicator(year_page):
    with pytest.raises(CommandError, match="O99"):
        call_command("oit_explain", "O99", year=2564)
