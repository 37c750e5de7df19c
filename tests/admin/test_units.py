"""Responsible units in the admin: each municipality keeps its own."""

import pytest
from django.contrib.auth.models import Permission

from oit_pages.models import ResponsibleUnit
from tests.factories import UnitFactory

LIST = "/admin/oit/units/"


@pytest.fixture
def ours(municipality):
    return UnitFactory(municipality=municipality, name_th="กองคลัง", email="klang@example.go.th")


@pytest.fixture
def theirs(neighbour):
    return UnitFactory(municipality=neighbour.get_parent().specific, name_th="กองช่างเพื่อนบ้าน")


@pytest.fixture
def keeper(clerk):
    """A clerk of one municipality who keeps its units."""
    clerk.user_permissions.set(
        Permission.objects.filter(content_type__model=ResponsibleUnit._meta.model_name)
    )
    return clerk


def posted(municipality, name="สำนักปลัด"):
    return {
        "municipality": municipality.pk, "name_th": name, "name_en": "", "email": "", "phone": "",
    }  # fmt: skip


def test_the_list_shows_the_own_ones(ours, theirs, client, keeper):
    client.force_login(keeper)
    shown = client.get(LIST).content.decode()
    assert ours.name_th in shown
    assert theirs.name_th not in shown


def test_municipalities_are_told_apart_by_their_names(ours, theirs, client, webmaster):
    for unit, name in ((ours, "อบต.หนึ่ง"), (theirs, "อบต.สอง")):
        unit.municipality.title, unit.municipality.name_th = "ข้อมูลความโปร่งใส", name
        unit.municipality.save()
    client.force_login(webmaster)
    for address in (LIST, f"{LIST}new/"):
        shown = client.get(address).content.decode()
        assert "อบต.หนึ่ง" in shown
        assert "อบต.สอง" in shown


@pytest.mark.parametrize("action", ["edit", "delete", "history", "usage", "copy"])
def test_anothers_is_not_there(ours, theirs, client, keeper, action):
    client.force_login(keeper)
    assert client.get(f"{LIST}{action}/{ours.pk}/").status_code == 200
    assert client.get(f"{LIST}{action}/{theirs.pk}/").status_code == 404


def test_anothers_is_neither_changed_nor_deleted(municipality, theirs, client, keeper):
    client.force_login(keeper)
    for action in ("edit", "delete"):
        answer = client.post(f"{LIST}{action}/{theirs.pk}/", posted(municipality, "แก้แล้ว"))
        assert answer.status_code == 404
    theirs.refresh_from_db()
    assert theirs.name_th == "กองช่างเพื่อนบ้าน"


def test_a_unit_is_made_for_the_own_municipality_alone(municipality, theirs, client, keeper):
    client.force_login(keeper)
    answer = client.post(f"{LIST}new/", posted(theirs.municipality))
    assert answer.context["form"].errors["municipality"]
    assert client.post(f"{LIST}new/", posted(municipality)).status_code == 302
    assert ResponsibleUnit.objects.get(name_th="สำนักปลัด").municipality == municipality


def test_a_lone_municipality_is_chosen_already(municipality, neighbour, client, keeper):
    client.force_login(keeper)
    field = client.get(f"{LIST}new/").context["form"]["municipality"]
    assert [pk for pk, _label in field.field.choices if pk] == [municipality.pk]
    assert field.value() == municipality.pk


def test_the_webmaster_keeps_all(ours, theirs, client, webmaster):
    client.force_login(webmaster)
    shown = client.get(LIST).content.decode()
    assert ours.name_th in shown
    assert theirs.name_th in shown
    assert client.get(f"{LIST}edit/{theirs.pk}/").status_code == 200


def test_only_with_the_permission(ours, client, clerk):
    client.force_login(clerk)
    assert client.get(LIST).status_code == 302
    assert client.get(f"{LIST}edit/{ours.pk}/").status_code == 302


def test_one_is_chosen_for_a_page_among_the_own_ones(ours, theirs, client, clerk):
    client.force_login(clerk)
    for asked in ({}, {"q": "กอง"}):
        shown = client.get(f"{LIST}choose/results/", asked).content.decode()
        assert ours.name_th in shown
        assert theirs.name_th not in shown
    assert client.get(f"{LIST}choose/").status_code == 200
    chosen = client.get(f"{LIST}choose/chosen/{ours.pk}/").json()["result"]
    assert (chosen["id"], chosen["title"]) == (str(ours.pk), ours.name_th)
    assert client.get(f"{LIST}choose/chosen/{theirs.pk}/").status_code == 404
