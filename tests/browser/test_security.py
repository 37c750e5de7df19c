"""The sample's policy of scripts and frames: nothing that Wagtail's admin needs is refused."""

import pytest

from oit_pages.management.lookup import find_indicator_page
from tests.factories import fill, text


@pytest.fixture
def refused(tab):
    """What the browser refused to run, load or frame."""
    said = []
    tab.on("console", lambda message: said.append(message.text))
    yield said
    assert [one for one in said if "Content Security Policy" in one or "X-Frame" in one] == []


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_draft_is_previewed_at_whichever_host(tab, log_in, year_page, refused, picture, host):
    """The frame follows the address that the admin is read at, whatever the port."""
    page = fill(year_page, "O3", text("<p>อำนาจหน้าที่ตามกฎหมาย</p>"), publish=False)
    log_in(at=host, by_form=True)
    tab.goto(f"{tab.url}pages/{page.pk}/edit/")
    tab.locator("[data-side-panel-toggle='preview']").click()
    assert title_in_preview(tab) == page.title
    picture(tab, f"preview-{host}")


def title_in_preview(tab) -> str:
    """As the front end's frame within the admin's shows it; Wagtail changes frames as it loads."""
    for _again in range(60):
        for frame in tab.frames:
            if "/preview/?" in frame.url and frame.locator("#draft h1").count():
                return frame.locator("#draft h1").inner_text()
        tab.wait_for_timeout(250)
    return ""


def test_the_admin_works(tab, log_in, year_page, refused, picture):
    log_in()
    o43 = find_indicator_page(year_page, "O43")
    for address in (
        "/admin/",
        f"/admin/pages/{year_page.pk}/",
        f"/admin/pages/{o43.pk}/edit/",
        "/admin/images/add/",
        "/admin/documents/multiple/add/",
        "/admin/reports/oit/",
        "/admin/reports/site-history/",
        "/admin/users/",
    ):
        tab.goto(address)
        tab.wait_for_load_state("networkidle")
    tab.goto(f"/admin/pages/{o43.pk}/edit/")
    tab.locator("#body-root > div > div > .c-sf-add-button").last.click()
    tab.get_by_role("option", name="เอกสาร", exact=True).click()
    tab.get_by_role("button", name="เลือกเอกสาร").first.click()
    tab.locator(".modal").wait_for()
    picture(tab, "chooser-under-policy")
    tab.wait_for_timeout(2_000)  # what the new block made the editor save is saved


def test_the_plain_page_and_the_docs_work(tab, live_server, year_page, refused):
    page = fill(year_page, "O3", text("<p>อำนาจหน้าที่ตามกฎหมาย</p>"))
    for address in (page.get_url(), "/api/oit/v1/docs/", "/"):
        tab.goto(address)
        tab.wait_for_load_state("networkidle")
