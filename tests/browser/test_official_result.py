"""After the result is out: it is entered, rehearsed against, and becomes drafts of measures."""

from oit_pages.models import OfficialScore, RehearsalScore
from tests.checklist.test_official import judged, verdict
from tests.factories import fill, text
from tests.readers import make


def test_a_result_becomes_measures(tab, log_in, picture, year_page):
    fill(year_page, "O43", text("<p>องค์การบริหารส่วนตำบลมีอำนาจหน้าที่ดูแลทางน้ำและทางบก</p>"))
    judged(year_page, "O43", "pass", verdict("O43", 0, "pass", ("any", "pass")))
    log_in()
    here = f"/admin/reports/oit/official/?year_page={year_page.pk}"
    tab.goto(f"{here}&year=2563")
    head = ["ข้อ", "คำถาม", "คะแนน", "ความเห็น"]
    wrong = make.excel(head, ["O1", "", "100", ""], ["O77", "", "๑๐๑", ""])
    right = make.excel(
        head, ["OIT", "", "๘๑.๒๕", ""], ["O12", "", "0", "ไม่พบรายงาน"],
        ["i3", "ท่านรู้แผนงบประมาณหรือไม่", "72.50", ""],
    )  # fmt: skip
    for content in (wrong, right):
        file = {"name": "ผลการประเมิน.xlsx", "mimeType": "", "buffer": content}
        tab.set_input_files("input[type=file]", file)
        with tab.expect_navigation():
            tab.get_by_role("button", name="อ่านไฟล์").click()
        picture(tab, "result-file" if content is right else "result-file-wrong")
    assert OfficialScore.objects.count() == 3
    tab.locator("#i3").scroll_into_view_if_needed()
    picture(tab, "result-rows")

    tab.goto(here)
    tab.fill("[name=points-O43]", "ไม่มี")
    tab.fill("[name=remark-O43]", "ลิงก์เปิดไม่ได้")
    with tab.expect_navigation():
        tab.get_by_role("button", name="บันทึกผลการประเมิน").click()
    assert tab.locator("#errs-O43 [data-oit-rule]").count() > 0
    picture(tab, "result-rules")
    tab.goto(f"/admin/reports/oit/?year_page={year_page.pk}")
    assert tab.locator(".oit-assessed").count() == 1
    picture(tab, "result-in-report")

    tab.goto(f"/admin/reports/oit/rehearsal/?year_page={year_page.pk}")
    with tab.expect_navigation():
        tab.get_by_role("button", name="เริ่มซ้อมประเมิน").click()
    tab.check("[name=has-O43][value=no]")
    tab.fill("[name=remark-O43]", "เปิดไม่ได้")
    tab.check("[name=has-O1][value=no]")
    tab.locator("#O43").scroll_into_view_if_needed()
    picture(tab, "rehearsal")
    with tab.expect_navigation():
        tab.get_by_role("button", name="ปิดและเปรียบเทียบ").click()
    assert RehearsalScore.objects.get(differs=True).code == "O43"
    picture(tab, "rehearsal-closed")
    tab.fill("[name=note]", "แก้ลิงก์แล้ว")
    with tab.expect_navigation():
        tab.get_by_role("button", name="แก้ไขแล้ว ปิดเรื่อง").click()
    picture(tab, "rehearsal-settled")

    tab.goto(f"/admin/reports/oit/measures/?year_page={year_page.pk}")
    picture(tab, "measures")
    with tab.expect_navigation():
        tab.get_by_role("button", name="ใส่ลงในหน้าเป็นฉบับร่าง").click()
    assert tab.locator("[data-oit-state=there]").count() == 2
    picture(tab, "measures-done", full_page=True)
    tab.locator(".oit-measures__pages a").first.click()
    tab.wait_for_selector("text=72.50 คะแนน")
    picture(tab, "measures-editor")

    tab.set_viewport_size({"width": 390, "height": 900})
    for name, address in (("result", here), ("measures", "/admin/reports/oit/measures/")):
        tab.goto(address)
        picture(tab, f"{name}-phone")
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
