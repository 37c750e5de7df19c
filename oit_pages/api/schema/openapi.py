"""The schema of this API alone, whatever else the site serves.

Blocks are described from the stream's own definition: a block that is added is in the
schema, in the TypeScript client and in the tests without another line.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import override
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.settings import patched_settings

from oit_pages import __version__
from oit_pages.api.open_data import serializers
from oit_pages.api.schema import block_schemas

#: Addresses that end as a file's name does.
_FILE = re.compile(r"\.[a-z]+/?$")

DESCRIPTION = """\
What a municipality discloses for the integrity and transparency assessment (OIT), for
anybody to read. Nothing can be written here, but that a page was looked at.

* Days are ISO 8601 of the Christian era, with the Thai wording beside them.
* Fiscal years are of the Buddhist era: 2564 is 1 October 2020 to 30 September 2021.
* Ask for a language with `lang` or `Accept-Language`; what is not translated comes in Thai,
  and `language` says so.
* Addresses that begin with `/` are on the host of this API.
* Answers have an `ETag`; send it back in `If-None-Match` and an unchanged answer is 304.
* Errors are problem details (RFC 9457) with a `code` that never changes.
"""

SETTINGS = {
    "OAS_VERSION": "3.1.0",
    "TITLE": "OIT disclosures",
    "DESCRIPTION": DESCRIPTION,
    "VERSION": __version__,
    "COMPONENT_SPLIT_REQUEST": False,
    "SORT_OPERATIONS": False,
    "DISABLE_ERRORS_AND_WARNINGS": False,
    "PREPROCESSING_HOOKS": ["oit_pages.api.schema.openapi.one_of_each"],
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums"],
    "ENUM_NAME_OVERRIDES": {
        "FoundPageType": "oit_pages.api.find_page.serializers.TYPES",
        "DisclosureType": "oit_pages.api.disclosures.serializers.TYPES",
        "Outcome": "oit_pages.models.Outcome",
    },
    "SERVERS": [],
    "SECURITY": [],
    "AUTHENTICATION_WHITELIST": [],
    "SCHEMA_PATH_PREFIX": "",
    "SCHEMA_PATH_PREFIX_TRIM": False,
    "CAMELIZE_NAMES": False,
    "EXTERNAL_DOCS": {},
    "TAGS": [],
}


#: From an answer to the next question: operation → operation, with what to ask it for.
_FIRST_TABLE = {
    "page_id": "$response.body#/results/0/page/id",
    "block": "$response.body#/results/0/block",
}
LINKS: list[tuple[str, str, dict[str, str]]] = [
    ("listYears", "readYear", {"year": "$response.body#/years/0/year"}),
    ("listYears", "readScorecard", {"year": "$response.body#/years/0/year"}),
    ("listYears", "readYearPackage", {"year": "$response.body#/years/0/year"}),
    (
        "readYear",
        "readIndicator",
        {
            "year": "$response.body#/year",
            "key": "$response.body#/pillars/0/sections/0/topics/0/indicators/0/code",
        },
    ),
    (
        "readIndicator",
        "listDisclosures",
        {"year": "$response.body#/year", "code": "$response.body#/code"},
    ),
    ("listDisclosures", "readDisclosure", {"page_id": "$response.body#/results/0/id"}),
    ("listDocuments", "readDisclosure", {"page_id": "$response.body#/results/0/used_by/0/page"}),
    ("listTables", "readTable", _FIRST_TABLE),
    ("listTables", "readTableSchema", _FIRST_TABLE),
    ("listTables", "readTableAsCsv", _FIRST_TABLE),
    ("listTables", "readTableAsXlsx", _FIRST_TABLE),
]


def schema(base: str) -> dict[str, Any]:
    """The schema of the API that is mounted at this address."""
    return {**_schema(), "servers": [{"url": base.rstrip("/")}]}


@lru_cache(maxsize=1)
def _schema() -> Mapping[str, Any]:
    """Made once a process; what it says changes only with the code."""
    # Descriptions are in one language, whoever asks first.
    with patched_settings(SETTINGS), override("en"):
        made = SchemaGenerator(urlconf="oit_pages.api.routes").get_schema(public=True)
    made["components"]["schemas"].update(block_schemas.components())
    made["components"]["schemas"].update(serializers.components)
    operations = {
        operation["operationId"]: operation
        for methods in made["paths"].values()
        for operation in methods.values()
    }
    for here, there, parameters in LINKS:
        answer = operations[here]["responses"]["200"]
        link = {"operationId": there, "parameters": parameters}
        answer.setdefault("links", {})[there] = link
    return made


def one_of_each(endpoints: list[tuple], **_kwargs: Any) -> list[tuple]:
    """The form of each address that we give: a file's without a slash, else with one."""
    return [one for one in endpoints if one[0].endswith("/") != bool(_FILE.search(one[0]))]
