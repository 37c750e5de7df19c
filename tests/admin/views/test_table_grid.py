"""The grid's questions: how cells are read, which columns a pasted table has."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory

MEASURES = "integrity-measures-implementation"


def ask(client, name, data):
    return client.post(reverse(name), json.dumps(data), content_type="application/json")


@pytest.fixture
def officer(home, client):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def test_cells_are_read_as_the_form_reads_them(officer):
    cells = [["period", "ต.ค. ๖๓ - มี.ค. ๖๔"], ["period", "ตลอดไป"], ["measure", "ก"]]
    answer = ask(officer, "oit_pages_read_cells", {"columnSet": MEASURES, "cells": cells}).json()
    assert answer["cells"][0] == ["ต.ค. 2563 – มี.ค. 2564", []]
    assert answer["cells"][1][0] == "ตลอดไป"
    assert len(answer["cells"][1][1]) == 1
    assert answer["cells"][2] == ["ก", []]


def test_columns_are_matched(officer):
    rows = [["มาตรการ", "ผู้รับผิดชอบ", "ลายมือชื่อ", "ผลการดำเนินการ"], ["ก", "ข", "ค", "ง"]]
    answer = ask(officer, "oit_pages_match_table", {"columnSets": [MEASURES], "rows": rows}).json()
    assert answer["headings"] == 1
    assert [one and one[0] for one in answer["columns"]] == ["measure", "units", None, "results"]


def test_rows_of_totals_are_told_as_in_files(officer):
    rows = [["มาตรการ", "ผู้รับผิดชอบ"], ["ก", "ข"]]
    starts = ["มาตรการ", "รวมพลังต้านโกง", "รวมทั้งสิ้น ๒ โครงการ", "", "รวม"]
    asked = {"columnSets": [MEASURES], "rows": rows, "starts": starts}
    assert ask(officer, "oit_pages_match_table", asked).json()["totals"] == [2, 4]
    del asked["starts"]
    assert ask(officer, "oit_pages_match_table", asked).json()["totals"] == []


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("oit_pages_read_cells", {}),
        ("oit_pages_read_cells", {"columnSet": "no-such-set", "cells": [["a", "b"]]}),
        ("oit_pages_read_cells", {"columnSet": MEASURES, "cells": [["no_such", "b"]]}),
        ("oit_pages_read_cells", {"columnSet": MEASURES, "cells": [["period", 5]]}),
        ("oit_pages_read_cells", {"columnSet": MEASURES, "cells": [["period", "ก"]] * 2_001}),
        ("oit_pages_match_table", {"columnSets": [], "rows": [["ก"]]}),
        ("oit_pages_match_table", {"columnSets": [MEASURES], "rows": []}),
        ("oit_pages_match_table", {"columnSets": [MEASURES], "rows": [["ก"]] * 100}),
        ("oit_pages_match_table", {"columnSets": [MEASURES], "rows": [[5]]}),
        ("oit_pages_match_table", {"columnSets": [MEASURES], "rows": [["ก"]], "starts": [5]}),
    ],
)
def test_what_no_grid_asks_is_a_bad_request(officer, name, asked):
    assert ask(officer, name, asked).status_code == 400


@pytest.mark.parametrize("name", ["oit_pages_read_cells", "oit_pages_match_table"])
class TestRights:
    def test_nobody_asks_without_the_token_of_the_form(self, home, name):
        guarded = Client(enforce_csrf_checks=True)
        guarded.force_login(UserFactory(is_superuser=True, is_staff=True))
        assert ask(guarded, name, {}).status_code == 403

    def test_only_whoever_may_write_pages(self, home, client, name):
        user = UserFactory()
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(user)
        # Wagtail's admin answers a refusal with a way back to where the user may be.
        assert ask(client, name, {}).status_code in (302, 403)

    def test_a_page_is_not_shown(self, officer, name):
        assert officer.get(reverse(name)).status_code == 405
