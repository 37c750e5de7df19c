"""Rows that the register fills: evidence, JSON and search see the person of now."""

import pytest
from django.utils.translation import override
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import ReferenceIndex

from oit_pages.blocks.body import IndicatorBody, body_evidence
from oit_pages.stream.leaf_values import leaf_values
from oit_pages.stream.reference_facts import ReferenceFacts
from oit_pages.stream.references import References, ResolvedReferences, collect_references
from oit_pages.stream.register import Register
from oit_pages.stream.representation import represent, represent_block
from tests.factories import PersonFactory, UnitFactory, block, fill

BODY = IndicatorBody()


@pytest.fixture
def mayor(municipality):
    return PersonFactory(
        municipality=municipality,
        chief=True,
        side="political",
        name_th="นางสมศรี ใจงาม",
        name_en="Ms Somsri Jaingam",
        position_th="นายก อบต.",
        position_en="Chief Executive",
        unit=UnitFactory(municipality=municipality, phone="043 000 000"),
        photo=get_image_model().objects.create(title="ภาพ", file=get_test_image_file()),
    )


def rows(raw, loader=ReferenceFacts):
    found = loader.load(collect_references(BODY, raw))
    return body_evidence(raw, found, 1)[0].rows


def people(*rows):
    return [block("people", people=list(rows))]


@pytest.mark.parametrize("loader", [ReferenceFacts, ResolvedReferences])
@pytest.mark.parametrize("is_wrapped", [False, True])
def test_evidence_is_what_a_row_written_by_hand_gives(mayor, loader, is_wrapped):
    def of(**row):
        raw = people(row)
        if not is_wrapped:  # as a program may have stored it
            raw[0]["value"]["people"] = [row]
        return rows(raw, loader)

    written = of(
        name="นางสมศรี ใจงาม", position="นายก อบต.", side="political", chief=True,
        phone="043 000 000", photo=mayor.photo_id,
    )  # fmt: skip
    with override("en"):  # whoever asks
        assert of(person=mayor.pk) == written
    assert written[0]["has_photo"] is True


def test_what_the_row_says_stands_first(mayor):
    (row,) = rows(people({"person": mayor.pk, "name": "นางสมศรี (รักษาการ)", "phone": " "}))
    assert (row["name"], row["phone"]) == ("นางสมศรี (รักษาการ)", "043 000 000")
    mayor.name_th = ""
    mayor.save()
    (row,) = rows(people({"person": mayor.pk, "name": "นายรักษาการ ใจดี"}))
    assert row["vacant"] is False


def test_a_post_that_the_row_calls_vacant_has_nobody(mayor):
    (row,) = rows(people({"person": mayor.pk, "vacant": True}))
    assert (row["name"], row["phone"], row["has_photo"]) == ("", "", False)
    assert (row["position"], row["vacant"]) == ("นายก อบต.", True)


def test_an_empty_post_of_the_register_is_vacant(mayor):
    mayor.name_th = ""
    mayor.save()
    (row,) = rows(people({"person": mayor.pk}))
    assert (row["name"], row["vacant"], row["chief"]) == ("", True, True)


@pytest.mark.parametrize("person", [None, 10**9, "x", True, -1, 2**80])
def test_a_reference_to_nobody_leaves_the_row_as_it_is(mayor, person):
    assert rows(people({"person": person, "name": "นายสมชาย ใจดี"})) == rows(
        people({"name": "นายสมชาย ใจดี"})
    )
    with_mayor = people({"person": person, "name": "นายสมชาย ใจดี"}, {"person": mayor.pk})
    assert rows(with_mayor)[0]["name"] == "นายสมชาย ใจดี"


def test_what_is_broken_is_passed_over(mayor):
    raw = [*people({"person": mayor.pk}), None, {"type": []}, {"type": "people", "value": 3}]
    register = Register.load({mayor.pk})
    assert list(register.fill(BODY, raw))[1:] == raw[1:]
    assert list(register.fill(BODY, None)) == []
    assert list(Register().fill(BODY, None)) == []


def test_json_has_the_form_of_a_row_written_by_hand(mayor):
    def shown(row):
        raw = people(row)
        found = ResolvedReferences.load(collect_references(BODY, raw))
        return represent(BODY, raw, found)[0]["value"]["people"][0]

    by_hand = {
        "name": "Ms Somsri Jaingam", "position": "Chief Executive", "side": "political",
        "chief": True, "phone": "043 000 000", "photo": mayor.photo_id,
    }  # fmt: skip
    with override("en"):
        assert shown({"person": mayor.pk}) == shown(by_hand)
    with override("th"):
        assert shown({"person": mayor.pk})["name"] == "นางสมศรี ใจงาม"
        alone = represent_block(BODY.child_blocks["people"], {"people": [{"person": mayor.pk}]})
        assert alone["people"] == [shown({"person": mayor.pk})]


def test_one_query_more_for_any_number(mayor, django_assert_num_queries):
    every = [people({"person": mayor.pk}, {"person": mayor.pk})] * 5
    references = References()
    for raw in every:
        references |= collect_references(BODY, raw)
    with django_assert_num_queries(2):  # people; files and pages
        found = ReferenceFacts.load(references)
        for raw in every:
            body_evidence(raw, found, 1)


def test_the_reference_is_nothing_to_translate(mayor):
    child = BODY.child_blocks["people"]
    raw = {"people": [{"person": mayor.pk, "name": "นางสมศรี (รักษาการ)"}]}
    ways = {leaf.path.rsplit(".")[-1]: leaf.way for leaf in leaf_values(child, raw)}
    assert (ways["person"], ways["name"]) == ("fixed", "text")


def test_the_reference_index_knows_where_somebody_is_named(mayor, year_page):
    page = fill(year_page, "O2", *people({"person": mayor.pk}))
    found = ReferenceIndex.get_references_to(mayor).get()
    assert (found.object_id, found.model_path) == (str(page.pk), "body.people.people.item.person")


class TestUnits:
    """Contacts that a unit fills."""

    @pytest.fixture
    def unit(self, municipality):
        return UnitFactory(
            municipality=municipality, phone="043 000 000", email="palad@example.go.th"
        )

    def contact(self, **value):
        return [block("contact", **value)]

    def parts(self, raw, loader=ReferenceFacts):
        return body_evidence(raw, loader.load(collect_references(BODY, raw)), 1)[0].parts

    @pytest.mark.parametrize("loader", [ReferenceFacts, ResolvedReferences])
    def test_evidence_is_what_a_contact_written_by_hand_gives(self, unit, loader):
        written = self.contact(address="ที่ทำการ", phone="043 000 000", email="palad@example.go.th")
        named = self.contact(address="ที่ทำการ", register_unit=unit.pk)
        assert self.parts(named, loader) == self.parts(written, loader)

    def test_what_is_written_stands_first(self, unit):
        parts = self.parts(self.contact(register_unit=unit.pk, phone="1132", email=" "))
        assert (parts["phone"], parts["email"]) == ("1132", "palad@example.go.th")

    @pytest.mark.parametrize("key", [None, 10**9, "x", True, -1, 2**80])
    def test_a_reference_to_no_unit_leaves_the_contact_as_it_is(self, unit, key):
        raw = self.contact(register_unit=key, phone="1132")
        assert self.parts(raw) == self.parts(self.contact(phone="1132"))

    def test_json_has_the_form_of_one_written_by_hand(self, unit):
        def shown(**value):
            raw = self.contact(**value)
            found = ResolvedReferences.load(collect_references(BODY, raw))
            return represent(BODY, raw, found)[0]["value"]

        by_hand = shown(phone="043 000 000", email="palad@example.go.th")
        assert shown(register_unit=unit.pk) == by_hand
        child = BODY.child_blocks["contact"]
        assert represent_block(child, {"register_unit": unit.pk}) == by_hand

    def test_a_person_of_the_same_number_is_another(self, unit, municipality):
        PersonFactory(pk=unit.pk + 1, municipality=municipality, phone="043 999 999")
        parts = self.parts(self.contact(register_unit=unit.pk + 1))
        assert parts["phone"] == ""

    def test_one_query_for_any_number(self, unit, django_assert_num_queries):
        every = [self.contact(register_unit=unit.pk)] * 5
        references = References()
        for raw in every:
            references |= collect_references(BODY, raw)
        with django_assert_num_queries(1):
            found = ReferenceFacts.load(references)
            for raw in every:
                body_evidence(raw, found, 1)
