"""The list of what was frozen, and who may have it."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission

from oit_pages.models import YearFreeze
from oit_pages.readers import read
from tests.actions.test_freeze_year import folder
from tests.checklist.test_sheet import PLAN, year
from tests.factories import fill, text

__all__ = ["folder", "year"]
ADDRESS = "/admin/reports/oit/frozen/"


@pytest.fixture
def keeper(clerk):
    clerk.user_permissions.add(Permission.objects.get(codename="freeze_year"))
    return clerk


def test_freezes_lists_and_gives_it_out(client, year, keeper):
    client.force_login(keeper)
    answer = client.post(f"{ADDRESS}?year_page={year.pk}", follow=True)
    one = YearFreeze.objects.get()
    assert one.made_by == keeper
    found = BeautifulSoup(answer.content, "html.parser")
    assert one.sha256 in found.select_one(".oit-freezes").get_text()
    assert not found.select("[data-oit-change]")
    link = found.select_one(".oit-freezes a[download]")["href"]
    answer = client.get(f"{ADDRESS}{link}")
    assert answer["Content-Type"] == "application/zip"
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as archive:
        assert archive.testzip() is None


def test_what_changed_is_flagged(client, year, keeper):
    client.force_login(keeper)
    client.post(f"{ADDRESS}?year_page={year.pk}")
    page = fill(year, "O3", text(PLAN + "<p>แก้ไข</p>"))
    found = BeautifulSoup(client.get(ADDRESS).content, "html.parser")
    (changed,) = found.select("[data-oit-change]")
    assert changed["data-oit-change"] == "changed"
    assert page.title in changed.get_text()


def test_who_may_not_sees_nothing(client, year, clerk):
    client.force_login(clerk)
    for answer in (client.get(ADDRESS), client.post(ADDRESS)):
        assert answer.status_code == 302
        assert answer.url == "/admin/"
    assert not YearFreeze.objects.exists()
    assert ADDRESS not in client.get("/admin/reports/oit/").content.decode()


def test_another_municipalitys_is_not_there(client, year, keeper, neighbour):
    theirs = YearFreeze.objects.create(
        year_page=neighbour, file="x.zip", sha256="", size=0, contents={},
        made_at="2021-06-01T09:00:00Z",
    )  # fmt: skip
    client.force_login(keeper)
    for answer in (
        client.get(f"{ADDRESS}?year_page={neighbour.pk}"),
        client.post(f"{ADDRESS}?year_page={neighbour.pk}"),
        client.get(f"{ADDRESS}?year_page={neighbour.pk}&download={theirs.pk}"),
        client.get(f"{ADDRESS}?year_page={year.pk}&download={theirs.pk}"),
    ):
        assert answer.status_code == 404
    assert YearFreeze.objects.count() == 1


def test_an_archive_that_is_lost_is_said(client, year, keeper, folder):
    client.force_login(keeper)
    client.post(f"{ADDRESS}?year_page={year.pk}")
    for file in folder.rglob("*.zip"):
        file.unlink()
    one = YearFreeze.objects.get()
    answer = client.get(f"{ADDRESS}?year_page={year.pk}&download={one.pk}", follow=True)
    assert answer.status_code == 200
    assert BeautifulSoup(answer.content, "html.parser").select_one(".messages .error")


def test_no_address_of_the_public_gives_it(client, year, keeper):
    client.force_login(keeper)
    client.post(f"{ADDRESS}?year_page={year.pk}")
    one = YearFreeze.objects.get()
    client.logout()
    assert client.get(f"/media/{one.file.name}").status_code == 404
    assert client.get(f"{ADDRESS}?year_page={year.pk}&download={one.pk}").status_code == 302


def test_a_letter_about_an_item(client, year, keeper):
    client.force_login(keeper)
    client.post(f"{ADDRESS}?year_page={year.pk}")
    one = YearFreeze.objects.get()
    found = BeautifulSoup(client.get(ADDRESS).content, "html.parser").select_one(".oit-letter")
    assert len(found.select("[name=code] option")) == len(year.edition.indicators)
    assert found.select_one("[name=letter] option")["value"] == str(one.pk)
    answer = client.get(f"{ADDRESS}?year_page={year.pk}&letter={one.pk}&code=O3")
    assert one.sha256 in str(read(BytesIO(answer.content), "letter.docx"))
    assert "private, no-store" in answer["Cache-Control"]
    answer = client.get(f"{ADDRESS}?year_page={year.pk}&letter={one.pk}&code=O4", follow=True)
    found = BeautifulSoup(answer.content, "html.parser")
    assert "O4" in found.select_one(".messages .error").text
    chosen = [one["value"] for one in found.select(".oit-letter option[selected]")]
    assert chosen == ["O4", str(one.pk)]  # what was filled in is not lost


def test_a_letter_is_for_whoever_may_freeze_that_year(client, year, keeper, clerk, neighbour):
    client.force_login(keeper)
    client.post(f"{ADDRESS}?year_page={year.pk}")
    one = YearFreeze.objects.get()
    for asked in (f"{neighbour.pk}&letter={one.pk}", f"{year.pk}&letter=x", f"{year.pk}&letter=²"):
        assert client.get(f"{ADDRESS}?year_page={asked}&code=O3").status_code == 404
    keeper.user_permissions.clear()
    answer = client.get(f"{ADDRESS}?year_page={year.pk}&letter={one.pk}&code=O3")
    assert (answer.status_code, answer.url) == (302, "/admin/")
