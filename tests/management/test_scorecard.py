"""manage.py oit_scorecard and oit_assess, as a webmaster runs them."""

import csv
import io
import json
import re

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper
from wagtail.models import Page, Site

from oit_pages.actions.scaffold import scaffold
from oit_pages.catalogue import load_edition
from oit_pages.checklist.explain import explain
from oit_pages.models import IndicatorResult, PowersAndDutiesPage, TransparencyIndexPage
from oit_pages.thai import width
from tests.catalogue.own_edition import EDITION, write
from tests.checklist.test_assess import measure_row
from tests.factories import block, fill, months


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
    """Whose year it is, then each section's items in columns that line up."""
    fill(year_page, "O43", block("measure_table", rows=[measure_row()]))
    out = run("oit_scorecard", year=2564).splitlines()
    assert year_page.title in out[0]
    assert "/transparency/oit-2564/" in out[0]
    items = [line for line in out if line.startswith("  O")]
    assert len(items) == 43
    assert (
        len({width(line[: line.index(title)]) for line, title in zip(items, titles(), strict=True)})
        == 1
    )
    assert len({line.split("  ")[1] for line in items}) > 1


def titles():
    return [one.title_th for one in load_edition(2564).indicators]


@pytest.mark.parametrize(("year", "shown"), [(2564, False), (2567, True)])
def test_what_is_not_confirmed_is_marked(municipality, run, year, shown):
    scaffold(year, municipality)
    out = run("oit_scorecard", year=year)
    rows = list(csv.DictReader(io.StringIO(run("oit_scorecard", year=year, format="csv"))))
    assert ("รายการของปีนี้ยังไม่ยืนยัน" in out) is shown
    assert ("E-Service *" in out) is shown
    assert (rows[12]["provisional"] == "True") is shown
    assert json.loads(run("oit_scorecard", year=year, format="json"))["provisional"] is shown


def test_a_reader_who_goes_away(year_page):
    """manage.py oit_scorecard … | head: no traceback, and the status still says the score."""
    gone = OutputWrapper(Gone())
    with pytest.raises(CommandError, match="85"):
        call_command("oit_scorecard", year=2564, fail_under=85, stdout=gone)
    call_command("oit_explain", "O43", year=2564, stdout=gone)


class Gone(io.StringIO):
    """A pipe that nobody reads."""

    def write(self, text):
        raise BrokenPipeError


@pytest.fixture
def neighbour(home):
    """Another municipality below the same home page, with a year of its own."""
    page = home.add_child(instance=TransparencyIndexPage(title="ข้างเคียง", slug="next-door"))
    return scaffold(2564, page).year_page


@pytest.mark.parametrize("command", [["oit_scorecard"], ["oit_explain", "O43"]])
def test_several_municipalities_on_one_site(year_page, neighbour, run, command):
    with pytest.raises(CommandError, match=f"{neighbour.pk}.*ข้างเคียง.*--parent"):
        call_command(*command, year=2564)
    assert run(*command, year=2564, parent="/next-door/")


def test_a_year_that_another_site_has(home, run):
    other = home.get_parent().add_child(instance=Page(title="อื่น", slug="other-home"))
    Site.objects.create(hostname="b.example", root_page=other)
    scaffold(2564, other)
    with pytest.raises(CommandError, match="--site b.example"):
        call_command("oit_scorecard", year=2564)
    assert "b.example" in run("oit_scorecard", year=2564, site="b.example").splitlines()[0]


def test_a_faulty_edition_of_the_site(year_page, settings, tmp_path):
    path = write(tmp_path, EDITION.replace("2570", "2564").replace("level =", "lvel ="))
    settings.OIT_PAGES = {"EDITION_PATHS": [str(path)]}
    for command in (["oit_scorecard"], ["oit_explain", "O1"]):
        with pytest.raises(CommandError, match="requirement chart.*Add “level"):
            call_command(*command, year=2564)


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


def test_a_year_without_a_list_is_named_and_not_judged(year_page, capsys):
    type(year_page).objects.filter(pk=year_page.pk).update(year=2550)
    call_command("oit_assess")
    told = capsys.readouterr()
    assert year_page.url_path in told.err
    assert "2550" in told.err
    assert re.findall(r"\d+", told.out) == ["0", "0"]


def test_explain_names_rules_findings_and_evidence(year_page, run):
    fill(year_page, "O43", block("measure_table", rows=[measure_row(results=[])]))
    printed = run("oit_explain", "O43", year=2564)
    assert re.search(r"^  results · กำหนดให้ต้องมี", printed, re.MULTILINE)
    assert re.search(r"^    has_parts\(|^    rows_have\(.*: \S+", printed, re.MULTILINE)
    assert re.search(r"· .* \(measure_table\): 1 ", printed)
    assert "→ " in printed


def test_explain_says_what_each_part_of_a_judgement_came_to(year_page):
    """The whole of it is what the requirement came to."""
    fill(year_page, "O43", block("measure_table", rows=[measure_row()]))
    for indicator in year_page.edition.indicators:
        found = explain(year_page, indicator)
        judged = {one["requirement"]: one["outcome"] for one in found.verdict["requirements"]}
        assert {key: steps[0].outcome for key, steps in found.steps.items()} == judged
        assert found.outcome == found.stored.outcome


def test_explain_goes_by_what_counts(year_page):
    """A report that has all and no period does not make the dated title whole, nor seem to."""
    asked = ("results", "spending", "problems", "recommendations")
    fill(
        year_page,
        "O12",
        block("report", **dict.fromkeys(asked, "<p>แล้วเสร็จ</p>")),
        block("report", title="รายงานใหม่", period=months("2019-10", "2020-09")),
    )
    found = explain(year_page, year_page.edition.find("O12"))
    judged = {one["requirement"]: one["outcome"] for one in found.verdict["requirements"]}
    assert judged == {"results": "partial", "details": "partial", "year": "pass"}
    assert found.steps["results"][0].outcome == "fail"
    assert found.steps["year"][0].outcome == "pass"


def test_explain_tells_that_the_record_is_behind(year_page, run):
    IndicatorResult.objects.filter(code="O43").update(outcome="pass")
    assert "oit_assess" in run("oit_explain", "O43", year=2564)
    run("oit_assess")
    assert "oit_assess" not in run("oit_explain", "O43", year=2564)


def test_explain_shows_the_pages_of_every_subject_it_covers(municipality, run):
    year_page = scaffold(2568, municipality).year_page
    section = year_page.get_children().first()
    section.add_child(instance=PowersAndDutiesPage(title="อำนาจหน้าที่", slug="powers"))
    printed = run("oit_explain", "O1", year=2568)
    assert "อำนาจหน้าที่ (" in printed
    assert "powers · " in printed


@pytest.mark.parametrize(
    ("key", "near"),
    [("O99", "O1 .*O43"), ("31", "O31"), ("complaint-statistic", "complaint-statistics")],
)
def test_explain_of_an_unknown_indicator(year_page, key, near):
    with pytest.raises(CommandError, match=f"{key}.*{near}"):
        call_command("oit_explain", key, year=2564)
