"""The working group of one year taken over into another: once, and never beside another group."""

from datetime import date

import pytest
from wagtail.models import Page, PageLogEntry

from oit_pages.actions.fill_group import fill_group
from oit_pages.actions.roll_over import plan_of, roll_over
from oit_pages.actions.scaffold import scaffold
from oit_pages.checklist.orders import appointing_orders, not_appointed
from oit_pages.models import AssessmentYearPage, Assignment, GroupMember
from tests.factories import MemberFactory, UnitFactory, UserFactory, block, fill, unjudged

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(year_page):
    return year_page


@pytest.fixture
def new(municipality, old):
    with unjudged():
        return scaffold(2567, Page.objects.get(pk=municipality.pk)).year_page


@pytest.fixture
def member(old, municipality):
    unit = UnitFactory(municipality=municipality)
    return MemberFactory(
        year_page=old, name="นางสาวมะลิ ใจงาม", position="รองปลัด", role="หัวหน้า", place=1,
        unit=unit, email="mali@example.org", user=UserFactory(),
    )  # fmt: skip


def give(old, subject, member, due=None) -> Assignment:
    return Assignment.objects.create(year_page=old, subject=subject, member=member, due=due)


def seen_to(year_page) -> dict[str, str]:
    rows = Assignment.objects.filter(year_page=year_page, member__isnull=False)
    return {one.subject: one.member.name for one in rows.select_related("member")}


def again(year_page) -> AssessmentYearPage:
    return AssessmentYearPage.objects.get(pk=year_page.pk)


def test_persons_go_on_without_role_and_without_days(old, new, member):
    give(old, "complaint-statistics", member, due=date(2021, 3, 31))
    done = roll_over(old, new)
    assert [one.name for one in done.group.members] == [member.name]
    (there,) = new.members.all()
    assert there.pk != member.pk
    assert (there.position, there.unit, there.email, there.user) == (
        "รองปลัด", member.unit, "mali@example.org", member.user,
    )  # fmt: skip
    assert (there.role, there.place) == ("", 0)
    row = Assignment.objects.get(year_page=new)
    assert (row.subject, row.member, row.due) == ("complaint-statistics", there, None)
    assert old.members.count() == 1
    assert seen_to(old) == {"complaint-statistics": member.name}


def test_a_look_changes_nothing(old, new, member):
    give(old, "complaint-statistics", member)
    found = plan_of(old, new).group
    assert (len(found.members), [*found.assigned]) == (1, ["complaint-statistics"])
    assert not new.members.exists()


def test_once_and_never_again(old, new, member):
    give(old, "complaint-statistics", member)
    roll_over(old, new)
    new.members.all().delete()  # an editor took everybody out
    done = roll_over(old, again(new))
    assert not done.group
    assert not new.members.exists()
    assert not seen_to(new)
    assert PageLogEntry.objects.filter(page=new.pk, action="oit_pages.roll_over").count() == 1


def test_nothing_is_noted_where_there_is_no_group_yet(old, new):
    roll_over(old, new)
    MemberFactory(year_page=old)
    assert len(roll_over(old, again(new)).group.members) == 1


def test_beside_a_group_that_is_filled_nobody_is_put(old, new, member):
    gone = MemberFactory(year_page=old, name="นายเกษียณ แล้ว")
    give(old, "complaint-statistics", member)
    give(old, "organisation-structure", gone)
    stays = MemberFactory(year_page=new, name="น.ส.มะลิ  ใจงาม", role="เลขานุการ")
    done = roll_over(old, new)
    assert not done.group.members
    assert [one.pk for one in new.members.all()] == [stays.pk]
    assert seen_to(new) == {"complaint-statistics": stays.name}


def test_whom_somebody_named_already_stays(old, new, member):
    give(old, "complaint-statistics", member)
    other = MemberFactory(year_page=new, name="นายดำรง ขยันดี")
    MemberFactory(year_page=new, name=member.name)
    give(new, "complaint-statistics", other)
    roll_over(old, new)
    assert seen_to(new) == {"complaint-statistics": other.name}


def test_a_day_that_somebody_set_stays(old, new, member):
    give(old, "complaint-statistics", member, due=date(2021, 3, 31))
    give(new, "complaint-statistics", None, due=date(2024, 3, 31))
    roll_over(old, new)
    row = Assignment.objects.get(year_page=new)
    assert (row.member.name, row.due) == (member.name, date(2024, 3, 31))


def test_of_a_dropped_item_nothing_goes_on(old, new, member):
    for item, _pages in plan_of(old, new).dropped:
        give(old, item.subject, member)
    assert Assignment.objects.filter(year_page=old).exists()
    roll_over(old, new)
    assert not Assignment.objects.filter(year_page=new).exists()
    assert new.members.count() == 1


def test_of_two_items_that_became_one_the_main_one_counts(old, new):
    merged = next(one for one in plan_of(old, new).items if len(one.former) > 1)
    main, *others = sorted(merged.former, key=lambda one: one.subject != merged.indicator.subject)
    assert main.subject == merged.indicator.subject
    first, second = MemberFactory(year_page=old), MemberFactory(year_page=old)
    give(old, others[0].subject, second)
    give(old, main.subject, first)
    assert plan_of(old, new).group.assigned == {merged.indicator.subject: first}


def test_an_item_under_another_main_subject_keeps_its_person(municipality):
    """2568's O12 is 2569's O11."""
    with unjudged():
        before, after = (
            scaffold(year, Page.objects.get(pk=municipality.pk)).year_page for year in (2568, 2569)
        )
    was, now = before.edition.find("O12").subject, after.edition.find("O11").subject
    assert was != now
    give(before, was, MemberFactory(year_page=before))
    assert [*plan_of(before, after).group.assigned] == [now]


@pytest.mark.parametrize("there", [False, True])
def test_namesakes_keep_their_own_work(old, new, there):
    names = {"นายสมชาย ใจดี": "นิติกร", "นาย สมชาย  ใจดี": "วิศวกร"}
    for (name, position), subject in zip(
        names.items(), ("complaint-statistics", "organisation-structure"), strict=True
    ):
        give(old, subject, MemberFactory(year_page=old, name=name, position=position))
        if there:
            MemberFactory(year_page=new, name=name, position=position)
    roll_over(old, new)
    rows = Assignment.objects.filter(year_page=new)
    assert {one.subject: one.member.position for one in rows} == {
        "complaint-statistics": "นิติกร", "organisation-structure": "วิศวกร",
    }  # fmt: skip


def test_the_order_of_the_year_says_role_and_who_is_left(old, new, member):
    gone = MemberFactory(year_page=old, name="นายเกษียณ แล้ว")
    roll_over(old, new)
    rows = [{"name": member.name, "position": "ปลัด", "role": "ประธาน"}]
    order = block("order", number="1/2567", appointees=rows, duties=[])
    page = fill(again(new), new.edition.indicators[0].code, order, publish=False)
    (found,) = appointing_orders(new)
    fill_group(new, page.pk, found.block)
    there = GroupMember.objects.get(year_page=new, name=member.name)
    assert (there.role, there.place) == ("ประธาน", 1)
    members = list(new.members.all())
    left = GroupMember.objects.get(year_page=new, name=gone.name)
    assert members == [there, left]  # whom no order names comes behind
    assert not_appointed(members, appointing_orders(new)) == {left.pk}
    assert not_appointed(members, []) == frozenset()


def test_costs_few_queries(old, new, member, django_assert_num_queries):
    give(old, "complaint-statistics", member)
    found = plan_of(old, new)
    with django_assert_num_queries(3):
        assert found.group
    GroupMember.objects.all().delete()
    found = plan_of(old, new)
    with django_assert_num_queries(1):
        assert not found.group
