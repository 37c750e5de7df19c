"""Nothing incomplete becomes public where required things come first, whichever way is tried."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import (
    GroupApprovalTask,
    Page,
    PageLogEntry,
    Revision,
    Workflow,
    WorkflowTask,
)
from wagtail.test.utils.form_data import querydict_from_html

from oit_pages.actions.import_document import import_document
from oit_pages.actions.scaffold import scaffold
from oit_pages.actions.translate_year import translate_year
from oit_pages.checklist.gate import WAIVE
from oit_pages.models import EntryPage, IndicatorPage, TransparencyIndexPage
from oit_pages.models.mixins.guarded_publishing import Incomplete
from tests.checklist.test_assess import measure_row
from tests.checklist.test_gate import posted, publisher, strict  # noqa: F401
from tests.factories import block, fill
from tests.readers import make

pytestmark = pytest.mark.django_db

LACKING = [block("measure_table", rows=[measure_row(results=[])])]
WHOLE = [block("measure_table", rows=[measure_row()])]


class Stage:
    """A page of one kind, by whoever may publish it, that lacks what is required."""

    def __init__(self, kind, year_page, user, client):
        self.kind, self.year_page, self.user, self.client = kind, year_page, user, client
        client.force_login(user)
        self.indicator = fill(year_page, "O43", *WHOLE, publish=kind == "entry").specific

    def page(self, body=LACKING, live=False) -> IndicatorPage:
        """A draft with this on it; with `live`, as it was made public before it was forbidden."""
        page = self.indicator
        if self.kind == "entry":
            page = self.parent.add_child(
                instance=EntryPage(title="เดือนแรก", slug="first", live=False)
            )
        page.body = body
        page.save_revision()
        if live:
            page = Page.objects.get(pk=page.pk).specific
            page.body = body
            IndicatorPage.objects.filter(pk=page.pk).update(
                live=True, body=page.body, live_revision=page.latest_revision
            )
        return Page.objects.get(pk=page.pk).specific

    @property
    def parent(self) -> Page:
        where = self.indicator if self.kind == "entry" else self.indicator.get_parent()
        return Page.objects.get(pk=where.pk).specific

    @property
    def page_type(self):
        return EntryPage if self.kind == "entry" else type(self.indicator)

    def room(self) -> Page:
        """Where another page of the kind may be added."""
        if self.kind == "indicator":
            Page.objects.get(pk=self.indicator.pk).delete()
            return Page.objects.child_of(self.year_page).get(slug=self.section.slug).specific
        self.parent.unpublish()  # it would make up for an entry with nothing on it
        return self.parent

    @property
    def section(self) -> Page:
        return self.indicator.get_parent()

    def elsewhere(self) -> Page:
        """The place of such a page in another year."""
        municipality = TransparencyIndexPage.objects.ancestor_of(self.year_page).get()
        year = scaffold(2563, municipality).year_page
        there = IndicatorPage.objects.descendant_of(year).get(subject=self.indicator.subject)
        return Page.objects.get(pk=(there if self.kind == "entry" else there.get_parent()).pk)

    def post(self, name, *args, follow=True, **data):
        return self.client.post(reverse(name, args=args), data, follow=follow)


@pytest.fixture(params=["indicator", "entry"])
def stage(request, year_page, publisher, client):  # noqa: F811
    return Stage(request.param, year_page, publisher, client)


def forbid(settings) -> None:
    settings.OIT_PAGES = {**getattr(settings, "OIT_PAGES", {}), "PUBLISHING": "require"}


# Each way: makes what it needs, forbids, tries; gives the id of the page that may not be live.


def add_in_the_editor(stage, settings):
    parent = stage.room()
    forbid(settings)
    args = ("oit_pages", stage.page_type._meta.model_name, parent.pk)
    html = stage.client.get(reverse("wagtailadmin_pages:add", args=args)).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form").dict()
    data |= {"title": "ใหม่", "slug": "new", "body-count": "0", "action-publish": "1"}
    answer = stage.post("wagtailadmin_pages:add", *args, **data)
    assert "ยังไม่ได้เผยแพร่" in answer.content.decode()
    return Page.objects.child_of(parent).get(slug="new").pk


def add_by_code(stage, settings):
    parent = stage.room()
    forbid(settings)
    page = stage.page_type(title="ใหม่", slug="new", body=LACKING)
    return parent.add_child(instance=page).pk


def edit(stage, settings):
    page = stage.page()
    forbid(settings)
    data = posted(stage.client, page, **{"action-publish": "1"})
    answer = stage.post("wagtailadmin_pages:edit", page.pk, **data)
    assert "ยังไม่ได้เผยแพร่" in answer.content.decode()
    return page.pk


def _copied(stage, settings, **how):
    page, there = stage.page(live=True), stage.elsewhere()
    if stage.kind == "indicator":
        there.get_children().filter(slug=page.slug).get().specific.delete()
        there = Page.objects.get(pk=there.pk)
    forbid(settings)
    asked = {"new_title": "สำเนา", "new_slug": "copied", "new_parent_page": there.pk, **how}
    answer = stage.post("wagtailadmin_pages:copy", page.pk, **asked)
    assert "ฉบับร่าง" in answer.content.decode()
    return Page.objects.child_of(there).get(slug="copied").pk


def copy_in_the_admin(stage, settings):
    return _copied(stage, settings, publish_copies="on")


def alias_in_the_admin(stage, settings):
    return _copied(stage, settings, alias="on")


def copy_by_code(stage, settings):
    page = stage.page(live=True)
    forbid(settings)
    return page.copy(to=stage.parent, update_attrs={"slug": "copied"}, keep_live=True).pk


def copy_of_all_above(stage, settings):
    page = stage.page(live=True)
    section = Page.objects.get(pk=stage.section.pk).specific
    forbid(settings)
    copied = section.copy(recursive=True, update_attrs={"slug": "copied"}, keep_live=True)
    return copied.get_descendants().get(title=page.title).pk


def alias_by_code(stage, settings):
    page = stage.page(live=True)
    forbid(settings)
    return page.create_alias(parent=stage.parent, update_slug="alias").pk


def alias_of_a_page_that_is_published(stage, settings):
    page = stage.page()
    alias = page.create_alias(parent=stage.parent, update_slug="alias")
    page.get_latest_revision().publish()
    alias.refresh_from_db()
    alias.unpublish()
    forbid(settings)
    page.refresh_from_db()
    page.update_aliases()
    return alias.pk


def _moved(stage, settings):
    page, there = stage.page(live=True), stage.elsewhere()
    there.get_children().filter(slug=page.slug).delete()
    there = Page.objects.get(pk=there.pk)
    forbid(settings)
    return page, there


def move_in_the_admin(stage, settings):
    page, there = _moved(stage, settings)
    answer = stage.post("wagtailadmin_pages:move_confirm", page.pk, there.pk)
    assert "ฉบับร่าง" in answer.content.decode()
    return page.pk


def move_by_code(stage, settings):
    page, there = _moved(stage, settings)
    page.move(there, pos="last-child")
    return page.pk


def move_several(stage, settings):
    page, there = _moved(stage, settings)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    answer = stage.client.post(
        f"{url}?id={page.pk}&next=/admin/", {"chooser": there.pk}, follow=True
    )
    assert "ฉบับร่าง" in answer.content.decode()
    return page.pk


def publish_several(stage, settings):
    page = stage.page()
    forbid(settings)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    stage.client.post(f"{url}?id={page.pk}&next=/admin/", follow=True)
    return page.pk


def schedule(stage, settings):
    page = stage.page()
    page.body, page.go_live_at = LACKING, timezone.now() + timedelta(hours=1)
    forbid(settings)
    with pytest.raises(Incomplete):
        page.save_revision().publish(user=stage.user)
    assert not page.revisions.exclude(approved_go_live_at=None).exists()
    return page.pk


def by_the_clock(stage, settings):
    page = stage.page()
    page.body, page.go_live_at = LACKING, timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    past = timezone.now() - timedelta(minutes=1)
    other = fill(stage.year_page, "O42", *WHOLE, publish=False).specific
    for one in (page, other):
        revision = one.get_latest_revision()
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past + timedelta(seconds=one is other)
        revision.save()
    section = Page.objects.child_of(stage.year_page).first().specific
    section.unpublish()
    Revision.objects.filter(pk=section.latest_revision_id).update(
        approved_go_live_at=past + timedelta(seconds=2)
    )
    forbid(settings)
    call_command("publish_scheduled", verbosity=0)
    section.refresh_from_db()
    assert section.live, "what was due after it goes on"
    assert PageLogEntry.objects.filter(page=page.pk, action="oit_pages.held_back").exists()
    call_command("publish_scheduled", verbosity=0)
    return page.pk


def approval(stage, settings):
    page = stage.page()
    workflow = Workflow.objects.create(name="ตรวจ")
    task = GroupApprovalTask.objects.create(name="หัวหน้า")
    task.groups.add(stage.user.groups.get())
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    state = workflow.start(page, stage.user)
    forbid(settings)
    with pytest.raises(PermissionDenied):
        state.current_task_state.approve(user=stage.user)
    return page.pk


def importing(stage, settings, tmp_path):
    page = stage.page(body=[])
    path = tmp_path / "report.docx"
    path.write_bytes(make.word("รายงานผลการดำเนินการตามมาตรการ", (make.HEADINGS, make.ROW)))
    Page.objects.filter(pk=stage.section.pk).update(live=False)
    forbid(settings)
    page.body = LACKING
    page.save_revision()
    done = import_document(path, page, publish=True)
    assert done.missing
    kept = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    assert len(kept.body) > 1, "what was imported is kept as a draft"
    assert not Page.objects.get(pk=stage.section.pk).live, "and nothing above it is published"
    return page.pk


def translation_by_code(stage, settings):
    page = stage.page()
    translate_year(stage.year_page)
    english = Page.objects.get(translation_key=page.translation_key, locale__language_code="en")
    forbid(settings)
    with suppress(PermissionDenied):
        english.specific.get_latest_revision().publish()
    return english.pk


def translation_in_its_editor(stage, settings):
    page = stage.page()
    translate_year(stage.year_page)
    english = Page.objects.get(translation_key=page.translation_key, locale__language_code="en")
    stage.client.force_login(_anywhere(stage.user))
    forbid(settings)
    answer = stage.post("wagtailadmin_pages:edit", english.pk, action="publish")
    assert "ยังไม่ได้เผยแพร่" in answer.content.decode()
    return english.pk


def _anywhere(user):
    """The same rights on the pages of every language."""
    from wagtail.models import GroupPagePermission

    for one in GroupPagePermission.objects.filter(group__in=user.groups.all()):
        one.pk, one.page = None, Page.get_first_root_node()
        one.save()
    return user


def publish_by_code(stage, settings):
    page = stage.page()
    forbid(settings)
    with pytest.raises(Incomplete) as refused:
        page.get_latest_revision().publish(user=stage.user)
    assert "ผลการดำเนินการ" in str(refused.value)
    return page.pk


def publish_by_the_action(stage, settings):
    page = stage.page()
    forbid(settings)
    with pytest.raises(Incomplete):
        PublishPageRevisionAction(page.get_latest_revision(), user=stage.user).execute()
    return page.pk


def save_by_code(stage, settings):
    page = stage.page().get_latest_revision_as_object()
    forbid(settings)
    page.live = True
    with pytest.raises(Incomplete):
        page.save()
    return page.pk


WAYS = [
    add_in_the_editor, add_by_code, edit, copy_in_the_admin, copy_by_code, copy_of_all_above,
    alias_in_the_admin, alias_by_code, alias_of_a_page_that_is_published, move_in_the_admin,
    move_by_code, move_several, publish_several, schedule, by_the_clock, approval, importing,
    translation_by_code, translation_in_its_editor, publish_by_code, publish_by_the_action,
    save_by_code,
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_way_leads_an_incomplete_page_to_the_public(stage, settings, way, tmp_path):
    more = {"tmp_path": tmp_path} if way is importing else {}
    pk = way(stage, settings, **more)
    page = Page.objects.get(pk=pk)
    assert not page.live
    assert page.live_revision_id is None


class TestWhatIsPublicAlready:
    """An incomplete revision never takes the place of what the public sees."""

    @pytest.fixture
    def live(self, stage):
        page = stage.page(body=WHOLE)
        page.get_latest_revision().publish()
        return Page.objects.get(pk=page.pk).specific

    def results(self, page):
        page = type(page).objects.get(pk=page.pk)
        return page.body.raw_data[0]["value"]["rows"][0]["value"]["results"]

    def test_by_an_update(self, stage, settings, live):
        forbid(settings)
        live.body = LACKING
        with pytest.raises(Incomplete):
            live.save_revision().publish(user=stage.user)
        assert self.results(live)

    def test_by_going_back_to_a_revision(self, stage, settings, live):
        live.body = LACKING
        old = live.save_revision()
        live.body = WHOLE
        live.save_revision().publish()
        forbid(settings)
        data = posted(stage.client, live, **{"action-publish": "1", "revision": old.pk})
        rows = {
            name: value
            for name, value in data.items()
            if "results" not in name or name.endswith("count")
        }
        rows |= {name: "0" for name in rows if name.endswith("results-count")}
        stage.post("wagtailadmin_pages:edit", live.pk, **rows)
        assert self.results(live)
        with pytest.raises(Incomplete):
            old.publish(user=stage.user, previous_revision=old)
        assert self.results(live)

    def test_by_saving_the_row(self, stage, settings, live):
        forbid(settings)
        live.body = LACKING
        with pytest.raises(Incomplete):
            live.save()
        assert self.results(live)

    def test_what_changes_nothing_of_it_is_let_through(self, stage, settings, live):
        IndicatorPage.objects.filter(pk=live.pk).update(summary="")
        forbid(settings)
        live = type(live).objects.get(pk=live.pk)
        live.seo_title = "ชื่อสำหรับค้นหา"
        live.save()
        assert type(live).objects.get(pk=live.pk).seo_title

    def test_a_complete_page_moves_within_its_year_as_it_is(self, stage, settings, live):
        forbid(settings)
        live.move(Page.objects.get(pk=stage.parent.pk), pos="first-child")
        assert Page.objects.get(pk=live.pk).live


class TestWhoeverMay:
    """The permission to waive holds on every way, and each use is in the page's history."""

    @pytest.fixture
    def stage(self, stage):
        from django.contrib.auth.models import Permission

        label, codename = WAIVE.split(".")
        permission = Permission.objects.get(codename=codename, content_type__app_label=label)
        stage.user.user_permissions.add(permission)
        return stage

    def waived(self, page, user):
        return PageLogEntry.objects.filter(
            page=page.pk, action="oit_pages.waive", user=user
        ).count()

    def test_publishes_by_code(self, stage, settings):
        page = stage.page()
        forbid(settings)
        page.get_latest_revision().publish(user=stage.user)
        assert Page.objects.get(pk=page.pk).live
        assert self.waived(page, stage.user) == 1

    def test_adds_in_the_editor(self, stage, settings):
        parent = stage.room()
        forbid(settings)
        args = ("oit_pages", stage.page_type._meta.model_name, parent.pk)
        html = stage.client.get(reverse("wagtailadmin_pages:add", args=args)).content.decode()
        data = querydict_from_html(html, form_id="page-edit-form").dict()
        data |= {"title": "ใหม่", "slug": "new", "body-count": "0", "action-publish": "1"}
        stage.post("wagtailadmin_pages:add", *args, **data)
        page = Page.objects.child_of(parent).get(slug="new")
        assert page.live
        assert self.waived(page, stage.user)

    def test_schedules_for_the_clock(self, stage, settings):
        page = stage.page()
        page.body, page.go_live_at = LACKING, timezone.now() + timedelta(hours=1)
        forbid(settings)
        revision = page.save_revision()
        revision.publish(user=stage.user)
        past = timezone.now() - timedelta(minutes=1)
        revision.refresh_from_db()
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past
        revision.save()
        call_command("publish_scheduled", verbosity=0)
        assert Page.objects.get(pk=page.pk).live

    def test_publishes_a_translation_in_its_editor(self, stage, settings, monkeypatch):
        page = stage.page()
        translate_year(stage.year_page)
        english = Page.objects.get(translation_key=page.translation_key, locale__language_code="en")
        stage.client.force_login(_anywhere(stage.user))
        forbid(settings)
        monkeypatch.setattr("django.db.transaction.on_commit", lambda work, **_how: work())
        stage.post("wagtailadmin_pages:edit", english.pk, action="publish", follow=False)
        assert Page.objects.get(pk=english.pk).live
