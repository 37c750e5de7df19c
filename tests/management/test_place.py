"""Every command takes --site and --parent alike, and keeps to its few lines."""

import logging
from pathlib import Path

import pytest
from django.core.management import CommandError, load_command_class
from wagtail.models import Page, Site

from oit_pages.management import commands
from oit_pages.models import AssessmentYearPage

#: Takes out all there is, wherever it is; asks the rules and the lists, of no page.
EVERYWHERE = {
    "oit_uninstall",
    "oit_try_rules",
    "oit_edition_diff",
    "oit_edition_import",
    "oit_edition_new",
    "oit_links",
}
NAMES = sorted(
    path.stem for path in Path(commands.__path__[0]).glob("oit_*.py") if path.stem not in EVERYWHERE
)
BEFORE = {
    "oit_explain": ["O31", "--year", "2564"],
    "oit_export": ["page.docx"],
    "oit_import": ["rows.csv"],
    "oit_edition_export": ["2564", "--to", "list.zip"],
    "oit_groups": [],
    "oit_freeze": ["2564"],
    "oit_hand_over": ["2564", "--all", "--to", "papers"],
    "oit_roll_over": ["--from", "2564", "--to", "2567"],
    "oit_adopt": ["2564"],
    "oit_measures": ["2564"],
    "oit_report_draft": ["2564"],
    "oit_result": ["2563"],
    "oit_sheet": ["2564"],
    "oit_visits": ["visits.csv"],
}


@pytest.mark.parametrize("name", NAMES)
def test_a_site_or_a_page_and_never_both(name):
    parser = load_command_class("oit_pages", name).create_parser("manage.py", name)
    needed = BEFORE.get(name, ["--year", "2564"])
    assert parser.parse_args([*needed, "--site", "a"]).site == "a"
    assert parser.parse_args([*needed, "--parent", "3"]).parent == "3"
    with pytest.raises(CommandError, match="--site"):
        parser.parse_args([*needed, "--site", "a", "--parent", "3"])


@pytest.fixture
def other(year_page, run):
    """A second municipality on a site of its own, scaffolded by naming the site."""
    home = Page.get_first_root_node().add_child(
        instance=Page(title="อื่น", slug="other", locale=year_page.locale)
    )
    site = Site.objects.create(hostname="other.go.th", root_page=home)
    Site.clear_site_root_paths_cache()
    run("oit_scaffold", year=2564, site="other.go.th")
    return site


@pytest.fixture
def other_year(other):
    return AssessmentYearPage.objects.descendant_of(other.root_page).get()


class TestTwoSites:
    def test_the_tree_of_the_site_that_is_named(self, other, other_year, run):
        municipality = other_year.get_parent()
        for where in ({"site": other.hostname}, {"parent": str(municipality.pk)}):
            assert str(other_year.pk) in run("oit_scaffold", year=2564, **where)
            assert " 1 " in run("oit_assess", **where)
            assert municipality.title in run("oit_scorecard", year=2564, **where)
            assert "O31" in run("oit_explain", "O31", year=2564, **where)
            run("oit_translate", year=2564, **where)
        assert AssessmentYearPage.objects.filter(locale=other_year.locale).count() == 2
        assert other_year.get_translations().count() == 1

    def test_import(self, other, other_year, run, tmp_path):
        file = tmp_path / "rows.csv"
        file.write_text("มาตรการ,ผู้รับผิดชอบ\nอบรม,สำนักปลัด\n")
        target = other_year.get_descendants().last()
        path = target.url_path.removeprefix("/other/")
        for where in (
            {"year": 2564, "indicator": "O43", "site": other.hostname},
            {"year": 2564, "indicator": "O43", "parent": str(other_year.get_parent().pk)},
            {"page": path, "site": other.hostname},
        ):
            assert f"{target.pk})" in run("oit_import", str(file), again="add", **where)


def test_assess_without_a_place_judges_all(other, run):
    assert " 2 " in run("oit_assess")


class TestFewLines:
    """A site that logs at INFO hears Wagtail say each page that it makes."""

    @pytest.fixture(autouse=True)
    def talkative(self):
        logger = logging.getLogger("wagtail")
        logger.setLevel(logging.INFO)
        yield
        logger.setLevel(logging.NOTSET)

    def test_scaffold(self, municipality, run, caplog):
        assert len(run("oit_scaffold", year=2564).splitlines()) == 1
        assert caplog.messages == []

    def test_what_is_wrong_is_heard(self, municipality, run, caplog, monkeypatch):
        monkeypatch.setattr(
            "oit_pages.management.commands.oit_scaffold.named_page",
            lambda *_args: logging.getLogger("wagtail").warning("odd"),
        )
        run("oit_scaffold", year=2564)
        assert caplog.messages == ["odd"]

    def test_all_of_it_is_heard_on_request(self, municipality, run, caplog):
        run("oit_scaffold", year=2564)
        run("oit_translate", year=2564, verbosity=2)
        assert len(caplog.messages) > 40

    def test_the_site_logs_as_before(self, municipality, run):
        run("oit_scaffold", year=2564)
        assert logging.getLogger("wagtail").level == logging.INFO
