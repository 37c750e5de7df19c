"""Typing days and months of the Buddhist era into the editor, as an official does."""

import re

import pytest
from playwright.sync_api import expect

from oit_pages.models import IndicatorPage
from tests.browser.grid import box, cell, shows, write
from tests.factories import block, fill, months


@pytest.fixture
def page(live_server, year_page):
    """O43 with an announcement and a table of one measure, as a draft."""
    return fill(
        year_page,
        "O43",
        block("announcement", subject="มาตรการป้องกันการรับสินบน"),
        block(
            "measure_table",
            caption="มาตรการส่งเสริมคุณธรรม",
            rows=[{"measure": "มาตรการแรก", "period": months("2021-01", "2021-02")}],
        ),
        publish=False,
    )


def saved(page) -> dict:
    """The newest draft's raw blocks, by name."""
    page = IndicatorPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return {child["type"]: child["value"] for child in page.body.raw_data}


def save(tab) -> None:
    with tab.expect_navigation():
        tab.locator("#page-edit-form button.action-save:visible").first.click()


def write_day(tab, name: str, words: str):
    """Type a day and leave the field, at a person's pace: the picker opens a moment after one
    enters, and lies over what is below until one has left."""
    field = tab.locator(f"[name='{name}']")
    picker = tab.locator(".xdsoft_datetimepicker:visible")
    field.click()
    picker.wait_for()
    field.fill(words)
    field.press("Tab")
    picker.wait_for(state="hidden")
    return field


def test_a_leap_day_and_months_survive_saving(tab, log_in, page, picture):
    log_in()
    address = f"/admin/pages/{page.pk}/edit/"
    tab.goto(address)
    picture(tab, "dates-before")

    day = tab.locator("[name='body-0-value-date']")
    assert day.get_attribute("placeholder") == "เช่น 25/3/2564"  # the page's year
    for name in ("period_from", "period_to", "data_date"):
        assert tab.locator(f"#id_{name}").get_attribute("placeholder") == "เช่น 25/3/2564"
    write_day(tab, "body-0-value-date", "29/02/2567")
    assert day.input_value() == "29/02/2567"
    write_day(tab, "body-0-value-effective_date", "๑ มี.ค. ๖๗")

    shows(tab, 0, "ช่วงเวลา", "ม.ค. 2564 – ก.พ. 2564")
    cell(tab, 0, "ช่วงเวลา").click()
    tab.keyboard.press("Alt+ArrowDown")
    ends = box(tab).locator("fieldset")
    assert ends.nth(0).locator("select").input_value() == "1"
    assert ends.nth(0).locator("input").input_value() == "2564"
    ends.nth(1).locator("select").select_option("4")
    picture(tab, "dates-period-box")
    box(tab).locator(".oit-box__foot .button").first.click()
    write(tab, 1, "ช่วงเวลา", "ตุลาคม ๒๕๖๓ - มีนาคม 64")
    shows(tab, 1, "ช่วงเวลา", "ต.ค. 2563 – มี.ค. 2564")
    picture(tab, "dates-filled")
    save(tab)

    raw = saved(page)
    assert raw["announcement"]["date"] == "2024-02-29"
    assert raw["announcement"]["effective_date"] == "2024-03-01"
    assert [row["value"]["period"] for row in raw["measure_table"]["rows"]] == [
        months("2021-01", "2021-04"),
        months("2020-10", "2021-03"),
    ]

    tab.goto(address)
    assert tab.locator("[name='body-0-value-date']").input_value() == "29/02/2567"
    shows(tab, 1, "ช่วงเวลา", "ต.ค. 2563 – มี.ค. 2564")


def test_the_picker_shows_and_writes_buddhist_years(tab, log_in, page, picture):
    log_in()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    day = write_day(tab, "body-0-value-date", "28/02/2567")
    day.click()
    calendar = tab.locator(".xdsoft_datetimepicker:visible")
    picture(tab, "dates-picker")
    calendar.locator(".xdsoft_year", has_text="2567").first.wait_for()
    calendar.locator("td[data-date='29'][data-month='1']").click()
    assert day.input_value() == "29/02/2567"


@pytest.mark.parametrize("name", ["body-0-value-date", "period_from"])
def test_what_was_typed_is_rewritten_and_echoed(tab, log_in, page, picture, name):
    log_in()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    day = write_day(tab, name, "๒๕ มีนาคม ๒๕๖๕")
    expect(day).to_have_value("25/03/2565")
    said = tab.locator(f"#{day.get_attribute('id')}-echo")
    expect(said).to_have_text("วันศุกร์ที่ 25 มีนาคม 2565")
    assert said.get_attribute("id") in day.get_attribute("aria-describedby").split()
    picture(tab, f"dates-echo-{name}")
    write_day(tab, name, "31 กุมภาพันธ์ 2565")
    expect(said).to_have_text(re.compile("31 กุมภาพันธ์ 2565|2564"))
    expect(said).to_have_class(re.compile("oit-echo--fault"))
    expect(day).to_have_value("31 กุมภาพันธ์ 2565")
    write_day(tab, name, "")
    expect(said).to_have_text("")


def shows_month(calendar, month: str, year: str) -> None:
    expect(calendar.locator(".xdsoft_month > span")).to_have_text(month)
    expect(calendar.locator(".xdsoft_year > span")).to_have_text(year)


def test_the_picker_opens_in_the_pages_year_and_follows_what_is_typed(tab, log_in, page, picture):
    log_in()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    day = tab.locator("[name='body-0-value-date']")
    day.click()
    calendar = tab.locator(".xdsoft_datetimepicker:visible")
    shows_month(calendar, "ตุลาคม", "2563")  # fiscal year 2564 begins
    picture(tab, "dates-picker-empty")
    day.press_sequentially("๒๕ มีนาคม ๒๕๖๕")
    shows_month(calendar, "มีนาคม", "2565")
    chosen = calendar.locator("td.xdsoft_current")
    expect(chosen).to_have_text("25")
    expect(chosen).to_have_class(re.compile("xdsoft_day_of_week5"))  # a Friday
    picture(tab, "dates-picker-typed")
    day.press("Tab")
    calendar.wait_for(state="hidden")
    day.click()
    shows_month(calendar, "มีนาคม", "2565")
    expect(chosen).to_have_text("25")


def test_a_day_is_picked_for_a_cell_of_a_table(tab, log_in, live_server, year_page, picture):
    page = fill(
        year_page,
        "O21",
        block("table_procurement_list", caption="", rows=[{"item": "จัดซื้อวัสดุสำนักงาน"}]),
        publish=False,
    )
    log_in()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    heads = tab.locator(".oit-cells__name small")
    heads.first.wait_for()
    dated = next(at for at, text in enumerate(heads.all_inner_texts()) if "25/3/2564" in text)
    cell(tab, 0, dated).click()
    tab.keyboard.press("Alt+ArrowDown")
    day = box(tab).locator("input")
    assert day.get_attribute("placeholder") == "25/3/2564"
    calendar = box(tab).locator(".xdsoft_datetimepicker:visible")
    shows_month(calendar, "ตุลาคม", "2563")
    day.fill("๒๕ มี.ค. ๒๕๖๔")
    shows_month(calendar, "มีนาคม", "2564")
    picture(tab, "dates-cell-box")
    calendar.locator("td[data-date='26'][data-month='2']").click()
    expect(day).to_have_value("26/03/2564")
    expect(box(tab).locator(".oit-echo")).to_have_text("วันศุกร์ที่ 26 มีนาคม 2564")
    box(tab).locator(".oit-box__foot .button").first.click()
    shows(tab, 0, dated, "26/03/2564")


def test_the_year_of_a_month_is_rewritten_too(tab, log_in, live_server, year_page, picture):
    page = fill(year_page, "O12", block("report", title="รายงานผลการดำเนินงาน"), publish=False)
    log_in()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    year = tab.locator("[name='body-0-value-period-from_month_year']")
    tab.locator("[name='body-0-value-period-from_month_month']").select_option("3")
    year.fill("๖๕")
    year.press("Tab")
    expect(year).to_have_value("2565")
    expect(tab.locator(f"#{year.get_attribute('id')}-echo")).to_have_text("มีนาคม 2565")
    picture(tab, "dates-month-echo")


def test_a_year_that_cannot_be_meant_is_refused_in_words(tab, log_in, page, picture):
    log_in()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    write_day(tab, "body-0-value-date", "25/3/1064")
    write_day(tab, "body-0-value-closing_date", "31/02/2564")
    write(tab, 0, "ช่วงเวลา", "ม.ค. 2564 – ก.พ.")
    save(tab)
    picture(tab, "dates-refused")
    errors = " ".join(tab.locator(".w-field__errors, .error-message").all_inner_texts())
    shows(tab, 0, "ช่วงเวลา", "ม.ค. 2564 – ก.พ.")
    assert cell(tab, 0, "ช่วงเวลา").get_attribute("aria-invalid") == "true"
    assert "1064" in errors
    assert "31/02/2564" in errors
    assert tab.locator("[name='body-0-value-date']").input_value() == "25/3/1064"
