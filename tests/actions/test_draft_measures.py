"""From last year's result to this year's pages about measures."""

from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import docx
import pytest
from wagtail.models import PageLogEntry, Revision

from oit_pages.actions.draft_measures import MeasuresError, draft_measures, plan_of
from oit_pages.actions.enter_result import Given, enter_result
from oit_pages.actions.export_page import export_page
from oit_pages.checklist.measures_plan import ACTION, REPORT_TABLE, TABLE
from oit_pages.management.lookup import find_indicator_page
from oit_pages.models import AssessmentYearPage, IndicatorResult
from tests.factories import block, fill, months, text

PLACE = {"file": "ผล.xlsx", "place": "C7"}


@pytest.fixture
def year(year_page, municipality):
    """2564, with the result of 2563, of which there are no pages."""
    rows = [
        Given(key="OIT", points=Decimal("81.25"), **PLACE),
        Given(key="i3", points=Decimal("72.5"), title="ท่านรู้แผนงบประมาณหรือไม่", **PLACE),
        Given(key="i4", points=Decimal("92")),
        Given(key="O12", points=Decimal(0), remark="ไม่พบรายงาน"),
        Given(key="O13", points=Decimal(100)),
    ]
    enter_result(municipality, 2563, rows)
    return AssessmentYearPage.objects.get(pk=year_page.pk)


def draft(year, code):
    return find_indicator_page(year, code).get_latest_revision_as_object()


def rows(year, code, kind):
    return [
        row
        for child in draft(year, code).body.raw_data
        if child["type"] == kind
        for row in child["value"]["rows"]
    ]


def write(year, code, kind, change):
    """As the editor would: the rows of the page's table changed, and saved as a draft."""
    page = draft(year, code)
    body = [dict(child) for child in page.body.raw_data]
    for child in body:
        if child["type"] == kind:
            child["value"]["rows"] = change(child["value"]["rows"])
    page.body = body
    page.save_revision()


def written(row, **cells):
    lists = {"steps", "units", "results", "methods"}
    value = {
        name: [{"type": "item", "id": str(uuid4()), "value": one} for one in cell]
        if name in lists
        else cell
        for name, cell in cells.items()
    }
    return {**row, "value": {**row["value"], **value}}


def measured(year):
    """Somebody writes what is to be done about each weakness."""
    cells = [
        {"measure": "แจ้งแผนงบประมาณ", "steps": ["ประชุม"], "units": ["กองคลัง"],
         "period": months("2021-01", "2021-02")},
        {"measure": "ทำรายงานประจำปี", "steps": ["รวบรวม"]},
    ]  # fmt: skip
    write(
        year, "O42", TABLE,
        lambda rows: [written(row, **cell) for row, cell in zip(rows, cells, strict=True)],
    )  # fmt: skip


def test_a_weakness_is_a_row_with_where_its_figure_comes_from(year):
    done = draft_measures(year)
    assert (done.weak, done.measures) == (2, 0)
    first, second = (row["value"] for row in rows(year, "O42", TABLE))
    assert first["issue"] == (
        "IIT ข้อ i3 ท่านรู้แผนงบประมาณหรือไม่: ได้ 72.50 คะแนน จาก 100 คะแนน "
        "(ที่มา: ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2563 แถว i3 แฟ้ม ผล.xlsx ช่อง C7)"
    )
    assert first["weakness"] == "คะแนนต่ำกว่าเกณฑ์ผ่าน 85 คะแนน อยู่ 12.50 คะแนน"
    assert "ไม่พบรายงาน" in second["weakness"]
    assert "แถว O12)" in second["issue"]
    lines = draft(year, "O42").body.raw_data[0]["value"]["note"].splitlines()
    assert lines[1].startswith("OIT: 81.25 คะแนน (ที่มา:")
    assert "IIT: ต่ำกว่าเกณฑ์ผ่าน 85 คะแนน จำนวน 1 ข้อ ได้แก่ i3" in lines


def test_what_nobody_knows_is_empty_and_the_rules_say_fail(year):
    draft_measures(year)
    for row in rows(year, "O42", TABLE):
        value = row["value"]
        assert not any(value[name] for name in ("measure", "steps", "units", "follow_up"))
        assert value["period"] == {"from_month": None, "to_month": None}
    measured(year)
    draft_measures(year)
    for code in ("O42", "O43"):  # published as it is, to be judged
        find_indicator_page(year, code).get_latest_revision().publish()
    outcomes = {
        (result.code, one["requirement"]): one["outcome"]
        for result in IndicatorResult.objects.filter(year_page=year, code__in=["O42", "O43"])
        for one in result.findings["requirements"]
    }
    assert outcomes["O43", "results"] == "fail"
    assert outcomes["O43", "detail"] != "pass"
    assert IndicatorResult.objects.get(year_page=year, code="O43").outcome in {"fail", "partial"}


def test_a_table_without_measures_is_no_way_to_act(year):
    draft_measures(year)
    find_indicator_page(year, "O42").get_latest_revision().publish()
    result = IndicatorResult.objects.get(year_page=year, code="O42")
    outcomes = {one["requirement"]: one["outcome"] for one in result.findings["requirements"]}
    assert outcomes["how-to-act"] == "fail"
    assert outcomes["analysis"] != "pass"  # nobody has said yet of which year the measures are
    assert result.outcome in {"fail", "partial"}


def test_measures_go_to_the_report_in_their_order_with_results_left_empty(year):
    draft_measures(year)
    measured(year)
    done = draft_measures(year)
    assert (done.weak, done.measures) == (0, 2)
    first, second = (row["value"] for row in rows(year, "O43", REPORT_TABLE))
    assert (first["measure"], second["measure"]) == ("แจ้งแผนงบประมาณ", "ทำรายงานประจำปี")
    assert [one["value"] for one in first["methods"]] == ["ประชุม"]
    assert [one["value"] for one in first["units"]] == ["กองคลัง"]
    assert first["period"] == months("2021-01", "2021-02")
    assert (first["results"], first["recommendation"]) == ([], "")


def everything():
    return Revision.objects.count(), PageLogEntry.objects.count()


def test_again_changes_nothing(year):
    draft_measures(year)
    measured(year)
    draft_measures(year)
    before = everything()
    again = draft_measures(year)
    assert (again.pages, plan_of(year).changes) == ([], 0)
    assert everything() == before


def test_later_measures_come_in_their_place_and_what_people_wrote_stays(year, municipality):
    draft_measures(year)
    measured(year)
    write(year, "O42", TABLE, lambda rows: [written(rows[0], measure=""), rows[1]])
    draft_measures(year)
    write(
        year, "O43", REPORT_TABLE,
        lambda rows: [written(rows[0], measure="ทำรายงานทุกปี", results=["ทำแล้ว"])],
    )  # fmt: skip
    before = rows(year, "O43", REPORT_TABLE)
    write(year, "O42", TABLE, lambda rows: [written(rows[0], measure="แจ้งแผน"), rows[1]])
    enter_result(municipality, 2563, [Given(key="e1", points=Decimal(50))])
    done = draft_measures(year)
    assert (done.weak, done.measures) == (1, 1)
    after = rows(year, "O43", REPORT_TABLE)
    assert [row["value"]["measure"] for row in after] == ["แจ้งแผน", "ทำรายงานทุกปี"]
    assert after[1] == before[0]
    assert len(rows(year, "O42", TABLE)) == 3
    assert [one.state for one in plan_of(year).measures] == ["there", "changed"]


def test_what_somebody_took_away_does_not_come_back(year):
    draft_measures(year)
    write(year, "O42", TABLE, lambda rows: rows[1:])
    assert [one.state for one in plan_of(year).weak] == ["removed", "there"]
    before = everything()
    draft_measures(year)
    assert everything() == before
    page = draft(year, "O42")
    page.body = []
    page.save_revision()
    assert plan_of(year).changes == 0
    assert draft_measures(year, again=True).weak == 2  # but where somebody asks for it
    assert len(rows(year, "O42", TABLE)) == 2
    assert (plan_of(year).changes, plan_of(year, again=True).changes) == (0, 0)


def test_what_a_person_has_on_the_pages_stands_first_and_stays(year):
    own = block("table_integrity_measures", rows=[{"issue": "ก", "measure": "มาตรการเดิม"}])
    fill(year, "O42", text("<p>คำนำ</p>"), own)
    said = block("measure_table", rows=[{"measure": "มาตรการเดิม", "results": ["ทำแล้ว"]}])
    fill(year, "O43", said)
    public = find_indicator_page(year, "O42")
    draft_measures(year)
    kept = draft(year, "O42").body.raw_data
    assert [one["type"] for one in kept] == ["rich_text", TABLE, TABLE]
    assert kept[1]["id"] == own["id"]
    now = find_indicator_page(year, "O42")
    assert now.live
    assert now.has_unpublished_changes
    assert list(now.body.raw_data) == list(public.body.raw_data)
    assert not draft_measures(year).pages  # the report has that measure by its words


def test_a_page_that_waits_or_is_locked_stops_both(year, webmaster):
    page = find_indicator_page(year, "O42")
    page.locked = True
    page.save()
    before = everything()
    with pytest.raises(MeasuresError, match=page.title):
        draft_measures(year, webmaster)
    assert everything() == before


def test_without_a_result_a_list_or_pages_it_is_told_why(year_page, municipality):
    with pytest.raises(MeasuresError, match="2563"):
        plan_of(year_page)
    find_indicator_page(year_page, "O43").delete()
    with pytest.raises(MeasuresError, match="2564"):
        plan_of(year_page)
    year_page.year = 2563
    with pytest.raises(MeasuresError, match="2562"):
        plan_of(year_page)


def test_it_is_in_the_history_and_costs_few_queries(year, webmaster, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        plan_of(year)
    draft_measures(year, webmaster)
    entry = PageLogEntry.objects.get(action=ACTION)
    assert (entry.user, entry.data["year"], len(entry.data["ids"])) == (webmaster, 2563, 3)


def test_as_word(year):
    draft_measures(year)
    document = docx.Document(BytesIO(export_page(draft(year, "O42"), "docx")))
    said = " ".join(cell.text for row in document.tables[0].rows for cell in row.cells)
    assert "72.50 คะแนน" in said
    assert "การวิเคราะห์ผลการประเมิน" in said
