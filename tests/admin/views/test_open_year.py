"""One page leads through opening a year: make, publish, take over, assign."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from oit_pages.actions.scaffold import scaffold
from oit_pages.checklist.opening import opening
from oit_pages.models import AssessmentYearPage, IndicatorPage, SectionPage
from tests.factories import UnitFactory, fill, text

pytestmark = pytest.mark.django_db


def url(year_page, year=2567) -> str:
    return f"{reverse('oit_pages_open_year')}?year_page={year_page.pk}&year={year}"


def the_year(year=2567) -> AssessmentYearPage:
    return AssessmentYearPage.objects.get(year=year)


def states(answer):
    found = answer.context["found"]
    return found.missing, len(found.hidden), found.plan and found.plan.changes, found.unassigned


@pytest.fixture
def officer(clerk, municipality):
    for name in ("add_page", "publish_page"):
        permission = Permission.objects.get(codename=name, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(
            group=clerk.groups.get(), page=municipality, permission=permission
        )
    return clerk


def test_step_by_step_and_each_again(year_page, municipality, client, officer):
    client.force_login(officer)
    unit = UnitFactory(municipality=municipality)
    fill(year_page, "O1", text("<p>โครงสร้าง</p>"), responsible_unit=unit)
    address = url(year_page)
    assert states(client.get(address)) == (43, 0, None, 0)
    for _twice in range(2):
        assert client.post(address, {"do": "tree"}).url == address
        assert IndicatorPage.objects.descendant_of(the_year()).count() == 35
    assert states(client.get(address)) == (0, 8, 1, 35)
    for _twice in range(2):
        client.post(address, {"do": "publish"})
        assert not SectionPage.objects.filter(live=False).exists()
    assert the_year().live
    assert not IndicatorPage.objects.descendant_of(the_year()).filter(live=True).exists()
    roll_over = reverse("oit_pages_roll_over", args=[the_year().pk])
    for changes in (1, 0):
        assert client.get(roll_over).context["found"].changes == changes
        assert client.post(f"{roll_over}?from=2564").url == f"{roll_over}?from=2564"
    assert states(client.get(address)) == (0, 0, 0, 34)
    other = UnitFactory(municipality=municipality)
    for _twice in range(2):
        client.post(address, {"do": "assign", "unit": other.pk})
        assert states(client.get(address)) == (0, 0, 0, 0)
    assert IndicatorPage.objects.filter(responsible_unit=other).count() == 34
    assert not any(Page.find_problems())


def test_who_only_edits_makes_and_publishes_nothing(year_page, client, clerk):
    client.force_login(clerk)
    answer = client.get(url(year_page))
    assert answer.status_code == 200
    assert 'value="tree"' not in answer.content.decode()
    for step in ("tree", "publish"):
        client.post(url(year_page, 2564 if step == "publish" else 2567), {"do": step})
    assert AssessmentYearPage.objects.count() == 1


def test_the_unit_is_one_of_the_municipality(year_page, neighbour, client, clerk):
    client.force_login(clerk)
    theirs = UnitFactory(municipality=neighbour.get_parent().specific)
    address = url(year_page, 2564)
    for unit in (theirs.pk, "", "x", "9" * 30):
        assert client.post(address, {"do": "assign", "unit": unit}).status_code == 404
    assert not IndicatorPage.objects.exclude(responsible_unit=None).exists()


def test_another_municipalitys_year_is_not_found(year_page, neighbour, client, clerk):
    client.force_login(clerk)
    assert client.get(url(neighbour)).status_code == 404
    assert client.post(url(neighbour), {"do": "tree"}).status_code == 404
    roll_over = reverse("oit_pages_roll_over", args=[neighbour.pk])
    assert client.get(roll_over).status_code == client.post(roll_over).status_code == 404


@pytest.mark.parametrize("year", ["2599", "x", "9" * 30])
def test_a_year_without_a_list_is_not_found(year_page, client, webmaster, year):
    client.force_login(webmaster)
    assert client.get(url(year_page, year)).status_code == 404


def test_the_menu_and_the_years_page_lead_there(year_page, client, webmaster, clerk):
    for user in (webmaster, clerk):
        client.force_login(user)
        assert reverse("oit_pages_open_year") in client.get("/admin/").content.decode()
        there = client.get(f"/admin/pages/{year_page.pk}/").content.decode()
        assert reverse("oit_pages_roll_over", args=[year_page.pk]) in there


def test_the_menu_is_quiet_where_there_is_no_year(municipality, client, webmaster):
    client.force_login(webmaster)
    assert reverse("oit_pages_open_year") not in client.get("/admin/").content.decode()
    assert client.get(reverse("oit_pages_open_year")).status_code == 200


def test_how_far_a_year_is_costs_few_queries(
    year_page, municipality, django_assert_max_num_queries
):
    edition = scaffold(2567, Page.objects.get(pk=municipality.pk)).year_page.edition
    with django_assert_max_num_queries(10):
        found = opening(municipality, edition)
    assert (found.before.year, found.missing) == (2564, 0)
    assert found.untranslated == 35 + 7


def test_several_municipalities_are_offered(year_page, neighbour, client, webmaster):
    client.force_login(webmaster)
    page = client.get(url(year_page)).content.decode()
    assert f"?year_page={neighbour.pk}" in page
