"""The working group of a year from the order that appoints it: again and again, nobody twice."""

import json

import pytest

from oit_pages.actions.fill_group import GroupRefused, fill_group
from oit_pages.checklist.orders import appointing_orders
from oit_pages.models import GroupMember
from tests.factories import MemberFactory, PersonFactory, UnitFactory, block, fill

ROWS = [
    {"name": "นางสาวมะลิ ใจงาม", "position": "รองปลัด", "role": "หัวหน้าคณะทำงาน"},
    {"name": "นายดำรง  ขยันดี", "position": "นักวิชาการพัสดุ", "role": "คณะทำงาน"},
    {"name": "", "position": "ว่าง", "role": ""},
]


def order(rows=ROWS):
    return block("order", number="9/2564", appointees=rows, duties=["ประสานงาน", "เตรียมเอกสาร"])


@pytest.fixture
def page(year_page):
    return fill(year_page, "O43", order(), publish=False)


def test_a_look_says_who_is_new(year_page, page, django_assert_num_queries):
    with django_assert_num_queries(3):
        (found,) = appointing_orders(year_page)
    assert [one.name for one in found.appointed] == ["นางสาวมะลิ ใจงาม", "นายดำรง ขยันดี"]
    assert (found.new, found.duties) == (2, ("ประสานงาน", "เตรียมเอกสาร"))
    assert not GroupMember.objects.exists()


def test_fills_in_the_order_of_the_order_and_asks_the_register(year_page, page, municipality):
    unit = UnitFactory(municipality=municipality)
    PersonFactory(
        municipality=municipality, name_th="นายดำรง ขยันดี", unit=unit, email="d@example.org"
    )
    (found,) = appointing_orders(year_page)
    done = fill_group(year_page, page.pk, found.block)
    assert len(done.added) == 2
    head, other = year_page.members.all()
    assert (head.name, head.role, head.place) == ("นางสาวมะลิ ใจงาม", "หัวหน้าคณะทำงาน", 1)
    assert (other.unit, other.email) == (unit, "d@example.org")


def test_those_of_a_second_order_come_behind_those_of_the_first(year_page, page):
    rows = [{"name": "นางบุญมา สุขใจ", "position": "ปลัด", "role": "ประธาน"}]
    second = fill(year_page, "O42", order(rows), publish=False)
    first, other = sorted(appointing_orders(year_page), key=lambda one: one.page.pk == second.pk)
    fill_group(year_page, page.pk, first.block)
    fill_group(year_page, second.pk, other.block)
    names = [one.name for one in year_page.members.all()]
    assert names == ["นางสาวมะลิ ใจงาม", "นายดำรง ขยันดี", "นางบุญมา สุขใจ"]


def test_again_adds_nobody_and_changes_no_word(year_page, page):
    (found,) = appointing_orders(year_page)
    mine = MemberFactory(year_page=year_page, name="นางสาวมะลิใจงาม", position="ปลัด")
    done = fill_group(year_page, page.pk, found.block)
    assert [one.name for one in done.added] == ["นายดำรง ขยันดี"]
    mine.refresh_from_db()
    assert (mine.position, mine.role) == ("ปลัด", "หัวหน้าคณะทำงาน")  # what was empty alone
    again = fill_group(year_page, page.pk, found.block)
    assert (again.added, again.filled) == ([], [])
    assert year_page.members.count() == 2


def test_an_order_that_is_gone_is_said(year_page, page):
    (found,) = appointing_orders(year_page)
    fill(year_page, "O43", order([]), publish=False)
    assert appointing_orders(year_page) == []
    with pytest.raises(GroupRefused, match="ไม่พบคำสั่ง"):
        fill_group(year_page, page.pk, found.block)


def test_a_broken_order_is_passed_over(year_page):
    page = fill(year_page, "O43", publish=False)
    broken = [{"type": "order", "value": {"appointees": ["x", None, {"name": 5}]}}, {"value": 1}]
    revision = page.latest_revision
    revision.content = {**revision.content, "body": json.dumps(broken)}
    revision.save()
    assert appointing_orders(year_page) == []


def test_a_title_in_short_and_a_rows_number_make_no_other_person(year_page):
    rows = [
        [{"name": "นางสาวมะลิ ใจงาม"}, {"name": "ว่าที่ร้อยตรีหญิงพิกุล ขยันดี"}, {"name": "๑. นายดำรง ขยันดี"}],
        [{"name": "น.ส. มะลิ ใจงาม"}, {"name": "ว่าที่ ร.ต.หญิง พิกุล ขยันดี"}, {"name": "2) นายดำรง ขยันดี"}],
    ]  # fmt: skip
    page = fill(year_page, "O43", *map(order, rows), publish=False)
    for found in appointing_orders(year_page):
        fill_group(year_page, page.pk, found.block)
    assert [one.name for one in year_page.members.all()] == [
        "นางสาวมะลิ ใจงาม",
        "ว่าที่ร้อยตรีหญิงพิกุล ขยันดี",
        "นายดำรง ขยันดี",
    ]


def test_of_namesakes_it_is_the_one_in_that_position_or_nobody(year_page, municipality):
    for position in ("ปลัด", "ครู"):
        PersonFactory(
            municipality=municipality,
            name_th="นายดำรง ขยันดี",
            position_th=position,
            email=f"{len(position)}@example.org",
        )
    for position, mail in (("ครู", "3@example.org"), ("นิติกร", "")):
        row = {"name": "นายดำรง ขยันดี", "position": position}
        fill(year_page, "O43", order([row]), publish=False)
        (found,) = appointing_orders(year_page)
        (one,) = found.appointed
        assert (one.person.email if one.person else "") == mail


def test_a_person_with_two_duties_is_one_with_both(year_page):
    rows = [{"name": "นายดำรง ขยันดี", "role": role} for role in ("ประธาน", "เลขานุการ", "ประธาน")]
    fill(year_page, "O43", order(rows), publish=False)
    (found,) = appointing_orders(year_page)
    assert [one.role for one in found.appointed] == ["ประธาน / เลขานุการ"]
