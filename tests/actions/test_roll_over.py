"""One year taken over into another: what stands, what is left, and that nothing is lost."""

import csv
import json
from itertools import permutations
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import (
    GroupApprovalTask,
    Locale,
    Page,
    PageLogEntry,
    Workflow,
    WorkflowTask,
)
from wagtail_localize.models import StringSegment, StringTranslation

from oit_pages.actions.roll_over import ACTION, RollOverError, plan_of, roll_over
from oit_pages.actions.scaffold import scaffold
from oit_pages.actions.translate_year import translate_year
from oit_pages.catalogue import editions_available, load_edition
from oit_pages.catalogue.standing import standing_subjects
from oit_pages.models import AssessmentYearPage, EntryPage, IndicatorPage, TransparencyIndexPage
from tests.factories import DocumentFactory, UnitFactory, block, fill, text, unjudged

pytestmark = pytest.mark.django_db

BY_HAND = Path(__file__).parent / "roll_over_by_hand.csv"


def by_hand(years):
    with BY_HAND.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if (int(row["old_year"]), int(row["new_year"])) == years:
                yield tuple(row[name] for name in ("new", "state", "takes_over", "left"))


def make(municipality, year) -> AssessmentYearPage:
    with unjudged():
        return scaffold(year, Page.objects.get(pk=municipality.pk)).year_page


def pages_of(year_page):
    return IndicatorPage.objects.descendant_of(year_page).order_by("path")


def say_something(year_page) -> None:
    """Every page of the year is public and says whose it is."""
    for page in pages_of(year_page):
        body = [text(f"<p>{year_page.year} {page.subject}</p>")]
        pages_of(year_page).filter(pk=page.pk).update(live=True, body=body)


def without_content(year_page) -> None:
    pages_of(year_page).update(live=False, body=[])


def page_about(year_page, subject) -> IndicatorPage:
    return pages_of(year_page).filter(subject=subject).first().specific


def draft(page) -> IndicatorPage:
    return Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()


def said(page) -> str:
    return json.dumps(list(draft(page).body.raw_data), ensure_ascii=False)


def fresh(year_page) -> AssessmentYearPage:
    return AssessmentYearPage.objects.get(pk=year_page.pk)


@pytest.fixture
def old(municipality):
    return make(municipality, 2564)


@pytest.fixture
def new(municipality, old):
    return make(municipality, 2567)


def everything():
    rows = Page.objects.order_by("pk").values_list(
        "pk", "path", "title", "draft_title", "slug", "live", "latest_revision"
    )
    return list(rows), list(pages_of(Page.get_first_root_node()).values_list("pk", "body"))


@pytest.mark.parametrize("years", [(2564, 2567), (2566, 2568)])
def test_as_a_person_would_sort_them(municipality, years):
    before, after = (make(municipality, year) for year in years)
    say_something(before)
    found = plan_of(before, after)
    code_of = {one.subject: one.code for one in before.edition.indicators}
    codes = lambda pages: "+".join(code_of[one.subject] for one in pages)  # noqa: E731
    in_order = lambda text: "+".join(sorted(text.split("+"), key=lambda one: int(one[1:] or 0)))  # noqa: E731
    told = [
        (one.indicator.code, one.state, in_order(codes(one.gives)), in_order(codes(one.leaves)))
        for one in found.items
    ]
    told.append(("", "dropped", "", "+".join(one.code for one, _pages in found.dropped)))
    assert told == list(by_hand(years))


@pytest.mark.slow
def test_every_two_years_can_be_taken_over(municipality, django_assert_max_num_queries):
    years = {year: make(municipality, year) for year in editions_available()}
    for year_page in years.values():
        say_something(year_page)
    for old, new in permutations(years.values(), 2):
        with transaction.atomic():
            without_content(new)
            with django_assert_max_num_queries(12):
                found = plan_of(old, new)
            states = {one.state for one in found.items}
            assert states <= {"review", "renew", "new"}, (old.year, new.year)
            stand = standing_subjects(old.edition) & standing_subjects(new.edition)
            given = [page.subject for one in found.items for page in one.gives]
            assert sorted(given) == sorted({*given}), "nothing is given twice"
            mains = {one.subject for one in old.edition.indicators}
            assert {*given} == stand & mains
            if new.year == old.year + 1 or (old.year, new.year) == (2569, 2563):  # it takes a while
                assert_taken_over(old, new, given)
            transaction.set_rollback(True)


def assert_taken_over(old, new, given) -> None:
    done = roll_over(old, new)
    assert not done.refused
    assert not any(page.live for page in done.written)
    together = "".join(map(said, done.written))
    for page in done.written:
        assert page.subject not in given or f"{old.year} {page.subject}" in said(page)
    for subject in given:
        assert f"{old.year} {subject}" in together
    assert plan_of(old, fresh(new)).changes == 0
    assert not any(Page.find_problems())


def test_what_stands_becomes_a_draft_with_its_files_and_unit(old, new, municipality, webmaster):
    unit = UnitFactory(municipality=municipality)
    document = DocumentFactory()
    body = [
        text("<p>ติดต่อเรา</p>"),
        block("documents", items=[{"title": "แผนที่", "files": [document.pk]}]),
    ]
    fill(old, "O5", *body, summary="ที่อยู่", responsible_unit=unit)
    fill(old, "O9", text("<p>สื่อสังคม</p>"))
    url = page_about(old, "contact-information").url
    done = roll_over(old, new, webmaster)
    page = page_about(new, "contact-information")
    assert [one.pk for one in done.written] == [page.pk]
    kept = draft(page)
    assert not page.live
    assert [one["id"] for one in kept.body.raw_data][:2] == [one["id"] for one in body]
    assert kept.body[1].value["items"][0]["files"][0] == document
    assert "สื่อสังคม" in said(page)
    assert kept.summary == "ที่อยู่"
    assert kept.responsible_unit == page.responsible_unit == unit
    assert page.latest_revision.user == webmaster
    assert page_about(old, "contact-information").url == url
    entry = PageLogEntry.objects.get(action=ACTION, page_id=page.pk)
    assert entry.data["year"] == 2564


def test_what_is_dated_stays_and_only_its_unit_goes_on(old, new, municipality):
    unit = UnitFactory(municipality=municipality)
    report = fill(old, "O31", text("<p>เรื่องร้องเรียน</p>"), responsible_unit=unit)
    found = roll_over(old, new)
    page = page_about(new, "complaint-statistics")
    assert page.responsible_unit == draft(page).responsible_unit == unit
    assert not len(draft(page).body)
    item = next(one for one in found.plan.items if one.page.pk == page.pk)
    assert (item.state, [one.pk for one in item.leaves]) == ("renew", [report.pk])


def test_again_changes_nothing(old, new, municipality):
    fill(
        old, "O1", text("<p>โครงสร้าง</p>"), responsible_unit=UnitFactory(municipality=municipality)
    )
    fill(old, "O31", responsible_unit=UnitFactory(municipality=municipality))
    assert plan_of(old, new).changes == 2
    roll_over(old, new)
    before = everything()
    again = roll_over(old, fresh(new))
    assert (again.written, again.assigned, again.entries) == ([], [], [])
    assert everything() == before
    states = {one.indicator.code: one.state for one in again.plan.items}
    assert (states["O1"], states["O24"], states["O2"]) == ("review", "renew", "empty")


def test_what_was_taken_over_and_then_emptied_stays_empty(old, new):
    fill(old, "O1", text("<p>โครงสร้าง</p>"))
    fill(old, "O2", text("<p>ผู้บริหาร</p>"))
    roll_over(old, new)
    page = pages_of(new).get(subject="organisation-structure").get_latest_revision_as_object()
    page.body = []
    page.save_revision()
    again = roll_over(old, fresh(new))
    assert (again.written, again.entries) == ([], [])
    states = {one.indicator.code: one.state for one in again.plan.items}
    assert (states["O1"], states["O2"]) == ("kept", "review")


def test_what_somebody_has_written_is_left_alone(old, new, municipality):
    unit = UnitFactory(municipality=municipality)
    for code in ("O1", "O2", "O3"):
        fill(old, code, text(f"<p>เดิม {code}</p>"), responsible_unit=unit)
    fill(new, "O1", text("<p>ใหม่</p>"), publish=False)
    fill(new, "O2", publish=False, summary="ใหม่")
    fill(new, "O3")
    before = everything()
    done = roll_over(old, new)
    assert (done.written, done.assigned) == ([], [])
    assert everything() == before
    assert {one.state for one in done.plan.items[:3]} == {"kept"}


def test_a_unit_that_was_chosen_stays(old, new, municipality):
    ours = UnitFactory(municipality=municipality)
    fill(old, "O1", text("<p>ก</p>"), responsible_unit=UnitFactory(municipality=municipality))
    fill(new, "O1", publish=False, responsible_unit=ours)
    done = roll_over(old, new)
    page = page_about(new, "organisation-structure")
    assert (done.assigned, draft(page).responsible_unit) == ([], ours)
    assert "ก" in said(page)


def test_the_public_text_is_taken_not_the_draft_of_a_change(old, new):
    fill(old, "O1", text("<p>สาธารณะ</p>"))
    fill(old, "O1", text("<p>ยังร่าง</p>"), publish=False)
    roll_over(old, new)
    assert "สาธารณะ" in said(page_about(new, "organisation-structure"))


def test_a_draft_that_was_never_public_is_taken_and_a_withdrawn_page_is_not(old, new):
    fill(old, "O1", text("<p>ร่าง</p>"), publish=False)
    fill(old, "O2", text("<p>ถอนแล้ว</p>")).unpublish()
    done = roll_over(old, new)
    assert [one.subject for one in done.written] == ["organisation-structure"]
    assert next(one for one in done.plan.items if one.indicator.code == "O2").state == "empty"


def test_what_said_that_a_period_was_empty_is_left(old, new):
    fill(old, "O1", text("<p>ก</p>"), block("nothing_to_report", statement="ไม่มี"))
    roll_over(old, new)
    kinds = [one.block_type for one in draft(page_about(new, "organisation-structure")).body]
    assert kinds == ["rich_text"]


def test_entries_of_no_period_go_with_their_page(old, new):
    page = fill(old, "O29", text("<p>แนวปฏิบัติ</p>"))
    for slug, when in (("guide", None), ("march", "2021-03-01")):
        entry = EntryPage(title=slug, slug=slug, body=[text(f"<p>{slug}</p>")], period_from=when)
        page.add_child(instance=entry)
    done = roll_over(old, new)
    assert [one.slug for one in done.entries] == ["guide"]
    entry = EntryPage.objects.child_of(page_about(new, "complaint-guideline")).get()
    assert (entry.live, entry.subject) == (False, "complaint-guideline")
    assert "guide" in said(entry)


def test_one_page_that_cannot_hold_it_stops_no_other(old, new, monkeypatch):
    fill(old, "O1", text("<p>ก</p>"))
    fill(old, "O2", text("<p>ข</p>"))
    taken = page_about(new, "organisation-structure")

    def refuse(self):
        raise ValidationError("เก็บไม่ได้")

    monkeypatch.setattr(type(taken), "clean", refuse)
    done = roll_over(old, new)
    assert [page.subject for page in done.written] == ["executives"]
    assert [(page.pk, why) for page, why in done.refused] == [(taken.pk, "เก็บไม่ได้")]
    assert not len(draft(taken).body)


def test_what_waits_for_an_approval_is_left_and_said(old, new, django_user_model):
    fill(old, "O1", text("<p>ก</p>"))
    task = GroupApprovalTask.objects.create(name="ตรวจ")
    workflow = Workflow.objects.create(name="ตรวจ")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    page = page_about(new, "organisation-structure")
    page.save_revision()
    workflow.start(page, None)
    done = roll_over(old, new, django_user_model.objects.create_user("clerk"))
    assert not done.written
    ((left, why),) = done.refused
    assert (left.pk, page.title in why) == (page.pk, True)
    assert not len(draft(page).body)


@pytest.mark.parametrize("missing", ["page", "whole tree"])
def test_a_page_that_is_not_there_is_told(old, new, missing):
    say_something(old)
    gone = pages_of(new)
    for page in gone.filter(subject="executives") if missing == "page" else gone:
        Page.objects.get(pk=page.pk).delete()
    done = roll_over(old, fresh(new))
    states = {one.indicator.code: one.state for one in done.plan.items}
    assert states["O2"] == "missing"
    assert (states["O1"] == "review") == (missing == "page")


def test_only_two_years_of_one_municipality(old, new, home):
    with pytest.raises(RollOverError):
        plan_of(old, old)
    other = home.add_child(instance=TransparencyIndexPage(title="อื่น", slug="other"))
    with pytest.raises(RollOverError):
        roll_over(make(other, 2564), new)


def test_a_year_without_a_list_is_told(old, new):
    AssessmentYearPage.objects.filter(pk=old.pk).update(year=2559)
    with pytest.raises(RollOverError, match="2559"):
        plan_of(fresh(old), new)


def test_what_stands_is_what_no_year_is_asked_of():
    """By hand: what an agency shows once and keeps up to date."""
    stands = {
        "organisation-structure", "executives", "powers-and-duties", "contact-information", "qa",
        "social-network", "staff-manual", "service-manual", "e-service", "complaint-guideline",
        "complaint-channel",
    }  # fmt: skip
    more = {
        **dict.fromkeys((2563, 2564, 2565), {"laws", "feedback-channel"}),
        2566: {"laws", "privacy-policy", "code-of-ethics"},
        **dict.fromkeys((2567, 2568, 2569), {"code-of-ethics"}),
    }
    for year in editions_available():
        assert standing_subjects(load_edition(year)) == stands | more[year], year


def english(page) -> IndicatorPage:
    return page.get_translation(Locale.objects.get(language_code="en")).specific


@pytest.mark.parametrize("made_before", [False, True])
def test_what_was_translated_is_taken_over_with_its_thai_text(old, new, made_before):
    for year_page in (old, new):  # two pages each: the others cost time and are alike
        for page in pages_of(year_page).exclude(subject__in=["organisation-structure", "qa"]):
            Page.objects.get(pk=page.pk).delete()
    page = fill(old, "O1", text("<p>โครงสร้าง</p>"), text("<p>จะเปลี่ยน</p>"), summary="สรุป")
    fill(old, "O8", text("<p>โครงสร้าง</p>"))
    translate_year(fresh(old))
    for one in StringSegment.objects.filter(source__object_id=page.translation_key):
        said_of = {"โครงสร้าง": "Structure", "จะเปลี่ยน": "Old words", "สรุป": "Summary"}
        if thai := said_of.get(BeautifulSoup(one.string.data, "html.parser").get_text()):
            locale = Locale.objects.get(language_code="en")
            StringTranslation.from_text(one.string, locale, one.context, thai)
    if made_before:
        translate_year(fresh(new))
    roll_over(old, fresh(new))
    taken = draft(page_about(new, "organisation-structure"))
    raw = list(taken.body.raw_data)
    raw[1]["value"] = "<p>เปลี่ยนแล้ว</p>"
    fill(new, "O1", *raw, publish=False, summary=taken.summary)
    done = translate_year(fresh(new))
    assert done.carried == 2
    page = english(page_about(new, "organisation-structure")).get_latest_revision_as_object()
    assert page.summary == "Summary"
    assert "Structure" in str(page.body[0].value)
    assert "เปลี่ยนแล้ว" in str(page.body[1].value)
    # The same words elsewhere may mean something else.
    other = english(page_about(new, "qa")).get_latest_revision_as_object()
    assert "โครงสร้าง" in str(other.body[0].value)
    assert translate_year(fresh(new)).carried == 0
