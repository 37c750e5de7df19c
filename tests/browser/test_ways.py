"""The checklist leads to the very cell or field, whatever hides it, or adds the block."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from playwright.sync_api import expect
from wagtail.models import GroupPagePermission

import oit_pages
from oit_pages.admin.editor.viewset import HAS_EDITOR_DOOR
from oit_pages.models import IndicatorPage
from tests.browser.checklist import (
    back_to_form,
    line,
    open_checklist,
    still_to_do,
    wait_until_watched,
)
from tests.browser.grid import cell, grid
from tests.factories import UserFactory, block, fill, months, text

HERE = ".oit-here"
TEXT = ".public-DraftEditor-content"
TAB_SCRIPT = Path(oit_pages.__file__).parent / "static/oit_pages/js/checklist-tab.js"


def measure(**changes) -> dict:
    row = {
        "measure": "มาตรการเผยแพร่ข้อมูลต่อสาธารณะ",
        "methods": ["ประชุมชี้แจงเจ้าหน้าที่"],
        "units": ["สำนักปลัด"],
        "results": ["เผยแพร่ครบทุกรายการ"],
        "recommendation": "",
        "period": months("2020-10", "2021-03"),
    }
    return {**row, **changes}


def edit(tab, page, fold=False) -> None:
    """The editor with the checklist open; `fold` closes the first block before."""
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    wait_until_watched(tab)
    if fold:
        tab.locator("#body-root [data-panel-toggle]").first.click()
        tab.locator("#body-root [data-panel-toggle][aria-expanded=false]").first.wait_for()
    open_checklist(tab)


def press(way) -> None:
    """By keyboard."""
    way.focus()
    way.press("Enter")


def in_sight(tab, place) -> None:
    """And so it stays: what slides away or open must not take the focus along."""
    expect(place).to_be_focused()
    tab.wait_for_timeout(1000)
    expect(place).to_be_focused()
    expect(place).to_be_in_viewport()


@pytest.mark.parametrize("fold", [False, True], ids=["open", "folded"])
def test_to_the_cell_by_its_row_and_column(tab, log_in, live_server, year_page, picture, fold):
    rows = [measure(), measure(measure="มาตรการจัดซื้อจัดจ้าง", results=[""])]
    page = fill(year_page, "O43", block("measure_table", caption="", rows=rows), publish=False)
    log_in()
    edit(tab, page, fold)
    place = line(tab, "results").locator(".oit-line__where")
    expect(place).to_have_text("บล็อก ‘ตารางมาตรการ’ · แถว 2 · ผลการดำเนินการ")
    press(line(tab, "results").locator(".oit-line__go"))
    there = cell(tab, 1, "ผลการดำเนินการ")
    in_sight(tab, there)
    assert "oit-here" in there.get_attribute("class")
    picture(tab, f"way-cell-{'folded' if fold else 'open'}")
    tab.keyboard.press("F2")  # and one writes
    grid(tab).locator(".oit-cells__editor").wait_for()


def test_to_a_field_of_a_row_in_a_folded_block(tab, log_in, live_server, year_page, picture):
    chief = {"name": "นายสมชาย ใจดี", "position": "นายกเทศมนตรีตำบลบ้านสวน", "vacant": False}
    deputy = {"name": "นางสมหญิง ใจงาม", "position": "", "vacant": True}
    page = fill(year_page, "O2", block("people", people=[deputy, chief]), publish=False)
    log_in()
    edit(tab, page, fold=True)
    way = line(tab, "details").locator(".oit-line__go").first
    press(way)
    in_sight(tab, tab.locator("[name='body-0-value-people-0-value-position']"))
    picture(tab, "way-folded-row")


def test_to_a_field_that_is_folded_away(tab, log_in, live_server, year_page, picture):
    contact = block(
        "contact", address="99 หมู่ 1 ตำบลบ้านสวน", phone="02-345-6789", fax="-", email="a@b.go.th"
    )
    page = fill(year_page, "O5", contact, publish=False)
    log_in()
    edit(tab, page)
    there = tab.locator("[name='body-0-value-map_url']")
    expect(there).to_be_hidden()
    press(line(tab, "map").locator(".oit-line__go").first)
    in_sight(tab, there)
    expect(tab.locator(HERE)).to_have_count(1)
    picture(tab, "way-folded-field")
    there.press("Tab")
    expect(tab.locator(HERE)).to_have_count(0)


def test_to_the_page_s_own_field(tab, log_in, live_server, year_page, picture):
    words = "<p>ข่าวการดำเนินงานขององค์การบริหารส่วนตำบล ออกหน่วยบริการประชาชนเคลื่อนที่</p>"
    page = fill(year_page, "O7", text(words), publish=False)
    log_in()
    edit(tab, page)
    press(line(tab, "year").locator("[data-oit-field=period_from]"))
    in_sight(tab, tab.locator("#id_period_from"))
    picture(tab, "way-page-field")


def test_a_missing_block_is_added(tab, log_in, live_server, year_page, picture):
    page = fill(year_page, "O43", publish=False)
    log_in()
    edit(tab, page)
    assert still_to_do(tab) == "1"  # one table mends all that is asked
    picture(tab, "way-add-before")
    add = line(tab, "results").locator("[data-oit-add=measure_table]")
    expect(add).to_have_text("เพิ่มบล็อก ‘ตารางมาตรการ’")
    press(add)
    grid(tab).locator(".oit-cells__name").first.wait_for()
    in_sight(tab, cell(tab, 0, "มาตรการ"))
    expect(tab.locator("body > [role=status]")).to_contain_text("เพิ่มบล็อก ‘ตารางมาตรการ’ แล้ว")
    line(tab, "results").locator("[data-oit-part=results]").wait_for(state="attached")
    picture(tab, "way-added")
    draft = IndicatorPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [child["type"] for child in draft.body.raw_data] == ["measure_table"]
    if not HAS_EDITOR_DOOR:
        open_checklist(tab)
    press(line(tab, "results").locator(".oit-line__go"))
    in_sight(tab, cell(tab, 0, "ผลการดำเนินการ"))


def test_two_offers_of_one_form_make_one_block(tab, log_in, live_server, year_page):
    page = fill(year_page, "O43", publish=False)
    log_in()
    edit(tab, page)
    offers = tab.locator(".oit-checklist [data-oit-add=measure_table]")
    assert offers.count() > 1
    # Both before the list can be judged again.
    left = offers.evaluate_all(
        "all => { all.slice(0, 2).forEach((one) => one.click());"
        " return all.filter((one) => !one.disabled).length; }"
    )
    assert left == 0
    grid(tab).locator(".oit-cells__name").first.wait_for()
    tab.wait_for_timeout(1000)  # as long as a second one would take
    expect(tab.locator("#body-root [data-streamfield-child]")).to_have_count(1)


def test_a_block_deleted_since_leads_to_the_body(tab, log_in, live_server, year_page):
    page = fill(
        year_page, "O43", block("measure_table", caption="", rows=[measure(results=[""])]),
        publish=False,
    )  # fmt: skip
    log_in()
    edit(tab, page)
    way = line(tab, "results").locator(".oit-line__go")
    # In one breath: the list does not know of it yet.
    way.evaluate(
        "(way) => {"
        " document.querySelector('#body-root [data-streamfield-action=DELETE]').click();"
        " way.click(); }"
    )
    in_sight(tab, tab.locator("#body-root .c-sf-add-button:visible").first)


def test_the_tab_shows_the_newest_answer_and_no_other(tab, log_in, live_server, year_page):
    page = fill(year_page, "O43", publish=False)
    log_in()
    edit(tab, page)
    if HAS_EDITOR_DOOR:  # where there is no tab the script is none of the page's
        tab.add_script_tag(path=TAB_SCRIPT)
    asked = []
    tab.route("**/again/7/", lambda route: asked.append(route))
    tab.evaluate(
        "document.body.insertAdjacentHTML('afterbegin', '<p data-oit-again=\"/again/0/\">old</p>')"
    )
    place = tab.locator("p[data-oit-again]")

    def saved(expected: int) -> None:
        tab.evaluate(
            "document.dispatchEvent("
            "new CustomEvent('w-autosave:success', { detail: { response: { pk: 7 } } }))"
        )
        while len(asked) < expected:
            tab.wait_for_timeout(50)

    for expected in (1, 2, 3):
        saved(expected)
    asked[1].fulfill(body="second")
    expect(place).to_have_text("second")
    asked[0].fulfill(body="first")
    asked[2].abort()  # offline: no error of the script, either
    tab.wait_for_timeout(300)
    expect(place).to_have_text("second")
    place.evaluate("(place) => { place.dataset.oitAgain = '/admin/pages/0/edit/'; }")
    tab.context.clear_cookies()
    with tab.expect_response("**/admin/login/**"):
        saved(3)
    tab.wait_for_timeout(300)
    expect(place).to_have_text("second")


def test_a_statement_that_there_was_nothing_is_offered_by_name(tab, log_in, live_server, year_page):
    page = fill(year_page, "O23", publish=False)
    log_in()
    edit(tab, page)
    add = line(tab, "summary").locator("[data-oit-add=nothing_to_report]")
    expect(add).to_have_text("เพิ่มบล็อก ‘ไม่มีเรื่องที่ต้องรายงาน’")
    add.click()
    expect(tab.locator("#body-root [data-streamfield-child]")).to_have_count(1)
    in_sight(tab, tab.locator("[name='body-0-value-period-from_month_month']"))


def test_a_new_text_is_written_in(tab, log_in, live_server, year_page):
    page = fill(year_page, "O3", publish=False)
    log_in()
    edit(tab, page)
    tab.locator(".oit-checklist [data-oit-add=rich_text]").first.click()
    in_sight(tab, tab.locator(f"#body-root {TEXT}"))
    tab.keyboard.type("อำนาจหน้าที่")  # not on the button of its menu
    expect(tab.locator(f"#body-root {TEXT}")).to_have_text("อำนาจหน้าที่")


def test_to_a_text_of_a_block(tab, log_in, live_server, year_page):
    page = fill(year_page, "O7", block("news", title="ข่าวประชาสัมพันธ์", body=""), publish=False)
    log_in()
    edit(tab, page)
    press(tab.locator(".oit-checklist .oit-line__go[data-oit-part=body]").first)
    in_sight(tab, tab.locator(f"[data-contentpath=body] {TEXT}").last)


def test_while_the_form_can_t_be_saved_the_list_says_so(
    tab, log_in, live_server, year_page, picture
):
    page = fill(
        year_page, "O43", block("announcement", subject="มาตรการป้องกันการรับสินบน"), publish=False
    )
    log_in()
    edit(tab, page)
    word = tab.locator("[data-oit-stale]")
    expect(word).to_be_hidden()
    back_to_form(tab)
    day = tab.locator("[name='body-0-value-date']")
    picker = tab.locator(".xdsoft_datetimepicker:visible")
    for typed, hidden in (("31/02/2564", None), ("28/02/2564", "")):
        day.click()
        picker.wait_for()
        day.fill(typed)
        day.press("Tab")
        picker.wait_for(state="hidden")
        tab.locator("#id_summary").press_sequentially("ก")
        if hidden is None:
            expect(word).not_to_have_attribute("hidden", "")
            if not HAS_EDITOR_DOOR:
                open_checklist(tab)
            picture(tab, "way-stale")
            back_to_form(tab)
        else:
            expect(word).to_have_attribute("hidden", "")
    day.fill("31/02/2564")
    tab.locator("#id_title").click()
    with tab.expect_navigation():
        tab.locator("#page-edit-form button.action-save:visible").first.click()
    expect(tab.locator("[data-oit-stale]")).not_to_have_attribute("hidden", "")


@pytest.fixture
def clerk(municipality):
    """May write and save, and no more."""
    group = Group.objects.create(name="ผู้กรอกข้อมูล")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page"):
        permission = Permission.objects.get(
            codename=codename, content_type__app_label="wagtailcore"
        )
        GroupPagePermission.objects.create(group=group, page=municipality, permission=permission)
    user = UserFactory(first_name="มาลี", last_name="ใจงาม")
    user.groups.add(group)
    return user


def test_the_clerk_s_part_is_told_from_the_officer_s(
    tab, log_in, live_server, year_page, clerk, picture
):
    page = fill(
        year_page, "O43", block("measure_table", caption="", rows=[measure()]), publish=False
    )
    section = page.get_parent().specific
    section.unpublish()
    log_in(clerk)
    edit(tab, page)
    tab.wait_for_timeout(400)
    picture(tab, "way-clerk-done")
    assert still_to_do(tab) == ""
    expect(tab.locator(".oit-checklist__sum")).to_have_text("ส่วนของท่านครบแล้ว")
    expect(tab.locator(".oit-checklist__others")).to_contain_text(
        f"รอผู้รับผิดชอบเผยแพร่หน้าหมวด “{section.title}”"
    )


def test_on_a_phone_the_panel_makes_way(tab, log_in, live_server, year_page, picture):
    page = fill(year_page, "O43", publish=False)
    log_in()
    tab.set_viewport_size({"width": 390, "height": 844})
    edit(tab, page)
    tab.wait_for_timeout(400)  # until it has slid in
    picture(tab, "way-phone-panel")
    line(tab, "results").locator("[data-oit-add=measure_table]").click()
    grid(tab).locator(".oit-cells__name").first.wait_for()
    there = cell(tab, 0, "มาตรการ")
    in_sight(tab, there)
    tab.wait_for_timeout(300)  # the panel slides away
    picture(tab, "way-phone-added")
    at = there.bounding_box()
    over = "([x, y]) => document.elementFromPoint(x, y).closest('[role=gridcell]') !== null"
    assert tab.evaluate(over, [at["x"] + 5, at["y"] + 5])
    assert tab.evaluate("document.querySelector('main').scrollLeft") == 0
