"""The day of handing in: the sheet, the archive, and a page that is changed afterwards."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import pytest

from oit_pages.models import SubmissionSheet, YearFreeze
from tests.actions.test_freeze_year import folder
from tests.checklist.test_sheet import PLAN
from tests.factories import fill, text

__all__ = ["folder"]


@pytest.fixture
def front_end(settings):
    """A website of its own that shows the pages it is given, by address."""
    shown: dict[str, str] = {}

    class FrontEnd(BaseHTTPRequestHandler):
        def do_GET(self):
            title = shown.get(unquote(self.path))
            self.send_response(200 if title else 404)
            self.end_headers()
            self.wfile.write(f"<h1>{title or ''}</h1>".encode())

        def log_message(self, *args):
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), FrontEnd)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.OIT_PAGES = {
        "FRONT_END": f"http://127.0.0.1:{server.server_port}",
        "FRONT_END_IS_PRIVATE": True,
    }
    yield shown
    server.shutdown()
    server.server_close()
    thread.join()


def test_hands_in_and_can_prove_it(tab, log_in, picture, front_end, year_page):
    pages = [fill(year_page, code, text(PLAN)) for code in ("O3", "O4")]
    front_end[pages[0].get_url_parts()[2]] = pages[0].title
    log_in()
    tab.goto(f"/admin/reports/oit/sheet/?year_page={year_page.pk}")
    tab.click("[data-oit-verify-all]")
    tab.wait_for_selector("#O4 .oit-sheet__missing")
    tab.wait_for_selector("[data-oit-progress]", state="hidden")
    picture(tab, "sheet")
    assert tab.locator("#O3 [data-oit-status=ok]").count() == 1
    assert tab.locator("#O4 [data-oit-status=missing]").count() == 1
    tab.locator("#O3").scroll_into_view_if_needed()
    picture(tab, "sheet-looked-at")

    # A field at a click.
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.locator("#O3 [data-oit-copy]").nth(1).click()
    tab.wait_for_selector("#O3 dl >> text=คัดลอกแล้ว")
    clicks = tab.evaluate("navigator.clipboard.readText()")
    assert clicks.startswith("หน้าหลัก > ข้อมูลความโปร่งใส > ")

    # Words of one's own.
    tab.locator("#O3 summary").click()
    tab.fill("#note-O3", "ดูหน้า 2 ของประกาศ")
    picture(tab, "sheet-words")
    with tab.expect_navigation():
        tab.locator("#O3 form").get_by_role("button", name="บันทึกข้อความ").click()
    assert "ดูหน้า 2 ของประกาศ" in tab.locator("#O3 dl").inner_text()

    tab.fill("#oit-sheet-note", "เลขที่ 5/2564")
    with tab.expect_navigation():
        tab.get_by_role("button", name="ข้าพเจ้าส่งแบบส่งข้อมูลนี้แล้ว").click()
    assert tab.locator("[data-oit-handed-in]").count() == 1
    assert SubmissionSheet.objects.count() == 1
    picture(tab, "sheet-handed-in", full_page=True)

    tab.get_by_role("link", name="หลักฐานที่เก็บไว้").click()
    tab.wait_for_url("**/frozen/**")
    with tab.expect_navigation():
        tab.get_by_role("button", name="เก็บหลักฐานของปีนี้เดี๋ยวนี้").click()
    assert YearFreeze.objects.count() == 1
    assert tab.locator("[data-oit-change]").count() == 0
    picture(tab, "frozen")
    with tab.expect_download() as download:
        tab.get_by_role("link", name="ZIP").click()
    assert download.value.suggested_filename.endswith(".zip")

    fill(year_page, "O4", text(PLAN + "<p>แก้ไขภายหลัง</p>"))
    tab.reload()
    tab.locator(".oit-freezes summary").first.click()
    assert tab.locator("[data-oit-change=changed]").inner_text().endswith(pages[1].title)
    picture(tab, "frozen-changed")


def test_on_a_phone(tab, log_in, picture, year_page):
    fill(year_page, "O3", text(PLAN))
    tab.set_viewport_size({"width": 390, "height": 900})
    log_in()
    tab.goto(f"/admin/reports/oit/sheet/?year_page={year_page.pk}#O3")
    picture(tab, "sheet-phone")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
