"""What would be taken over is shown first, then done by a button."""

import pytest
from django.urls import reverse
from wagtail.models import Page, Revision

from oit_pages.actions.scaffold import scaffold
from oit_pages.models import Assignment, IndicatorPage
from tests.factories import MemberFactory, UnitFactory, fill, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def new(year_page, municipality):
    unit = UnitFactory(municipality=municipality, name_th="สำนักปลัด")
    fill(year_page, "O1", text("<p>โครงสร้าง</p>"), responsible_unit=unit)
    fill(year_page, "O31", text("<p>สถิติ</p>"))
    return scaffold(2567, Page.objects.get(pk=municipality.pk)).year_page


def url(year_page) -> str:
    return reverse("oit_pages_roll_over", args=[year_page.pk])


def test_a_look_changes_nothing(new, client, clerk, django_assert_max_num_queries):
    client.force_login(clerk)
    before = Revision.objects.count()
    client.get(url(new))
    with django_assert_max_num_queries(30):  # what the plan costs is held elsewhere: 12 at most
        answer = client.get(url(new))
    assert Revision.objects.count() == before
    page = answer.content.decode()
    assert "สำนักปลัด" in page
    last = IndicatorPage.objects.filter(subject="complaint-statistics").first()
    assert f"/admin/pages/{last.pk}/edit/" in page


def test_what_was_shown_is_done(new, client, clerk):
    client.force_login(clerk)
    shown = client.get(url(new)).context["rows"]
    answer = client.post(url(new), follow=True)
    assert [row["state"] for row in shown] == [row["state"] for row in answer.context["rows"]]
    assert not answer.context["found"].changes
    page = IndicatorPage.objects.descendant_of(new).get(subject="organisation-structure")
    assert "โครงสร้าง" in str(page.get_latest_revision_as_object().body)
    history = client.get(f"/admin/pages/{page.pk}/history/").content.decode()
    assert "2564" in history


def test_only_years_of_the_same_municipality_are_offered(new, neighbour, client, webmaster):
    client.force_login(webmaster)
    answer = client.get(url(new))
    assert [one.year for one in answer.context["others"]] == [2564]
    assert all(one.pk != neighbour.pk for one in answer.context["others"])


def test_a_first_year_has_nothing_to_take_over(year_page, client, webmaster):
    client.force_login(webmaster)
    assert client.get(url(year_page)).context["old"] is None
    assert client.post(url(year_page)).status_code == 404


def test_the_working_group_is_shown_and_taken_over(new, year_page, client, clerk):
    member = MemberFactory(year_page=year_page, name="นางสาวมะลิ ใจงาม")
    Assignment.objects.create(year_page=year_page, subject="complaint-statistics", member=member)
    client.force_login(clerk)
    opened = reverse("oit_pages_open_year")
    page = client.get(url(new))
    assert "นางสาวมะลิ ใจงาม" in page.content.decode()
    assert page.context["group"]
    client.post(url(new))
    assert new.members.get().name == member.name
    page = client.get(url(new))
    assert not page.context["group"]
    assert client.get(f"{opened}?year_page={new.pk}&year=2567").context["found"].to_take_over == 0
    history = client.get(f"/admin/pages/{new.pk}/history/").content.decode()
    assert "2564" in history


def test_with_nothing_but_a_group_the_button_is_there(new, year_page, client, clerk):
    client.force_login(clerk)
    client.post(url(new))
    MemberFactory(year_page=year_page)
    page = client.get(url(new))
    assert (page.context["found"].changes, bool(page.context["group"])) == (0, True)
    assert "button-longrunning" in page.content.decode()
    client.post(url(new))
    assert new.members.count() == 1
