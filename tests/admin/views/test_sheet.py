"""The screen of the submission sheet."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import GroupPagePermission

from oit_pages.actions import verify_sheet
from oit_pages.actions.visit_address import Visit
from oit_pages.models import SheetEntry, SubmissionSheet
from tests.checklist.test_sheet import PLAN, year
from tests.factories import UserFactory, fill, text

__all__ = ["year"]
ADDRESS = "/admin/reports/oit/sheet/"
#: What the screen itself may ask: the sheet, who handed it in, whose years there are.
MOST_QUERIES = 8


@pytest.fixture
def officer(clerk, municipality):
    GroupPagePermission.objects.create(
        group=clerk.groups.get(),
        page=municipality,
        permission=Permission.objects.get(
            codename="publish_page", content_type__app_label="wagtailcore"
        ),
    )
    return clerk


@pytest.fixture
def seen(client, year):
    return lambda: client.get(ADDRESS).context["seen"]


def soup(answer):
    return BeautifulSoup(answer.content, "html.parser")


def test_fields_in_the_order_of_the_form_each_with_a_copy_button(client, year, clerk):
    client.force_login(clerk)
    found = soup(client.get(ADDRESS))
    items = found.select(".oit-sheet__item")
    assert [item["id"] for item in items] == [one.code for one in year.edition.indicators]
    (item,) = (item for item in items if item["id"] == "O3")
    texts = [one.get_text(strip=True) for one in item.select("[data-oit-text]")]
    assert texts[0].startswith("http://localhost/transparency/")
    assert texts[1].startswith("หน้าหลัก > ")
    assert len(item.select("[data-oit-copy]")) == len(texts)
    (none,) = (item for item in items if item["id"] == "O4")
    assert not none.select("[data-oit-text]")


def test_who_may_not_publish_reads_and_changes_nothing(client, year, clerk, seen):
    client.force_login(clerk)
    assert not soup(client.get(ADDRESS)).select("main form[method=post]")
    for data in (
        {"do": "write", "code": "O3", "note": "x"},
        {"do": "verify", "code": "O3"},
        {"do": "submit", "seen": seen()},
    ):
        answer = client.post(f"{ADDRESS}?year_page={year.pk}", data)
        assert answer.status_code == 302
        assert answer.url == "/admin/"
    assert not SheetEntry.objects.exists()
    assert not SubmissionSheet.objects.exists()


def test_another_municipality_gets_nothing(client, year, officer, neighbour):
    client.force_login(officer)
    for answer in (
        client.get(f"{ADDRESS}?year_page={neighbour.pk}"),
        client.get(f"{ADDRESS}?year_page={neighbour.pk}&export=csv"),
        client.post(f"{ADDRESS}?year_page={neighbour.pk}", {"do": "verify", "code": "O3"}),
    ):
        assert answer.status_code == 404


def test_of_a_sheet_of_another_municipality_no_file(client, year, officer, neighbour, webmaster):
    theirs = SubmissionSheet.objects.create(
        year_page=neighbour, edition={}, rows=[], submitted_at="2021-06-01T09:00:00Z"
    )
    client.force_login(officer)
    answer = client.get(f"{ADDRESS}?year_page={year.pk}&sheet={theirs.pk}&export=csv")
    assert answer.status_code == 404


def test_words_are_kept_and_those_of_the_tree_stay_the_trees(client, year, officer):
    client.force_login(officer)
    here = f"{ADDRESS}?year_page={year.pk}"
    tree = client.get(ADDRESS).context["sheet"].line("O3").tree_path
    client.post(here, {"do": "write", "code": "O3", "click_path": tree, "note": "ดูข้อ 2"})
    assert SheetEntry.objects.get().click_path == ""
    client.post(here, {"do": "write", "code": "O3", "click_path": "หน้าหลัก > ก", "note": ""})
    line = client.get(ADDRESS).context["sheet"].line("O3")
    assert (line.click_path, line.note) == ("หน้าหลัก > ก", "")


def test_what_is_too_long_is_said_and_still_there(client, year, officer):
    client.force_login(officer)
    given = {"do": "write", "code": "O3", "click_path": "ก" * 2001, "note": ""}
    answer = client.post(f"{ADDRESS}?year_page={year.pk}", given)
    assert answer.status_code == 200
    assert "ก" * 2001 in answer.content.decode()


def test_looking_at_addresses_is_asked_for_never_by_showing(client, year, officer, monkeypatch):
    asked = []

    def visit(url, may_be_private=False):
        asked.append(url)
        return Visit(status="missing", reason="not_found")

    monkeypatch.setattr(verify_sheet, "visit_address", visit)
    client.force_login(officer)
    client.get(ADDRESS)
    client.get(f"{ADDRESS}?export=xlsx")
    assert asked == []
    part = client.post(
        f"{ADDRESS}?year_page={year.pk}", {"do": "verify", "code": "O3", "part": "1"}
    )
    assert len(asked) == 1
    found = soup(part)
    assert found.select_one("[data-oit-status]")["data-oit-status"] == "missing"
    assert not found.select("main")


def test_handing_in_and_what_differs_since(client, year, officer, seen):
    client.force_login(officer)
    here = f"{ADDRESS}?year_page={year.pk}"
    client.post(here, {"do": "submit", "seen": seen(), "note": "เลขที่ 5"})
    one = SubmissionSheet.objects.get()
    assert one.submitted_by == officer
    fill(year, "O4", text(PLAN))
    found = soup(client.get(ADDRESS))
    changed = [item["id"] for item in found.select(".oit-sheet__item:has(.oit-sheet__changes)")]
    assert changed == ["O4"]
    assert "เลขที่ 5" in found.select_one("[data-oit-handed-in]").get_text()
    kept = client.get(f"{ADDRESS}?sheet={one.pk}&export=csv").content.decode()
    now = client.get(f"{ADDRESS}?export=csv").content.decode()
    assert kept.count("http://") == 1
    assert now.count("http://") == 2
    client.post(here, {"do": "submit", "seen": "of before", "note": ""})
    assert SubmissionSheet.objects.count() == 1


def test_few_queries_however_much_there_is(client, year, officer, monkeypatch):
    for code in ("O4", "O5", "O6", "O7"):
        fill(year, code, text(PLAN))
    client.force_login(officer)
    client.get(ADDRESS)

    def queries(address):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return [one["sql"] for one in captured]

    # What any screen of the admin asks for whoever is signed in is not the sheet's doing.
    around = queries("/admin/reports/oit/history/")
    own = [one for one in queries(ADDRESS) if one not in around]
    assert len(own) <= MOST_QUERIES, own


def test_a_superuser(client, year):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    assert client.get(ADDRESS).context["may_write"]
    assert client.get(f"{ADDRESS}?export=nonsense").status_code == 200
