"""A person's word: counts where a machine can't judge, and only for what was looked at."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection
from django.utils.translation import override
from wagtail.models import PageLogEntry

from oit_pages.actions.declare import DeclarationRefused, attest, exempt, withdraw
from oit_pages.catalogue import load_edition
from oit_pages.checklist.assess import assess_draft, record
from oit_pages.checklist.scorecard import scorecard
from oit_pages.models import AssessmentYearPage, Declaration, EntryPage, IndicatorResult, Withdrawal
from tests.checklist.test_assess import measure_row, outcome
from tests.factories import DocumentFactory, UserFactory, block, fill, text

pytestmark = pytest.mark.django_db
NOTE = "เปิดดูหน้าเว็บแล้ว ครบถ้วน"


@pytest.fixture
def officer():
    return UserFactory()


@pytest.fixture
def open_question(year_page):
    """O3 on a page of free text: whether it explains the powers only a person can say."""
    words = "<p>องค์การบริหารส่วนตำบลมีอำนาจหน้าที่ดูแลทางน้ำและทางบกตามกฎหมายว่าด้วยสภาตำบล</p>"
    page = fill(year_page, "O3", text(words))
    return year_page.edition.find("O3"), open_requirements(year_page, "O3")[0], page


def open_requirements(year_page, code) -> list[str]:
    result = IndicatorResult.objects.get(year_page=year_page, code=code)
    judged = result.findings["requirements"]
    return [one["requirement"] for one in judged if one["outcome"] == "needs_person"]


def draft_outcome(page, requirement):
    judged = assess_draft(page).verdict.requirements
    return next(one.outcome for one in judged if one.requirement == requirement)


def requirement_outcome(year_page, code, requirement):
    result = IndicatorResult.objects.get(year_page=year_page, code=code)
    return next(
        one["outcome"]
        for one in result.findings["requirements"]
        if one["requirement"] == requirement
    )


class TestAttest:
    def test_counts_and_says_who_when_and_why(self, year_page, open_question, officer):
        indicator, requirement, _page = open_question
        assert requirement_outcome(year_page, indicator.code, requirement) == "needs_person"
        attest(year_page, indicator, requirement, f"  {NOTE} ", officer)
        assert requirement_outcome(year_page, indicator.code, requirement) == "attested"
        made = Declaration.objects.get()
        assert (made.made_by, made.note, made.withdrawn_at) == (officer, NOTE, None)
        assert made.made_at is not None

    def test_is_in_the_log_of_the_page(self, year_page, open_question, officer):
        indicator, requirement, page = open_question
        attest(year_page, indicator, requirement, NOTE, officer)
        asked = next(one for one in indicator.requirements if one.id == requirement)
        for language, words in (("th", asked.th), ("en", asked.en)):
            entry = PageLogEntry.objects.get(page=page.pk, action="oit_pages.attested")
            with override(language):
                said = str(entry.message)
            assert entry.user == officer
            assert words in said
            assert NOTE in said
            assert f" {requirement}:" not in said

    def test_falls_away_when_the_content_changes(self, year_page, open_question, officer):
        indicator, requirement, page = open_question
        attest(year_page, indicator, requirement, NOTE, officer)
        page.refresh_from_db()
        page.summary = "เปลี่ยนแล้ว"
        page.save_revision().publish()
        assert requirement_outcome(year_page, indicator.code, requirement) == "needs_person"
        made = Declaration.objects.get()
        assert made.withdrawn_because == Withdrawal.CONTENT_CHANGED
        assert PageLogEntry.objects.filter(page=page.pk, action="oit_pages.outdated").exists()

    def test_stays_while_the_content_stays(self, year_page, open_question, officer):
        indicator, requirement, page = open_question
        attest(year_page, indicator, requirement, NOTE, officer)
        page.refresh_from_db()
        page.unpublish()
        assert outcome(year_page, indicator.code) == "missing"
        page.get_latest_revision().publish()
        record(year_page)
        assert requirement_outcome(year_page, indicator.code, requirement) == "attested"

    def test_falls_away_when_a_file_is_replaced(self, year_page, officer):
        document = DocumentFactory()
        items = [{"title": "แผนการใช้จ่ายงบประมาณ", "files": [document.pk]}]
        fill(year_page, "O18", block("documents", items=items))
        o18 = year_page.edition.find("O18")
        requirement = open_requirements(year_page, "O18")[0]
        attest(year_page, o18, requirement, NOTE, officer)
        document.save()
        assert requirement_outcome(year_page, "O18", requirement) == "attested"
        document.file = ContentFile(b"%PDF-1.4 another", name="plan.pdf")
        document.save()  # of what is told of it, only the stored file's name is another
        assert requirement_outcome(year_page, "O18", requirement) == "needs_person"
        assert Declaration.objects.get().withdrawn_because == Withdrawal.CONTENT_CHANGED

    def test_falls_away_when_what_hangs_below_changes(self, year_page, open_question, officer):
        indicator, requirement, page = open_question
        entry = EntryPage(title="ประกาศ", slug="e1", body=[text("<p>ประกาศฉบับแรก</p>")])
        page.add_child(instance=entry)
        entry.save_revision().publish()
        attest(year_page, indicator, requirement, NOTE, officer)
        entry.refresh_from_db()
        entry.body = [text("<p>ประกาศฉบับแก้ไข</p>")]
        entry.save_revision()
        record(year_page)  # a draft of it changes nothing
        assert requirement_outcome(year_page, indicator.code, requirement) == "attested"
        entry.get_latest_revision().publish()
        assert requirement_outcome(year_page, indicator.code, requirement) == "needs_person"

    def test_stays_while_an_entry_is_only_a_draft(self, year_page, open_question, officer):
        indicator, requirement, page = open_question
        attest(year_page, indicator, requirement, NOTE, officer)
        entry = EntryPage(title="ฉบับร่าง", slug="e1", live=False, body=[text("<p>ร่าง</p>")])
        page.add_child(instance=entry)
        record(year_page)
        assert requirement_outcome(year_page, indicator.code, requirement) == "attested"

    def test_a_draft_keeps_it_only_unchanged(self, year_page, open_question, officer):
        indicator, requirement, page = open_question
        attest(year_page, indicator, requirement, NOTE, officer)
        page = page.get_latest_revision_as_object()

        assert draft_outcome(page, requirement) == "attested"
        page.summary = "กำลังแก้ไข"
        assert draft_outcome(page, requirement) == "needs_person"

    def test_the_editor_of_an_entry_below_knows_it_too(self, year_page, open_question, officer):
        indicator, requirement, page = open_question
        entry = EntryPage(title="ประกาศ", slug="e1", body=[text("<p>ประกาศฉบับแรก</p>")])
        page.add_child(instance=entry)
        entry.save_revision().publish()
        attest(year_page, indicator, requirement, NOTE, officer)
        draft = EntryPage.objects.get(pk=entry.pk).get_latest_revision_as_object()

        assert draft_outcome(draft, requirement) == "attested"
        draft.summary = "กำลังแก้ไข"
        assert draft_outcome(draft, requirement) == "needs_person"

    def test_can_be_withdrawn(self, year_page, open_question, officer):
        indicator, requirement, page = open_question
        declaration = attest(year_page, indicator, requirement, NOTE, officer)
        withdraw(declaration, officer)
        withdraw(declaration, officer)
        assert requirement_outcome(year_page, indicator.code, requirement) == "needs_person"
        entries = PageLogEntry.objects.filter(page=page.pk, action="oit_pages.withdraw")
        assert entries.count() == 1

    def test_not_without_a_note(self, year_page, open_question, officer):
        indicator, requirement, _page = open_question
        with pytest.raises(DeclarationRefused):
            attest(year_page, indicator, requirement, " \n", officer)
        assert not Declaration.objects.exists()

    def test_not_twice(self, year_page, open_question, officer):
        indicator, requirement, _page = open_question
        attest(year_page, indicator, requirement, NOTE, officer)
        with pytest.raises(DeclarationRefused):
            attest(year_page, indicator, requirement, NOTE, officer)

    def test_not_of_what_is_not_public(self, year_page, open_question, officer):
        indicator, requirement, page = open_question
        page.unpublish()
        with pytest.raises(DeclarationRefused):
            attest(year_page, indicator, requirement, NOTE, officer)

    def test_not_of_what_a_machine_judges(self, year_page, officer):
        fill(year_page, "O43", block("measure_table", rows=[measure_row(results=[])]))
        o43 = year_page.edition.find("O43")
        with pytest.raises(DeclarationRefused):
            attest(year_page, o43, "results", NOTE, officer)
        with pytest.raises(DeclarationRefused):
            attest(year_page, o43, "no-such-requirement", NOTE, officer)


def test_an_indicator_with_all_its_questions_answered_counts(year_page, open_question, officer):
    indicator, _requirement, _page = open_question
    before = scorecard(year_page)
    assert outcome(year_page, "O3") == "needs_person"
    for one in indicator.requirements:
        if requirement_outcome(year_page, "O3", one.id) == "needs_person":
            attest(year_page, indicator, one.id, NOTE, officer)
    assert outcome(year_page, "O3") == "attested"
    after = scorecard(year_page)
    assert after.score > before.score
    assert after.score == pytest.approx(before.possible.total)


class TestNotApplicable:
    def test_is_an_outcome_with_a_reason(self, year_page, officer):
        o43 = year_page.edition.find("O43")
        exempt(year_page, o43, "ไม่มีภารกิจนี้", officer)
        assert outcome(year_page, "O43") == "not_applicable"
        card = scorecard(year_page)
        assert card.score == 0
        assert card.possible.total == pytest.approx(12.5)

    def test_is_in_the_log(self, year_page, officer):
        o43 = year_page.edition.find("O43")
        exempt(year_page, o43, "ไม่มีภารกิจนี้", officer)
        entry = PageLogEntry.objects.get(action="oit_pages.not_applicable")
        assert entry.user == officer
        assert "O43" in str(entry.message)

    def test_what_is_shown_counts_all_the_same(self, year_page, officer):
        exempt(year_page, year_page.edition.find("O21"), "ไม่มี", officer)
        statement = block(
            "nothing_to_report",
            period={"from_month": "2020-10-01", "to_month": "2021-09-01"},
            reason="ไม่มีรายการจัดซื้อจัดจ้างในปีนี้",
            date="2021-09-30",
            signatory="นายสมมติ ตัวอย่าง",
            position="นายกองค์การบริหารส่วนตำบล",
        )
        fill(year_page, "O21", statement)
        assert outcome(year_page, "O21") == "nothing_to_report"

    def test_not_twice_and_not_without_a_reason(self, year_page, officer):
        o43 = year_page.edition.find("O43")
        with pytest.raises(DeclarationRefused):
            exempt(year_page, o43, "", officer)
        exempt(year_page, o43, "ไม่มีภารกิจนี้", officer)
        with pytest.raises(DeclarationRefused):
            exempt(year_page, o43, "ไม่มีภารกิจนี้", officer)

    def test_ends_when_withdrawn(self, year_page, officer):
        declaration = exempt(year_page, year_page.edition.find("O43"), "ไม่มีภารกิจนี้", officer)
        withdraw(declaration, officer)
        assert outcome(year_page, "O43") == "missing"


def test_a_note_has_a_length(year_page):
    indicator = year_page.edition.find("O1")
    with pytest.raises(DeclarationRefused, match="2000"):
        exempt(year_page, indicator, "ก" * 2001)
    assert exempt(year_page, indicator, "ก" * 2000).note == "ก" * 2000


def test_a_declaration_is_of_a_subject_not_of_a_code(year_page):
    """architecture.md: subjects are stable across years; codes are not. What was declared of
    one subject holds for no other that has its code in another list."""
    year = AssessmentYearPage.objects.get(pk=year_page.pk)
    then, now = load_edition(2564), load_edition(2568)
    code, other = next(
        (one.code, mine.subject)
        for section in then.sections
        for one in section.indicators
        if (mine := now.find(one.code)) and mine.subject not in one.subjects
    )
    exempt(year, then.find(code), "ไม่มีภารกิจนี้")
    year.year = 2568
    year.save_revision().publish()
    result = IndicatorResult.objects.get(year_page=year, code=code)
    assert result.outcome != "not_applicable", other


def test_what_is_of_another_subject_is_withdrawn_and_said(year_page, officer):
    """The year's number was put right: its reason stays on record; another may be given."""
    year = AssessmentYearPage.objects.get(pk=year_page.pk)
    then, now = load_edition(2564), load_edition(2568)
    both = [one.code for one in then.indicators if now.find(one.code)]
    code = next(one for one in both if then.find(one).subject != now.find(one).subject)
    same = [one for one in both if then.find(one).subject == now.find(one).subject]
    exempt(year, then.find(code), "ไม่มีภารกิจนี้", officer)
    for one in same[:1]:
        exempt(year, then.find(one), "ไม่มีภารกิจนี้", officer)
    year.year = 2568
    year.save_revision().publish()
    assert Declaration.objects.get(code=code).withdrawn_because == Withdrawal.SUBJECT_CHANGED
    assert Declaration.objects.standing().count() == len(same[:1])
    assert exempt(year, now.find(code), "ไม่มีภารกิจนี้", officer).subject == now.find(code).subject


def test_what_was_declared_before_subjects_were_kept_gets_its_own(year_page, officer):
    exempt(year_page, year_page.edition.find("O35"), "ไม่มีภารกิจนี้", officer)
    Declaration.objects.update(subject="")
    import_module("oit_pages.migrations.0009_declared_subject").fill(
        apps, connection.schema_editor()
    )
    assert Declaration.objects.get().subject == year_page.edition.find("O35").subject
