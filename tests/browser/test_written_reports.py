"""Reports that write themselves: the month of March is told, an officer fills in what is left."""

from datetime import date

from playwright.sync_api import expect

from oit_pages.actions.draft_report import year_reports
from oit_pages.models import AssessmentYearPage
from tests.checklist.reports.world import complaint_table, drafted, plan_table, put, value
from tests.factories import block


def test_a_month_and_a_half_year(tab, log_in, picture, year_page):
    put(year_page, "O7", block("news", title="ประชุมประชาคม", date=date(2021, 3, 4)))
    put(year_page, "O10", plan_table("10000.50", "2 ล้านบาท", "2500"))
    put(year_page, "O31", complaint_table(date(2021, 3, 1)))
    log_in()
    here = f"/admin/reports/oit/written/?year_page={year_page.pk}"
    tab.goto(here)
    file = {
        "name": "สถิติเว็บไซต์.csv",
        "mimeType": "text/csv",
        "buffer": 'หน้า,จำนวนผู้เข้าชม,เดือน\n/,"๑,๒๕๐",มี.ค. ๒๕๖๔'.encode(),
    }
    tab.set_input_files("input[type=file]", file)
    with tab.expect_navigation():
        tab.get_by_role("button", name="นำเข้าจำนวนผู้เข้าชม").click()
    row = tab.locator("#monthly-monitoring li[data-oit-state]").nth(5)
    with tab.expect_navigation():
        row.get_by_role("button", name="ร่าง", exact=True).click()
    assert "1,250 ครั้ง" in value(year_page, "O43", "report")["results"]
    with tab.expect_navigation():
        tab.locator("#six-month-operating-progress button").click()
    tab.locator("#six-month-operating-progress summary").click()
    picture(tab, "written-reports")
    tab.set_viewport_size({"width": 390, "height": 844})
    picture(tab, "written-reports-phone")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    with tab.expect_download() as saved:
        tab.locator("#six-month-operating-progress a[download]").click()
    assert saved.value.suggested_filename == "six-month-operating-progress-2564.docx"
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.locator("#six-month-operating-progress .oit-written__about a").click()
    tab.wait_for_selector("[data-contentpath=results]")
    tab.locator("[data-contentpath=results]").scroll_into_view_if_needed()
    picture(tab, "written-report-draft")
    tab.locator("[data-contentpath=rows]").scroll_into_view_if_needed()
    picture(tab, "written-report-table")
    assert len(drafted(year_page, "O11")) == 2

    # Saved by the editor as it is, it is still as it was written; what people fill in is theirs.
    problems = tab.locator("[data-contentpath=problems] .public-DraftEditor-content").first
    problems.click()
    tab.keyboard.insert_text("ฝนตกหนัก")
    expect(problems).to_contain_text("ฝนตกหนัก")
    tab.wait_for_timeout(1000)  # Draftail writes into the form a moment later
    with tab.expect_navigation():
        tab.locator("#page-edit-form button.action-save:visible").first.click()
    assert "ฝนตกหนัก" in value(year_page, "O11", "report")["problems"]
    plan = year_reports(AssessmentYearPage.objects.get(pk=year_page.pk)).plan(
        "six-month-operating-progress"
    )
    assert [one.state for one in plan.parts] == ["same", "same"]
