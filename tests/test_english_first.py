"""A site that was English before: its Thai pages hang below the Thai home page, a translation of
the one that the site names. Nobody has to say where."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Locale, Page, Site

from oit_pages.admin.buttons import page_buttons
from oit_pages.checklist.years import assessed_years, find_year
from oit_pages.models import AssessmentYearPage, SectionPage, TransparencyIndexPage

API = "/api/oit/v1/"


@pytest.fixture
def english(home) -> Page:
    """The site's home page, by its first makers."""
    page = home.get_parent().add_child(
        instance=Page(
            title="Home",
            slug="home-en",
            locale=Locale.objects.get(language_code="en"),
            translation_key=home.translation_key,
        )
    )
    site = Site.objects.get(is_default_site=True)
    site.root_page = page
    site.save()
    return page


@pytest.fixture
def year_page(english, home, run) -> AssessmentYearPage:
    run("oit_scaffold", year=2564)
    for kind in (TransparencyIndexPage, AssessmentYearPage, SectionPage):
        for page in kind.objects.all():
            page.save_revision().publish()
    return AssessmentYearPage.objects.get()


def test_the_year_is_found_on_the_site(year_page, home):
    """Its tree hangs below the Thai home."""
    assert year_page.is_descendant_of(home)
    assert year_page.locale.language_code == "th"
    site = Site.objects.get(is_default_site=True)
    assert find_year(2564) == find_year(2564, site) == year_page
    assert list(assessed_years(site)) == [year_page]


def test_another_site_has_it_not(year_page):
    root = year_page.get_ancestors().first()
    elsewhere = root.add_child(instance=Page(title="อื่น", slug="x", locale=year_page.locale))
    site = Site.objects.create(hostname="x.go.th", root_page=elsewhere)
    assert not assessed_years(site).exists()


def test_commands(year_page, run):
    for options in ({}, {"site": "localhost"}, {"parent": "/transparency/"}):
        assert "O43" in run("oit_scorecard", year=2564, **options)
        assert "O31" in run("oit_explain", "O31", year=2564, **options)
        assert " 1 " in run("oit_assess", year=2564, **options)


def test_a_path_below_either_home(year_page, english, run):
    """The Thai home's own first."""
    below = english.add_child(instance=Page(title="About", slug="about", locale=english.locale))
    with pytest.raises(CommandError, match="About"):  # found, and in the wrong language
        call_command("oit_scaffold", year=2564, parent="/about/")
    assert below.get_children().count() == 0


def test_api(year_page, client):
    years = client.get(API + "years/").json()
    assert [one["year"] for one in years["years"]] == [2564]
    assert years["years"][0]["page"]["url"].endswith(year_page.slug + "/")
    for address in (
        "years/2564/", "years/2564/indicators/O1/", "years/2564/data.zip", "profile/",
        "disclosures/", "catalogue/", "find-page/?path=/transparency/",
        "find-page/?click_path=หน้าแรก>ข้อมูลความโปร่งใส",
    ):  # fmt: skip
        assert client.get(API + address).status_code == 200, address


def test_api_notices_changes_below_the_thai_home(year_page, client):
    before = client.get(API + "years/")
    year_page.unpublish()
    after = client.get(API + "years/", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert after.json()["years"] == []


def test_admin_and_scorecard(year_page, client, webmaster):
    client.force_login(webmaster)
    assert client.get(API + "years/2564/scorecard/").status_code == 200
    for name in ("wagtailadmin_home", "oit_pages_report"):
        assert "2564" in client.get(reverse(name)).content.decode()


def test_the_button_is_on_the_home_that_takes_a_tree(english, home, webmaster):
    assert [str(one.label) for one in page_buttons(english, webmaster)] == []
    assert len(list(page_buttons(home, webmaster))) == 1
