"""Commands given what makes no sense: one line in words, nothing done, nothing half meant."""

import pytest
from django.core.management import CommandError, call_command, load_command_class
from wagtail.models import Page, Revision, Site

from oit_pages.models import IndicatorResult


def refused(says, name, *args, **options):
    before = [model.objects.count() for model in (Page, Revision, IndicatorResult)]
    with pytest.raises(CommandError) as error:
        call_command(name, *args, **options)
    assert says in str(error.value)
    assert "\n" not in str(error.value)
    assert [model.objects.count() for model in (Page, Revision, IndicatorResult)] == before


@pytest.mark.parametrize(
    "besides", [{"year": 2564}, {"indicator": "O1"}, {"parent": "/transparency/"}]
)
def test_import_into_two_places_at_once(year_page, tmp_path, besides):
    """Into which of them was meant is not guessed."""
    file = tmp_path / "rows.csv"
    file.write_text("มาตรการ,ผู้รับผิดชอบ\nอบรม,สำนักปลัด\n")
    page = year_page.get_descendants().last()
    refused("--page", "oit_import", str(file), page=str(page.pk), **besides)


@pytest.mark.parametrize("score", [float("nan"), float("inf"), -1, 100.5])
def test_a_line_that_no_score_can_fall_short_of(year_page, score):
    refused("100", "oit_scorecard", year=2564, fail_under=score)


@pytest.mark.parametrize("year", [0, 1, -2564, 2021])
def test_a_year_that_nobody_has(year_page, year):
    refused(str(year), "oit_assess", year=year)
    refused(str(year), "oit_scaffold", year=year)
    refused(str(year), "oit_scorecard", year=year)


@pytest.mark.parametrize(
    ("name", "before"), [("oit_scorecard", ()), ("oit_explain", ("O31",))], ids=lambda one: str(one)
)
def test_a_site_and_a_page_at_once(name, before):
    """The one would be quietly left out of account."""
    parser = load_command_class("oit_pages", name).create_parser("manage.py", name)
    with pytest.raises(CommandError, match="--site"):
        parser.parse_args([*before, "--year", "2564", "--site", "a", "--parent", "3"])


def test_an_indicator_in_thai_digits(year_page, run):
    assert run("oit_explain", "o๓๑", year=2564) == run("oit_explain", "O31", year=2564)


@pytest.mark.parametrize("address", ["", "nonsense", "ftp://x", "http://", "http://host:99999999"])
def test_demo_served_nowhere(db, capsys, address):
    refused("http://127.0.0.1:8000", "oit_demo", f"--address={address}", "--no-migrate")
    assert Site.objects.filter(hostname=address).count() == 0
    with pytest.raises(SystemExit) as status:  # as at the command line: no traceback
        load_command_class("sample_site", "oit_demo").run_from_argv(
            ["manage.py", "oit_demo", f"--address={address}", "--no-migrate"]
        )
    assert status.value.code == 2
    assert "is no address" in capsys.readouterr().err


def test_links_are_not_asked_where_a_site_has_not_said_so(db):
    refused("CHECK_LINKS", "oit_links")
