"""What an editor sees of the tree, the add menu and the O43 editor, in Thai."""

import re

import pytest
from wagtail.models import Page

from oit_pages.management.lookup import find_indicator_page
from oit_pages.models import IndicatorPage, SectionPage

THAI = re.compile("[\u0e00-\u0e7f]")


@pytest.fixture
def empty_sections(live_server, year_page):
    """Sections without their indicators, so that each may be added."""
    for page in IndicatorPage.objects.all():
        Page.objects.get(pk=page.pk).delete()
    year_page.refresh_from_db()
    return SectionPage.objects.child_of(year_page)


def test_the_add_menu_offers_each_section_its_own(tab, log_in, empty_sections, picture):
    log_in()
    offered = {}
    for section in empty_sections:
        tab.goto(f"/admin/pages/{section.pk}/add_subpage/")
        names = tab.locator("main .listing a[href*='/pages/add/']").all_inner_texts()
        offered[section.code] = [name.strip() for name in names if name.strip()]
        picture(tab, f"add-menu-{section.code}")
    assert {code: len(names) for code, names in offered.items()} == {
        "9.1": 9,
        "9.2": 8,
        "9.3": 7,
        "9.4": 4,
        "9.5": 5,
        "10.1": 8,
        "10.2": 2,
    }
    for names in offered.values():
        assert all(THAI.search(name) for name in names), names


def test_the_scaffolded_tree(tab, log_in, year_page, picture):
    log_in()
    tab.goto(f"/admin/pages/{year_page.pk}/")
    picture(tab, "tree-year")
    assert tab.locator("main").get_by_text("10.2").count() >= 1
    section = SectionPage.objects.child_of(year_page).get(code="10.2")
    tab.goto(f"/admin/pages/{section.pk}/")
    picture(tab, "tree-section")
    assert tab.get_by_text("O43").count() >= 1


def test_the_editor_of_o43(tab, log_in, year_page, picture):
    log_in()
    page = find_indicator_page(year_page, "O43")
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    guidance = tab.locator(".oit-guidance").inner_text()
    assert "O43" in guidance
    assert THAI.search(guidance)
    tab.locator("#body-root .c-sf-add-button").first.click()
    tab.wait_for_timeout(500)
    picture(tab, "o43-editor")
    first = tab.locator(".w-combobox__menu, [role=listbox]").first.inner_text()
    assert THAI.search(first)


def test_a_new_block_is_ready_to_be_filled_in(tab, log_in, year_page, picture):
    """No “+” stands between the clerk and the first document of a list, or its file."""
    log_in()
    page = find_indicator_page(year_page, "O43")
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    for number in (0, 1):
        tab.locator("#body-root > div > div > .c-sf-add-button").last.click()
        tab.get_by_role("option", name="เอกสาร", exact=True).click()
        title = tab.locator(f"[name='body-{number}-value-items-0-value-title']")
        title.fill(f"รายงานฉบับที่ {number + 1}")
        place = f"body-{number}-value-items-0-value-files-0-value"
        assert tab.locator(f"#{place}-chooser").is_visible()
    picture(tab, "new-block")
    ids = tab.locator("#body-root [id]").evaluate_all("found => found.map((one) => one.id)")
    assert sorted(one for one in set(ids) if ids.count(one) > 1) == []
    with tab.expect_navigation():
        tab.locator("#page-edit-form button.action-save:visible").first.click()
    page.refresh_from_db()
    raw = page.get_latest_revision_as_object().body.raw_data
    items = [item for one in raw for item in one["value"]["items"]]
    assert [one["value"]["title"] for one in items] == ["รายงานฉบับที่ 1", "รายงานฉบับที่ 2"]
    assert len({one["id"] for one in items}) == 2
