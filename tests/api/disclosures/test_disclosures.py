"""The list of disclosures: filters, search, order, paging; and one page."""

import json

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from oit_pages.models import EntryPage, IndicatorPage
from tests.api.world import announcement, measures, stream, text
from tests.factories import DocumentFactory


@pytest.fixture
def several(world):
    """O43, O1 with a text, O10 with a question, and an entry below O9."""
    o1 = world.fill("O1", text("<p>โครงสร้างการแบ่งส่วนราชการขององค์การบริหารส่วนตำบล</p>"))
    o9 = world.fill("O9", text("<p>ข่าว</p>"), data_date="2021-02-01")
    entry = o9.add_child(
        instance=EntryPage(title="ข่าวกิจกรรมปลูกป่า", slug="news-1", subject=o9.subject)
    )
    return {"O1": o1, "O9": o9, "entry": entry, "O43": world.o43}


def codes(answer):
    return [one["code"] for one in answer["results"]]


def test_every_public_page_is_there_in_the_order_of_the_tree(api, several):
    answer = api("disclosures/")
    assert answer["count"] == 4
    assert [(one["code"], one["type"]) for one in answer["results"]] == [
        ("O1", "indicator"),
        ("O9", "indicator"),
        ("O9", "entry"),
        ("O43", "indicator"),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("year=2564", ["O1", "O9", "O9", "O43"]),
        ("year=2563", []),
        ("section=9.1", ["O1", "O9", "O9"]),
        ("section=10.2", ["O43"]),
        ("code=o43", ["O43"]),
        ("code=O44", []),
        ("subject=organisation-structure", ["O1"]),
        ("unit=ปลัด", ["O43"]),
        ("has_table=true", ["O43"]),
        ("has_table=false", ["O1", "O9", "O9"]),
        ("has_file=true", ["O43"]),
        ("language=th", ["O1", "O9", "O9", "O43"]),
        ("language=en", []),
        ("date_from=2021-02-01&date_to=1/2/2564", ["O9"]),
        ("date_to=2564-02-01", ["O9"]),
        ("updated_since=2020-01-01", ["O1", "O9", "O9", "O43"]),
        ("updated_since=๑ มกราคม ๒๕๗๙", []),
        ("search=แบ่งส่วน", ["O1"]),
        ("search=ปลูกป่า", ["O9"]),
        ("search=จัดทำคู่มือ", ["O43"]),
        ("search=measure_table", []),
        ("search=ไม่มีคำนี้", []),
        ("ordering=-tree", ["O43", "O9", "O9", "O1"]),
    ],
)
def test_filters_and_search(api, several, query, found):
    assert codes(api(f"disclosures/?{query}")) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [("2564", ["O1", "O2"]), ("๒๕๖๔", ["O1", "O2"]), ('คำ"พิเศษ"', ["O3"]), (r"ก\ข", ["O3"])],
)
def test_digits_of_either_kind_and_signs_are_found(api, world, words, found):
    world.fill("O1", text("<p>แผนปี ๒๕๖๔</p>"))
    world.fill("O2", text("<p>แผนปี 2564</p>"))
    world.fill("O3", text(r'<p>คำ"พิเศษ" และ ก\ข</p>'))
    assert codes(api("disclosures/", data={"search": words, "section": "9.1"})) == found


def test_what_a_body_has_lost_is_not_found(api, world):
    """A block of a kind that is gone shows nowhere, so it is found nowhere."""
    lost = {"type": "gone", "id": "x", "value": "คำเก่า"}
    IndicatorPage.objects.filter(pk=world.o43.pk).update(body=json.dumps([lost]))
    assert codes(api("disclosures/?search=คำเก่า")) == []


def test_documents_of_a_kind(api, world):
    from tests.api.world import stream

    entry = {"title": "แผน", "kind": "plan", "files": [world.document.pk]}
    world.fill("O4", stream("documents", {"heading": "", "items": [entry]}))
    assert codes(api("disclosures/?document_kind=plan")) == ["O4"]
    assert codes(api("disclosures/?document_kind=report")) == []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("bogus=1", ["bogus"]),
        ("bogus=1&yeer=2564", ["bogus", "yeer"]),
        ("year=x", ["year"]),
        ("year=2564&year=2565", ["year"]),
        ("date_from=yesterday", ["date_from"]),
        ("date_from=2021-02-30", ["date_from"]),
        ("has_table=maybe", ["has_table"]),
        ("limit=0", ["limit"]),
        ("limit=100000", ["limit"]),
        ("offset=-1", ["offset"]),
        ("offset=99999999999999999999999", ["offset"]),
        ("ordering=random", ["ordering"]),
        ("lang=xx", ["lang"]),
        ("search=%00", ["search"]),
        ("site=nowhere.example", ["site"]),
    ],
)
def test_what_means_nothing_is_refused_by_name(api, query, names):
    answer = api(f"disclosures/?{query}", status=400)
    assert [one["name"] for one in answer["parameters"]] == names
    assert answer["code"] in ("unknown-parameter", "invalid-parameter")


def test_pages_of_the_list_do_not_overlap(api, several):
    seen, address = [], "disclosures/?limit=3&ordering=title"
    while address:
        answer = api(address)
        seen += [one["id"] for one in answer["results"]]
        address = answer["next"]
    assert len(seen) == len(set(seen)) == 4


@pytest.mark.parametrize("number", [1, 8])
def test_a_list_with_bodies_takes_ten_queries(api, world, number, django_assert_max_num_queries):
    for code in range(1, number + 1):
        world.fill(f"O{code}", measures(20), *world.o43.body.get_prep_value())
    with django_assert_max_num_queries(10):
        answer = api("disclosures/?body=true")
    assert answer["count"] == number + 1


def test_one_page_by_the_id_of_any_of_its_languages(api, world):
    english = world.translate(world.o43)
    api(f"disclosures/{english.pk}/", status=404)
    english.title = "Report on integrity measures"
    english.save_revision().publish()
    answer = api(f"disclosures/{english.pk}/?lang=th")
    assert answer["id"] == world.o43.pk
    answer = api(f"disclosures/{world.o43.pk}/?lang=en")
    assert answer["id"] == english.pk
    assert answer["language"] == "en"
    assert answer["available_languages"] == ["th", "en"]


@pytest.fixture
def private_document(world):
    closed = Collection.get_first_root_node().add_child(name="ภายใน")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    return DocumentFactory(collection=closed)


def test_a_file_that_nobody_may_have_counts_for_none(api, world, private_document):
    page = world.fill("O2", announcement(private_document.pk))
    gone = DocumentFactory()
    deleted = world.fill("O1", announcement(gone.pk))
    gone.delete()
    found = {one["id"] for one in api("disclosures/?has_file=true")["results"]}
    assert found == {world.o43.pk}
    without = {one["id"] for one in api("disclosures/?has_file=false")["results"]}
    assert without == {page.pk, deleted.pk}


def test_a_kind_of_document_is_that_of_a_public_one(api, world, private_document):
    def listed(*files):
        return {"title": "", "kind": "plan", "files": [one.pk for one in files]}

    items = [listed(private_document), listed(), listed(world.document) | {"kind": "report"}]
    world.fill("O2", stream("documents", {"heading": "", "items": items}))
    assert api("documents/?kind=plan")["count"] == 0
    assert api("disclosures/?document_kind=plan")["count"] == 0
    assert api("disclosures/?document_kind=report")["count"] == 1


@pytest.mark.parametrize("number", [1, 4])
def test_files_are_asked_for_once(api, world, number, django_assert_max_num_queries):
    for code in range(1, number + 1):
        world.fill(f"O{code}", announcement(DocumentFactory().pk))
    api("disclosures/?has_file=false")  # what is public now is noticed by the first to ask
    with django_assert_max_num_queries(8):
        assert api("disclosures/?has_file=true")["count"] == number + 1
