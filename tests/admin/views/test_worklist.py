"""The worklist on a screen and as a workbook: narrowed to a unit or a person."""

import io

import openpyxl
import pytest
from django.urls import reverse

from oit_pages.actions.hand_out import Handing, hand_out
from tests.factories import MemberFactory, UnitFactory

URL = reverse("oit_pages_worklist")


@pytest.fixture
def member(filled, municipality):
    unit = UnitFactory(municipality=municipality, name_th="กองคลัง")
    member = MemberFactory(year_page=filled, unit=unit)
    hand_out(filled, ["powers-and-duties"], Handing(member=member))
    hand_out(filled, ["executives"], Handing(unit=unit))
    return member


def codes(client, **asked):
    return [one.code for one, _left in client.get(URL, asked).context["rows"]]


def test_narrows(member, client, clerk):
    client.force_login(clerk)
    assert len(codes(client)) == 42
    assert codes(client, unit=member.unit.pk) == ["O2"]
    assert codes(client, member=member.pk) == ["O2", "O3"]
    assert len(codes(client, member="-")) == 41
    assert len(codes(client, unit="-")) == 41
    assert len(codes(client, unit="9999", member="x")) == 42


def test_a_workbook(member, client, clerk):
    client.force_login(clerk)
    answer = client.get(URL, {"member": member.pk, "export": "xlsx"})
    (sheet,) = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    start = next(number for number, row in enumerate(rows) if row[0] == "รหัส")
    assert [row[0] for row in rows[start + 1 :]] == ["O2", "O3"]
    assert rows[start][2] == "สิ่งที่ต้องทำก่อน"


def test_another_municipalitys_is_not_there(member, neighbour, client, clerk):
    client.force_login(clerk)
    assert client.get(URL, {"year_page": neighbour.pk}).status_code == 404


def test_queries(member, client, clerk, django_assert_max_num_queries):
    client.force_login(clerk)
    client.get(URL)
    with django_assert_max_num_queries(16):
        client.get(URL)
