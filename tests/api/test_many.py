"""One among many: what one municipality's answer costs does not grow with the others."""

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.many import judged, municipalities

pytestmark = pytest.mark.xdist_group("many")

#: Only PostgreSQL says how it finds them.
MANY = 1000 if connection.vendor == "postgresql" else 60
ADDRESSES = {
    "tree": "years/2564/",
    "detail": "years/2564/indicators/O1/",
    "list": "disclosures/",
    "list with bodies": "disclosures/?body=true&code=O1",
    "search": "disclosures/?search=o1",
    "documents": "documents/",
    "tables": "tables/",
    "find page": "find-page/?path=/transparency/oit-2564/",
    "profile": "profile/",
}


@pytest.fixture(scope="module")
def many(django_db_setup, django_db_blocker):
    """Built once for the module, in a transaction that is undone after it."""
    from django.db import transaction

    from tests.api.world import build

    outer = transaction.atomic()
    with django_db_blocker.unblock():
        outer.__enter__()
        build()
        judged(municipalities(MANY), runs=1)
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def asked(many, db, client):
    def ask(address, host="m50.example"):
        cache.clear()
        client.get("/api/oit/v1/years/", headers={"host": host})
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"/api/oit/v1/{address}", headers={"host": host})
            assert response.status_code == 200, response.content[:300]
        return response, [one["sql"] for one in queries if one["sql"].startswith("SELECT")]

    return ask


def scans(sql: str) -> list[str]:
    """The whole tables that a query reads through from end to end to find what it gives."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        (plan,) = cursor.fetchone()
    plan = json.loads(plan) if isinstance(plan, str) else plan
    nodes, found = [plan[0]["Plan"]], []
    while nodes:
        node = nodes.pop()
        nodes += node.get("Plans", ())
        if node["Node Type"] == "Seq Scan":
            found.append(node["Relation Name"])
    return found


@pytest.mark.parametrize("what", ADDRESSES)
def test_pages_are_found_by_an_index(asked, what):
    _response, queries = asked(ADDRESSES[what])
    assert queries
    if connection.vendor != "postgresql":
        assert len(queries) <= 12
        return
    for sql in queries:
        assert not {"wagtailcore_page", "oit_pages_indicatorpage"} & set(scans(sql)), sql


@pytest.mark.parametrize(
    "address", ["", "?province=จังหวัด 7", "?find=เทศบาล", "?export=csv"], ids=str
)
def test_the_hosts_board_reads_no_page_from_end_to_end(many, db, admin_client, address):
    """It tells of all of them, out of the small tables that say how they stand."""
    admin_client.get("/admin/")
    with CaptureQueriesContext(connection) as queries:
        response = admin_client.get(f"/admin/reports/oit/municipalities/{address}")
        told = response.getvalue() if response.streaming else response.content
    assert response.status_code == 200
    assert "เทศบาลที่ 7".encode() in told
    # What names no table of ours (the pages at the root, for the menu) is Wagtail's own frame.
    asked = [one["sql"] for one in queries if one["sql"].startswith("SELECT")]
    asked = [sql for sql in asked if '"oit_pages_' in sql]
    assert any("oit_pages_readiness" in sql for sql in asked)
    if connection.vendor != "postgresql":
        assert len(asked) <= 30
        return
    for sql in asked:
        assert not {"wagtailcore_page", "oit_pages_indicatorpage"} & set(scans(sql)), sql


def test_an_answer_is_the_municipalitys_own(asked):
    response, _queries = asked("disclosures/?limit=200")
    mine = {one["id"] for one in response.json()["results"]}
    response, _queries = asked("disclosures/?limit=200", "m51.example")
    other = {one["id"] for one in response.json()["results"]}
    assert mine
    assert not mine & other
