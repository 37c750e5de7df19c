"""Results follow what is public."""

from datetime import date

import pytest
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from oit_pages.checklist.assess import assess_draft, record
from oit_pages.checklist.scorecard import scorecard
from oit_pages.models import AssessmentYearPage, EntryPage, IndicatorPage, IndicatorResult
from tests.factories import DocumentFactory, block, fill, months


def measure_row(**changes):
    row = {
        "measure": "มาตรการเปิดเผยข้อมูล",
        "methods": ["ประชุมชี้แจง", "ปรับปรุงเว็บไซต์"],
        "units": ["สำนักปลัด"],
        "period": months("2021-01", "2021-02"),
        "results": ["ประชุมแล้วหนึ่งครั้ง"],
        "recommendation": "ควรทบทวนทุกปี",
    }
    return {**row, **changes}


def outcome(year_page, code):
    return IndicatorResult.objects.get(year_page=year_page, code=code).outcome


@pytest.fixture
def o43(year_page) -> IndicatorPage:
    return fill(year_page, "O43", block("measure_table", rows=[measure_row()]))


def test_publish_records_a_pass(year_page, o43):
    assert outcome(year_page, "O43") == "pass"


def test_incomplete_rows_do_not_pass(year_page):
    fill(year_page, "O43", block("measure_table", rows=[measure_row(), measure_row(results=[])]))
    assert outcome(year_page, "O43") == "partial"


def test_another_years_work_does_not_pass(year_page):
    row = measure_row(period=months("2019-01", "2019-02"))
    fill(year_page, "O43", block("measure_table", rows=[row]))
    assert outcome(year_page, "O43") in {"partial", "fail"}


def test_unpublish_makes_it_missing(year_page, o43):
    o43.unpublish()
    assert outcome(year_page, "O43") == "missing"


def test_a_draft_change_does_not_change_the_result(year_page, o43):
    o43.body = []
    o43.save_revision()
    assert outcome(year_page, "O43") == "pass"


def test_delete_makes_it_missing(year_page, o43):
    o43.delete()
    assert outcome(year_page, "O43") == "missing"


def test_move_out_of_the_year_makes_it_missing(year_page, o43):
    o43.move(Page.objects.get(pk=year_page.get_parent().pk), pos="last-child")
    assert outcome(year_page, "O43") == "missing"


def test_a_login_before_the_page_is_no_publication(year_page, o43):
    restriction = PageViewRestriction.objects.create(
        page=o43, restriction_type=PageViewRestriction.LOGIN
    )
    assert outcome(year_page, "O43") == "fail"
    restriction.delete()
    assert outcome(year_page, "O43") == "pass"


def test_a_password_above_the_page_counts_too(year_page, o43):
    PageViewRestriction.objects.create(
        page=year_page, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    assert outcome(year_page, "O43") == "fail"


def test_record_says_what_changed_and_repeats_itself_not(year_page, o43):
    IndicatorResult.objects.filter(code="O43").update(outcome="missing")
    (change,) = record(year_page)
    assert (change.code, change.before, change.after) == ("O43", "missing", "pass")
    assert record(year_page) == ()


def test_what_hangs_below_counts(year_page):
    page = fill(year_page, "O43", block("rich_text"), publish=False)
    assert outcome(year_page, "O43") == "missing"
    page.body = []
    page.save_revision().publish()
    assert outcome(year_page, "O43") == "fail"


def test_a_draft_is_judged_as_though_it_were_public(year_page):
    page = fill(year_page, "O43", block("measure_table", rows=[measure_row()]), publish=False)
    draft = assess_draft(page.get_latest_revision_as_object())
    assert draft.indicator.code == "O43"
    assert draft.verdict.outcome == "pass"
    assert draft.public.outcome == "missing"
    assert outcome(year_page, "O43") == "missing"


class TestScorecard:
    def test_o43_alone_is_worth_an_eighth(self, year_page, o43):
        card = scorecard(year_page)
        assert card.score == pytest.approx(12.5)
        assert card.sure.sections["10.2"] == 50
        assert not card.passes
        assert sum(row.outcome == "missing" for row in card.rows) == 42

    def test_starts_from_the_edition(self, year_page):
        IndicatorResult.objects.all().delete()
        card = scorecard(year_page)
        assert [row.code for row in card.rows] == [f"O{n}" for n in range(1, 44)]
        assert {row.outcome for row in card.rows} == {"missing"}

    def test_queries(self, year_page, o43, django_assert_max_num_queries):
        with django_assert_max_num_queries(3):
            card = scorecard(year_page)
            for row in card.rows:
                _ = row.page and row.page.responsible_unit

    def test_bodies_of_a_year_in_one_query(self, year_page, o43, django_assert_num_queries):
        with django_assert_num_queries(1):
            bodies = [page.body.raw_data for page in IndicatorPage.objects.descendant_of(year_page)]
            assert sum(len(list(body)) for body in bodies) == 1


def test_expired_is_not_public(year_page, o43):
    IndicatorPage.objects.filter(pk=o43.pk).update(expire_at="2021-01-01T00:00Z")
    record(year_page)
    assert outcome(year_page, "O43") == "fail"


def test_a_result_names_the_revision_that_was_judged(year_page, o43):
    assert IndicatorResult.objects.get(code="O43").revision == o43.live_revision_id
    o43.save_revision()
    record(year_page)
    assert IndicatorResult.objects.get(code="O43").revision == o43.live_revision_id
    o43.unpublish()
    assert IndicatorResult.objects.get(code="O43").revision is None


def test_as_of_is_today(year_page, o43):
    assert IndicatorResult.objects.get(code="O43").as_of >= date(2024, 1, 1)


class TestFiles:
    @pytest.fixture
    def plan(self, year_page):
        document = DocumentFactory()
        items = [{"title": "แผน", "files": [document.pk]}]
        fill(year_page, "O18", block("documents", items=items))
        assert outcome(year_page, "O18") != "fail"
        return document

    def test_a_deleted_document_is_no_proof(self, year_page, plan):
        plan.delete()
        assert outcome(year_page, "O18") == "fail"

    def test_a_document_made_private_is_no_proof(self, year_page, plan):
        private = Collection.get_first_root_node().add_child(name="ภายใน")
        CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
        plan.collection = private
        plan.save()
        assert outcome(year_page, "O18") == "fail"


def test_a_copy_that_is_live_is_judged_too(year_page, o43):
    IndicatorResult.objects.filter(code="O43").update(outcome="missing")
    other = year_page.get_parent()
    year_page.specific.copy(to=other, recursive=True, update_attrs={"slug": "copy", "year": 2565})
    copied = AssessmentYearPage.objects.get(slug="copy")
    assert outcome(copied, "O43") == "partial"  # complete, but 2564's work is none of 2565


def test_an_alias_is_caught_by_the_nightly_run(year_page, o43, run):
    index = year_page.get_parent()
    alias = year_page.specific.create_alias(parent=index, recursive=True, update_slug="alias")
    run("oit_assess")
    assert outcome(alias, "O43") == "pass"


class TestEntryDrafts:
    """A month or a news item is judged together with what is public of its indicator."""

    def entry(self, page, **values):
        return EntryPage(title="รายการ", slug="e1", subject=page.subject, live=False, **values)

    def test_adds_to_what_is_public(self, year_page, o43):
        entry = self.entry(o43)
        o43.add_child(instance=entry)
        entry.save_revision()
        draft = assess_draft(entry.get_latest_revision_as_object())
        assert draft.indicator.code == "O43"
        assert draft.verdict.outcome == "pass"

    def test_is_not_enough_by_being_there(self, year_page):
        page = fill(year_page, "O43", block("measure_table", rows=[measure_row(results=[])]))
        whole = self.entry(page, body=[block("measure_table", rows=[measure_row()])])
        page.add_child(instance=whole)
        assert assess_draft(whole).verdict.outcome == assess_and_publish(year_page, whole)

    def test_what_a_draft_above_holds_does_not_count(self, year_page):
        rows = [measure_row()]
        page = fill(year_page, "O43", block("measure_table", rows=rows), publish=False)
        entry = self.entry(page)
        page.add_child(instance=entry)
        assert assess_draft(entry).verdict.outcome == "fail"

    def test_before_it_has_a_place(self, year_page, o43, django_assert_max_num_queries):
        parent = Page.objects.get(pk=o43.pk).specific
        with django_assert_max_num_queries(5):
            draft = assess_draft(EntryPage(title="ใหม่"), parent)
        assert draft.verdict.outcome == "pass"


def assess_and_publish(year_page, page) -> str:
    page.save_revision().publish()
    return outcome(year_page, "O43")


def test_a_drafts_open_files_are_noticed_and_cost_nothing(year_page):
    items = [{"title": "แผน", "files": [DocumentFactory().pk]}]
    page = fill(year_page, "O18", block("documents", items=items), publish=False)
    draft = assess_draft(page.get_latest_revision_as_object())
    assert [one.rule for one in draft.verdict.notices] == ["draft_files_are_private"]
    page.get_latest_revision().publish()
    page.refresh_from_db()
    again = assess_draft(page.get_latest_revision_as_object())
    assert again.verdict.notices == ()
    assert again.verdict.outcome == draft.verdict.outcome


def outcomes(year_page):
    found = IndicatorResult.objects.filter(year_page=year_page)
    return {(one.code, one.outcome, one.page_id) for one in found}


def test_a_year_whose_number_is_put_right_is_judged_anew(year_page):
    """Issue 9, 8: incremental results equal full ones, also once the year's number changes."""
    year = Page.objects.get(pk=year_page.pk).specific
    year.year = 2565
    year.save_revision().publish()
    incremental = outcomes(year)
    record(AssessmentYearPage.objects.get(pk=year.pk))
    assert incremental == outcomes(year)
