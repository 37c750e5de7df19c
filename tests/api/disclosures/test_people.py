"""Lists of people that follow the register, and papers that do not."""

import pytest
from django.core.cache import cache

from tests.api.world import announcement, stream
from tests.factories import PersonFactory


@pytest.fixture
def mayor(world):
    return PersonFactory(
        municipality=world.municipality, chief=True, name_th="นางสมศรี ใจงาม",
        name_en="Ms Somsri Jaingam", position_th="นายก อบต.", phone="043 000 000",
    )  # fmt: skip


@pytest.fixture
def page(world, mayor):
    listed = stream("people", {"people": [{"person": mayor.pk}, {"name": "นายสมชาย ใจดี"}]})
    signed = announcement(signatory=mayor.name_th, position=mayor.position_th)
    return world.fill("O2", listed, signed)


def listed(api, page, **kwargs):
    body = api(f"disclosures/{page.pk}/", **kwargs)["body"]
    return body[0]["value"]["people"][0], body[1]["value"]


def test_one_edit_changes_the_lists_and_no_paper(api, page, mayor):
    mayor.name_th, mayor.phone = "นายคนใหม่ ใจซื่อ", "043 111 111"
    mayor.save()
    row, paper = listed(api, page)
    assert (row["name"], row["phone"]) == ("นายคนใหม่ ใจซื่อ", "043 111 111")
    assert (paper["signatory"], paper["position"]) == ("นางสมศรี ใจงาม", "นายก อบต.")


def test_a_row_has_the_same_form_as_one_written_by_hand(api, page):
    people = api(f"disclosures/{page.pk}/")["body"][0]["value"]["people"]
    assert people[0].keys() == people[1].keys()
    assert "person" not in api("names/")["blocks"]["people"]["parts"]


def test_an_unchanged_answer_is_changed_by_an_edit(api, page, mayor):
    address = f"disclosures/{page.pk}/"
    tag = api.response(address)["ETag"]
    assert api.response(address, headers={"if-none-match": tag}).status_code == 304
    mayor.phone = "043 111 111"
    mayor.save()
    assert api.response(address, headers={"if-none-match": tag}).status_code == 200


def test_an_english_page_has_the_english_name(api, world, page):
    english = world.translate(page)
    english.save_revision().publish()
    for above in english.get_ancestors().filter(live=False):
        above.specific.save_revision().publish()
    for language, name in (("th", "นางสมศรี ใจงาม"), ("en", "Ms Somsri Jaingam")):
        row, _paper = listed(api, page, headers={"accept-language": language})
        assert row["name"] == name


def test_is_found_by_the_name_of_now(api, page, mayor):
    def found(words):
        return [one["id"] for one in api("disclosures/", data={"search": words})["results"]]

    assert found("043 000") == [page.pk]
    mayor.name_th, mayor.phone = "นายคนใหม่ ใจซื่อ", ""
    mayor.save()
    assert found("คนใหม่") == [page.pk]
    assert found("043 000") == found("Somsri") == []


def test_costs_one_query_more(api, world, page, mayor, django_assert_max_num_queries):
    page.body = [stream("people", {"people": [{"name": "นายสมชาย ใจดี"}]})]
    page.save_revision().publish()
    with django_assert_max_num_queries(100) as without:
        api(f"disclosures/{page.pk}/")
    page.body = [stream("people", {"people": [{"person": mayor.pk}] * 20})]
    page.save_revision().publish()
    cache.clear()
    with django_assert_max_num_queries(len(without) + 1):
        api(f"disclosures/{page.pk}/")


def test_a_plain_page_and_wagtails_api_show_it_too(client, api, page):
    assert "043 000 000" in client.get(page.url).content.decode()
    shown = client.get(f"/api/v2/pages/{page.pk}/").content.decode()
    assert "043 000 000" in shown
