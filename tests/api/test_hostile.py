"""Schemathesis: whatever is asked, no fault of ours, and answers of the form promised.

Bounded, and the same in every run: no database of examples, and few for each address.
OIT_API_EXAMPLES asks for more.
"""

import json
import os
from collections import Counter
from urllib.parse import quote

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)
from wagtail.models import Page

from tests.api.world import announcement, measures, text
from tests.effort import brief

EXAMPLES = int(os.environ.get("OIT_API_EXAMPLES", "8"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
HOSTILE = [
    "",
    " ",
    "\x00",
    "\x1f",
    "'",
    '"',
    "\\",
    "%",
    "_",
    "*",
    "' OR 1=1 --",
    "NEAR(",
    '"a" AND',
    "a OR",
    "-",
    "^",
    "(",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "${jndi:x}",
    "999999999999999999999999",
    "-1",
    "1e9",
    "NaN",
    "๒๕๖๔",
    "٢٠٢١-٠٣-٢٥",
    "ก" * 600,
    "\ud7ff\U0010ffff",
    "กำ\u0e4d\u0e32\u200b",
    "0000-00-00",
    "2564-02-30",
    "9999-12-31T23:59:60Z",
    "2021-03-25T00:00:00+99:99",
    "0001-01-01T00:00:00",
    "9999-12-31T23:59:59-05:00",
    "//[",
    "https://[::1",
    "true\n",
]


@pytest.fixture
def open_connection():
    """As Django's own test client does: the end of a request is not the end of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def schema(world, open_connection):
    world.fill("O1", text("<p>โครงสร้าง</p>"), measures(2), announcement(world.document.pk))
    return schemathesis.openapi.from_wsgi("/api/oit/v1/schema/", get_wsgi_application())


def test_the_schema_is_valid(schema):
    schema.validate()


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_requests_of_every_kind(schema, mode):
    seen = Counter()
    for result in schema.get_all_operations():
        _attack(result.ok(), mode, seen)
    assert seen[200] or mode is GenerationMode.NEGATIVE
    assert not [status for status in seen if status >= 500]


def _attack(operation, mode, seen):
    @BOUNDED
    @given(case=operation.as_strategy(generation_mode=mode))
    def attack(case):
        response = case.call()
        seen[response.status_code] += 1
        case.validate_response(response, checks=CHECKS)

    attack()


def test_one_question_after_another(schema):
    """From each answer to what it links to."""

    class Reader(schema.as_state_machine()):
        def validate_response(self, response, case, *args, **kwargs):
            case.validate_response(response, checks=CHECKS)

    Reader.run(settings=settings(BOUNDED, stateful_step_count=6))


def test_hostile_strings_in_every_parameter(api, schema):
    seen, parameters = Counter(), 0
    for path, methods in schema.raw_schema["paths"].items():
        for parameter in methods.get("get", {}).get("parameters", ()):
            parameters += 1
            for number, string in enumerate(HOSTILE):
                if brief() and (number + parameters) % 5:
                    continue  # each of them, and each parameter, not each in each
                address = path.format(year="2564", key="O43", page_id="1", block="x").lstrip("/")
                if parameter["in"] == "path":
                    values = {"year": "2564", "key": "O43", "page_id": "1", "block": "x"}
                    values[parameter["name"]] = quote(string, safe="")
                    address = path.format(**values).lstrip("/")
                    response = api.response(address)
                else:
                    response = api.response(address, data={parameter["name"]: string})
                seen[response.status_code] += 1
                assert response.status_code in (200, 301, 400, 403, 404), (path, string)
                if response.status_code >= 400:
                    assert response["Content-Type"] == "application/problem+json"
    assert seen[200]
    assert seen[400]


def plain(page):
    page.refresh_from_db()
    return Client().get(Page.objects.get(pk=page.pk).get_url()).content.decode()


def test_a_tag_that_vanishes_leaves_no_tag_behind(api, world):
    """Issue 9, 6: raw HTML in the database is not served as script. An image that is gone is
    taken out of the text: what stood around it may become a link of its own."""
    hostile = '<p><<embed embedtype="image" id="99999"/>a href="javascript:alert(1)">x</a></p>'
    page = world.fill("O2", text(hostile))
    body = json.dumps(api(f"disclosures/{page.pk}/")["body"])
    assert "javascript:" not in body
    assert 'href="javascript:' not in plain(page)
