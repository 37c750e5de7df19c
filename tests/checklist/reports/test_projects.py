"""Reports that copy what was planned, and add up what people fill in."""

from decimal import Decimal

import pytest
from wagtail.models import Revision

from oit_pages.actions.draft_report import ReportError, draft_report, year_reports
from oit_pages.actions.scaffold import scaffold
from oit_pages.models import AssessmentYearPage
from tests.checklist.reports.world import (
    change,
    drafted,
    last_year,
    plan_table,
    put,
    rows,
    take_away,
    value,
)
from tests.factories import block, open_year

HALF, TABLE = "six-month-operating-progress", "table_project_progress"


@pytest.fixture
def planned(year_page):
    put(year_page, "O10", plan_table())
    return AssessmentYearPage.objects.get(pk=year_page.pk)


def test_the_plan_becomes_the_report_and_a_second_run_changes_nothing(planned):
    done = draft_report(planned, HALF)
    assert [one.state for one in done.changes] == ["new", "new"]
    report = value(planned, "O11", "report")
    assert report["title"].endswith("(ตุลาคม 2563 – มีนาคม 2564)")
    assert "จำนวน 3 รายการ [1 แถว 1–3]" in report["results"]
    assert "รวม 12,500.50 บาท [1 แถว 1–3]" in report["results"]
    page = planned.get_descendants().get(slug__startswith="o10")
    assert f'<a linktype="page" id="{page.pk}">' in report["results"]
    assert "ตารางที่ 1 “ยุทธศาสตร์ที่ 1” แถว 1–3 · ฉบับที่เผยแพร่" in report["results"]
    assert report["problems"] == report["recommendations"] == report["spending"] == ""
    first = rows(planned, "O11", TABLE)[0]
    assert Decimal(first["budget"]) == Decimal("10000.50")
    assert (first["unit"], first["spent"], first["progress"]) == ("กองช่าง", None, "")
    assert first["period"] == {"from_month": "2020-10-01", "to_month": "2020-11-01"}
    assert "[1] O10" in value(planned, "O11", TABLE)["note"]
    before = Revision.objects.count()
    assert not draft_report(planned, HALF).changes
    assert Revision.objects.count() == before
    assert not planned.get_descendants().get(slug__startswith="o11").live


def test_what_people_fill_in_is_kept_and_added_up(planned):
    draft_report(planned, HALF)
    change(planned, "O11", TABLE, row__spent="5,000", row__progress="ทำไปครึ่งหนึ่ง")
    done = draft_report(planned, HALF)
    assert [one.state for one in done.plan.parts] == ["renewed", "same"]
    report = value(planned, "O11", "report")
    assert report["spending"] == "<p>ใช้จ่ายแล้ว รวม: เว้นไว้ ดูข้อมูลที่ยังขาด</p>"
    assert "แถว 2–3 ช่อง “งบประมาณที่ใช้ (บาท)”: ไม่ได้ใส่จำนวน" in report["results"]
    page = planned.get_descendants().get(slug__startswith="o11").specific
    body = page.get_latest_revision_as_object()
    raw = [dict(one) for one in body.body.raw_data]
    for one in raw:
        if one["type"] == TABLE:
            for row in one["value"]["rows"]:
                row["value"]["spent"] = "2500.25"
    body.body = raw
    body.save_revision()
    draft_report(planned, HALF)
    told = value(planned, "O11", "report")["spending"]
    assert "รวม 7,500.75 บาท คิดเป็นร้อยละ 60.00 ของงบประมาณตามแผน" in told
    assert rows(planned, "O11", TABLE)[0]["progress"] == "ทำไปครึ่งหนึ่ง"
    assert not draft_report(planned, HALF).changes


def test_a_plan_that_changes_renews_the_report_around_what_people_wrote(planned):
    draft_report(planned, HALF)
    change(planned, "O11", TABLE, row__progress="เสร็จแล้ว")
    change(planned, "O11", "report", problems="<p>ฝนตก</p>")
    table = planned.get_descendants().get(slug__startswith="o10").specific.body.raw_data[0]
    rows_now = [dict(one) for one in table["value"]["rows"][:2]]
    rows_now[1]["value"] = {**rows_now[1]["value"], "budget": "3000"}
    put(planned, "O10", {**table, "value": {**table["value"], "rows": rows_now}})
    done = draft_report(planned, HALF)
    assert [one.state for one in done.changes] == ["renewed", "renewed"]
    first, second = rows(planned, "O11", TABLE)
    assert first["progress"] == "เสร็จแล้ว"
    assert Decimal(second["budget"]) == 3000
    assert value(planned, "O11", "report")["problems"] == "<p>ฝนตก</p>"
    assert "13,000.50 บาท" in value(planned, "O11", "report")["results"]


def test_what_somebody_changed_stays_and_is_said(planned):
    draft_report(planned, HALF)
    change(planned, "O11", "report", title="รายงานของเรา")
    change(planned, "O11", TABLE, row__project="ชื่อที่แก้แล้ว")
    put(planned, "O10", plan_table("1", "2"))
    before = drafted(planned, "O11")
    done = draft_report(planned, HALF)
    assert not done.changes
    assert len(done.kept) == 2
    assert [*drafted(planned, "O11")] == [*before]


def test_a_row_that_people_filled_in_is_not_lost_with_its_source(planned):
    draft_report(planned, HALF)
    change(planned, "O11", TABLE, row__spent="1")
    put(planned, "O10", plan_table("1", "2"))  # other rows: theirs are gone
    done = draft_report(planned, HALF)
    assert [one.part.kind for one in done.kept] == [TABLE]
    assert rows(planned, "O11", TABLE)[0]["spent"] == "1"


def test_what_somebody_took_away_comes_back_only_when_asked(planned):
    draft_report(planned, HALF)
    take_away(planned, "O11", TABLE)
    done = draft_report(planned, HALF)
    assert not done.changes
    assert [one.state for one in done.kept] == ["removed"]
    assert [one.part.kind for one in draft_report(planned, HALF, again=True).changes] == [TABLE]
    assert not draft_report(planned, HALF).changes


@pytest.mark.parametrize(
    ("budget", "says"),
    [
        ("10,000 / 12,000", "มีมากกว่าหนึ่งจำนวน (“10,000 / 12,000”)"),
        ("2 ล้านบาท", "ไม่ได้ใช้หน่วยเป็นบาท (“2 ล้านบาท”)"),
        ("ประมาณสามพัน", "อ่านจำนวนไม่ได้ (“ประมาณสามพัน”)"),
        ("", "ไม่ได้ใส่จำนวน"),
    ],
)
def test_a_row_that_is_not_clear_leaves_the_figure_open(year_page, budget, says):
    put(year_page, "O10", plan_table("500", budget))
    done = draft_report(year_page, HALF)
    (gap,) = done.plan.written.gaps
    assert f"ตารางที่ 1 “ยุทธศาสตร์ที่ 1” แถว 2 ช่อง “งบประมาณ (บาท)”: {says}" in gap
    results = value(year_page, "O11", "report")["results"]
    assert gap in results
    assert "500.00" not in results
    assert rows(year_page, "O11", TABLE)[1]["budget"] is None


def test_sums_that_the_table_says_itself_are_no_rows_and_must_agree(year_page):
    total = {"project": "รวมทั้งสิ้น", "budget": "12500.50"}
    put(year_page, "O10", plan_table(more=[total]))
    done = draft_report(year_page, HALF)
    assert not done.plan.written.gaps
    assert len(rows(year_page, "O11", TABLE)) == 3
    put(year_page, "O10", plan_table(more=[{**total, "budget": "99"}]))
    (gap,) = year_reports(year_page).plan(HALF).written.gaps
    assert "แถว 4: แถวรวมระบุ 99 แต่ผลรวมของแถวคือ 12,500.50" in gap


def test_months_with_gaps_are_no_period_and_one_project_in_two_tables_is_said(year_page):
    tables = plan_table("1", marks=("oct", "mar")), plan_table("1", marks=())
    put(year_page, "O10", *tables)
    gaps = draft_report(year_page, HALF).plan.written.gaps
    assert any("เดือนที่ทำเครื่องหมายไม่ต่อเนื่องกัน" in gap for gap in gaps)
    assert any("“โครงการที่ 1” อยู่ในสองตาราง" in gap for gap in gaps)
    empty = {"from_month": None, "to_month": None}
    assert [row["period"] for row in rows(year_page, "O11", TABLE)] == [empty, empty]


def test_a_yearly_report_is_of_the_year_that_the_list_asks_for(year_page, municipality):
    put(year_page, "O10", plan_table("7"))
    with pytest.raises(ReportError, match="ไม่มีหน้าของปีงบประมาณ พ.ศ. 2563"):
        draft_report(year_page, "annual-operating-report")
    before = last_year(municipality)
    put(before, "O10", plan_table("800"), publish=False)
    draft_report(year_page, "annual-operating-report")
    results = value(year_page, "O12", "report")["results"]
    assert "800.00 บาท" in results
    assert "ฉบับร่าง ยังไม่เผยแพร่" in results


def test_the_page_that_covers_a_subject_has_its_report(municipality, home):
    """In 2567 the plan's page is asked for the progress too."""
    year_page = open_year(scaffold(2567, municipality).year_page)
    budget = {"work": "งานบริหารทั่วไป", "category": "งบดำเนินงาน", "budget": "900.10"}
    plans = plan_table("5"), block("table_annual_budget_plan", rows=[budget])
    put(year_page, "O8", *plans)
    draft_report(year_page, HALF)
    draft_report(year_page, "six-month-budget-progress")
    (row,) = rows(year_page, "O8", "table_six_month_budget_progress")
    assert (row["item"], row["budget"]) == ("งานบริหารทั่วไป – งบดำเนินงาน", "900.10")
    assert not draft_report(year_page, HALF).changes, "a report is no source of itself"


def test_the_plan_against_corruption_and_the_budget(year_page, municipality):
    before = last_year(municipality)
    project = {"dimension": "society", "project": "อบรมคุณธรรม", "budget": "2000"}
    budget = {"work": "งานคลัง", "category": "งบลงทุน", "budget": "100"}
    tables = {
        "O39": block("table_anti_corruption_plan", rows=[project]),
        "O18": block("table_annual_budget_plan", rows=[budget]),
    }
    for code, table in tables.items():
        put(year_page, code, table)
        put(before, code, table)
    reports = {
        "six-month-anti-corruption-progress": ("O40", TABLE),
        "anti-corruption-report": ("O41", TABLE),
        "six-month-budget-progress": ("O19", "table_six_month_budget_progress"),
        "annual-budget-report": ("O20", "table_six_month_budget_progress"),
    }
    for key, (code, kind) in reports.items():
        draft_report(year_page, key)
        assert len(rows(year_page, code, kind)) == 1
        assert not draft_report(year_page, key).changes


def test_a_report_that_the_list_has_not_is_refused_in_words(year_page):
    with pytest.raises(ReportError, match="six-month-operating-progress"):
        draft_report(year_page, "no-such-report")
    with pytest.raises(ReportError):
        draft_report(year_page, HALF, year_page.first_published_at.date())
    with pytest.raises(ReportError, match="2563"):
        draft_report(year_page, "monthly-monitoring")
