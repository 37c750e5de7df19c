"""What the register says of a person."""

import pytest
from django.db import IntegrityError
from django.utils.translation import override

from oit_pages.models import Person, ResponsibleUnit, TransparencyIndexPage
from tests.factories import PersonFactory, UnitFactory

MAYOR = {
    "name_th": "นายสมชาย ใจดี", "name_en": "Mr Somchai Jaidee",
    "position_th": "นายก อบต.", "position_en": "Chief Executive",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "called"),
    [
        ("en", "Mr Somchai Jaidee – Chief Executive"),
        ("th", "นายสมชาย ใจดี – นายก อบต."),
        ("lo", "นายสมชาย ใจดี – นายก อบต."),
    ],
)
def test_is_called_in_the_readers_language(language, called):
    with override(language):
        assert str(Person(**MAYOR)) == called


def test_thai_stands_where_there_is_no_english():
    row = Person(name_th="นายสมชาย ใจดี", position_th="นายก อบต.").row(english=True)
    assert (row["name"], row["position"]) == ("นายสมชาย ใจดี", "นายก อบต.")


def test_without_a_thai_name_the_post_is_vacant():
    row = Person(**MAYOR | {"name_th": ""}).row(english=True)
    assert (row["name"], row["position"], row["vacant"]) == ("", "Chief Executive", True)


def test_the_units_phone_stands_in_for_none():
    unit = ResponsibleUnit(name_th="สำนักปลัด", phone="043 000 000", email="palad@example.go.th")
    row = Person(**MAYOR, unit=unit, email="mayor@example.go.th").row()
    assert (row["phone"], row["email"]) == ("043 000 000", "mayor@example.go.th")


def test_is_tidied(municipality):
    person = PersonFactory(municipality=municipality, name_th="นายสมชาย\u200b  ใจดี")
    assert person.name_th == "นายสมชาย ใจดี"


def test_one_chief_a_municipality(municipality):
    PersonFactory(municipality=municipality, chief=True)
    PersonFactory(municipality=municipality)
    with pytest.raises(IntegrityError):
        PersonFactory(municipality=municipality, chief=True)


def test_a_unit_that_went_to_another_municipality_gives_nothing(municipality, home):
    neighbour = home.add_child(instance=TransparencyIndexPage(title="เพื่อนบ้าน", slug="n"))
    unit = UnitFactory(municipality=municipality, phone="043 000 000")
    person = PersonFactory(municipality=municipality, unit=unit)
    assert person.row()["phone"] == "043 000 000"
    unit.municipality = neighbour
    assert (person.row()["phone"], person.row()["email"]) == ("", "")
