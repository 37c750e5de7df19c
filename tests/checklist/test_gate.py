"""Publishing where the municipality wants required things first, and where it only warns."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, PageLogEntry, Workflow, WorkflowTask
from wagtail.test.utils.form_data import querydict_from_html

from oit_pages.actions.scaffold import scaffold
from oit_pages.checklist.gate import obstacles
from oit_pages.models import EntryPage, IndicatorPage, TransparencyIndexPage
from oit_pages.models.mixins.guarded_publishing import Incomplete
from oit_pages.thai import format_month
from tests.checklist.test_assess import measure_row
from tests.factories import UserFactory, block, fill, months

pytestmark = pytest.mark.django_db


@pytest.fixture
def strict(settings):
    settings.OIT_PAGES = {**getattr(settings, "OIT_PAGES", {}), "PUBLISHING": "require"}


@pytest.fixture
def draft(year_page):
    """O43 with a table that lacks its results."""
    rows = [measure_row(results=[])]
    return fill(year_page, "O43", block("measure_table", rows=rows), publish=False)


@pytest.fixture
def whole(year_page):
    return fill(year_page, "O43", block("measure_table", rows=[measure_row()]), publish=False)


@pytest.fixture
def publisher(year_page, django_user_model):
    """May publish anything of the municipality, and nothing more."""
    from django.contrib.auth.models import Group
    from wagtail.models import GroupPagePermission

    group = Group.objects.create(name="publishers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page", "publish_page"):
        GroupPagePermission.objects.create(
            group=group,
            page=year_page.get_parent(),
            permission=Permission.objects.get(
                codename=codename, content_type__app_label="wagtailcore"
            ),
        )
    user = UserFactory()
    user.groups.add(group)
    return user


def posted(client, page, **actions):
    """The form of the editor as a browser would send it back."""
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form").dict()
    body = page.get_latest_revision_as_object().body
    data["body-count"] = len(body)
    for number, child in enumerate(body):
        data |= {
            f"body-{number}-deleted": "",
            f"body-{number}-order": number,
            f"body-{number}-type": child.block_type,
            f"body-{number}-id": child.id,
            **_fields(child.block, child.value, f"body-{number}-value"),
        }
    return data | actions


def _fields(struct, value, prefix):
    """Names and values of a measure table's inputs."""
    found = {}
    for name, child in struct.child_blocks.items():
        inner = value[name]
        if hasattr(child, "child_block"):
            found[f"{prefix}-{name}-count"] = len(inner)
            for number, one in enumerate(inner):
                row = f"{prefix}-{name}-{number}"
                found |= {f"{row}-deleted": "", f"{row}-order": number, f"{row}-type": "item"}
                if hasattr(child.child_block, "child_blocks"):
                    found |= _fields(child.child_block, one, f"{row}-value")
                else:
                    found[f"{row}-value"] = one or ""
        elif hasattr(child, "child_blocks"):
            found |= _fields(child, inner, f"{prefix}-{name}")
        elif isinstance(inner, date):
            found[f"{prefix}-{name}"] = format_month(inner)
        else:
            found[f"{prefix}-{name}"] = child.field.widget.format_value(inner) or ""
    return found


class TestObstacles:
    def test_are_said_in_words(self, draft):
        said = obstacles(draft.get_latest_revision_as_object())
        assert said
        assert all("ผลการดำเนินการ" in one for one in said)

    def test_none_where_all_is_there(self, whole):
        assert obstacles(whole.get_latest_revision_as_object()) == ()

    def test_none_on_other_pages(self, year_page):
        assert obstacles(year_page) == ()

    def test_what_a_person_must_judge_is_none(self, year_page):
        from tests.factories import text

        page = fill(year_page, "O3", text("<p>อำนาจหน้าที่ตามกฎหมายจัดตั้ง</p>"), publish=False)
        assert obstacles(page.get_latest_revision_as_object()) == ()


def publish_in_editor(client, user, page):
    client.force_login(user)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = client.post(url, posted(client, page, **{"action-publish": "1"}), follow=True)
    page.refresh_from_db()
    return answer


class TestStrict:
    def test_an_incomplete_page_is_saved_and_not_published(self, strict, draft, publisher, client):
        revisions = draft.revisions.count()
        answer = publish_in_editor(client, publisher, draft)
        assert not draft.live
        assert draft.revisions.count() == revisions + 1
        text = answer.content.decode()
        assert "ยังไม่ได้เผยแพร่" in text
        assert 'data-oit-requirement="results"' in text

    def test_a_complete_one_is_published(self, strict, whole, publisher, client):
        publish_in_editor(client, publisher, whole)
        assert whole.live

    def test_a_waiver_is_a_permission_and_is_logged(self, strict, draft, publisher, client):
        publisher.user_permissions.add(Permission.objects.get(codename="publish_incomplete"))
        publish_in_editor(client, publisher, draft)
        assert draft.live
        entry = PageLogEntry.objects.get(page=draft.pk, action="oit_pages.waive")
        assert entry.user == publisher
        assert "ผล" in str(entry.message)

    def test_bulk_publishing_is_held_back_too(self, strict, draft, publisher, client):
        client.force_login(publisher)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        answer = client.post(f"{url}?id={draft.pk}&next=/admin/", follow=True)
        draft.refresh_from_db()
        assert not draft.live
        assert "ยังไม่ได้เผยแพร่" in answer.content.decode()

    @pytest.mark.parametrize("results", [[], ["ประชุมแล้ว"]], ids=["incomplete", "complete"])
    def test_a_copy_of_a_public_page(self, strict, draft, publisher, client, webmaster, results):
        row = measure_row(results=results, period=months("2020-01", "2020-02"))
        draft.body = [block("measure_table", rows=[row])]  # of the year it is copied to
        draft.save_revision().publish(user=webmaster)
        year = scaffold(2563, draft.get_ancestors().type(TransparencyIndexPage).get()).year_page
        section = year.get_children().get(slug=draft.get_parent().slug)
        for above in (year, section.specific):
            above.save_revision().publish()
        IndicatorPage.objects.child_of(section).filter(subject=draft.subject).get().delete()
        client.force_login(publisher)
        asked = {"new_title": "สำเนา", "new_slug": "copy", "new_parent_page": section.pk}
        url = reverse("wagtailadmin_pages:copy", args=[draft.pk])
        answer = client.post(url, {**asked, "publish_copies": "on"}, follow=True)
        assert section.get_children().get(slug="copy").live == bool(results)
        assert ("ทำสำเนาเป็นฉบับร่าง" in answer.content.decode()) == (not results)

    def test_updates_of_a_live_page_are_held_back(self, strict, whole, publisher, client):
        whole.get_latest_revision().publish()
        whole.body = [block("measure_table", rows=[measure_row(results=[])])]
        whole.save_revision()
        publish_in_editor(client, publisher, whole)
        live = whole.body.raw_data[0]["value"]["rows"][0]["value"]["results"]
        assert live
        assert whole.has_unpublished_changes


class TestWorkflow:
    @pytest.fixture
    def in_review(self, draft, publisher):
        workflow = Workflow.objects.create(name="ตรวจก่อนเผยแพร่")
        task = GroupApprovalTask.objects.create(name="หัวหน้าตรวจ")
        task.groups.add(publisher.groups.get())
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        return workflow.start(draft, publisher)

    def approve_in_editor(self, client, user, page):
        client.force_login(user)
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        action = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        answer = client.post(url, posted(client, page, **action), follow=True)
        page.refresh_from_db()
        return answer

    def test_approval_in_the_editor_is_refused(self, strict, in_review, draft, publisher, client):
        answer = self.approve_in_editor(client, publisher, draft)
        in_review.refresh_from_db()
        assert in_review.status == in_review.STATUS_IN_PROGRESS
        assert not draft.live
        assert "ยังไม่ได้เผยแพร่" in answer.content.decode()

    def test_approval_elsewhere_is_refused(self, strict, in_review, draft, publisher, client):
        client.force_login(publisher)
        state = in_review.current_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", state.pk])
        client.post(url)
        in_review.refresh_from_db()
        draft.refresh_from_db()
        assert in_review.status == in_review.STATUS_IN_PROGRESS
        assert not draft.live

    def test_approval_by_code_is_refused(self, strict, in_review, draft, publisher):
        with pytest.raises(PermissionDenied):
            in_review.current_task_state.approve(user=publisher)

    def test_by_default_approval_goes_through(self, in_review, draft, publisher, client):
        self.approve_in_editor(client, publisher, draft)
        assert draft.live


class TestWarning:
    def test_publishing_goes_through_and_says_what_is_missing(self, draft, publisher, client):
        answer = publish_in_editor(client, publisher, draft)
        assert draft.live
        assert "เผยแพร่แล้ว" in answer.content.decode()
        assert "ยังขาด" in answer.content.decode()

    def test_a_complete_page_hears_nothing(self, whole, publisher, client):
        answer = publish_in_editor(client, publisher, whole)
        assert whole.live
        assert "ยังขาด" not in answer.content.decode()


def test_a_draft_entry_lets_no_incomplete_page_through(year_page, settings):
    """settings.md: what the list requires must be there first; the draft of an entry is not."""
    page = fill(year_page, "O43")
    Page.objects.get(pk=page.pk).specific.unpublish()
    rows = [
        {
            "measure": "มาตรการ", "methods": ["อบรม"], "units": ["สำนักปลัด"],
            "period": {"from_month": "2021-01-01", "to_month": "2021-02-01"},
            "results": ["แล้ว"], "recommendation": "",
        }
    ]  # fmt: skip
    entry = EntryPage(title="ร่าง", slug="draft-entry", live=False)
    entry.body = [block("measure_table", caption="", rows=rows)]
    page.add_child(instance=entry)
    settings.OIT_PAGES = {**settings.OIT_PAGES, "PUBLISHING": "require"}
    draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert not draft.body
    with pytest.raises(Incomplete):
        draft.save_revision().publish()
    assert not Page.objects.get(pk=page.pk).live
