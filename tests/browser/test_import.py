"""A file or a pasted table: looked at beside what it becomes, corrected, then brought in."""

import pytest
from playwright.sync_api import expect

from oit_pages.models import IndicatorPage
from tests.readers import make
from tests.readers.seed import REPORT, needs_report

#: Milliseconds that a look at a file may take where others work, too.
SLOW = 15_000
PASTE = """(field, markup) => {
  const data = new DataTransfer();
  data.setData("text/html", markup);
  data.setData("text/plain", "x");
  const options = { clipboardData: data, bubbles: true, cancelable: true };
  field.dispatchEvent(new ClipboardEvent("paste", options));
}"""


@pytest.fixture
def o43(live_server, year_page) -> IndicatorPage:
    return IndicatorPage.objects.get(subject="integrity-measures-implementation")


def draft(page) -> list[dict]:
    known = IndicatorPage.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    return list(known.body.raw_data)


def leave(tab) -> None:
    """What the open editor asks for by itself is answered before the database is emptied."""
    tab.goto("about:blank")
    tab.wait_for_timeout(2_000)


def test_a_report_is_looked_at_corrected_and_brought_in(tab, log_in, o43, picture, tmp_path):
    path = tmp_path / "รายงาน.docx"
    table = (make.HEADINGS, *[make.ROW] * 5)
    report = ("รายงานผลการดำเนินการ", "ปัญหาและอุปสรรค", "บุคลากรมีไม่พอ")
    path.write_bytes(make.word(*report, table, *make.ORDER, "ข้อความที่ไม่เกี่ยว"))
    log_in()
    tab.goto(f"/admin/pages/{o43.pk}/edit/")
    ways = tab.locator(".oit-bring-in--empty")
    expect(ways.get_by_role("link")).to_have_count(4)
    ways.scroll_into_view_if_needed()
    picture(tab, "import-1-three-ways")
    ways.get_by_role("link", name="นำเข้าไฟล์").click()

    tab.locator("input[type=file]").set_input_files(path)
    result = tab.locator("[aria-labelledby=oit-import-result]")
    result.wait_for()
    expect(result.get_by_role("heading", level=3)).to_have_count(4)
    picture(tab, "import-2-preview", full_page=True)
    tab.get_by_label("ช่วงเวลาของข้อมูล").fill("ต.ค. 2563 - ก.ย. 2564")
    tab.keyboard.press("Tab")
    expect(result).to_contain_text("ตุลาคม 2563 – กันยายน 2564", timeout=SLOW)
    tab.locator("[name=take]").last.uncheck()
    expect(result.get_by_role("heading", level=3)).to_have_count(2, timeout=SLOW)
    tab.set_viewport_size({"width": 390, "height": 844})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    picture(tab, "import-3-narrow", full_page=True)
    tab.get_by_role("button", name="นำเข้าเป็นฉบับร่าง").click()
    tab.wait_for_url("**/edit/**")
    picture(tab, "import-4-narrow-editor")
    assert [child["type"] for child in draft(o43)] == ["report", "measure_table"]
    leave(tab)


@needs_report
def test_the_real_report_is_dropped_corrected_and_published(tab, log_in, o43, picture):
    log_in()
    tab.goto(f"/admin/pages/{o43.pk}/edit/")
    tab.locator(".oit-bring-in--empty").get_by_role("link", name="นำเข้าไฟล์").click()
    tab.locator("input[type=file]").set_input_files(REPORT)
    result = tab.locator("[aria-labelledby=oit-import-result]")
    result.wait_for(timeout=2 * SLOW)
    picture(tab, "import-6-real-report", full_page=True)
    read = result.get_by_role("heading", level=3).all_inner_texts()
    assert {"ตารางมาตรการ", "คำสั่ง", "บันทึกข้อความ", "ประกาศ"} <= set(read)
    taken_as = tab.locator("select[name^=as-]").first
    taken_as.select_option(label="ข้อความธรรมดา")
    expect(result.get_by_role("heading", name="ตารางมาตรการ")).to_have_count(0, timeout=SLOW)
    taken_as.select_option("integrity-measures-implementation")
    expect(result.get_by_role("heading", name="ตารางมาตรการ")).to_have_count(1, timeout=SLOW)
    picture(tab, "import-7-corrected", full_page=True)
    tab.get_by_role("button", name="นำเข้าเป็นฉบับร่าง").click()
    tab.wait_for_url("**/edit/**")
    assert "measure_table" in [child["type"] for child in draft(o43)]
    tab.locator("#page-edit-form .footer__container .w-dropdown__toggle").last.click()
    with tab.expect_navigation():
        tab.locator("button[name='action-publish']").last.click()
    assert IndicatorPage.objects.get(pk=o43.pk).live
    picture(tab, "import-8-published")
    leave(tab)


def test_a_table_copied_in_word_is_pasted(tab, log_in, o43, picture):
    cells = [
        "".join(f"<td><p class=MsoNormal>{cell}</p></td>" for cell in row)
        for row in (make.HEADINGS, *[make.ROW] * 5)
    ]
    markup = (
        "<html xmlns:w='urn:schemas-microsoft-com:office:word'><body><!--StartFragment--><table>"
        + "".join(f"<tr>{row}</tr>" for row in cells)
        + "</table><!--EndFragment--></body></html>"
    )
    log_in()
    tab.goto(f"/admin/oit/import/{o43.pk}/#paste")
    pasted = tab.locator("[name=pasted]")
    expect(pasted).to_be_focused()
    pasted.evaluate(PASTE, markup)
    tab.locator("[aria-labelledby=oit-import-result]").wait_for()
    expect(tab.locator("[aria-labelledby=oit-import-result] tbody tr")).to_have_count(5)
    picture(tab, "import-5-pasted", full_page=True)
    tab.get_by_role("button", name="นำเข้าเป็นฉบับร่าง").click()
    tab.wait_for_url("**/edit/**")
    (table,) = draft(o43)
    assert table["type"] == "measure_table"
    assert len(table["value"]["rows"]) == 5
    leave(tab)
