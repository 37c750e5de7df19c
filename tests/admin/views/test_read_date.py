"""The reading of a date while it is being typed."""

import pytest
from django.contrib.auth.models import Group, Permission

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/oit/read-date/"


def test_it_reads_as_the_form_does(client, webmaster):
    client.force_login(webmaster)
    answer = client.get(ADDRESS, {"kind": "day", "text": "๒๕ มี.ค. ๒๕๖๕"}).json()
    assert (answer["iso"], answer["text"], answer["fault"]) == ("2022-03-25", "25/03/2565", "")


def test_examples_bear_the_year_that_is_asked_for(client, webmaster):
    client.force_login(webmaster)
    asked = {"kind": "day", "text": "x" * 5_000}
    assert "2566" in client.get(ADDRESS, {**asked, "year": "2566"}).json()["fault"]
    for year in ("", "-1", "๒๕๖๖๗", "1e9", "99999999"):
        assert client.get(ADDRESS, {**asked, "year": year}).json()["fault"]


def test_what_is_no_kind_of_date_is_refused(client, webmaster):
    client.force_login(webmaster)
    assert client.get(ADDRESS, {"kind": "hour", "text": "8"}).status_code == 400
    assert client.get(ADDRESS).status_code == 400


def test_it_is_for_those_who_write_pages(client):
    asked = {"kind": "day", "text": "1/1/2565"}
    assert client.get(ADDRESS, asked).status_code == 302  # to the login
    group = Group.objects.create(name="readers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    reader = UserFactory()
    reader.groups.add(group)
    client.force_login(reader)
    refused = client.get(ADDRESS, asked)
    assert (refused.status_code, refused.url) == (302, "/admin/")  # as Wagtail refuses
