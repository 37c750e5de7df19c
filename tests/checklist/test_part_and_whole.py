"""Judging what a change touched gives what judging the whole year gives."""

from dataclasses import asdict

import pytest
from wagtail.models import Page, PageViewRestriction

from oit_pages.checklist.assess import record
from oit_pages.models import (
    EntryPage,
    IndicatorPage,
    IndicatorResult,
    OtherIndicatorPage,
    ResponsibleUnit,
)
from tests.checklist.test_assess import measure_row, outcome
from tests.factories import block, fill

pytestmark = pytest.mark.django_db


def stored(year_page) -> list[tuple]:
    columns = ("code", "subject", "outcome", "findings", "page_id", "revision", "fingerprint")
    rows = IndicatorResult.objects.filter(year_page=year_page).order_by("code")
    return list(rows.values_list(*columns))


def assert_whole(year_page) -> None:
    """Judging all of it changes nothing of what is stored."""
    before = stored(year_page)
    assert [asdict(one) for one in record(year_page)] == []
    assert stored(year_page) == before


@pytest.fixture
def o43(year_page):
    return fill(year_page, "O43", block("measure_table", rows=[measure_row()]))


@pytest.fixture
def o42(year_page):
    return fill(year_page, "O42", block("rich_text") | {"value": "<p>มาตรการของปีนี้</p>"})


@pytest.fixture
def entry(o43):
    body = [block("measure_table", rows=[measure_row(results=[])])]
    page = o43.add_child(instance=EntryPage(title="เดือนแรก", slug="first", body=body))
    page.save_revision().publish()
    return page


def again(page) -> Page:
    """As somebody else would read it now."""
    return Page.objects.get(pk=page.pk)


class TestSubjectsFollowThePlace:
    def test_on_a_move(self, year_page, o42, o43, entry):
        again(entry).move(again(o42), pos="last-child")
        moved = EntryPage.objects.get(pk=entry.pk)
        assert moved.subject == o42.subject
        assert moved.get_latest_revision_as_object().subject == o42.subject
        assert outcome(year_page, "O43") == "pass"
        assert_whole(year_page)

    @pytest.mark.parametrize("keep_live", [True, False])
    def test_on_a_copy(self, year_page, o42, o43, entry, keep_live):
        copy = again(entry).specific.copy(to=again(o42), keep_live=keep_live)
        assert EntryPage.objects.get(pk=copy.pk).subject == o42.subject
        assert copy.get_latest_revision_as_object().subject == o42.subject
        assert_whole(year_page)

    def test_on_an_alias(self, year_page, o42, o43, entry):
        alias = again(entry).specific.create_alias(parent=again(o42))
        assert EntryPage.objects.get(pk=alias.pk).subject == o42.subject
        assert_whole(year_page)
        entry.title = "เดือนแรกของปี"
        entry.save_revision().publish()
        assert EntryPage.objects.get(pk=alias.pk).subject == o42.subject
        assert_whole(year_page)

    def test_when_the_page_above_changes_its_own(self, year_page, o43, entry):
        other = OtherIndicatorPage(title="อื่น", slug="other", subject="one", live=False)
        again(o43.get_parent()).add_child(instance=other)
        again(entry).move(again(other), pos="last-child")
        other = OtherIndicatorPage.objects.get(pk=other.pk)
        other.subject = "another"
        other.save(clean=False)
        assert EntryPage.objects.get(pk=entry.pk).subject == "another"
        assert_whole(year_page)

    def test_when_a_draft_above_takes_on_the_subject_of_another_page(self, year_page, o42, o43):
        other = OtherIndicatorPage(title="อื่น", slug="other", live=False, subject=o42.subject)
        other.full_clean = lambda *args, **kwargs: None  # as code can, past the form
        o43.get_parent().add_child(instance=other)
        assert_whole(year_page)
        other.subject = o43.subject
        other.save(clean=False)
        assert_whole(year_page)


class TestWhatLeadsToAPage:
    def test_a_hidden_page_above_counts_whatever_its_subject(self, year_page, o42, entry):
        o42.unpublish()
        again(entry).move(again(o42), pos="last-child")
        # As stored before subjects followed the place.
        IndicatorPage.objects.filter(pk=entry.pk).update(
            subject="integrity-measures-implementation"
        )
        record(year_page)
        before = stored(year_page)
        record(year_page, ["integrity-measures-implementation"])
        assert stored(year_page) == before

    def test_a_page_above_is_closed_and_opened(self, year_page, o43, entry):
        restriction = PageViewRestriction.objects.create(page=o43, restriction_type="login")
        assert_whole(year_page)
        restriction.delete()
        assert_whole(year_page)


class TestLinks:
    """What a page links to is part of what it shows."""

    @pytest.fixture(params=["within the year", "elsewhere"])
    def target(self, request, home, o42):
        if request.param == "within the year":
            return o42
        page = home.add_child(instance=Page(title="ข่าว", slug="news"))
        page.save_revision().publish()
        return page

    @pytest.fixture
    def linking(self, year_page, target):
        page = fill(year_page, "O41", block("link", page=target.pk, text="อ่านต่อ"))
        assert_whole(year_page)
        return page

    def test_that_go_to_a_page_taken_down(self, year_page, linking, target):
        again(target).unpublish()
        assert_whole(year_page)
        again(target).specific.get_latest_revision().publish()
        assert_whole(year_page)

    def test_that_go_to_a_page_closed(self, year_page, linking, target):
        PageViewRestriction.objects.create(page=again(target), restriction_type="login")
        assert_whole(year_page)

    def test_that_go_to_a_page_below_one_closed(self, year_page, linking, target, home):
        closed = home.add_child(instance=Page(title="ภายใน", slug="inside"))
        again(target).move(again(closed), pos="last-child")
        assert_whole(year_page)
        PageViewRestriction.objects.create(page=again(closed), restriction_type="login")
        assert_whole(year_page)

    def test_that_go_to_a_page_deleted(self, year_page, linking, target):
        again(target).delete()
        assert_whole(year_page)


class TestDrafts:
    """A result names a draft while nothing is public."""

    def test_one_that_is_added(self, year_page, o43):
        section = o43.get_parent()
        again(o43).delete()
        again(section).add_child(instance=type(o43.specific)(title="ใหม่", slug="new", live=False))
        assert_whole(year_page)

    @pytest.mark.parametrize("way", ["copy", "alias"])
    def test_one_that_comes_before_the_public_page(self, year_page, o43, way):
        first = year_page.get_children().first()
        page = again(o43).specific
        if way == "copy":
            page.copy(to=first, keep_live=False, update_attrs={"slug": "copied"})
        else:
            again(o43).unpublish()
            again(o43).specific.create_alias(parent=first, update_slug="alias")
        assert_whole(year_page)


class TestUnits:
    def test_a_name_that_changes(self, year_page, o43):
        unit = ResponsibleUnit.objects.create(
            municipality=year_page.get_parent().specific, name_th="สำนักปลัด"
        )
        fill(year_page, "O42", block("measure_table", rows=[measure_row()]), responsible_unit=unit)
        assert_whole(year_page)
        unit.name_th = "กองคลัง"
        unit.save()
        assert_whole(year_page)
        unit.delete()
        assert_whole(year_page)


class TestPagesThatAnnounceNothing:
    def test_an_alias(self, year_page, o43, entry):
        again(entry).specific.create_alias(parent=again(o43), update_slug="second")
        assert_whole(year_page)

    def test_a_page_that_code_makes_public(self, year_page, o43):
        body = [block("measure_table", rows=[measure_row(results=[])])]
        o43.add_child(instance=EntryPage(title="รายการ", slug="one", body=body))
        assert outcome(year_page, "O43") == "partial"
        assert_whole(year_page)

    def test_a_source_that_goes_leaves_its_alias(self, year_page, o43, entry):
        again(entry).specific.create_alias(parent=again(o43), update_slug="second")
        again(entry).delete()
        assert_whole(year_page)
