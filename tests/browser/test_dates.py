"""Typing days and months of the Buddhist era into the editor, as an official does."""

import pytest

from oit_pages.models import IndicatorPage
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
    assert "2564" in day.get_attribute("placeholder")
    write_day(tab, "body-0-value-date", "29/02/2567")
    assert day.input_value() == "29/02/2567"
    write_day(tab, "body-0-value-effective_date", "๑ มี.ค. ๖๗")

    first = "body-1-value-rows-0-value-period"
    assert tab.locator(f"[name='{first}-from_month_month']").input_value() == "1"
    assert tab.locator(f"[name='{first}-from_month_year']").input_value() == "2564"
    tab.locator(f"[name='{first}-to_month_month']").select_option("4")

    rows = tab.locator("[name='body-1-value-rows-count']").locator("xpath=..")
    rows.locator("button[data-streamfield-list-add]").last.click()
    second = "body-1-value-rows-1-value-period"
    tab.locator(f"[name='{second}-from_month_month']").select_option("10")
    tab.locator(f"[name='{second}-from_month_year']").fill("๒๕๖๓")
    tab.locator(f"[name='{second}-to_month_month']").select_option("3")
    tab.locator(f"[name='{second}-to_month_year']").fill("64")
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
    assert tab.locator(f"[name='{second}-from_month_year']").input_value() == "2563"


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


def test_a_year_that_cannot_be_meant_is_refused_in_words(tab, log_in, page, picture):
    log_in()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    write_day(tab, "body-0-value-date", "25/3/1064")
    write_day(tab, "body-0-value-closing_date", "31/02/2564")
    tab.locator("[name='body-1-value-rows-0-value-period-to_month_year']").fill("")
    save(tab)
    picture(tab, "dates-refused")
    errors = " ".join(tab.locator(".w-field__errors, .error-message").all_inner_texts())
    assert "1064" in errors
    assert "31/02/2564" in errors
    assert tab.locator("[name='body-0-value-date']").input_value() == "25/3/1064"
    month = "body-1-value-rows-0-value-period-to_month_month"
    assert tab.locator(f"[name='{month}']").input_value() == "2"
