"""An officer who reads Thai, then one who reads English: a leap day, a year translated, one
page completed, its state in the report."""

import pytest
from wagtail.models import Locale

from oit_pages.checklist.english_pages import english_of
from oit_pages.models import IndicatorPage
from tests.browser.checklist import open_checklist
from tests.browser.test_checklist import foreign_words
from tests.factories import UserFactory, block, fill

#: Milliseconds that a year's translation may take where others work, too.
WHOLE_YEAR = 90_000
TRANSLATED = {"th": "แปลแล้ว", "en": "translated"}


@pytest.fixture
def page(live_server, year_page):
    return fill(
        year_page,
        "O43",
        block("announcement", subject="มาตรการป้องกันการรับสินบนของหน่วยงาน"),
    )


def row(tab, code: str):
    return tab.locator(f"table.oit-languages tbody tr:has(td:text-is('{code}'))")


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_leap_day_then_a_translated_year(tab, log_in, page, picture, language):
    log_in(UserFactory(is_superuser=True, is_staff=True), language=language)

    tab.goto(f"/admin/pages/{page.pk}/edit/")
    tab.locator("[name='body-0-value-date']").fill("29/02/2567")
    with tab.expect_navigation():
        tab.locator("#page-edit-form button.action-save:visible").first.click()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    assert tab.locator("[name='body-0-value-date']").input_value() == "29/02/2567"
    picture(tab, f"languages-{language}-1-leap-day")
    newest = IndicatorPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    raw = newest.body.raw_data[0]["value"]
    assert raw["date"] == "2024-02-29"

    tab.goto("/admin/reports/oit/languages/")
    with tab.expect_navigation(timeout=WHOLE_YEAR):
        tab.locator("main form button").click(timeout=WHOLE_YEAR)
    picture(tab, f"languages-{language}-2-made", full_page=True)
    if language == "th":
        assert foreign_words(tab, "main .oit-languages thead") == set()
    english = IndicatorPage.objects.get(
        locale=Locale.objects.get(language_code="en"), translation_key=page.translation_key
    )
    assert not english.live
    assert english_of([page])[page.pk].state in {"untranslated", "partial"}

    tab.goto(f"/admin/pages/{english.pk}/edit/")
    picture(tab, f"languages-{language}-3-editor")
    # wagtail-localize's own editor: its buttons are part of what an officer meets here.
    segment = tab.locator("li.incomplete", has_text="มาตรการป้องกันการรับสินบน").last
    segment.locator("button").last.click()
    segment.locator("textarea").fill("Measures against taking bribes")
    segment.locator("button").last.click()
    tab.locator("li.complete", has_text="Measures against taking bribes").last.wait_for()
    picture(tab, f"languages-{language}-4-translated")

    with tab.expect_navigation():
        tab.locator("footer button, nav.footer__container button").first.click()
    english.refresh_from_db()
    assert english.live
    assert page.live

    tab.goto("/admin/reports/oit/languages/?state=done")
    assert TRANSLATED[language] in row(tab, "O43").inner_text()
    picture(tab, f"languages-{language}-5-report", full_page=True)
    assert english_of([page])[page.pk].state == "done"
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    open_checklist(tab)
    assert TRANSLATED[language] in tab.locator(".oit-checklist").inner_text()
    picture(tab, f"languages-{language}-6-panel")
