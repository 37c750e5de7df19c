"""The checklist as a tab of the form, where Wagtail has no door for a panel beside it."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission

from oit_pages.admin.editor.viewset import HAS_EDITOR_DOOR
from tests.checklist.test_assess import measure_row
from tests.factories import UserFactory, block, fill

pytestmark = pytest.mark.skipif(
    HAS_EDITOR_DOOR, reason="On Wagtail 8 the checklist stands beside the form"
)


@pytest.fixture
def page(year_page):
    return fill(
        year_page, "O43", block("measure_table", rows=[measure_row(results=[""])]), publish=False
    )


def shown(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_the_tab_carries_the_number_of_what_is_to_be_done(client, webmaster, page):
    client.force_login(webmaster)
    form = shown(client, f"/admin/pages/{page.pk}/edit/")
    assert form.select_one("[role=tab] [data-oit-open]").get_text() == "(1)"
    assert form.select_one(".oit-checklist .oit-line--fail[data-oit-requirement=results]")


def test_an_autosave_is_judged_again(client, webmaster, page):
    client.force_login(webmaster)
    form = shown(client, f"/admin/pages/{page.pk}/edit/")
    again = form.select_one(".oit-checklist")["data-oit-again"]
    page.body = [block("measure_table", rows=[measure_row()])]
    page.save_revision()
    content = shown(client, again)
    assert content.select_one(".oit-line--pass[data-oit-requirement=results]")
    assert content.select_one("template").get_text() == ""


def test_a_page_that_is_being_created_has_the_tab(client, webmaster, page):
    client.force_login(webmaster)
    section, model = page.get_parent(), page.specific_class._meta.model_name
    page.delete()
    form = shown(client, f"/admin/pages/add/oit_pages/{model}/{section.pk}/")
    assert form.select(".oit-checklist .oit-line--fail")
    assert form.select_one(".oit-checklist")["data-oit-again"] == "/admin/oit/checklist/0/"


def test_it_is_for_those_who_may_edit_the_page(client, page):
    address = f"/admin/oit/checklist/{page.pk}/"
    assert client.get(address).status_code == 302  # to the login
    group = Group.objects.create(name="of another municipality")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    stranger = UserFactory()
    stranger.groups.add(group)
    client.force_login(stranger)
    refused = client.get(address)
    assert (refused.status_code, refused.url) == (302, "/admin/")  # as Wagtail refuses


def test_no_page(client, webmaster):
    client.force_login(webmaster)
    assert client.get("/admin/oit/checklist/999999/").status_code == 404
