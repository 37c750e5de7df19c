"""What is chosen from within a page: a document that is uploaded on the way, a unit to reach."""

from playwright.sync_api import expect

from tests.browser.checklist import wait_until_watched
from tests.browser.conftest import TIMEOUT
from tests.factories import UnitFactory, block, fill
from tests.readers.test_pdf_health import made


def choose(tab, field: str):
    """The dialog in which a field's value is chosen."""
    chooser = tab.locator(f"[data-contentpath='{field}'] .chooser")
    chooser.locator("[data-chooser-action-choose]:visible").first.click()
    dialog = tab.locator(".modal.in, .modal.show, dialog[open], .modal-dialog").last
    dialog.wait_for()
    return chooser, dialog


def test_a_scan_is_told_of_before_it_is_taken(tab, log_in, year_page, picture):
    page = fill(year_page, "O43", block("laws", items=[{"title": "ระเบียบ"}]), publish=False)
    log_in()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    wait_until_watched(tab)
    chooser, dialog = choose(tab, "document")
    dialog.locator("#tab-label-upload").click()
    scan = {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": made(text=False)}
    dialog.locator("input[type='file']").set_input_files(scan)
    expect(dialog.locator("[name$='-title']")).to_have_value("scan")  # it is filled in for us
    dialog.locator("#tab-upload button[type='submit']").click()
    expect(dialog.locator("[data-oit-faults]")).to_contain_text("OCR", timeout=TIMEOUT)
    expect(dialog.locator("input[type='file']")).to_be_visible()
    picture(tab, "chooser-upload")
    dialog.locator("form:has([name='oit_use']) button").click()
    expect(chooser.locator("[data-chooser-title]")).to_contain_text("scan", timeout=TIMEOUT)


def test_a_contact_names_a_unit(tab, log_in, year_page, municipality, picture):
    unit = UnitFactory(municipality=municipality, name_th="สำนักปลัด", phone="043 000 000")
    page = fill(year_page, "O43", block("contact", address="ที่ทำการ"), publish=False)
    log_in()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    wait_until_watched(tab)
    picture(tab, "contact-1-empty", full_page=True)
    chooser, dialog = choose(tab, "register_unit")
    picture(tab, "contact-2-choose")
    dialog.get_by_role("link", name=unit.name_th).click()
    expect(chooser.locator("[data-chooser-title]")).to_contain_text(unit.name_th)
    picture(tab, "contact-3-chosen")
