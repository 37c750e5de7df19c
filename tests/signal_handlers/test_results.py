"""Whatever changes what the public sees changes the results; what sends no signal is caught
by the nightly run. (Publish, unpublish, move, delete: tests/checklist/test_assess.py.)"""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
)

from oit_pages.actions.scaffold import scaffold
from oit_pages.checklist.evidence import gather
from oit_pages.models import (
    AssessmentRun,
    AssessmentYearPage,
    IndicatorPage,
    IndicatorResult,
    TransparencyIndexPage,
)
from oit_pages.rules import names_chief
from tests.checklist.test_assess import measure_row, outcome
from tests.factories import DocumentFactory, PersonFactory, UnitFactory, block, fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def o43(year_page) -> IndicatorPage:
    return fill(year_page, "O43", block("measure_table", rows=[measure_row()]))


@pytest.fixture
def neighbour_year(home):
    """The same year of another municipality."""
    index = TransparencyIndexPage(title="เทศบาลเพื่อนบ้าน", slug="neighbour")
    return scaffold(2564, home.add_child(instance=index)).year_page


def place_for(page, municipality):
    """Another year, and its section for pages like this one, with none in it."""
    other = scaffold(2563, municipality).year_page
    there = IndicatorPage.objects.descendant_of(other).get(subject=page.subject)
    section = there.get_parent()
    there.delete()
    return other, Page.objects.get(pk=section.pk)


def mark(year_page, code) -> str:
    return IndicatorResult.objects.get(year_page=year_page, code=code).fingerprint


class TestDeletion:
    """A whole year goes, with public pages in it, and leaves nothing behind."""

    @pytest.mark.parametrize("above", ["year", "municipality"])
    def test_of_a_year(self, year_page, o43, neighbour_year, above):
        page = year_page if above == "year" else year_page.get_parent()
        Page.objects.get(pk=page.pk).specific.delete()
        connection.check_constraints()
        for model in (IndicatorResult, AssessmentRun):
            assert set(model.objects.values_list("year_page", flat=True)) == {neighbour_year.pk}
        assert IndicatorPage.objects.count() == 43

    def test_in_the_admin(self, year_page, o43, client, webmaster):
        client.force_login(webmaster)
        address = reverse("wagtailadmin_pages:delete", args=[year_page.pk])
        answer = client.post(address, {"confirm_site_name": settings.WAGTAIL_SITE_NAME})
        assert answer.status_code == 302
        connection.check_constraints()
        assert not AssessmentYearPage.objects.exists()


class TestRestrictions:
    def test_on_the_section_above_and_taken_away(self, year_page, o43):
        restriction = PageViewRestriction.objects.create(
            page=o43.get_parent(), restriction_type=PageViewRestriction.LOGIN
        )
        assert outcome(year_page, "O43") == "fail"
        restriction.delete()
        assert outcome(year_page, "O43") == "pass"

    def test_changed_from_one_kind_to_another(self, year_page, o43):
        restriction = PageViewRestriction.objects.create(
            page=o43, restriction_type=PageViewRestriction.LOGIN
        )
        IndicatorResult.objects.filter(code="O43").update(outcome="pass")
        restriction.restriction_type, restriction.password = "password", "x"  # noqa: S105
        restriction.save()
        assert outcome(year_page, "O43") == "fail"

    def test_moved_below_a_closed_page(self, year_page, o43):
        closed = year_page.get_parent().add_child(instance=Page(title="ภายใน", slug="inside"))
        PageViewRestriction.objects.create(page=closed, restriction_type="login")
        year_page.move(Page.objects.get(pk=closed.pk), pos="last-child")
        assert outcome(year_page, "O43") == "fail"


class TestTree:
    def test_a_page_copied_into_another_year_is_judged_there(self, year_page, o43, municipality):
        other, section = place_for(o43, municipality)
        copied = o43.specific.copy(to=section, update_attrs={"slug": "copied"})
        result = IndicatorResult.objects.get(year_page=other, page=copied.pk)
        assert result.outcome != "missing"
        assert outcome(year_page, "O43") == "pass"

    def test_an_alias_of_a_page_follows_its_source(self, year_page, o43, municipality):
        other, section = place_for(o43, municipality)
        alias = o43.specific.create_alias(parent=section, update_slug="alias")
        call_command("oit_assess", verbosity=0)
        result = IndicatorResult.objects.get(year_page=other, page=alias.pk)
        assert result.outcome != "missing"
        o43.unpublish()
        result.refresh_from_db()
        assert result.outcome == "missing"

    @pytest.mark.parametrize(("action", "after"), [("unpublish", "missing"), ("delete", "missing")])
    def test_bulk_actions(self, year_page, o43, client, webmaster, action, after):
        client.force_login(webmaster)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        client.post(f"{url}?id={o43.pk}&next=/admin/")
        assert outcome(year_page, "O43") == after

    def test_bulk_publishing(self, year_page, client, webmaster):
        rows = [measure_row()]
        page = fill(year_page, "O43", block("measure_table", rows=rows), publish=False)
        client.force_login(webmaster)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        client.post(f"{url}?id={page.pk}&next=/admin/")
        assert outcome(year_page, "O43") == "pass"

    def test_bulk_moving(self, year_page, o43, municipality, client, webmaster):
        other, section = place_for(o43, municipality)
        client.force_login(webmaster)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        client.post(f"{url}?id={o43.pk}&next=/admin/", {"chooser": section.pk})
        assert outcome(year_page, "O43") == "missing"
        assert IndicatorResult.objects.get(year_page=other, page=o43.pk).outcome != "missing"


class TestTime:
    def test_a_page_goes_live_and_expires_by_the_clock(self, year_page):
        rows = [measure_row()]
        page = fill(year_page, "O43", block("measure_table", rows=rows), publish=False)
        page = page.get_latest_revision_as_object()
        page.go_live_at = timezone.now() + timedelta(hours=1)
        page.expire_at = timezone.now() + timedelta(hours=2)
        page.save_revision().publish()
        assert outcome(year_page, "O43") == "missing"

        def clock(**change):
            IndicatorPage.objects.filter(pk=page.pk).update(**change)
            revision = IndicatorPage.objects.get(pk=page.pk).latest_revision
            times = {name: moment.isoformat() for name, moment in change.items()}
            revision.content |= times
            revision.approved_go_live_at = change.get("go_live_at", revision.approved_go_live_at)
            revision.save()
            call_command("publish_scheduled", verbosity=0)

        clock(go_live_at=timezone.now() - timedelta(minutes=2))
        assert outcome(year_page, "O43") == "pass"
        clock(expire_at=timezone.now() - timedelta(minutes=1))
        assert outcome(year_page, "O43") == "missing"

    def test_what_sends_no_signal_is_caught_by_the_nightly_run(self, year_page, o43, run):
        IndicatorPage.objects.filter(pk=o43.pk).update(live=False)
        assert outcome(year_page, "O43") == "pass"
        run("oit_assess")
        assert outcome(year_page, "O43") == "missing"


class TestFiles:
    @pytest.fixture
    def plan(self, year_page):
        collection = Collection.get_first_root_node().add_child(name="แผน")
        document = DocumentFactory(collection=collection)
        items = [{"title": "แผน", "files": [document.pk]}]
        fill(year_page, "O18", block("documents", items=items))
        assert outcome(year_page, "O18") != "fail"
        return document

    def test_a_collection_that_is_closed_and_opened(self, year_page, plan):
        restriction = CollectionViewRestriction.objects.create(
            collection=plan.collection, restriction_type="login"
        )
        assert outcome(year_page, "O18") == "fail"
        restriction.delete()
        assert outcome(year_page, "O18") != "fail"

    def test_a_collection_closed_above(self, year_page, plan):
        root = Collection.get_first_root_node()
        CollectionViewRestriction.objects.create(collection=root, restriction_type="login")
        assert outcome(year_page, "O18") == "fail"

    def test_another_collection_changes_nothing(self, year_page, plan):
        other = Collection.get_first_root_node().add_child(name="อื่น")
        IndicatorResult.objects.filter(code="O18").update(outcome="attested")
        CollectionViewRestriction.objects.create(collection=other, restriction_type="login")
        assert outcome(year_page, "O18") == "attested"  # not judged again

    def test_a_document_that_is_replaced(self, year_page, plan):
        before = mark(year_page, "O18")
        plan.file = ContentFile(b"%PDF-1.4 another", name="another.pdf")
        plan.save()
        assert mark(year_page, "O18") != before

    def test_a_document_on_two_pages_judges_both(self, year_page, plan):
        items = [{"title": "แผน", "files": [plan.pk]}]
        fill(year_page, "O10", block("documents", items=items))
        get_document_model().objects.get(pk=plan.pk).delete()
        assert {outcome(year_page, code) for code in ("O10", "O18")} == {"fail"}

    def test_an_image_that_is_deleted(self, year_page):
        image = get_image_model().objects.create(title="ผัง", file=get_test_image_file())
        fill(year_page, "O1", block("image", image=image.pk))
        before = mark(year_page, "O1")
        image.delete()
        assert mark(year_page, "O1") != before


class TestFixtures:
    """A site moved from one database to another, by dumpdata and loaddata."""

    KEPT = (
        "wagtailcore.page",
        "wagtailcore.revision",
        "wagtailcore.pageviewrestriction",
        "wagtaildocs",
        "oit_pages",
    )

    def test_what_was_dumped_is_there_again(self, year_page, o43, tmp_path):
        DocumentFactory()
        section = o43.get_parent()
        PageViewRestriction.objects.create(
            page=section, restriction_type=PageViewRestriction.PASSWORD, password="x"
        )
        before = dict(IndicatorResult.objects.values_list("code", "outcome"))
        dump = str(tmp_path / "site.json")
        call_command("dumpdata", *self.KEPT, output=dump, use_natural_foreign_keys=True)
        Page.objects.get(pk=year_page.pk).delete()
        get_document_model().objects.all().delete()
        call_command("loaddata", dump, verbosity=0)
        assert dict(IndicatorResult.objects.values_list("code", "outcome")) == before
        assert outcome(year_page, "O43") == "fail"
        assert get_document_model().objects.count() == 1
        call_command("oit_assess", verbosity=0)
        assert dict(IndicatorResult.objects.values_list("code", "outcome")) == before

    def test_the_api_tells_what_was_loaded(self, year_page, o43, client, tmp_path):
        dump = str(tmp_path / "page.json")
        address = "/api/oit/v1/years/2564/indicators/O43/"
        for page in (*year_page.get_ancestors(inclusive=True), *year_page.get_children()):
            Page.objects.filter(pk=page.pk).update(live=True)
        call_command("dumpdata", "wagtailcore.page", output=dump, primary_keys=str(o43.pk))
        o43.title = "เปลี่ยนชื่อ"
        o43.save_revision().publish()
        assert "เปลี่ยนชื่อ" in client.get(address).content.decode()
        call_command("loaddata", dump, verbosity=0)
        assert "เปลี่ยนชื่อ" not in client.get(address).content.decode()


class TestRegister:
    """Whatever changes what a list of people shows."""

    @pytest.fixture
    def mayor(self, municipality):
        return PersonFactory(
            municipality=municipality, chief=True, side="political", position_th="นายก อบต.",
            unit=UnitFactory(municipality=municipality),
            photo=get_image_model().objects.create(title="ภาพ", file=get_test_image_file()),
        )  # fmt: skip

    @pytest.fixture
    def listed(self, year_page, mayor):
        return fill(year_page, "O2", block("people", people=[{"person": mayor.pk}]))

    @pytest.mark.parametrize("what", ["name", "unit", "photo", "gone", "unit gone", "photo gone"])
    def test_is_judged_again(self, year_page, mayor, listed, what):
        before = mark(year_page, "O2")
        match what:
            case "name":
                mayor.name_th = "นางคนใหม่ ใจงาม"
                mayor.save()
            case "unit":
                mayor.unit.phone = "043 000 000"
                mayor.unit.save()
            case "photo":
                mayor.photo.title = "ภาพใหม่"
                mayor.photo.save()
            case "gone":
                mayor.delete()
            case "unit gone":
                mayor.unit.phone = "043 000 000"
                mayor.unit.save()
                before = mark(year_page, "O2")
                mayor.unit.delete()
            case "photo gone":
                mayor.photo.delete()
        assert mark(year_page, "O2") != before

    def test_nobody_elses_list_is(self, year_page, mayor, listed):
        other = PersonFactory(municipality=mayor.municipality)
        before = mark(year_page, "O2")
        other.name_th = "นายสมหมาย ใจดี"
        other.save()
        assert mark(year_page, "O2") == before

    def test_a_chief_of_the_register_is_a_chief(self, year_page, mayor, listed):
        assert names_chief.check(gather(year_page)[listed.subject]).outcome == "pass"

    def test_a_contact_is_judged_again_with_its_unit(self, year_page, municipality):
        unit = UnitFactory(municipality=municipality, phone="043 000 000")
        fill(year_page, "O5", block("contact", register_unit=unit.pk, address="ที่ทำการ"))
        before = mark(year_page, "O5")
        unit.phone = ""
        unit.save()
        after = mark(year_page, "O5")
        assert after != before
        unit.delete()
        assert "phone" in str(IndicatorResult.objects.get(code="O5").findings)
