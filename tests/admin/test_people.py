"""The screen on which people attest, declare and take back."""

import pytest
from django.contrib.auth.models import Permission

from oit_pages.models import Declaration, IndicatorResult
from tests.factories import fill, text

NOTE = "ตรวจดูหน้าเว็บแล้ว"


@pytest.fixture
def o3(year_page):
    """Free text: whether it explains the powers is for a person to say."""
    fill(year_page, "O3", text("<p>องค์การบริหารส่วนตำบลมีอำนาจหน้าที่ดูแลทางน้ำและทางบก</p>"))
    result = IndicatorResult.objects.get(year_page=year_page, code="O3")
    return next(
        one["requirement"]
        for one in result.findings["requirements"]
        if one["outcome"] == "needs_person"
    )


@pytest.fixture
def officer(clerk):
    names = ["attest_requirement", "declare_not_applicable"]
    clerk.user_permissions.set(Permission.objects.filter(codename__in=names))
    return clerk


def address(year_page, code="O3"):
    return f"/admin/oit/declare/{year_page.pk}/{code}/"


def test_attest_then_withdraw(year_page, o3, client, officer):
    client.force_login(officer)
    shown = client.get(address(year_page)).content.decode()
    assert f'data-oit-requirement="{o3}"' in shown
    data = {"do": "attest", "requirement": o3, "note": NOTE}
    shown = client.post(address(year_page), data, follow=True).content.decode()
    made = Declaration.objects.get()
    assert (made.requirement, made.made_by) == (o3, officer)
    assert NOTE in shown
    assert "ไม่มีข้อที่รอพิจารณา" in shown
    client.post(address(year_page), {"do": "withdraw", "declaration": made.pk})
    made.refresh_from_db()
    assert made.withdrawn_at is not None


def test_a_note_is_asked_for_and_nothing_typed_is_lost(year_page, o3, client, officer):
    client.force_login(officer)
    data = {"do": "attest", "requirement": o3, "note": " "}
    answer = client.post(address(year_page), data)
    assert answer.status_code == 200
    assert "หมายเหตุ" in answer.content.decode()
    data = {"do": "attest", "requirement": "no-such", "note": NOTE}
    client.post(address(year_page), data)
    assert not Declaration.objects.exists()


def test_a_note_may_hold_what_no_database_takes(year_page, o3, client, officer):
    client.force_login(officer)
    data = {"do": "attest", "requirement": o3, "note": f"\x00{NOTE}"}
    assert client.post(address(year_page), data).status_code == 302
    assert Declaration.objects.get().note == NOTE


def test_not_applicable_shows_in_the_report(year_page, client, officer):
    client.force_login(officer)
    client.post(address(year_page, "O26"), {"do": "exempt", "note": "ไม่มีกิจกรรมนี้"})
    assert IndicatorResult.objects.get(code="O26").outcome == "not_applicable"
    shown = client.get("/admin/reports/oit/", {"outcome": "not_applicable"}).content.decode()
    assert "O26" in shown
    assert "/O25/" not in shown


@pytest.mark.parametrize("doing", ["attest", "exempt"])
def test_only_with_the_permission(year_page, o3, client, clerk, doing):
    client.force_login(clerk)
    shown = client.get(address(year_page)).content.decode()
    assert 'name="note"' not in shown
    client.post(address(year_page), {"do": doing, "requirement": o3, "note": NOTE})
    assert not Declaration.objects.exists()


def test_withdrawing_needs_it_too(year_page, o3, client, officer, django_user_model):
    client.force_login(officer)
    client.post(address(year_page), {"do": "attest", "requirement": o3, "note": NOTE})
    officer.user_permissions.clear()
    made = Declaration.objects.get()
    client.post(address(year_page), {"do": "withdraw", "declaration": made.pk})
    made.refresh_from_db()
    assert made.withdrawn_at is None


def test_only_of_ones_own_municipality(neighbour, client, officer):
    client.force_login(officer)
    assert client.get(address(neighbour)).status_code == 404
    data = {"do": "exempt", "note": NOTE}
    assert client.post(address(neighbour, "O26"), data).status_code == 404
    assert not Declaration.objects.exists()


@pytest.mark.parametrize("data", [{}, {"do": "delete"}, {"do": "withdraw", "declaration": "x"}])
def test_what_it_does_not_know_is_not_found(year_page, client, officer, data):
    client.force_login(officer)
    assert client.post(address(year_page), data).status_code == 404


def test_the_panel_leads_there(year_page, o3, client, officer):
    client.force_login(officer)
    page = IndicatorResult.objects.get(code="O3").page
    shown = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert address(year_page) in shown


def test_permissions_are_offered_for_groups(client, webmaster):
    client.force_login(webmaster)
    shown = client.get("/admin/groups/new/").content.decode()
    for codename in ("attest_requirement", "declare_not_applicable", "publish_incomplete"):
        assert f'value="{Permission.objects.get(codename=codename).pk}"' in shown
