"""An officer asks a unit for papers; its clerk sends them from a phone; they are taken in."""

from oit_pages.models import IndicatorPage, PendingPaper, ResponsibleUnit
from tests.actions.test_upload_link import draft_of, kept, pdf
from tests.readers import make

__all__ = ["kept"]
PHONE = {"width": 390, "height": 844}


def file(name: str, content: bytes) -> dict:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def test_papers_come_by_a_phone(
    tab, chromium, live_server, log_in, picture, year_page, municipality
):
    ResponsibleUnit.objects.create(municipality=municipality, name_th="กองยุทธศาสตร์และงบประมาณ")
    page = IndicatorPage.objects.descendant_of(year_page).get(slug__startswith="o4-")
    log_in()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    tab.click(".oit-bring-in a[href*='/oit/upload/']")
    tab.select_option("[name=unit]", label="กองยุทธศาสตร์และงบประมาณ")
    tab.fill("[name=asked]", "ขอแผนพัฒนาท้องถิ่นฉบับที่ลงนามแล้ว เป็นไฟล์ Word หรือ PDF")
    tab.click(".oit-uploads__new button[type=submit]")
    address = tab.input_value(".oit-uploads__address input")
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.click(".oit-uploads__address [data-oit-copy]")
    tab.wait_for_selector(".oit-uploads__address >> text=คัดลอกแล้ว")
    assert tab.evaluate("navigator.clipboard.readText()") == address
    picture(tab, "link", full_page=True)

    phone = chromium.new_context(
        viewport=PHONE, is_mobile=True, has_touch=True, java_script_enabled=False, locale="en-US"
    )
    try:
        clerk = phone.new_page()
        asked = []
        clerk.on("request", lambda request: asked.append(request.url))
        clerk.goto(address)
        picture(clerk, "phone", full_page=True)
        # Nothing runs off the side of a phone.
        assert clerk.locator("main").bounding_box()["width"] <= PHONE["width"]
        word = make.word("แผนพัฒนาท้องถิ่น ของ 1-2345-67890-12-1")
        clerk.set_input_files(
            "#files", [file("แผนพัฒนา.docx", word), file("หน้าลงนาม.pdf", pdf()[:-300])]
        )
        clerk.fill("[name=sender]", "ผู้ส่งสมมติ")
        clerk.fill("[name=note]", "ฉบับที่ผ่านสภาแล้ว")
        clerk.click("button")
        clerk.wait_for_selector(".good")
        picture(clerk, "phone-sent", full_page=True)
        assert "แผนพัฒนา.docx" in clerk.inner_text(".good")
        assert "หน้าลงนาม.pdf" in clerk.inner_text(".bad")
        assert all(one == address or one.endswith("/favicon.ico") for one in asked)
        assert not phone.cookies()
        wide = chromium.new_context(viewport={"width": 1360, "height": 900})
        desk = wide.new_page()
        desk.goto(address)
        picture(desk, "desk", full_page=True)
        desk.goto(address[:-3] + "/")
        picture(desk, "closed")
        wide.close()
    finally:
        phone.close()

    tab.reload()
    picture(tab, "papers", full_page=True)
    assert tab.locator("[data-oit-paper] .help-critical").count() == 1
    tab.fill("[name=reason]", "")
    tab.locator("[data-oit-paper] button").first.click()
    tab.wait_for_selector(".messages .success")
    picture(tab, "taken", full_page=True)
    assert PendingPaper.objects.get().state == "taken"
    assert draft_of(page).body.raw_data[0]["type"] == "documents"
    tab.goto(f"/admin/reports/oit/uploads/?year_page={year_page.pk}")
    picture(tab, "year", full_page=True)
    assert tab.locator("[data-oit-link=used]").count() == 1
