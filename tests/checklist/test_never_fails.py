"""A change that succeeded never ends in an error because the checklist could not be judged."""

import logging
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.files.storage import Storage
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models.fields.files import FieldFile
from django.urls import reverse
from django.utils import timezone
from django_tasks import default_task_backend, task_backends
from django_tasks.backends.dummy import DummyBackend
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from oit_pages.actions.declare import DeclarationRefused, attest
from oit_pages.actions.inspect_document import look_into
from oit_pages.actions.scaffold import scaffold
from oit_pages.checklist import assess, refresh
from oit_pages.checklist.feedback import take_unjudged
from oit_pages.models import (
    AssessmentYearPage,
    DocumentFacts,
    IndicatorPage,
    IndicatorResult,
    TransparencyIndexPage,
)
from oit_pages.signal_handlers import results
from oit_pages.stream.file_addresses import address_of
from tests.checklist.test_assess import measure_row, outcome
from tests.checklist.test_part_and_whole import stored
from tests.factories import DocumentFactory, block, fill

pytestmark = pytest.mark.django_db


class Broken(Exception):
    pass


@pytest.fixture
def o43(year_page) -> IndicatorPage:
    return fill(year_page, "O43", block("measure_table", rows=[measure_row()]))


@pytest.fixture
def broken(monkeypatch):
    """From now on nothing can be judged."""

    def fail(*args, **kwargs):
        raise Broken

    monkeypatch.setattr(assess, "gather", fail)


def told(answer) -> str:
    return answer.content.decode()


class TestChangesInTheAdmin:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, webmaster, year_page):
        client.force_login(webmaster)

    def test_publish(self, client, o43, broken, caplog):
        o43.unpublish()
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        answer = client.post(f"{url}?id={o43.pk}&next=/admin/", follow=True)
        assert answer.status_code == 200
        assert "ยังไม่ได้ตรวจ" in told(answer)
        o43.refresh_from_db()
        assert o43.live
        assert any(record.levelno == logging.ERROR for record in caplog.records)

    def test_publish_in_the_editor(self, client, o43, broken):
        from tests.checklist.test_gate import posted

        data = posted(client, o43, **{"action-publish": "1"})
        answer = client.post(reverse("wagtailadmin_pages:edit", args=[o43.pk]), data, follow=True)
        assert "เผยแพร่แล้ว แต่ยังไม่ได้ตรวจ" in told(answer)

    @pytest.mark.parametrize("way", ["unpublish", "delete"])
    def test_going_away(self, client, o43, broken, way):
        url = reverse(f"wagtailadmin_pages:{way}", args=[o43.pk])
        answer = client.post(url, follow=True)
        assert answer.status_code == 200
        assert "ยังไม่ได้ตรวจ" in told(answer)
        assert not Page.objects.filter(pk=o43.pk, live=True).exists()

    def test_move(self, client, o43, municipality, broken):
        year = scaffold(2563, municipality).year_page
        there = IndicatorPage.objects.descendant_of(year).get(subject=o43.subject)
        section = there.get_parent()
        there.delete()
        url = reverse("wagtailadmin_pages:move_confirm", args=[o43.pk, section.pk])
        answer = client.post(url, follow=True)
        assert "ยังไม่ได้ตรวจ" in told(answer)
        assert Page.objects.get(pk=o43.pk).get_parent().pk == section.pk

    def test_what_is_judged_says_nothing(self, client, o43):
        answer = client.post(reverse("wagtailadmin_pages:unpublish", args=[o43.pk]), follow=True)
        assert "ยังไม่ได้ตรวจ" not in told(answer)

    def test_what_another_request_left_is_not_told(self, client, o43, broken, monkeypatch):
        o43.unpublish()  # by code, in this thread
        monkeypatch.undo()
        o43.get_latest_revision().publish()
        answer = client.post(reverse("wagtailadmin_pages:unpublish", args=[o43.pk]), follow=True)
        assert "ยังไม่ได้ตรวจ" not in told(answer)


class TestWithinATransaction:
    """As under ATOMIC_REQUESTS: what the database refuses while judging undoes no publishing."""

    def statement():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM nowhere_at_all")

    def inner_block():
        with transaction.atomic(savepoint=False):
            TestWithinATransaction.statement()

    def row():
        year = AssessmentYearPage.objects.first()
        for _twice in range(2):
            IndicatorResult.objects.create(
                year_page=year,
                code="O43",
                as_of=date.today(),
                assessed_at=timezone.now(),
            )

    @pytest.fixture(params=[statement, inner_block, row], ids=lambda one: one.__name__)
    def refused(self, request, monkeypatch):
        original = assess._store

        def fail(*args):
            original(*args)
            request.param()

        monkeypatch.setattr(assess, "_store", fail)

    @pytest.fixture(autouse=True)
    def one_transaction_a_request(self, monkeypatch):
        monkeypatch.setitem(connection.settings_dict, "ATOMIC_REQUESTS", True)

    def test_publish(self, client, webmaster, year_page, o43, refused):
        from tests.checklist.test_gate import posted

        o43.unpublish()
        client.force_login(webmaster)
        data = posted(client, o43, **{"action-publish": "1"})
        answer = client.post(reverse("wagtailadmin_pages:edit", args=[o43.pk]), data, follow=True)
        assert answer.status_code == 200
        assert "เผยแพร่แล้ว แต่ยังไม่ได้ตรวจ" in told(answer)
        assert Page.objects.get(pk=o43.pk).live

    @pytest.mark.parametrize("way", ["unpublish", "delete", "move"])
    def test_other_changes(self, year_page, o43, refused, way):
        before, path = stored(year_page), o43.path
        page = Page.objects.get(pk=o43.pk)
        with transaction.atomic():
            if way == "move":
                page.move(Page.objects.get(pk=year_page.get_parent().pk), pos="last-child")
            else:
                getattr(page.specific, way)()
            assert Page.objects.filter(path__startswith=year_page.path).exists()
        assert not Page.objects.filter(path=path, live=True).exists()
        if way != "delete":  # whose result lost its page
            assert stored(year_page) == before, "half of what was judged is not kept"

    def test_finding_what_is_affected(self, year_page, o43, monkeypatch):
        def fail(*args, **kwargs):
            raise Broken

        for module in (refresh, results):
            monkeypatch.setattr(module, "affected_by", fail)
        take_unjudged()  # of whatever this thread did before
        for change in (o43.unpublish, o43.get_latest_revision().publish, o43.delete):
            change()
        assert take_unjudged() == {0}


class TestOneFault:
    """One page, year or file takes no other with it."""

    @pytest.fixture
    def faulty(self, monkeypatch, year_page, o43):
        """O42 can't be read."""
        page = fill(year_page, "O42", block("measure_table", rows=[measure_row()]))
        read = __import__("oit_pages.checklist.evidence", fromlist=["body_evidence"])
        original = read.body_evidence

        def fail(raw, found, pk):
            if pk == page.pk:
                raise Broken
            return original(raw, found, pk)

        monkeypatch.setattr(read, "body_evidence", fail)
        return page

    def test_other_indicators_are_judged(self, year_page, faulty, o43):
        IndicatorResult.objects.filter(code__in=["O42", "O43"]).update(outcome="missing")
        with pytest.raises(assess.NotJudged) as error:
            assess.record(year_page)
        assert error.value.codes == ["O42"]
        assert outcome(year_page, "O43") == "pass"
        assert outcome(year_page, "O42") == "missing"  # as it was known last

    def test_other_years_are_judged(self, year_page, faulty, home, o43, capsys):
        index = TransparencyIndexPage(title="เทศบาลอื่น", slug="other")
        other = scaffold(2564, home.add_child(instance=index)).year_page
        IndicatorResult.objects.filter(year_page=other).delete()
        with pytest.raises(CommandError, match="O42"):
            call_command("oit_assess")
        assert IndicatorResult.objects.filter(year_page=other).count() == 43
        assert outcome(year_page, "O43") == "pass"

    def test_a_year_that_fails_as_a_whole(self, year_page, home, monkeypatch):
        index = TransparencyIndexPage(title="เทศบาลอื่น", slug="other")
        other = scaffold(2564, home.add_child(instance=index)).year_page
        IndicatorResult.objects.all().delete()
        original = assess.gather

        def fail(page, *args):
            if page.pk == year_page.pk:
                raise Broken
            return original(page, *args)

        monkeypatch.setattr(assess, "gather", fail)
        with pytest.raises(CommandError, match=year_page.url_path):
            call_command("oit_assess")
        assert IndicatorResult.objects.filter(year_page=other).count() == 43

    def test_a_word_on_what_cant_be_judged_is_refused(self, year_page, faulty):
        indicator = year_page.edition.find("O42")
        with pytest.raises(DeclarationRefused, match="ยังตรวจข้อนี้ไม่ได้"):
            attest(year_page, indicator, indicator.requirements[0].id, "ตรวจแล้ว")

    def test_the_tree_is_made_all_the_same(self, municipality, broken):
        assert len(scaffold(2564, municipality).made) > 43


class Elsewhere(Storage):
    """A storage without paths or addresses, whose makers raise what they like."""

    def _open(self, name, mode="rb"):
        raise Broken

    def _save(self, name, content):
        return name

    def exists(self, name):
        return False

    def size(self, name):
        return 1

    def delete(self, name):
        pass


class TestFilesElsewhere:
    @pytest.fixture
    def document(self, monkeypatch):
        monkeypatch.setattr(get_document_model()._meta.get_field("file"), "storage", Elsewhere())
        return DocumentFactory()

    def test_a_document_is_kept_though_it_cant_be_looked_into(self, document):
        assert look_into(document).pages is None
        DocumentFacts.objects.all().delete()
        call_command("oit_assess", verbosity=0)
        assert DocumentFacts.objects.count() == 1

    def test_one_that_fails_takes_no_other_with_it(self, document, monkeypatch):
        other = DocumentFactory()
        DocumentFacts.objects.all().delete()
        inspect = __import__("oit_pages.actions.inspect_document", fromlist=["look_into"])
        original = inspect.look_into

        def fail(one):
            if one.pk == document.pk:
                raise Broken
            return original(one)

        monkeypatch.setattr(inspect, "look_into", fail)
        with pytest.raises(CommandError, match=str(document.pk)):
            call_command("oit_assess", verbosity=0)
        assert DocumentFacts.objects.get().document_id == str(other.pk)

    def test_the_api_shows_the_rest(self, year_page, document, client, settings, monkeypatch):
        settings.WAGTAILDOCS_SERVE_METHOD = "direct"
        items = [{"title": "แผน", "files": [document.pk]}]
        page = fill(year_page, "O10", block("documents", items=items))
        for above in page.get_ancestors().filter(depth__gt=1).specific():
            above.save_revision().publish()
        for address in ("years/2564/indicators/O10/", "documents/", "disclosures/?body=true"):
            answer = client.get(f"/api/oit/v1/{address}")
            assert answer.status_code == 200, address

    def test_an_image_without_an_address(self):
        file = FieldFile(None, get_image_model()._meta.get_field("file"), "x.png")
        file.storage = Elsewhere()
        image = SimpleNamespace(pk=1, file=file)
        assert address_of(image, "images") is None


class TestWithAWorker:
    """Where the site has a worker, judging is its work, after commit."""

    @pytest.fixture(autouse=True)
    def worker(self, year_page):
        page = fill(year_page, "O43", block("measure_table", rows=[measure_row()]))
        page.unpublish()
        task_backends["default"] = DummyBackend("default", {})
        yield
        del task_backends["default"]

    def queued(self):
        ours = {refresh.judge_year.module_path, refresh.judge_around.module_path}
        return [one for one in default_task_backend.results if one.task.module_path in ours]

    def test_it_judges_after_commit(self, year_page, django_capture_on_commit_callbacks):
        page = IndicatorPage.objects.get(subject="integrity-measures-implementation")
        with django_capture_on_commit_callbacks(execute=True):
            page.get_latest_revision().publish()
            assert not self.queued()
        assert outcome(year_page, "O43") == "missing"
        (waiting,) = self.queued()
        waiting.task.call(*waiting.args, **waiting.kwargs)
        assert outcome(year_page, "O43") == "pass"

    def test_a_queue_that_fails_leaves_it_to_us(
        self, year_page, monkeypatch, django_capture_on_commit_callbacks
    ):
        def fail(*args, **kwargs):
            raise Broken

        monkeypatch.setattr(type(task_backends["default"]), "enqueue", fail)
        page = IndicatorPage.objects.get(subject="integrity-measures-implementation")
        with django_capture_on_commit_callbacks(execute=True):
            IndicatorPage.objects.filter(pk=page.pk).update(live=True)
            refresh.refresh({year_page: {page.subject}})
        assert outcome(year_page, "O43") == "pass"

    def test_a_page_whose_judging_can_not_be_queued_is_judged_by_us(
        self, year_page, monkeypatch, django_capture_on_commit_callbacks
    ):
        def fail(*args, **kwargs):
            raise Broken

        page = IndicatorPage.objects.get(subject="integrity-measures-implementation")
        with django_capture_on_commit_callbacks(execute=True):
            IndicatorPage.objects.filter(pk=page.pk).update(live=True)
            monkeypatch.setattr(type(task_backends["default"]), "enqueue", fail)
            refresh.refresh_around(page.specific)
        assert outcome(year_page, "O43") == "pass"

    def test_of_a_page_of_a_year_nothing_is_asked_before_commit(
        self, year_page, django_assert_num_queries
    ):
        page = IndicatorPage.objects.get(subject="integrity-measures-implementation").specific
        with django_assert_num_queries(0):
            refresh.refresh_around(page)

    def test_what_is_taken_down_is_judged_by_the_worker_as_at_once(
        self, year_page, django_capture_on_commit_callbacks
    ):
        page = IndicatorPage.objects.get(subject="integrity-measures-implementation").specific
        with django_capture_on_commit_callbacks(execute=True):
            page.get_latest_revision().publish()
        (waiting,) = self.queued()
        waiting.task.call(*waiting.args)
        assert outcome(year_page, "O43") == "pass"
        with django_capture_on_commit_callbacks(execute=True):
            type(page).objects.get(pk=page.pk).unpublish()
        waiting = self.queued()[-1]
        waiting.task.call(*waiting.args)
        assert outcome(year_page, "O43") == "missing"

    def test_a_year_that_is_gone_needs_none(self, year_page):
        refresh.judge_year.call(AssessmentYearPage.objects.count() + 10_000)
        refresh.judge_around.call(IndicatorPage.objects.count() + 10_000)
