"""Personal data wait for a person's word: found, told by place, settled once, asked anew when they
change; and on which ways they are asked for."""

import logging
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    Page,
    PageLogEntry,
    Revision,
    Workflow,
    WorkflowTask,
)

from oit_pages.actions.settle_personal_data import NotSettled, confirm, mask_draft
from oit_pages.checklist.personal_data import seen, unsettled
from oit_pages.models import DocumentFacts, EntryPage
from oit_pages.models.mixins.guarded_publishing import Incomplete
from tests.checklist.test_assess import measure_row
from tests.checklist.test_gate import posted, publisher  # noqa: F401
from tests.factories import DocumentFactory, PersonFactory, UnitFactory, block, fill, text
from tests.readers import make
from tests.readers.test_personal_data import ID, citizen

pytestmark = pytest.mark.django_db

OTHER = citizen(3, [5, 0, 1, 2, 0, 0, 2, 0, 3, 4, 5])


def table(number=ID):
    rows = [measure_row(), measure_row(results=[f"ผู้รับ {number}"])]
    return block("measure_table", rows=rows)


def mode(settings, value):
    settings.OIT_PAGES = {**getattr(settings, "OIT_PAGES", {}), "PERSONAL_DATA": value}


def draft(page):
    return Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()


@pytest.fixture
def page(year_page):
    return fill(year_page, "O43", table(), publish=False)


@pytest.fixture
def listed(year_page):
    """A document with personal data in a hidden sheet, on a page."""
    data = make.excel(("ชื่อ", "เลขประจำตัว"), ("นายสมมุติ ใจดี", ID))
    return DocumentFactory(title="บัญชีผู้รับ", file=ContentFile(data, name="list.xlsx"))


def documents(*files):
    return block("documents", items=[{"title": "", "files": [one.pk for one in files]}])


class TestFound:
    def test_in_the_body_by_block_row_and_field(self, page):
        (one,) = unsettled(draft(page))
        assert one.kind == "citizen_id"
        assert "แถว 2" in one.where
        assert one.place.row == 2
        assert ID not in str(one)
        assert one.shown.endswith(ID[-2:])

    def test_in_the_texts_beside_the_body(self, year_page):
        page = fill(year_page, "O43", publish=False, summary=f"ของ {ID}")
        (one,) = unsettled(draft(page))
        assert not one.place.block

    def test_in_a_document_and_in_its_title(self, year_page, listed):
        page = fill(year_page, "O43", documents(listed), publish=False)
        (one,) = unsettled(draft(page))
        assert one.document == listed.pk
        assert "!B2" in one.where
        assert ID not in one.says
        listed.title = f"บัตร {ID}"
        listed.save()
        assert len(unsettled(draft(page))) == 2
        assert all(ID not in one.says for one in unsettled(draft(page)))

    def test_in_what_the_register_says_of_somebody(self, year_page, municipality, webmaster):
        somebody = PersonFactory(municipality=municipality, phone="081 234 5678")
        rows = [{"person": somebody.pk}, {"name": "นายสมหมาย ใจดี", "phone": "089 876 5432"}]
        page = fill(year_page, "O2", block("people", people=rows), publish=False)
        typed, said = unsettled(draft(page))
        assert (typed.of_register, said.of_register) == (False, True)
        assert (said.kind, said.place.row) == ("mobile", 1)
        assert "5678" not in said.says
        assert mask_draft(page, webmaster) == 1
        assert unsettled(draft(page)) == (said,)
        confirm(page, "เบอร์ราชการ", webmaster)
        assert unsettled(draft(page)) == ()
        somebody.phone = "082 234 5678"
        somebody.save()
        assert len(unsettled(draft(page))) == 1

    def test_in_what_the_register_says_of_a_unit(self, year_page, municipality):
        unit = UnitFactory(municipality=municipality, phone=ID)
        page = fill(year_page, "O5", block("contact", register_unit=unit.pk), publish=False)
        (said,) = unsettled(draft(page))
        assert (said.of_register, said.place.part) == (True, "phone")

    def test_in_an_entry(self, year_page):
        above = fill(year_page, "O43", table("ไม่มี"))
        entry = EntryPage(title="เดือนแรก", slug="first", live=False, body=[table()])
        Page.objects.get(pk=above.pk).specific.add_child(instance=entry)
        assert len(unsettled(entry)) == 1

    def test_nothing_on_other_pages_or_where_it_is_off(self, page, year_page, settings):
        assert unsettled(year_page) == ()
        mode(settings, "off")
        assert unsettled(draft(page)) == ()

    def test_no_query_for_what_holds_nothing(self, year_page, django_assert_num_queries):
        clean = draft(fill(year_page, "O43", table("ไม่มี"), publish=False))
        with django_assert_num_queries(0):
            assert unsettled(clean) == ()


class TestDocuments:
    def test_the_value_is_not_kept(self, listed):
        facts = DocumentFacts.of(listed.pk).get()
        assert facts.personal[0]["count"] == 1
        assert ID not in str(facts.personal)

    def test_of_a_pdf(self, year_page):
        from tests.readers.test_document_health import drawn

        scan = DocumentFactory(file=ContentFile(drawn(f"ID {ID}"), name="a.pdf"))
        page = fill(year_page, "O43", documents(scan), publish=False)
        assert [one.kind for one in unsettled(draft(page))] == ["citizen_id"]

    def test_another_file_of_the_document_is_asked_about_anew(self, year_page, listed, webmaster):
        page = fill(year_page, "O43", documents(listed), publish=False)
        confirm(page, "กฎหมายกำหนด", webmaster)
        data = make.excel(("ชื่อ", "เลขประจำตัว"), ("นายสมมุติ ใจดี", OTHER))
        listed.file = ContentFile(data, name="list2.xlsx")
        listed.save()
        assert len(unsettled(draft(page))) == 1


class TestSettled:
    def test_a_reason_is_kept_with_who_and_fingerprints_and_never_the_data(self, page, webmaster):
        assert confirm(page, f"กฎหมายกำหนด ({ID})", webmaster) == 1
        assert unsettled(draft(page)) == ()
        entry = PageLogEntry.objects.get(page=page.pk, action="oit_pages.personal_data")
        assert entry.user == webmaster
        assert "กฎหมายกำหนด" in str(entry.message)
        assert len(entry.data["fingerprints"]) == 1
        assert ID not in str(entry.data)

    def test_it_holds_until_the_data_are_others(self, page, webmaster):
        confirm(page, "กฎหมายกำหนด", webmaster)
        page.body = [text("<p>อื่น</p>"), table()]
        page.save_revision()
        assert unsettled(draft(page)) == (), "moved, and the same"
        page.body = [table(OTHER)]
        page.save_revision()
        assert len(unsettled(draft(page))) == 1

    def test_no_reason_is_no_word(self, page, webmaster):
        with pytest.raises(NotSettled):
            confirm(page, "  ", webmaster)
        with pytest.raises(NotSettled):
            confirm(page, "ก" * 5000, webmaster)
        assert unsettled(draft(page))

    def test_a_word_holds_for_what_was_seen(self, page, webmaster):
        shown = seen(unsettled(draft(page)))
        page.body = [table(OTHER)]
        page.save_revision()
        with pytest.raises(NotSettled):
            confirm(page, "กฎหมายกำหนด", webmaster, shown)

    def test_masked_in_a_new_draft(self, year_page, webmaster, listed):
        body = (text(f"<p>ของ <b>{ID[:5]}</b>{ID[5:]}</p>"), table(), documents(listed))
        page = fill(year_page, "O43", *body, publish=False, summary=f"ของ {ID}")
        assert mask_draft(page, webmaster) == 3
        now = draft(page)
        assert ID not in str(now.body.raw_data) + now.summary
        assert [one.document for one in unsettled(now)] == [listed.pk]
        assert PageLogEntry.objects.get(page=page.pk, action="oit_pages.masked").user == webmaster
        before = page.revisions.count()
        assert mask_draft(page, webmaster) == 0
        assert page.revisions.count() == before

    def test_masked_whatever_else_is_wrong_with_the_draft(self, page, webmaster):
        now = draft(page)
        now.slug = page.get_siblings(inclusive=False).first().slug
        now.save_revision(clean=False)
        assert mask_draft(page, webmaster) == 1
        assert unsettled(draft(page)) == ()

    def test_a_mirror_shows_what_was_settled(self, page, publisher, settings):  # noqa: F811
        mode(settings, "require")
        confirm(page, "กฎหมายกำหนด", publisher)
        page.get_latest_revision().publish(user=publisher)
        page.refresh_from_db()
        alias = page.create_alias(parent=page.get_parent(), update_slug="mirror")
        assert alias.live
        page.summary = "ใหม่"
        page.save_revision().publish(user=publisher)
        alias.refresh_from_db()
        assert (alias.live, alias.summary) == (True, "ใหม่")

    def test_a_copy_is_asked_about_itself(self, page, webmaster):
        confirm(page, "กฎหมายกำหนด", webmaster)
        where = page.get_parent()
        copy = page.copy(to=where, update_attrs={"slug": "copied"}, keep_live=False)
        assert unsettled(draft(copy))


# Each way to the public, with personal data that nobody has settled.


def publish_by_code(page, user):
    page.get_latest_revision().publish(user=user)


def save_by_code(page, user):
    now = draft(page)
    now.live = True
    now.save()


def approve_by_code(page, user):
    state = in_review(page, user)
    state.current_task_state.approve(user=user)


def schedule(page, user):
    page.body, page.go_live_at = [table()], timezone.now() + timedelta(hours=1)
    page.save_revision().publish(user=user)


def in_review(page, user):
    workflow = Workflow.objects.create(name="ตรวจ")
    task = GroupApprovalTask.objects.create(name="หัวหน้า")
    task.groups.add(user.groups.get())
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow.start(page, user)


BY_CODE = [publish_by_code, save_by_code, approve_by_code, schedule]


@contextmanager
def no_value(caplog):
    with caplog.at_level(logging.DEBUG):
        yield
    assert ID not in caplog.text


class TestRequired:
    """No way leads there; a word of a person opens each."""

    @pytest.mark.parametrize("way", BY_CODE)
    def test_not_by_code(self, page, publisher, settings, way, caplog):  # noqa: F811
        mode(settings, "require")
        with no_value(caplog), pytest.raises(Incomplete) as refused:
            way(page, publisher)
        assert ID not in str(refused.value)
        page.refresh_from_db()
        assert not page.live
        assert not page.revisions.exclude(approved_go_live_at=None).exists()

    @pytest.mark.parametrize("way", BY_CODE)
    def test_once_confirmed(self, page, publisher, settings, way):  # noqa: F811
        mode(settings, "require")
        confirm(page, "กฎหมายกำหนด", publisher)
        way(page, publisher)
        page.refresh_from_db()
        assert page.live or way is schedule

    def test_a_waiver_of_what_is_missing_is_none_of_these(self, page, webmaster, settings):
        mode(settings, "require")
        with pytest.raises(Incomplete):
            page.get_latest_revision().publish(user=webmaster)

    def test_not_by_the_clock(self, page, settings):
        page.body, page.go_live_at = [table()], timezone.now() + timedelta(hours=1)
        page.save_revision().publish()
        past = timezone.now() - timedelta(minutes=1)
        revision = page.get_latest_revision()
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past
        revision.save()
        mode(settings, "require")
        call_command("publish_scheduled", verbosity=0)
        page.refresh_from_db()
        assert not page.live
        entry = PageLogEntry.objects.get(page=page.pk, action="oit_pages.held_back")
        assert ID not in str(entry.data)
        assert not Revision.objects.exclude(approved_go_live_at=None).exists()

    def test_nor_does_the_refusal_tell_what_the_title_holds(self, year_page, settings):
        mode(settings, "require")
        page = fill(year_page, "O2", text("<p>ดี</p>"), publish=False, title=f"บัตร {ID}")
        with pytest.raises(Incomplete) as refused:
            page.get_latest_revision().publish()
        assert ID not in str(refused.value)
        assert "บัตร x" in str(refused.value)

    @pytest.mark.parametrize("name", ["seo_title", "search_description"])
    @pytest.mark.parametrize("is_partial", [False, True])
    def test_not_beside_the_body(self, year_page, settings, name, is_partial):
        mode(settings, "require")
        page = fill(year_page, "O2", text("<p>ดี</p>"))
        setattr(page, name, f"ของ {ID}")
        with pytest.raises(Incomplete):
            page.save(update_fields=[name] if is_partial else None)

    def test_added_by_code_it_is_a_draft(self, page, settings):
        mode(settings, "require")
        entry = EntryPage(title="เดือนแรก", slug="first", body=[table()])
        assert not page.add_child(instance=entry).live


class TestWarned:
    """In the admin somebody is asked first; what else publishes goes on, and the checklist says
    what stands open."""

    @pytest.mark.parametrize("way", BY_CODE[:3])
    def test_by_code_it_goes_through_and_stays_open(self, page, publisher, way):  # noqa: F811
        way(page, publisher)
        page.refresh_from_db()
        assert page.live
        assert unsettled(page)

    def test_the_editor_asks_first(self, page, publisher, client, caplog):  # noqa: F811
        client.force_login(publisher)
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        with no_value(caplog):
            answer = client.post(url, posted(client, page, **{"action-publish": "1"}), follow=True)
        asked = reverse("oit_pages_personal_data", args=[page.pk])
        assert answer.redirect_chain == [(asked, 302)]
        assert ID not in answer.content.decode()
        page.refresh_from_db()
        assert not page.live
        confirm(page, "กฎหมายกำหนด", publisher)
        client.post(url, posted(client, page, **{"action-publish": "1"}), follow=True)
        page.refresh_from_db()
        assert page.live

    def test_several_at_once_ask_first(self, page, publisher, client):  # noqa: F811
        client.force_login(publisher)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        answer = client.post(f"{url}?id={page.pk}&next=/admin/", follow=True).content.decode()
        page.refresh_from_db()
        assert not page.live
        assert reverse("oit_pages_personal_data", args=[page.pk]) in answer
        assert ID not in answer

    def test_an_approval_asks_first(self, page, publisher, client):  # noqa: F811
        state = in_review(page, publisher)
        client.force_login(publisher)
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        action = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        client.post(url, posted(client, page, **action), follow=True)
        page.refresh_from_db()
        assert not page.live
        state.refresh_from_db()
        assert state.status == state.STATUS_IN_PROGRESS
        confirm(page, "กฎหมายกำหนด", publisher)
        client.post(url, posted(client, page, **action), follow=True)
        page.refresh_from_db()
        assert page.live

    def test_an_approval_asks_about_what_is_typed_with_it(self, page, publisher, client):  # noqa: F811
        mask_draft(page, publisher)
        page.refresh_from_db()
        in_review(page, publisher)
        client.force_login(publisher)
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        action = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        typed = posted(client, page, **action, summary=f"ของ {ID}")
        client.post(url, typed)
        page.refresh_from_db()
        assert not page.live
        assert draft(page).summary == f"ของ {ID}", "what was typed is kept"
        client.post(url, {**typed, "summary": "ของผู้รับ"})
        page.refresh_from_db()
        assert page.live

    def test_where_it_is_off_nobody_is_asked(self, page, publisher, client, settings):  # noqa: F811
        mode(settings, "off")
        client.force_login(publisher)
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        client.post(url, posted(client, page, **{"action-publish": "1"}), follow=True)
        page.refresh_from_db()
        assert page.live
