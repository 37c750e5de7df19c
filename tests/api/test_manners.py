"""Small things that a client meets with: links, empty values, unknown values, languages."""

import json
import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.core.cache import cache
from wagtail.coreutils import get_content_languages
from wagtail.models import Page, Site

from oit_pages.api.schema import openapi
from tests.api.world import municipality_below, published_year, stream, text
from tests.factories import months


def addresses(answer):
    """Every address of this API in an answer."""
    if isinstance(answer, dict):
        for value in answer.values():
            yield from addresses(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from addresses(value)
    elif isinstance(answer, str) and "/api/oit/v1/" in answer:
        yield answer


@pytest.mark.parametrize(
    "address",
    ["", "profile/", "years/", "years/2564/", "years/2564/indicators/O43/", "disclosures/",
     "documents/", "tables/", "find-page/?path=/transparency/oit-2564/"],
)  # fmt: skip
def test_links_keep_the_language_and_the_site(api, world, address):
    world.fill("O1", text("<p>ก</p>"))
    mark = "&" if "?" in address else "?"
    answer = api(f"{address}{mark}lang=en&site=testserver")
    found = list(addresses(answer))
    assert found
    for one in found:
        assert "lang=en" in one, one
        assert "site=testserver" in one, one
        expected = 400 if "find-page" in one else 200  # it must be told what to find
        assert api.response(one).status_code == expected, one
    assert not [one for one in addresses(api(address)) if "lang=" in one]


def test_a_link_leads_to_the_site_that_was_named(api, world):
    index = municipality_below(Page.get_first_root_node(), "other", "ทุ่งอื่น")[1]
    published_year(index, 2563)
    Site.objects.create(hostname="other.example", root_page=index.get_parent(), site_name="o")
    years = api("years/?site=other.example")["years"]
    assert [one["year"] for one in years] == [2563]
    assert api(years[0]["api_url"])["year"] == 2563


def test_names_of_things_are_the_same_in_every_language(api, world):
    thai, english = (api(f"catalogue/?lang={one}") for one in ("th", "en"))
    assert thai["@id"] == english["@id"]
    assert [one["@id"] for one in thai["dcat:dataset"]] == [
        one["@id"] for one in english["dcat:dataset"]
    ]


@pytest.mark.parametrize(
    "name",
    ["site", "lang", "ordering", "limit", "offset", "body", "year", "search", "subject", "code",
     "section", "document_kind", "language", "has_table", "updated_since"],
)  # fmt: skip
def test_an_empty_value_is_none(api, world, name):
    plain = api("disclosures/")
    assert api(f"disclosures/?{name}=") == plain
    api("disclosures/?bogus=", status=400)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("disclosures/?subject=organization-structure", "subject"),
        ("disclosures/?section=nine", "section"),
        ("disclosures/?code=O", "code"),
        ("disclosures/?document_kind=plans", "document_kind"),
        ("disclosures/?language=xx", "language"),
        ("tables/?column_set=complaints", "column_set"),
        ("documents/?kind=plans", "kind"),
        ("documents/?subject=x", "subject"),
    ],
)
def test_a_value_that_nothing_can_have_is_refused(api, address, name):
    problem = api(address, status=400)
    assert [one["name"] for one in problem["parameters"]] == [name]
    told = problem["parameters"][0]["errors"][0]
    assert told.startswith(("Give one of: ", "Write it as here: "))


@pytest.mark.parametrize("address", ["years/", "years/2564/data.zip", "preview/", "docs/"])
@pytest.mark.parametrize("method", ["TRACE", "PROPFIND", "CONNECT"])
def test_methods_that_are_not_there(api, address, method):
    response = api.client.generic(method, f"/api/oit/v1/{address}")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response["Content-Type"] == "application/problem+json"


def test_a_problem_says_which_language_it_is_in(api):
    assert api.response("years/?bogus=1")["Content-Language"] == "en"
    assert api.response("years/?bogus=1&lang=th")["Content-Language"] == "th"
    thai = api.response("years/9/", headers={"Accept-Language": "th"})
    assert thai["Content-Language"] == "th"


def test_a_site_in_thai_alone_answers_in_thai(api, world, settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("th", "ไทย")]
    get_content_languages.cache_clear()
    openapi._schema.cache_clear()
    try:
        answer = api("years/2564/indicators/O43/?lang=en")
        assert answer["language"] == "th"
        assert answer["title"]["en"]
        assert api("disclosures/?lang=en")["results"][0]["language"] == "th"
        assert api.response("years/2564/indicators/O43/?lang=en")["Content-Language"] == "th"
        assert "Known languages" in str(api("years/?lang=de", status=400))
    finally:
        get_content_languages.cache_clear()
        openapi._schema.cache_clear()


@pytest.mark.parametrize("first", ["th", "en"])
def test_the_schema_is_english_whoever_asks_first(api, first):
    openapi._schema.cache_clear()
    cache.clear()
    response = api.response("schema/", headers={"Accept-Language": first})
    assert response["Content-Language"] == "en"
    told = json.dumps(response.json()["paths"]["/disclosures/"], ensure_ascii=False)
    assert "Fiscal year of the Buddhist era." in told
    assert not any("ก" <= letter <= "๛" for letter in told)
    assert response.json()["servers"] == [{"url": "http://testserver/api/oit/v1"}]


def test_tables_say_which_month_and_period_they_are_about(api, world):
    rows = {"caption": "สถิติ", "rows": []}
    monthly = {**rows, "month": date(2021, 3, 1)}
    half = {**rows, "period": months("2020-10", "2021-03")}
    world.fill(
        "O1",
        stream("table_complaint_statistics", monthly),
        stream("table_complaint_statistics", half),
        stream("table_complaint_statistics", rows),
    )
    listed = api("tables/?code=O1")["results"]
    for entry in (*listed, *(api(one["json_url"]) for one in listed)):
        assert {"month", "period"} <= set(entry)
    assert listed[0]["month"] == {"date": "2021-03-01", "text_th": "มีนาคม 2564"}
    spans = [one["period"] and (one["period"]["start"], one["period"]["end"]) for one in listed]
    assert spans == [("2021-03-01", "2021-03-31"), ("2020-10-01", "2021-03-31"), None]
    found = api("catalogue/")["dcat:dataset"][1]["dct:temporal"]
    assert found["dcat:endDate"]["@value"] == "2021-03-31"


LICENCE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}


@pytest.mark.parametrize("licence", [None, LICENCE])
def test_open_data_say_under_which_terms(api, world, settings, licence):
    settings.OIT_PAGES = {**settings.OIT_PAGES, "OPEN_DATA_LICENCE": licence}
    content = b"".join(api.response("years/2564/data.zip").streaming_content)
    described = json.loads(zipfile.ZipFile(BytesIO(content)).read("datapackage.json"))
    catalogue = api("catalogue/")
    if licence is None:
        assert "licenses" not in described
        assert "dct:license" not in json.dumps(catalogue["dcat:dataset"])
        return
    assert described["licenses"] == [licence]
    for dataset in catalogue["dcat:dataset"]:
        for one in (catalogue, dataset, *dataset["dcat:distribution"]):
            assert one["dct:license"] == {"@id": licence["path"]}
