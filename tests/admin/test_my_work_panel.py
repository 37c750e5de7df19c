"""The home of a member of a working group: the own work, and what the home costs in all."""

import pytest
from bs4 import BeautifulSoup

from oit_pages.actions.hand_out import Handing, hand_out
from tests.factories import MemberFactory, UnitFactory, fill, text

HOME = "/admin/"


@pytest.fixture
def member(filled, clerk, municipality):
    unit = UnitFactory(municipality=municipality)
    member = MemberFactory(year_page=filled, user=clerk, unit=unit)
    other = MemberFactory(year_page=filled)
    hand_out(filled, ["powers-and-duties"], Handing(member=member, unit=unit))
    hand_out(filled, ["organisation-structure"], Handing(member=other, unit=unit))
    hand_out(filled, ["executives"], Handing(unit=unit))
    return member


def panel(client):
    return BeautifulSoup(client.get(HOME).content, "html.parser").select_one("#oit-my-work-section")


def test_shows_the_own_work_alone(member, client, clerk):
    client.force_login(clerk)
    found = panel(client)
    codes = [one.select_one("span").text for one in found.select("li")]
    assert codes == ["O2", "O3"]
    assert f"member={member.pk}" in found.select_one("p a")["href"]


def test_nothing_for_who_is_in_no_group(member, client, webmaster):
    client.force_login(webmaster)
    assert panel(client) is None


def test_a_member_of_elsewhere_sees_nothing_of_it(member, neighbour, client, webmaster):
    member.user = webmaster
    member.save()
    client.force_login(webmaster)
    assert "O3" in panel(client).text
    webmaster.is_superuser = False
    webmaster.save()
    assert panel(client) is None


def test_the_whole_home_in_few_queries(member, client, clerk, django_assert_max_num_queries):
    fill(member.year_page, "O4", text("<p>แผน</p>")).save_revision()  # public, with a draft
    client.force_login(clerk)
    client.get(HOME)
    with django_assert_max_num_queries(25):
        assert panel(client)
