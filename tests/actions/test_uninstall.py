"""Taking it all out again: asked for, exported first, all or nothing, in the right order."""

import json
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, PageLogEntry, ReferenceIndex, Revision

from oit_pages.actions.uninstall import our_pages
from oit_pages.checklist.assess import record
from oit_pages.models import IndicatorPage, ResponsibleUnit
from oit_pages.signal_handlers.uninstall import on_migrating
from tests.factories import DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_names_of_types_are_remembered():
    """The types' rows come back with the end of the test, under their old ids."""
    yield
    ContentType.objects.clear_cache()


@pytest.fixture
def site(year_page, home, webmaster, run):
    """A municipality in both languages, judged, with a unit, a group's rights and history; and a
    page of the site's own."""
    run("oit_translate", year=2564)
    unit = ResponsibleUnit.objects.create(
        name_th="สำนักปลัด", municipality=year_page.get_parent().specific
    )
    IndicatorPage.objects.update(responsible_unit=unit)
    record(year_page)
    group = Group.objects.create(name="ผู้รับผิดชอบ")
    group.permissions.set(Permission.objects.filter(content_type__app_label="oit_pages"))
    GroupPagePermission.objects.create(
        group=group,
        page=year_page.get_parent(),
        permission=Permission.objects.get(codename="change_page"),
    )
    return home.add_child(instance=Page(title="เกี่ยวกับเรา", slug="about"))


def nothing_left() -> bool:
    types = ContentType.objects.filter(app_label="oit_pages")
    return not (
        our_pages().exists()
        or types.exists()
        or Permission.objects.filter(content_type__app_label="oit_pages").exists()
        or ResponsibleUnit.objects.exists()
    )


def test_all_of_ours_goes_and_nothing_else(site, home, tmp_path, run, client, webmaster):
    document, pages = DocumentFactory(), our_pages().count()
    said = run("oit_uninstall", export=tmp_path / "all.zip", no_input=True)
    assert str(pages) in said
    assert nothing_left()
    assert {*Page.objects.filter(depth__gt=1).values_list("slug", flat=True)} >= {"about"}
    assert Page.find_problems() == ([], [], [], [], [])
    assert Group.objects.get(name="ผู้รับผิดชอบ").permissions.count() == 0
    assert Revision.objects.filter(object_id__in=["0"]).count() == 0
    assert not ReferenceIndex.objects.filter(content_type=None).exists()
    document.refresh_from_db()
    # The admin works on, with what people did in its log.
    client.force_login(webmaster)
    for address in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore", args=[home.pk]),
        reverse("wagtailadmin_reports:site_history"),
    ):
        assert client.get(address).status_code == 200
    assert PageLogEntry.objects.exists()
    on_migrating(*migration_to_zero())  # has no objection any more


def test_the_export_has_it_all(site, tmp_path, run):
    ids = {*our_pages().values_list("pk", flat=True)}
    run("oit_uninstall", export=tmp_path / "all.zip", no_input=True)
    with ZipFile(tmp_path / "all.zip") as archive:
        rows = json.loads(archive.read("data.json"))
        assert any(name.startswith("scorecards/2564") for name in archive.namelist())
    kinds = {row["model"] for row in rows}
    assert ids == {row["pk"] for row in rows if row["model"] == "wagtailcore.page"}
    assert kinds >= {
        "oit_pages.indicatorpage", "oit_pages.assessmentyearpage", "oit_pages.indicatorresult",
        "oit_pages.responsibleunit", "wagtailcore.revision",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "goes"), [("ใช่", True), ("yes", True), ("", False), ("y", False)]
)
def test_asks(year_page, tmp_path, run, monkeypatch, answer, goes):
    monkeypatch.setattr("builtins.input", lambda _asked: answer)
    if goes:
        run("oit_uninstall", export=tmp_path / "all.zip")
    else:
        with pytest.raises(CommandError):
            call_command("oit_uninstall", export=tmp_path / "all.zip")
    assert (tmp_path / "all.zip").exists()
    assert our_pages().exists() is not goes


def refused(says, **options):
    before = our_pages().count()
    with pytest.raises(CommandError) as error:
        call_command("oit_uninstall", no_input=True, **options)
    assert says in str(error.value)
    assert our_pages().count() == before


def test_refuses(year_page, home, tmp_path):
    """Without an export, with somebody else's page below, as the home page of a site."""
    refused("all.zip", export=tmp_path / "no" / "all.zip")
    (tmp_path / "there.zip").touch()
    refused("there.zip", export=tmp_path / "there.zip")
    site = year_page.get_site()
    site.root_page = year_page.get_parent()
    site.save()
    refused(site.hostname, export=tmp_path / "1.zip")
    site.root_page = home
    site.save()
    strange = year_page.get_parent().add_child(instance=Page(title="ของเราเอง", slug="own"))
    refused("ของเราเอง", export=tmp_path / "2.zip")
    assert Page.objects.filter(pk=strange.pk).exists()


def migration_to_zero() -> tuple:
    """What Django tells before it undoes our migrations."""
    from django.apps import apps
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan([("oit_pages", None)])
    return apps.get_app_config("oit_pages"), plan, "default"


def test_migrate_zero_refuses_while_pages_are_there(year_page):
    applied = MigrationRecorder(connection).applied_migrations()
    with pytest.raises(CommandError, match="oit_uninstall"):
        call_command("migrate", "oit_pages", "zero", verbosity=0)
    assert MigrationRecorder(connection).applied_migrations() == applied
    assert IndicatorPage.objects.exists()
