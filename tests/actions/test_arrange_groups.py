"""Who writes and who approves, of each municipality: made once, and a page gets through."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from oit_pages.actions.approval_gaps import approval_gaps
from oit_pages.actions.arrange_groups import GroupsError, arrange_groups
from oit_pages.actions.scaffold import scaffold
from oit_pages.models import IndicatorPage, TransparencyIndexPage
from tests.factories import UserFactory, fill, publish_all, text


def state():
    return [
        list(model.objects.order_by("pk").values_list("pk", flat=True))
        for model in (Group, GroupPagePermission, Workflow, GroupApprovalTask, WorkflowPage)
    ] + [list(Collection.objects.order_by("pk").values_list("name", flat=True))]


@pytest.fixture
def neighbour(home):
    """Another municipality of the same site, with a year of its own."""
    index = home.add_child(
        instance=TransparencyIndexPage(title="ข้อมูล", slug="neighbour", name_th="เทศบาลเพื่อนบ้าน")
    )
    year = scaffold(2564, index).year_page
    publish_all((index, year, *year.get_children().specific()), year)
    return year


def people(done):
    clerk, officer = UserFactory(), UserFactory()
    clerk.groups.add(done.writers)
    officer.groups.add(done.officers)
    return clerk, officer


def submit(client, page, body="<p>อำนาจหน้าที่</p>", action="action-submit"):
    data = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "summary": "",
            "body": streamfield([("rich_text", rich_text(body))]),
        }
    )
    return client.post(f"/admin/pages/{page.pk}/edit/", {**data, action: "1"})


class TestMade:
    def test_named_in_thai_for_a_lone_municipality(self, municipality):
        done = arrange_groups(municipality)
        assert done.writers.name == "เจ้าหน้าที่บันทึกข้อมูล"
        assert done.officers.name == "เจ้าหน้าที่ผู้รับผิดชอบ ITA"
        assert done.workflow.name == "ส่งให้ผู้รับผิดชอบ ITA ตรวจ"
        assert municipality.get_workflow() == done.workflow
        (task,) = done.workflow.tasks
        assert list(task.specific.groups.all()) == [done.officers]

    def test_again_changes_nothing(self, municipality):
        first = arrange_groups(municipality)
        before = state()
        again = arrange_groups(municipality)
        assert state() == before
        assert again.made == []
        assert (again.writers, again.officers, again.workflow) == (
            first.writers, first.officers, first.workflow,
        )  # fmt: skip

    def test_found_again_by_what_they_may_do_whatever_they_are_called(self, municipality):
        first = arrange_groups(municipality)
        Group.objects.filter(pk=first.officers.pk).update(name="หัวหน้า")
        assert arrange_groups(municipality).officers == first.officers

    def test_several_municipalities_share_nothing(self, municipality, neighbour):
        index = neighbour.get_parent().specific
        one, other = arrange_groups(municipality), arrange_groups(index)
        assert len({one.writers, one.officers, other.writers, other.officers}) == 4
        assert "เทศบาลเพื่อนบ้าน" in other.officers.name
        assert one.workflow != other.workflow
        homes = {
            tuple(
                group.collection_permissions.values_list("collection__name", flat=True).distinct()
            )
            for group in (one.writers, one.officers, other.writers, other.officers)
        }
        assert homes == {(municipality.name_th,), ("เทศบาลเพื่อนบ้าน",)}

    def test_two_of_the_same_name(self, home, municipality):
        twin = home.add_child(
            instance=TransparencyIndexPage(title="ข", slug="twin", name_th=municipality.name_th)
        )
        names = {arrange_groups(one).officers.name for one in (municipality, twin)}
        assert len(names) == 2

    def test_english_pages_go_the_same_way(self, municipality, year_page):
        from wagtail.models import Locale

        english = municipality.copy_for_translation(
            Locale.objects.get(language_code="en"), copy_parents=True
        )
        done = arrange_groups(municipality)
        clerk, _officer = people(done)
        assert english.specific.permissions_for_user(clerk).can_edit()
        assert english.get_workflow() == done.workflow


class TestOfTheSitesOwn:
    def allow(self, group, page, *actions):
        for action in actions:
            permission = Permission.objects.get(
                content_type__app_label="wagtailcore", codename=f"{action}_page"
            )
            GroupPagePermission.objects.create(group=group, page=page, permission=permission)

    def test_groups_on_the_municipalitys_page_are_used(self, municipality):
        chiefs, staff = (Group.objects.create(name=name) for name in ("ปลัด", "ธุรการ"))
        self.allow(chiefs, municipality, "change", "publish")
        self.allow(staff, municipality, "add", "change")
        done = arrange_groups(municipality)
        assert (done.officers, done.writers) == (chiefs, staff)
        assert done.made == ["ส่งให้ผู้รับผิดชอบ ITA ตรวจ"]

    def test_groups_that_are_named_are_used(self, municipality):
        chiefs, staff = (Group.objects.create(name=name) for name in ("ปลัด", "ธุรการ"))
        done = arrange_groups(municipality, staff, chiefs)
        assert (done.officers, done.writers) == (chiefs, staff)
        with pytest.raises(GroupsError):
            arrange_groups(municipality, chiefs, chiefs)

    def test_a_workflow_of_its_own_stays_and_what_it_lacks_is_told(self, municipality):
        editors = Group.objects.create(name="กองบรรณาธิการ")
        task = GroupApprovalTask.objects.create(name="ตรวจ")
        task.groups.add(editors)
        own = Workflow.objects.create(name="ของเว็บไซต์")
        WorkflowTask.objects.create(workflow=own, task=task)
        WorkflowPage.objects.create(workflow=own, page=municipality)
        done = arrange_groups(municipality)
        assert done.workflow == own
        clerk, _officer = people(done)
        assert ["ตรวจ" in gap for gap in approval_gaps(municipality)] == [True]
        task.groups.add(done.officers)
        assert approval_gaps(municipality) == []


class TestGaps:
    def test_wagtails_own_workflow_leaves_the_page_stuck(self, municipality):
        """As it is after `migrate`: the task is the "Moderators'", and nobody is in there."""
        done = arrange_groups(municipality)
        people(done)
        assert approval_gaps(municipality) == []
        WorkflowPage.objects.filter(page_id=municipality.pk).delete()
        municipality = TransparencyIndexPage.objects.get()
        assert ["Moderators" in gap for gap in approval_gaps(municipality)] == [True]

    def test_nobody_in_the_group(self, municipality):
        done = arrange_groups(municipality)
        assert approval_gaps(municipality) == []  # nobody writes either
        clerk, officer = people(done)
        officer.is_active = False
        officer.save()
        assert [done.officers.name in gap for gap in approval_gaps(municipality)] == [True]

    def test_workflows_switched_off(self, municipality, settings):
        people(arrange_groups(municipality))
        WorkflowPage.objects.all().delete()
        municipality = TransparencyIndexPage.objects.get()
        assert approval_gaps(municipality)
        settings.WAGTAIL_WORKFLOW_ENABLED = False
        assert approval_gaps(municipality) == []


class TestTheWay:
    """By HTTP, as the two people do it."""

    @pytest.fixture
    def cast(self, municipality, year_page, neighbour):
        index = neighbour.get_parent().specific
        mine, theirs = people(arrange_groups(municipality)), people(arrange_groups(index))
        return *mine, *theirs

    @pytest.fixture
    def sent(self, client, year_page, cast):
        clerk, *_others = cast
        page = fill(year_page, "O3", text("<p>ร่าง</p>"), publish=False)
        client.force_login(clerk)
        assert submit(client, page).status_code == 302
        page.refresh_from_db()
        assert not page.live
        assert page.current_workflow_state.status == "in_progress"
        return page

    def act(self, client, page, name, **data):
        task = page.current_workflow_task_state
        return client.post(
            reverse("wagtailadmin_pages:workflow_action", args=[page.pk, name, task.pk]), data
        )

    def test_the_officer_opens_edits_and_approves(self, client, sent, cast):
        _clerk, officer, *_others = cast
        client.force_login(officer)
        answer = client.get(f"/admin/pages/{sent.pk}/edit/")
        assert not answer.context["locked_for_user"]
        shown = answer.content.decode()
        assert 'data-workflow-action-name="approve"' in shown
        assert 'data-workflow-action-name="reject"' in shown
        submit(client, sent, "<p>อำนาจหน้าที่ แก้แล้ว</p>", "action-save")
        assert self.act(client, sent, "approve").status_code == 302
        page = IndicatorPage.objects.get(pk=sent.pk)
        assert page.live
        assert "แก้แล้ว" in str(page.body.raw_data[0]["value"])

    def test_the_officer_sends_it_back_and_the_clerk_sends_it_again(self, client, sent, cast):
        clerk, officer, *_others = cast
        client.force_login(officer)
        assert self.act(client, sent, "reject", comment="ขาดวันที่").status_code == 302
        page = Page.objects.get(pk=sent.pk)
        assert page.current_workflow_state.status == "needs_changes"
        client.force_login(clerk)
        assert "ขาดวันที่" in client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
        assert submit(client, sent, "<p>แก้แล้ว</p>").status_code == 302
        assert Page.objects.get(pk=sent.pk).current_workflow_state.status == "in_progress"

    def test_the_neighbours_officer_can_not(self, client, sent, cast):
        _clerk, _officer, _neighbour, foreign = cast
        client.force_login(foreign)
        self.act(client, sent, "approve")
        assert not Page.objects.get(pk=sent.pk).live
        assert "awaiting-review" not in client.get("/admin/").content.decode()

    def test_the_clerk_can_not(self, client, sent, cast):
        clerk, *_others = cast
        client.force_login(clerk)
        self.act(client, sent, "approve")
        assert not Page.objects.get(pk=sent.pk).live
