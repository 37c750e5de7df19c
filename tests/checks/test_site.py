"""System checks: what a webmaster hears, and that each can be heard."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.checks import run_checks
from django.utils import timezone

from oit_pages.models import IndicatorResult
from tests.catalogue.own_edition import spoilt, write

pytestmark = pytest.mark.django_db


def heard(**kwargs) -> set[str]:
    return {message.id for message in run_checks(**kwargs) if message.id.startswith("oit_pages.")}


def test_a_good_site_hears_nothing():
    assert heard() == set()


def test_misspelt_settings(settings):
    settings.OIT_PAGES = {"PUBLISHNG": "require"}
    assert heard() == {"oit_pages.E001"}


def test_a_publishing_rule_that_means_nothing(settings):
    settings.OIT_PAGES = {"PUBLISHING": "block"}
    assert heard() == {"oit_pages.E004"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("API_CACHE", "no-such-cache"),
        ("API_CACHE", 5),
        ("API_THROTTLE", "120"),
        ("API_THROTTLE", "many/min"),
        ("API_THROTTLE", "120/week"),
        ("API_THROTTLE", 120),
        ("API_AUTHENTICATION", ["no.such.Class"]),
        ("API_AUTHENTICATION", "rest_framework.authentication.SessionAuthentication"),
        ("API_AUTHENTICATION", None),
    ],
)
def test_settings_of_the_api_that_cannot_be_used(settings, name, value):
    settings.OIT_PAGES = {name: value}
    assert heard() == {"oit_pages.E005"}


@pytest.mark.parametrize(
    ("name", "value"), [("API_CACHE", ""), ("API_THROTTLE", "120/min"), ("API_AUTHENTICATION", [])]
)
def test_settings_of_the_api_that_can_be_used(settings, name, value):
    settings.OIT_PAGES = {name: value}
    assert heard() == set()


def test_a_broken_edition(settings, tmp_path):
    (tmp_path / "2590.toml").write_text("year = ")
    settings.OIT_PAGES = {"EDITION_PATHS": [str(tmp_path)]}
    assert heard() == {"oit_pages.E002"}


def test_every_faulty_edition_is_named(settings, tmp_path):
    write(tmp_path, spoilt('["org_chart"]', '["org_char"]'))
    write(tmp_path, spoilt("year = 2570", "year = 2571").replace("level =", "lvel ="), "2571.toml")
    write(tmp_path, spoilt("year = 2570", "year = 2572"), "2572.toml")
    settings.OIT_PAGES = {"EDITION_PATHS": [str(tmp_path)]}
    assert heard() == {"oit_pages.E002", "oit_pages.E003"}


@pytest.mark.parametrize("paths", [None, 5, [None], ["/no/such/folder"]])
def test_paths_of_editions_that_are_none(settings, paths):
    settings.OIT_PAGES = {"EDITION_PATHS": paths}
    assert heard() == {"oit_pages.E002"}


def test_one_path_of_editions_needs_no_list(settings, tmp_path):
    settings.OIT_PAGES = {"EDITION_PATHS": str(write(tmp_path))}
    assert heard() == set()


def test_a_table_is_one_field_and_asks_for_no_more(settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
    assert heard() == set()


def test_thai_text_published_as_english(settings):
    settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = True
    assert heard() == {"oit_pages.W002"}


def test_results_that_nobody_judges_again(year_page):
    assert "oit_pages.W003" not in heard(databases=["default"])
    IndicatorResult.objects.update(as_of=timezone.localdate() - timedelta(days=3))
    assert "oit_pages.W003" in heard(databases=["default"])


def test_groups_that_were_arranged_before_the_register_of_people(municipality, run):
    assert "oit_pages.W009" not in heard(databases=["default"])
    run("oit_groups")
    assert "oit_pages.W009" not in heard(databases=["default"])
    officers = Group.objects.get(permissions__codename="add_person")
    officers.permissions.remove(*officers.permissions.filter(codename__endswith="_person"))
    assert "oit_pages.W009" in heard(databases=["default"])
    (told,) = [one for one in run_checks(databases=["default"]) if one.id == "oit_pages.W009"]
    assert officers.name in told.msg
    run("oit_groups")
    assert "oit_pages.W009" not in heard(databases=["default"])


def test_a_group_of_the_sites_own_that_keeps_units_alone_is_none_of_ours(db):
    own = Group.objects.create(name="ทะเบียนหน่วยงาน")
    own.permissions.set(Permission.objects.filter(codename__endswith="responsibleunit"))
    assert "oit_pages.W009" not in heard(databases=["default"])
