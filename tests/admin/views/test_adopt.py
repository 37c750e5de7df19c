"""The screen that shows what the website has: proposals, what is shown, what was refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oit_pages.checklist.assess import record
from oit_pages.models import Adoption
from tests.admin.conftest import may_edit
from tests.factories import UserFactory
from tests.old_site.models import ArticlePage


@pytest.fixture
def page(home, year_page):
    record(year_page)
    page = ArticlePage(title="อำนาจหน้าที่", slug="duties", intro="<p>อำนาจหน้าที่</p>")
    return home.add_child(instance=page)


@pytest.fixture
def here(year_page, client, webmaster):
    client.force_login(webmaster)
    return f"{reverse('oit_pages_adopt')}?year_page={year_page.pk}"


def test_accept_refuse_and_take_back(client, here, page):
    answer = client.get(here).content.decode()
    thing = f"powers-and-duties|page|{page.pk}"
    assert thing in answer
    client.post(here, {"do": "refuse", "thing": thing})
    assert not Adoption.objects.get().accepted
    answer = client.get(here).content.decode()
    assert thing not in answer
    client.post(here, {"do": "withdraw", "adoption": Adoption.objects.get().pk})
    client.post(here, {"do": "accept", "thing": thing})
    assert Adoption.objects.get().said_by_name == "webmaster"
    answer = client.get(here).content.decode()
    assert f'href="{page.full_url}"' in answer
    client.post(here, {"do": "withdraw", "adoption": Adoption.objects.get().pk})
    assert not Adoption.objects.exists()


def test_all_above_a_line(client, here, page):
    client.post(here, {"do": "above", "line": "101"})
    assert not Adoption.objects.exists()
    client.post(here, {"do": "above", "line": "85"})
    assert Adoption.objects.get().page_id == page.pk


def test_another_page_and_an_address(client, here, page, home):
    other = home.add_child(instance=ArticlePage(title="เรื่องอื่น <b>หนา</b>", slug="other"))
    answer = client.get(f"{here}&code=O5&words=เรื่อง").content.decode()
    assert f"contact-information|page|{other.pk}" in answer
    assert "<b>หนา" not in answer
    given = {"do": "elsewhere", "subject": "contact-information"}
    client.post(here, {**given, "address": "javascript:alert(1)"})
    assert not Adoption.objects.exists()
    client.post(here, {**given, "address": "https://other.go.th/contact"})
    assert Adoption.objects.get().address == "https://other.go.th/contact"


def test_a_list_is_shown_before_anything_is_kept(client, here, page):
    data = "O๓,http://localhost/duties/\nO77,https://other.go.th/\n".encode()
    file = SimpleUploadedFile("list.csv", data)
    answer = client.post(here, {"do": "list", "file": file, "list_year": "2564"})
    assert f"powers-and-duties|page|{page.pk}" in answer.content.decode()
    assert not Adoption.objects.exists()
    for wrong in ({}, {"file": SimpleUploadedFile("a.xlsx", b"nothing")}):
        assert client.post(here, {"do": "list", **wrong}).status_code == 302


def test_who_may_only_write_sees_it_and_changes_nothing(client, here, page, municipality):
    client.force_login(may_edit(UserFactory(), municipality))
    assert '<button type="submit" name="do"' not in client.get(here).content.decode()
    for doing in ("accept", "refuse", "above", "elsewhere", "withdraw", "list"):
        assert client.post(here, {"do": doing, "line": "1"}).status_code in (302, 403)
    assert not Adoption.objects.exists()


def test_nothing_of_it_breaks_on_what_nobody_sends(client, here, page):
    assert client.post(here, {"do": "other"}).status_code == 404
    assert client.post(here, {"do": "accept", "thing": "x|y|z"}).status_code == 404
    for thing in ("powers-and-duties|page|", "no|page|1", f"powers-and-duties|page|{10**30}"):
        for doing in ("accept", "refuse"):
            assert client.post(here, {"do": doing, "thing": thing}).status_code == 302
    for number in ("", "x", str(10**30)):
        assert client.post(here, {"do": "withdraw", "adoption": number}).status_code == 302
    assert client.get(f"{here}&p=999&code=O999&words=x").status_code == 200
    assert not Adoption.objects.exists()


def test_as_many_queries_for_many_pages(client, here, page, home):
    client.get(here)
    with CaptureQueriesContext(connection) as few:
        client.get(here)
    for at in range(20):
        title = f"คู่มือสำหรับประชาชน {at}"
        home.add_child(instance=ArticlePage(title=title, slug=f"m{at}", intro="<p>ก</p>"))
    with CaptureQueriesContext(connection) as many:
        client.get(here)
    assert len(many) <= len(few) + 1 <= 40


def test_says_where_moved_pages_lead_nowhere(client, here, page, settings):
    assert "WAGTAILREDIRECTS_AUTO_CREATE" not in client.get(here).content.decode()
    settings.WAGTAILREDIRECTS_AUTO_CREATE = False
    assert "WAGTAILREDIRECTS_AUTO_CREATE" in client.get(here).content.decode()
