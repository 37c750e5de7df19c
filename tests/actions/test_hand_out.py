"""Unit, person and day of many indicators at once: what is asked, no more, and again the same."""

from datetime import date

import pytest
from wagtail.models import Revision

from oit_pages.actions.hand_out import Handing, hand_out
from oit_pages.models import Assignment, IndicatorPage
from tests.factories import MemberFactory, UnitFactory, fill, text

DAY = date(2021, 3, 31)
SUBJECTS = ["organisation-structure", "executives"]


@pytest.fixture
def unit(municipality):
    return UnitFactory(municipality=municipality, name_th="สำนักปลัด")


def page_of(year_page, subject):
    return IndicatorPage.objects.descendant_of(year_page).get(subject=subject)


def test_gives_all_three(year_page, unit, webmaster):
    member = MemberFactory(year_page=year_page)
    given = Handing(unit=unit, member=member, due=DAY)
    done = hand_out(year_page, [*SUBJECTS, "no-such-subject"], given, user=webmaster)
    assert done.changed == set(SUBJECTS)
    rows = Assignment.objects.filter(year_page=year_page)
    assert {(one.subject, one.member, one.due) for one in rows} == {
        (subject, member, DAY) for subject in SUBJECTS
    }
    for subject in SUBJECTS:
        page = page_of(year_page, subject)
        assert page.responsible_unit == unit
        assert page.get_latest_revision_as_object().responsible_unit == unit
        assert not page.live


def test_the_same_again_writes_nothing(year_page, unit):
    given = Handing(unit=unit, due=DAY)
    hand_out(year_page, SUBJECTS, given)
    before = Revision.objects.count()
    assert hand_out(year_page, SUBJECTS, given).changed == set()
    assert Revision.objects.count() == before


def test_what_is_not_named_stays_and_can_be_taken_away(year_page):
    member = MemberFactory(year_page=year_page)
    hand_out(year_page, SUBJECTS, Handing(member=member, due=DAY))
    hand_out(year_page, SUBJECTS[:1], Handing(no_due=True))
    one = Assignment.objects.get(subject=SUBJECTS[0])
    assert (one.member, one.due) == (member, None)
    hand_out(year_page, SUBJECTS[:1], Handing(no_member=True))
    assert Assignment.objects.get(subject=SUBJECTS[0]).member is None
    assert Assignment.objects.get(subject=SUBJECTS[1]).due == DAY


def test_the_public_sees_no_unit_that_nobody_published(year_page, unit):
    page = fill(year_page, "O1", text("<p>โครงสร้าง</p>"))
    done = hand_out(year_page, [page.subject], Handing(unit=unit))
    assert [one.pk for one in done.drafts] == [page.pk]
    page.refresh_from_db()
    assert page.responsible_unit is None
    assert page.has_unpublished_changes
    assert page.get_latest_revision_as_object().responsible_unit == unit


def test_a_locked_page_keeps_its_unit(year_page, unit, webmaster, django_user_model):
    page = page_of(year_page, SUBJECTS[0])
    other = django_user_model.objects.create_user("other", password="x")
    IndicatorPage.objects.filter(pk=page.pk).update(locked=True, locked_by=other)
    done = hand_out(year_page, SUBJECTS, Handing(unit=unit, due=DAY), user=webmaster)
    assert [one.pk for one in done.locked] == [page.pk]
    assert page_of(year_page, SUBJECTS[0]).responsible_unit is None
    assert page_of(year_page, SUBJECTS[1]).responsible_unit == unit
    assert Assignment.objects.filter(due=DAY).count() == 2


def test_a_member_who_leaves_leaves_the_day(year_page):
    member = MemberFactory(year_page=year_page)
    hand_out(year_page, SUBJECTS, Handing(member=member, due=DAY))
    member.delete()
    assert Assignment.objects.filter(member=None, due=DAY).count() == 2
