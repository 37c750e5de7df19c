"""Contacts that follow the register of units."""

import pytest
from django.core.cache import cache

from tests.api.world import stream
from tests.factories import UnitFactory


@pytest.fixture
def unit(world):
    return UnitFactory(municipality=world.municipality, phone="043 000 000")


@pytest.fixture
def page(world, unit):
    return world.fill("O5", stream("contact", {"register_unit": unit.pk, "address": "ที่ทำการ"}))


def test_one_edit_changes_the_contact_and_what_is_cached(api, page, unit):
    address = f"disclosures/{page.pk}/"
    tag = api.response(address)["ETag"]
    assert api.response(address, headers={"if-none-match": tag}).status_code == 304
    unit.phone = "043 111 111"
    unit.save()
    shown = api.response(address, headers={"if-none-match": tag})
    assert shown.status_code == 200
    value = shown.json()["body"][0]["value"]
    assert (value["phone"], value["address"]) == ("043 111 111", "ที่ทำการ")
    assert "register_unit" not in value
    assert "register_unit" not in api("names/")["blocks"]["contact"]["parts"]


def test_is_found_by_the_phone_of_now(api, page, unit):
    def found(words):
        return [one["id"] for one in api("disclosures/", data={"search": words})["results"]]

    assert found("043 000") == [page.pk]
    unit.phone = "1132"
    unit.save()
    assert found("1132") == [page.pk]
    assert found("043 000") == []


def test_a_plain_page_and_wagtails_api_show_it_too(client, page):
    assert "043 000 000" in client.get(page.url).content.decode()
    assert "043 000 000" in client.get(f"/api/v2/pages/{page.pk}/").content.decode()


def test_costs_one_query_more(api, page, unit, django_assert_max_num_queries):
    page.body = [stream("contact", {"phone": "1132"})]
    page.save_revision().publish()
    with django_assert_max_num_queries(100) as without:
        api(f"disclosures/{page.pk}/")
    page.body = [stream("contact", {"register_unit": unit.pk})] * 5
    page.save_revision().publish()
    cache.clear()
    with django_assert_max_num_queries(len(without) + 1):
        api(f"disclosures/{page.pk}/")
