"""The list of years, a year's tree, and one indicator."""

import pytest

from oit_pages.api.base import page_content
from oit_pages.catalogue import load_edition
from oit_pages.models import IndicatorPage
from tests.api.world import measures, published_year
from tests.factories import fill


def test_years_name_the_year_and_its_list(api, world):
    answer = api("years/")
    assert [one["year"] for one in answer["years"]] == [2564]
    only = answer["years"][0]
    assert only["edition"]["indicators"] == 43
    assert only["period"] == {
        "start": "2020-10-01",
        "end": "2021-09-30",
        "text_th": only["period"]["text_th"],
    }
    assert only["page"]["id"] == world.year_page.pk


def indicators(tree):
    return {
        one["code"]: one
        for pillar in tree["pillars"]
        for section in pillar["sections"]
        for topic in section["topics"]
        for one in topic["indicators"]
    }


def test_the_tree_has_every_indicator_those_without_a_page_too(api, world):
    found = indicators(api("years/2564/"))
    assert list(found) == [f"O{n}" for n in range(1, 44)]
    assert found["O43"]["status"] == "published"
    assert found["O43"]["page"]["id"] == world.o43.pk
    assert found["O43"]["responsible_unit"]["th"] == "สำนักปลัด"
    assert found["O42"] | {"title": ""} == {
        "code": "O42",
        "subject": "integrity-measures",
        "also_covers": [],
        "title": "",
        "provisional": False,
        "status": "missing",
        "outcome": None,
        "page": None,
        "responsible_unit": None,
        "available_languages": [],
        "api_url": "http://testserver/api/oit/v1/years/2564/indicators/O42/",
    }


def test_what_is_not_confirmed_is_marked_wherever_it_is_named(api, world):
    """Of the list of 2567 only a part was seen."""
    year_page = published_year(world.municipality, 2567)
    edition = load_edition(2567)
    unsure = next(one for one in edition.indicators if one.provisional)
    sure = next(one for one in edition.indicators if not one.provisional)
    for one in (unsure, sure):
        fill(year_page, one.code, measures())
    tree = api("years/2567/")
    found = indicators(tree)
    assert {code for code, one in found.items() if one["provisional"]} == {
        one.code for one in edition.indicators if one.confidence != "seen"
    }
    sections = [one for pillar in tree["pillars"] for one in pillar["sections"]]
    assert {one["code"]: one["provisional"] for one in sections} == {
        one.code: one.confidence != "seen" for one in edition.sections
    }
    for one in (unsure, sure):
        detail = api(f"years/2567/indicators/{one.code}/")
        assert detail["provisional"] is one.provisional
        assert detail["section"]["provisional"] is edition.section_of(one).provisional
        for address in ("disclosures", "tables"):
            entry = api(f"{address}/?year=2567&code={one.code}")["results"][0]
            assert entry["code_provisional"] is one.provisional
    others = api("years/2564/indicators/O43/")["other_years"]
    assert all("provisional" in one for one in others)


@pytest.mark.parametrize("key", ["O43", "o43", "integrity-measures-implementation"])
def test_an_indicator_by_code_or_subject_with_its_content(api, world, key):
    answer = api(f"years/2564/indicators/{key}/")
    assert answer["page"]["id"] == world.o43.pk
    assert [one["type"] for one in answer["body"]] == ["rich_text", "measure_table", "announcement"]
    table, paper = answer["body"][1]["value"], answer["body"][2]["value"]
    assert table["rows"][0]["methods"] == ["ประชุมชี้แจง", "จัดทำคู่มือ"]
    assert table["rows"][0]["period"]["start"] == "2021-01-01"
    assert table["rows"][0]["period"]["end"] == "2021-02-28"
    assert paper["date"]["date"] == "2021-03-02"
    assert paper["documents"][0]["id"] == world.document.pk
    assert paper["documents"][0]["title"] == world.document.title
    assert answer["previous"]["code"] == "O42"
    assert answer["next"] is None
    assert all(one["anchor"] for one in answer["body"] + answer["requirements"])


def test_an_indicator_without_a_page_says_what_it_asks(api):
    answer = api("years/2564/indicators/O1/")
    assert answer["status"] == "missing"
    assert answer["page"] is None
    assert answer["body"] == []
    assert answer["requirements"]
    assert answer["next"]["code"] == "O2"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("years/2565/", "unknown-year"),
        ("years/2999/", "unknown-year"),
        ("years/2564/indicators/O44/", "unknown-indicator"),
        ("years/2565/indicators/O1/", "unknown-year"),
        ("years/x/", "not-found"),
        ("nowhere/", "not-found"),
    ],
)
def test_what_is_not_there_is_a_problem_with_a_code(api, address, code):
    answer = api(address, status=404)
    assert answer["code"] == code
    assert answer["status"] == 404


def test_a_page_that_is_deleted_while_it_is_read_is_not_found(api, world, monkeypatch):
    read = page_content.read

    def deleted_first(pk):
        IndicatorPage.objects.get(pk=pk).delete()
        return read(pk)

    monkeypatch.setattr(page_content, "read", deleted_first)
    assert api("years/2564/indicators/O43/", status=404)["code"] == "not-found"


def test_the_slash_at_the_end_may_be_left_out(api):
    assert api("years/2564") == api("years/2564/")


def test_the_tree_takes_six_queries(api, django_assert_max_num_queries):
    api("names/")  # a change is noted once, by whoever asks first after it
    with django_assert_max_num_queries(6):
        api("years/2564/")


@pytest.mark.parametrize("rows", [1, 60])
def test_an_indicator_takes_eight_queries_whatever_its_rows(
    api, world, rows, django_assert_max_num_queries
):
    world.fill("O43", measures(rows), *world.o43.body.get_prep_value())
    api("names/")  # a change is noted once, by whoever asks first after it
    with django_assert_max_num_queries(8):
        api("years/2564/indicators/O43/")


def test_blocks_and_fields_have_names_in_both_languages(api):
    names = api("names/")["blocks"]
    assert names["measure_table"]["parts"]["rows.methods"]["en"] == "Methods"
    for block in names.values():
        for name in (block["name"], *block["parts"].values()):
            assert name["th"]
            assert name["en"]
