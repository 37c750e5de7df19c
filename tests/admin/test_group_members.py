"""The working group as a register: everybody keeps that of the own municipality."""

import pytest
from django.contrib.auth.models import Permission

from oit_pages.models import GroupMember
from tests.factories import MemberFactory, UnitFactory, UserFactory

LIST = "/admin/oit/members/"


@pytest.fixture
def keeper(clerk):
    for action in ("add", "change", "delete"):
        clerk.user_permissions.add(Permission.objects.get(codename=f"{action}_groupmember"))
    return clerk


def posted(year, **changed):
    return {
        "year_page": year.pk, "name": "นายเพิ่ม ใหม่", "position": "", "role": "",
        "place": "1", "unit": "", "email": "", "user": "", **changed,
    }  # fmt: skip


def test_lists_and_changes_the_own_alone(year_page, neighbour, client, keeper):
    mine = MemberFactory(year_page=year_page)
    theirs = MemberFactory(year_page=neighbour)
    client.force_login(keeper)
    shown = client.get(LIST).content.decode()
    assert mine.name in shown
    assert theirs.name not in shown
    for action in ("edit", "delete", "history", "usage", "copy"):
        assert client.get(f"{LIST}{action}/{theirs.pk}/").status_code == 404
    assert client.post(f"{LIST}edit/{theirs.pk}/", posted(year_page)).status_code == 404
    assert client.post(f"{LIST}edit/{mine.pk}/", posted(year_page)).status_code == 302
    mine.refresh_from_db()
    assert mine.name == "นายเพิ่ม ใหม่"


def test_years_units_and_accounts_are_the_own_ones(year_page, neighbour, client, keeper):
    unit = UnitFactory(municipality=neighbour.get_parent().specific)
    stranger = UserFactory()
    client.force_login(keeper)
    fields = client.get(f"{LIST}new/").context["form"].fields
    assert list(fields["year_page"].queryset) == [year_page]
    assert list(fields["user"].queryset) == [keeper]
    for wrong in ({"year_page": neighbour.pk}, {"unit": unit.pk}, {"user": stranger.pk}):
        answer = client.post(f"{LIST}new/", posted(year_page, **wrong))
        assert set(answer.context["form"].errors) == set(wrong)
    assert not GroupMember.objects.exists()


def test_an_account_that_lost_its_rights_stays(year_page, client, keeper):
    mine = MemberFactory(year_page=year_page, user=UserFactory())
    client.force_login(keeper)
    data = posted(year_page, user=mine.user.pk)
    assert client.post(f"{LIST}edit/{mine.pk}/", data).status_code == 302


def test_a_superuser_may_name_himself(year_page, client, webmaster):
    client.force_login(webmaster)
    client.post(f"{LIST}new/", posted(year_page, user=webmaster.pk))
    assert GroupMember.objects.get().user == webmaster


def test_only_with_the_permission(year_page, client, clerk):
    client.force_login(clerk)
    assert client.get(LIST).status_code == 302
