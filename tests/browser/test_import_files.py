"""Several files dropped on a year: matched, corrected, brought in; one of them is broken."""

from playwright.sync_api import expect

from oit_pages.models import IndicatorPage
from tests.admin.views.test_import import ROWS
from tests.browser.test_import import SLOW, leave
from tests.readers import make

POWERS = make.word("อำนาจหน้าที่", "องค์การบริหารส่วนตำบลมีอำนาจหน้าที่ดูแลทางน้ำและทางบก")


def draft(subject: str) -> list[dict]:
    page = IndicatorPage.objects.get(subject=subject).specific
    return list(page.get_latest_revision_as_object().body.raw_data)


def test_files_find_their_indicators(tab, log_in, live_server, year_page, picture, tmp_path):
    files = {
        "อำนาจหน้าที่.docx": POWERS,
        "สถิติร้องเรียนทุจริต.xlsx": make.excel(*ROWS),
        "เมนูอาหาร.docx": make.word("ข้าวผัด", "แกงจืด"),
        "เสีย.docx": POWERS[:500],
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    log_in()
    tab.goto("/admin/")
    tab.get_by_role("link", name="นำเข้าหลายไฟล์").click()
    tab.locator("#oit-files").set_input_files([tmp_path / name for name in files])
    rows = tab.locator("[data-oit-list] > li")
    expect(rows).to_have_count(4, timeout=SLOW)
    plain, doubtful, other, broken = (rows.nth(at) for at in range(4))
    expect(broken.get_by_role("alert")).to_be_visible(timeout=SLOW)
    expect(plain.locator("[data-oit-target]")).to_have_value("O3")
    expect(doubtful.locator("[data-oit-target]")).to_have_value("O31")
    expect(other.locator("[data-oit-target]")).to_have_value("")
    picture(tab, "import-files-1-matched", full_page=True)

    tab.get_by_role("button", name="นำเข้าทุกไฟล์ที่ไม่มีข้อสงสัย").click()
    expect(plain.locator("[data-oit-done]")).to_be_visible(timeout=SLOW)
    expect(doubtful.locator("[data-oit-done]")).to_have_count(0)
    assert draft("complaint-statistics") == []
    assert [child["type"] for child in draft("powers-and-duties")] == ["rich_text"]

    doubtful.get_by_role("button", name="ตรวจดู").click()
    year = doubtful.locator("[name=year]")
    year.wait_for()
    picture(tab, "import-files-2-looked-at", full_page=True)
    year.fill("2563")
    tab.keyboard.press("Tab")
    expect(doubtful).to_contain_text("ตุลาคม 2562", timeout=SLOW)
    doubtful.get_by_role("button", name="นำเข้า", exact=True).click()
    expect(doubtful.locator("[data-oit-done]")).to_be_visible(timeout=SLOW)
    months = [row["value"]["month"] for row in draft("complaint-statistics")[0]["value"]["rows"]]
    assert months == ["2019-10-01", "2020-01-01"]

    tab.set_viewport_size({"width": 390, "height": 844})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    picture(tab, "import-files-3-narrow", full_page=True)
    leave(tab)
