"""The screen that hands out the work, and the one that fills the working group."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import escape

from oit_pages.models import Assignment, GroupMember, IndicatorPage
from tests.actions.test_fill_group import order
from tests.factories import MemberFactory, UnitFactory, fill


@pytest.fixture
def unit(municipality):
    return UnitFactory(municipality=municipality, name_th="กองคลัง")


def url(year_page, name="hand_out"):
    return reverse(f"oit_pages_{name}", args=[year_page.pk])


def test_what_is_ticked_is_given(year_page, unit, client, clerk):
    member = MemberFactory(year_page=year_page)
    client.force_login(clerk)
    data = {
        "do": "assign",
        "subject": ["executives"],
        "unit": unit.pk,
        "member": member.pk,
        "due": "31 มีนาคม ๒๕๖๔",
    }
    assert client.post(url(year_page), data).status_code == 302
    one = Assignment.objects.get()
    assert (one.subject, one.member, one.due) == ("executives", member, date(2021, 3, 31))
    assert IndicatorPage.objects.get(responsible_unit=unit).subject == "executives"


def test_all_of_a_unit(year_page, unit, client, clerk):
    IndicatorPage.objects.filter(subject__in=["executives", "law"]).update(responsible_unit=unit)
    mine = IndicatorPage.objects.filter(responsible_unit=unit).count()
    client.force_login(clerk)
    client.post(url(year_page), {"do": "assign", "of_unit": unit.pk, "due": "31/3/2564"})
    assert Assignment.objects.count() == mine
    client.post(url(year_page), {"do": "assign", "of_unit": "-", "due": "1/4/2564"})
    assert Assignment.objects.count() == 43


def test_a_day_that_is_none_loses_no_tick(year_page, client, clerk):
    client.force_login(clerk)
    data = {"do": "assign", "subject": ["executives"], "due": "31 กุมภาพันธ์ 2564"}
    answer = client.post(url(year_page), data)
    assert answer.status_code == 200
    assert [one.code for one, ticked in answer.context["rows"] if ticked] == ["O2"]
    assert "31 กุมภาพันธ์ 2564" in answer.content.decode()
    assert "error-message" in answer.content.decode()
    assert not Assignment.objects.exists()


@pytest.mark.parametrize("data", [{"subject": ["executives"]}, {"due": "1/4/2564"}])
def test_half_of_it_is_said(year_page, client, clerk, data):
    client.force_login(clerk)
    answer = client.post(url(year_page), {"do": "assign", **data})
    assert "อย่างน้อยหนึ่งอย่าง" in answer.content.decode()


def test_units_and_members_of_others_are_not_to_choose(year_page, neighbour, client, webmaster):
    above = neighbour.get_parent().specific
    other = UnitFactory(municipality=above)
    member = MemberFactory(year_page=neighbour)
    client.force_login(webmaster)
    for given in ({"unit": other.pk}, {"member": member.pk}):
        data = {"do": "assign", "subject": ["executives"], **given}
        assert client.post(url(year_page), data).status_code == 200
    assert not Assignment.objects.exists()


def test_the_announcement_goes_to_a_page_of_the_year_alone(
    year_page, unit, neighbour, client, webmaster
):
    client.force_login(webmaster)
    client.post(url(year_page), {"do": "assign", "subject": ["executives"], "unit": unit.pk})
    elsewhere = IndicatorPage.objects.descendant_of(neighbour).first()
    data = {"do": "announce", "page": elsewhere.pk}
    assert client.post(url(year_page), data).status_code == 404
    page = IndicatorPage.objects.descendant_of(year_page).get(subject="integrity-measures")
    for said in ("ร่างประกาศแล้ว", "ไม่มีการเปลี่ยนแปลง"):
        answer = client.post(url(year_page), {"do": "announce", "page": page.pk}, follow=True)
        assert said in answer.content.decode()


def test_a_reader_of_the_year_hands_out_nothing(year_page, client, clerk):
    clerk.groups.get().page_permissions.all().delete()
    client.force_login(clerk)
    for name in ("hand_out", "working_group"):
        assert client.get(url(year_page, name)).status_code in {302, 403, 404}


def test_the_group_is_shown_then_filled(year_page, client, clerk):
    fill(year_page, "O43", order(), publish=False)
    client.force_login(clerk)
    answer = client.get(url(year_page, "working_group"))
    (found,) = answer.context["orders"]
    assert escape(found.appointed[0].name) in answer.content.decode()
    data = {"page": found.page.pk, "block": found.block}
    for said in ("เพิ่มแล้ว 2 คน", "ครบแล้ว"):
        answer = client.post(url(year_page, "working_group"), data, follow=True)
        assert said in answer.content.decode()
    assert GroupMember.objects.count() == 2
    answer = client.post(url(year_page, "working_group"), {"page": "x"}, follow=True)
    assert "ไม่พบคำสั่ง" in answer.content.decode()
