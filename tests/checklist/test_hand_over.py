"""What a unit looks after, for whoever takes it over."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from oit_pages.actions.export_hand_over import deadline_text, export_hand_over
from oit_pages.actions.import_log import remember
from oit_pages.actions.scaffold import scaffold
from oit_pages.actions.settle_personal_data import confirm
from oit_pages.checklist.hand_over import NO_UNIT, UnknownUnit, hand_over, units_of
from oit_pages.checklist.personal_data import seen, unsettled
from oit_pages.checklist.scorecard import scorecard
from oit_pages.i18n.formats import today
from oit_pages.models import Assignment, EntryPage, IndicatorResult, Rehearsal
from oit_pages.readers import read
from tests.checklist.test_personal_data import ID, draft, table
from tests.factories import (
    DocumentFactory,
    MemberFactory,
    PersonFactory,
    UnitFactory,
    block,
    fill,
    open_year,
    text,
)

PLAN = "<p>องค์การบริหารส่วนตำบลมีอำนาจหน้าที่ดูแลทางน้ำและทางบก</p>"
FINANCE = "กองคลัง"


@pytest.fixture
def unit(municipality):
    return UnitFactory(municipality=municipality, name_th=FINANCE, phone="053 111 222")


@pytest.fixture
def year(year_page, unit):
    fill(year_page, "O3", text(PLAN), responsible_unit=unit)
    fill(year_page, "O4", text(PLAN))
    return year_page


def told(year, name=FINANCE) -> str:
    """All that the paper says."""
    return str(read(BytesIO(export_hand_over(hand_over(year, name))), "paper.docx"))


def subject_of(year, code) -> str:
    return next(one.subject for one in year.edition.indicators if one.code == code)


def test_each_item_is_some_units_or_nobodys(year):
    ours, rest = hand_over(year, FINANCE), hand_over(year, NO_UNIT)
    assert [one.row.code for one in ours.items] == ["O3"]
    codes = {one.row.code for one in (*ours.items, *rest.items)}
    assert codes == {one.code for one in year.edition.indicators}
    assert [str(one) for one in units_of(scorecard(year))] == [FINANCE, "None"]
    with pytest.raises(UnknownUnit, match=FINANCE):
        hand_over(year, "กองช่าง")


def test_pages_requirements_and_what_is_to_be_done(year, unit):
    page = fill(year, "O3", text(PLAN), responsible_unit=unit)
    page.title = "ชื่อในร่าง"
    page.save_revision()
    said = told(year)
    line = next(iter(hand_over(year, FINANCE).items[0].requirements))
    for one in ("ชื่อในร่าง", f"/admin/pages/{page.pk}/edit/", line.text, str(line.label), unit.phone):
        assert one in said, one
    assert page.full_url in said
    page.unpublish()
    assert page.full_url not in told(year)


def test_where_the_data_come_from(year, unit):
    documents = [DocumentFactory(title="แผนการใช้จ่าย"), DocumentFactory(title="ของผู้อื่น")]
    shown = block("documents", items=[{"files": [documents[0].pk], "title": "แผน", "kind": "plan"}])
    page = fill(year, "O3", text(PLAN), shown, responsible_unit=unit)
    remember(page, "แผนคลัง.xlsx", ["a"], user=None, revision=page.latest_revision)
    said = told(year)
    assert "แผนคลัง.xlsx" in said
    assert "แผนการใช้จ่าย" in said
    assert "ของผู้อื่น" not in said
    assert "แผนคลัง.xlsx" not in told(year, NO_UNIT)


def test_what_was_shown_last_year(year, unit):
    new = open_year(scaffold(2565, year.get_parent().specific).year_page)
    of = new.edition.find(year.edition.find("O3").subject)
    fill(new, of.code, text(PLAN), publish=False, responsible_unit=unit)
    found = IndicatorResult.objects.get(year_page=new, code=of.code).page
    type(found).objects.filter(pk=found.pk).update(responsible_unit=unit)
    handed = hand_over(new, FINANCE)
    assert handed.former_year == 2564
    ((one,),) = (item.former for item in handed.items)
    old = fill(year, "O3", text(PLAN), responsible_unit=unit)
    assert (one.page.pk, one.url) == (old.pk, old.full_url)
    assert old.full_url in told(new)
    old.unpublish()
    said = told(new)
    assert old.full_url not in said
    assert f"/admin/pages/{old.pk}/edit/" in said


def test_personal_data_that_nobody_has_settled(year, unit, webmaster):
    page = fill(year, "O43", table(), responsible_unit=unit)
    (one,) = (one for one in hand_over(year, FINANCE).items if one.row.code == "O43")
    found = unsettled(draft(page))
    assert found
    assert one.pages[0].personal == found
    said = told(year)
    assert found[0].shown in said
    assert ID not in said
    confirm(draft(page), "ตรวจแล้ว เปิดเผยได้", webmaster, seen(found))
    (one,) = (one for one in hand_over(year, FINANCE).items if one.row.code == "O43")
    assert one.pages[0].personal == ()


def test_those_of_the_register_and_of_documents(year, unit, municipality):
    data = ContentFile(b"%PDF-1.4", name="list.pdf")
    named = DocumentFactory(title=f"บัญชี {ID}", file=data)
    person = PersonFactory(municipality=municipality, phone="0812345678")
    body = [
        block("people", people=[{"person": person.pk}]),
        block("documents", items=[{"files": [named.pk], "title": "บัญชี", "kind": "other"}]),
    ]
    page = fill(year, "O3", *body, publish=False, responsible_unit=unit)
    (item,) = hand_over(year, FINANCE).items
    assert item.pages[0].personal == unsettled(draft(page))
    assert ID not in told(year)


def test_the_next_deadline(year, unit):
    year.submission_closes = today() + timedelta(days=9)
    year.save()
    deadline = hand_over(year, FINANCE).deadline
    assert (deadline.kind, deadline.days_left) == ("closes", 9)
    assert deadline_text(deadline) in told(year)


def test_its_queries_do_not_grow_with_its_indicators(year, unit, municipality):
    scaffold(2563, municipality)
    person = PersonFactory(municipality=municipality, phone="0812345678")

    def asked() -> int:
        with CaptureQueriesContext(connection) as asked:
            export_hand_over(hand_over(type(year).objects.get(pk=year.pk), FINANCE))
        return len(asked)

    def rich(code):
        body = [
            text(PLAN),
            table(),
            block("people", people=[{"person": person.pk}]),
            block(
                "documents",
                items=[{"files": [DocumentFactory().pk], "title": "แผน", "kind": "plan"}],
            ),
        ]
        page = fill(year, code, *body, responsible_unit=unit)
        remember(page, f"{code}.xlsx", ["a"], user=None, revision=page.latest_revision)
        entry = EntryPage(title=f"รายการ {code}", slug="entry", body=body)
        page.add_child(instance=entry)
        entry.save_revision().publish()

    rich("O3")
    asked()  # what is loaded once is loaded
    few = asked()
    for code in ("O4", "O5", "O10", "O11", "O12"):
        rich(code)
    assert len(hand_over(year, FINANCE).items) == 6
    assert asked() == few
    assert few <= 15


def test_who_sees_to_it_and_until_when(year):
    member = MemberFactory(year_page=year, name="นางสาวมะลิ ใจงาม", position="รองปลัด")
    of_o3, of_o4 = (subject_of(year, code) for code in ("O3", "O4"))
    given = {"year_page": year, "due": date(2021, 3, 31), "member": member}
    Assignment.objects.create(subject=of_o3, **given)
    Assignment.objects.create(subject=of_o4, **given | {"due": date(2021, 4, 30)})
    (item,) = hand_over(year, FINANCE).items
    assert (item.assignment.member, item.assignment.due) == (member, date(2021, 3, 31))
    said = told(year)
    assert "นางสาวมะลิ ใจงาม (รองปลัด)" in said
    assert "31 มี.ค. 2564" in said
    assert "30 เม.ย. 2564" not in said


@pytest.mark.parametrize(
    ("closed", "differs", "settled", "there"),
    [
        (True, True, False, True),
        (True, True, True, False),
        (True, False, False, False),
        (False, True, False, False),
    ],
    ids=["a task", "settled", "the same", "not closed: nobody else sees it"],
)
def test_what_a_rehearsal_left_to_do(year, closed, differs, settled, there):
    now = timezone.now()
    rehearsal = Rehearsal.objects.create(
        year_page=year, begun_at=now, closed_at=now if closed else None
    )
    for code, remark in (("O3", "ไม่พบอำนาจหน้าที่ 1-2345-67890-12-1"), ("O4", "ของอีกข้อ")):
        rehearsal.scores.create(
            code=code, subject=subject_of(year, code), has=False, remark=remark,
            differs=differs, settled_at=now if settled else None,
        )  # fmt: skip
    said = told(year)
    assert ("ไม่พบอำนาจหน้าที่" in said) is there
    assert "1-2345-67890-12-1" not in said
    assert "ของอีกข้อ" not in said


# Wagtail mails whoever may approve in a way that the newest Django warns of.
@pytest.mark.filterwarnings(r"ignore:get_connection\(\) is deprecated")
def test_what_waits_for_approval(year, webmaster):
    workflow = Workflow.objects.create(name="ตรวจก่อนเผยแพร่")
    task = GroupApprovalTask.objects.create(name="ตรวจ")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    before = told(year)
    workflow.start(draft(hand_over(year, FINANCE).items[0].row.page), webmaster)
    (item,) = hand_over(year, FINANCE).items
    assert item.row.review_label
    assert item.row.review_label not in before
    assert item.row.review_label in told(year)
