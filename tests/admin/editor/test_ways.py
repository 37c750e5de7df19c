"""Where the checklist leads to, and whom it tells what."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import translation
from wagtail.models import GroupPagePermission, PageViewRestriction

from oit_pages.admin.editor.side_panel import Checklist
from tests.checklist.test_assess import measure_row
from tests.factories import UserFactory, block, fill, text


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def draft(year_page, code, *blocks):
    page = fill(year_page, code, *blocks, publish=False)
    return page.get_latest_revision_as_object()


def ways(page, requirement: str, user=None) -> list:
    shown = Checklist(page, user=user).shown
    told = next(told for line, _with, told in shown if line.requirement.id == requirement)
    return [way for _said, found in told for way in found]


class TestWays:
    def test_to_a_cell(self, year_page):
        table = block("measure_table", rows=[measure_row(), measure_row(results=[""])])
        (way,) = ways(draft(year_page, "O43", table), "results")
        assert (way.block, way.rows_in, way.row, way.part) == (table["id"], "rows", 2, "results")
        assert way.where == "Block ‘Table of measures’ · row 2 · Results"
        assert way.href == f"#block-{table['id']}-content"

    def test_to_a_field_of_a_block(self, year_page):
        contact = block("contact", address="99 หมู่ 1 ตำบลบ้านสวน", phone="02-345-6789")
        way, *_others = ways(draft(year_page, "O5", contact), "address")
        assert (way.block, way.rows_in, way.part) == (contact["id"], "", "fax")

    def test_to_the_data_period_where_the_block_has_no_time(self, year_page):
        news = text("<p>ข่าวการออกหน่วยบริการประชาชนเคลื่อนที่ของเทศบาล</p>")
        (way,) = ways(draft(year_page, "O7", news), "year")
        assert (way.field, way.href) == ("period_from", "#id_period_from")

    def test_a_block_that_is_not_there_is_added(self, year_page):
        (way,) = ways(draft(year_page, "O43"), "results")
        assert (way.add, way.label) == ("measure_table", "Table of measures")

    def test_one_that_is_there_and_empty_is_gone_to(self, year_page):
        table = block("measure_table", rows=[])
        page = draft(year_page, "O43", table)
        (way,) = ways(page, "results")
        assert (way.block, way.rows_in, way.part, way.add) == (table["id"], "rows", "results", "")
        (_said, (way,)), *_others = Checklist(page).ground_shown
        assert way.block == table["id"]

    def test_a_statement_that_there_was_nothing_is_the_other_way(self, year_page):
        found = ways(draft(year_page, "O23"), "summary")
        assert [one.add for one in found] == [
            "table_monthly_procurement_summary",
            "nothing_to_report",
        ]

    def test_nothing_is_added_to_a_mirror_of_another_page(self, year_page):
        page = draft(year_page, "O43")
        page.alias_of_id = page.pk
        assert ways(page, "results") == []


class TestTurns:
    @pytest.fixture
    def page(self, year_page):
        return draft(year_page, "O43", block("measure_table", rows=[measure_row()]))

    @pytest.fixture
    def user_with(self, municipality):
        def make(*codenames):
            group = Group.objects.create(name=" ".join(codenames))
            group.permissions.add(Permission.objects.get(codename="access_admin"))
            for name in codenames:
                permission = Permission.objects.get(
                    codename=name, content_type__app_label="wagtailcore"
                )
                GroupPagePermission.objects.create(
                    group=group, page=municipality, permission=permission
                )
            user = UserFactory()
            user.groups.add(group)
            return user

        return make

    def test_an_unpublished_section_is_the_officers(self, page, user_with):
        section = page.get_parent().specific
        section.unpublish()
        clerk = Checklist(page, user=user_with("add_page", "change_page"))
        assert clerk.open_lines == 0
        assert clerk.others[0] == (
            f"Whoever is responsible has to publish the section’s page, “{section.title}”."
        )
        officer = Checklist(page, user=user_with("change_page", "publish_page"))
        assert (officer.open_lines, officer.others) == (1, [])
        assert officer.barrier.url == f"/admin/pages/{section.pk}/edit/"

    def test_what_asks_for_a_password_is_for_those_who_may_take_it_away(self, page, user_with):
        PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
        clerk = Checklist(page, user=user_with("change_page"))
        assert "let everybody see the page" in clerk.others[0]
        assert clerk.open_lines == 0

    def test_a_complete_page_is_sent_by_those_who_can_t_publish_it(self, page, user_with):
        sent = ["Send the page for approval; whoever is responsible publishes it."]
        assert Checklist(page, user=user_with("change_page")).others == sent
        assert Checklist(page, user=user_with("change_page", "publish_page")).others == []

    def test_what_people_judge_is_for_those_who_may(self, year_page, user_with):
        power = "<p>องค์การบริหารส่วนตำบลมีอำนาจหน้าที่ดูแลทางน้ำและทางบก</p>"
        page = draft(year_page, "O3", text(power))
        clerk = Checklist(page, user=user_with("publish_page", "change_page"))
        assert clerk.for_people
        assert "attest" in clerk.others[0]
        assert not clerk.turns.attests
        officer = UserFactory(is_superuser=True)
        assert Checklist(page, user=officer).others == []
