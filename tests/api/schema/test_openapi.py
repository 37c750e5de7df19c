"""The schema is valid OpenAPI 3.1, and every answer is of the form it promises."""

import json

import pytest
from jsonschema import Draft202012Validator

from oit_pages.api.schema import openapi
from oit_pages.blocks.body import IndicatorBody

BY_FORM = {
    "": "Entrance",
    "profile/": "Profile",
    "names/": "Names",
    "years/": "YearList",
    "years/2564/": "YearTree",
    "years/2564/indicators/O43/": "Indicator",
    "years/2564/indicators/O1/": "Indicator",
    "disclosures/": "DisclosureList",
    "disclosures/?body=true": "DisclosureList",
    "documents/": "DocumentList",
    "tables/": "TableList",
    "catalogue/": "Catalogue",
    "find-page/?path=/transparency/oit-2564/": "FoundPage",
    "years/2565/": "Problem",
    "years/?bogus=1": "Problem",
}


@pytest.fixture
def schema(api):
    return api("schema/")


def validator(schema, form):
    return Draft202012Validator(
        {"$ref": f"#/components/schemas/{form}", "components": schema["components"]}
    )


def test_the_schema_says_what_it_is(schema):
    assert schema["openapi"].startswith("3.1")
    assert schema["servers"] == [{"url": "http://testserver/api/oit/v1"}]
    others = {
        path: set(methods) for path, methods in schema["paths"].items() if "get" not in methods
    }
    assert others == {"/visits/": {"post"}}
    assert all(len(methods) == 1 for methods in schema["paths"].values())


def test_every_answer_of_ours_is_typed(schema):
    for path, methods in schema["paths"].items():
        if "get" not in methods:  # it is told something, and says nothing
            continue
        answers = methods["get"]["responses"]
        for media_type, content in answers["200"]["content"].items():
            if media_type.endswith("json"):
                assert set(content["schema"]) == {"$ref"}, path
        assert answers["400"]["content"] == {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
        }


def test_the_body_is_told_apart_by_type(schema):
    union = schema["components"]["schemas"]["Block"]
    assert set(union["discriminator"]["mapping"]) == set(IndicatorBody().child_blocks)
    assert len(union["oneOf"]) == len(union["discriminator"]["mapping"])


def test_a_tables_schema_is_of_the_form_promised(api, schema):
    for table in api("tables/")["results"]:
        validator(schema, "TableSchema").validate(api(table["schema_url"]))


def test_no_form_is_left_open(schema):
    """Every member of every form says what it is."""

    def open_members(form):
        for name, one in form.get("properties", {}).items():
            if not {"$ref", "type", "enum", "oneOf", "allOf", "const", "anyOf"} & set(one):
                yield name
            yield from open_members(one)

    found = {
        name: members
        for name, form in schema["components"]["schemas"].items()
        if (members := list(open_members(form)))
    }
    assert found == {}


def test_the_schema_makes_no_warnings(capsys):
    openapi._schema.cache_clear()
    openapi._schema()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("address", "form"), BY_FORM.items())
def test_answers_are_of_the_form_promised(api, schema, address, form):
    answer = json.loads(api.response(address).content)
    errors = [
        f"{'/'.join(map(str, error.path))}: {error.message[:300]}"
        for error in validator(schema, form).iter_errors(answer)
    ]
    assert errors == []
