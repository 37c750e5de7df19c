"""Publishing a page with personal data: asked first, masked at a click, published then."""

from playwright.sync_api import expect

from tests.browser.checklist import open_checklist, wait_until_watched
from tests.browser.grid import cell
from tests.browser.test_checklist import LATIN, NAMES
from tests.browser.test_ways import in_sight, measure, press
from tests.factories import block, fill
from tests.readers.test_personal_data import ID


def publish(tab, page) -> None:
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    wait_until_watched(tab)
    tab.locator("#page-edit-form .footer__container .w-dropdown__toggle").last.click()
    with tab.expect_navigation():
        tab.locator("button[name='action-publish']").last.click()


def test_masked_before_it_is_public(tab, log_in, live_server, year_page, picture):
    rows = [measure(), measure(results=[f"มอบให้ {ID}"])]
    page = fill(year_page, "O43", block("measure_table", caption="", rows=rows), publish=False)
    log_in()
    publish(tab, page)
    asked = tab.locator("[data-oit-personal='page']")
    expect(asked).to_contain_text("แถว 2")
    assert ID not in tab.content()
    shown = tab.locator("main").inner_text()
    assert {word for word in LATIN.findall(shown) if set(word) != {"x"}} <= NAMES
    picture(tab, "personal-data-1-asked", full_page=True)

    asked.locator("a").first.click()  # to have a look at it
    wait_until_watched(tab)
    open_checklist(tab)
    press(tab.locator(".oit-checklist [data-oit-personal] .oit-line__go[data-oit-row]").first)
    in_sight(tab, cell(tab, 1, "ผลการดำเนินการ"))
    picture(tab, "personal-data-2-cell")

    tab.goto(f"/admin/oit/personal-data/{page.pk}/")
    with tab.expect_navigation():
        tab.locator("form:has(input[value='mask']) button").click()
    expect(tab).to_have_url(f"{live_server.url}/admin/pages/{page.pk}/edit/")
    publish(tab, page)
    page.refresh_from_db()
    assert page.live
    assert ID not in str(page.body.raw_data)
    assert "xxxxxxxxxxx" in str(page.body.raw_data)
