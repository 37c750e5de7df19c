"""People of the municipality in the admin: each municipality keeps its own."""

import json
from html import unescape

import pytest
from django.contrib.auth.models import Permission

from oit_pages.models import Person
from tests.factories import PersonFactory, UnitFactory

LIST = "/admin/oit/people/"


@pytest.fixture
def ours(municipality):
    return PersonFactory(municipality=municipality, name_th="นางสาวของเรา ใจดี", chief=True)


@pytest.fixture
def theirs(neighbour):
    return PersonFactory(municipality=neighbour.get_parent().specific, name_th="นายของเขา ใจดี")


@pytest.fixture
def keeper(clerk):
    """A clerk of one municipality who keeps its people."""
    clerk.user_permissions.set(
        Permission.objects.filter(content_type__model=Person._meta.model_name)
    )
    return clerk


def posted(municipality, **given):
    texts = dict.fromkeys(
        ("position_en", "name_th", "name_en", "side", "unit", "phone", "email", "line", "photo"), ""
    )
    return texts | {"municipality": municipality.pk, "position_th": "นายก อบต."} | given


def test_the_list_shows_the_own_ones(ours, theirs, client, keeper):
    client.force_login(keeper)
    shown = client.get(LIST).content.decode()
    assert ours.name_th in shown
    assert theirs.name_th not in shown


@pytest.mark.parametrize("action", ["edit", "delete", "history", "usage", "copy"])
def test_anothers_is_not_there(ours, theirs, client, keeper, action):
    client.force_login(keeper)
    assert client.get(f"{LIST}{action}/{ours.pk}/").status_code == 200
    assert client.get(f"{LIST}{action}/{theirs.pk}/").status_code == 404


def test_anothers_is_neither_changed_nor_deleted(municipality, theirs, client, keeper):
    client.force_login(keeper)
    for action in ("edit", "delete"):
        answer = client.post(f"{LIST}{action}/{theirs.pk}/", posted(municipality, name_th="แก้"))
        assert answer.status_code == 404
    theirs.refresh_from_db()
    assert theirs.name_th == "นายของเขา ใจดี"


def test_a_person_is_added_to_the_own_municipality_alone(municipality, theirs, client, keeper):
    client.force_login(keeper)
    answer = client.post(f"{LIST}new/", posted(theirs.municipality))
    assert answer.context["form"].errors["municipality"]
    assert client.post(f"{LIST}new/", posted(municipality)).status_code == 302
    assert Person.objects.get(position_th="นายก อบต.").municipality == municipality


def test_units_are_the_own_ones(municipality, theirs, client, keeper):
    mine = UnitFactory(municipality=municipality)
    other = UnitFactory(municipality=theirs.municipality)
    client.force_login(keeper)
    offered = client.get(f"{LIST}new/").context["form"]["unit"].field.choices
    assert [pk.value for pk, _label in offered if pk] == [mine.pk]
    answer = client.post(f"{LIST}new/", posted(municipality, unit=other.pk))
    assert answer.context["form"].errors["unit"]


def test_a_unit_is_of_the_persons_municipality(ours, theirs, client, webmaster):
    other = UnitFactory(municipality=theirs.municipality)
    client.force_login(webmaster)
    answer = client.post(f"{LIST}new/", posted(ours.municipality, unit=other.pk))
    assert answer.context["form"].errors["unit"]


def test_one_chief_executive_and_the_way_to_another(ours, client, keeper):
    client.force_login(keeper)
    answer = client.post(f"{LIST}new/", posted(ours.municipality, chief="on"))
    assert "เปลี่ยนชื่อ" in str(answer.context["form"].non_field_errors())
    edited = posted(ours.municipality, chief="on", name_th="นายคนใหม่ ใจดี")
    assert client.post(f"{LIST}edit/{ours.pk}/", edited).status_code == 302
    ours.refresh_from_db()
    assert (ours.name_th, ours.chief) == ("นายคนใหม่ ใจดี", True)


def test_the_list_asks_no_more_for_more(
    municipality, client, keeper, django_assert_max_num_queries
):
    unit = UnitFactory(municipality=municipality)
    client.force_login(keeper)
    PersonFactory(municipality=municipality, unit=unit)
    client.get(LIST)
    with django_assert_max_num_queries(100) as one:
        client.get(LIST)
    PersonFactory.create_batch(10, municipality=municipality, unit=unit)
    with django_assert_max_num_queries(len(one)):
        client.get(LIST)


def test_only_with_the_permission(ours, client, clerk):
    client.force_login(clerk)
    assert client.get(LIST).status_code == 302
    assert client.get(f"{LIST}edit/{ours.pk}/").status_code == 302


class TestChoosing:
    """For a row of a page."""

    ADDRESS = f"{LIST}choose/"

    def shown(self, client, **asked):
        return client.get(f"{self.ADDRESS}results/", asked).content.decode()

    def test_offers_the_own_ones(self, ours, theirs, client, clerk):
        client.force_login(clerk)
        for shown in (self.shown(client), client.get(self.ADDRESS).json()["html"]):
            assert ours.name_th in shown
            assert theirs.name_th not in shown

    def test_gives_the_own_ones_alone(self, ours, theirs, client, clerk):
        client.force_login(clerk)
        chosen = client.get(f"{self.ADDRESS}chosen/{ours.pk}/").json()["result"]
        assert (chosen["id"], chosen["title"]) == (str(ours.pk), str(ours))
        for pk in (theirs.pk, 10**30):
            assert client.get(f"{self.ADDRESS}chosen/{pk}/").status_code == 404

    def test_finds_any_part(self, ours, theirs, client, webmaster):
        client.force_login(webmaster)
        for words in ("ของเรา", "ใจดี เรา", ours.position_th):
            shown = self.shown(client, q=words)
            assert ours.name_th in shown
            assert theirs.name_th not in shown
        assert theirs.name_th in self.shown(client, q="เทศบาล")
        assert ours.name_th not in self.shown(client, q="ไม่มีใคร")

    def test_is_for_who_works_in_the_admin(self, ours, client, django_user_model):
        client.force_login(django_user_model.objects.create_user("outside", password="x"))
        for address in (self.ADDRESS, f"{self.ADDRESS}chosen/{ours.pk}/"):
            assert client.get(address).status_code == 302


@pytest.mark.parametrize("asked", [{}, {"multiple": "1"}])
def test_one_is_chosen_among_the_own_ones_however_it_is_asked(ours, theirs, client, keeper, asked):
    client.force_login(keeper)
    for address in ("choose/", "choose/results/"):
        answer = client.get(LIST + address, asked)
        assert answer.status_code == 200
        assert "นางสาวของเรา" in unescape(json_of(answer))
        assert "นายของเขา" not in unescape(json_of(answer))
    assert client.get(f"{LIST}choose/chosen/{theirs.pk}/").status_code == 404


def json_of(answer) -> str:
    """What a dialog is told, with the letters of its JSON."""
    text = answer.content.decode()
    return json.dumps(json.loads(text), ensure_ascii=False) if text[:1] == "{" else text
