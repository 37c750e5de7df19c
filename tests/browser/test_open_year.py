"""From last year to a published, empty, assigned year: in few clicks, and in minutes."""

from time import monotonic

import pytest

from oit_pages.models import AssessmentYearPage, IndicatorPage, SectionPage
from tests.browser.test_checklist import foreign_words
from tests.factories import UnitFactory, fill, text

CLICKS, SECONDS = 10, 180
#: Milliseconds that a step may take where others work, too.
STEP = 90_000


class Officer:
    """Clicks, and counts them."""

    def __init__(self, tab):
        self.tab = tab
        self.clicks = 0

    def click(self, selector: str) -> None:
        self.clicks += 1
        with self.tab.expect_navigation(timeout=STEP):
            self.tab.locator(selector).first.click()


def step(do: str) -> str:
    return f".oit-steps form:has([name=do][value={do}]) button"


@pytest.mark.slow
def test_a_year_is_opened_in_few_clicks(tab, log_in, year_page, municipality, picture):
    unit = UnitFactory(municipality=municipality, name_th="สำนักปลัด")
    for code in ("O1", "O3", "O5", "O31"):
        fill(year_page, code, text(f"<p>เนื้อหาของ {code}</p>"), responsible_unit=unit)
    log_in(by_form=True)
    began, officer = monotonic(), Officer(tab)

    officer.click("a[href*='/oit/open-year/']")
    officer.click("main a[href*='year=2567']")
    picture(tab, "open-year-1-nothing", full_page=True)
    assert foreign_words(tab, "main") == set()
    officer.click(step("tree"))
    picture(tab, "open-year-2-made", full_page=True)
    officer.click(step("publish"))
    officer.click(".oit-steps a[href*='/oit/roll-over/']")
    picture(tab, "open-year-3-preview", full_page=True)
    assert foreign_words(tab, "main .oit-table thead, main .oit-sum, main .oit-legend") == set()
    officer.click("main form[method=post] button")
    assert tab.locator("[data-oit-done]").is_visible()
    picture(tab, "open-year-4-taken-over", full_page=True)
    officer.click("main a[href*='/oit/open-year/']")
    officer.click(step("assign"))
    picture(tab, "open-year-5-assigned", full_page=True)
    assert foreign_words(tab, "main") == set()

    assert officer.clicks <= CLICKS
    assert monotonic() - began <= SECONDS
    year = AssessmentYearPage.objects.get(year=2567)
    assert year.live
    assert not SectionPage.objects.child_of(year).filter(live=False).exists()
    pages = IndicatorPage.objects.descendant_of(year)
    assert pages.count() == 35
    assert not pages.filter(live=True).exists()
    assert not pages.filter(responsible_unit=None).exists()
    done = tab.locator(".oit-steps .oit-mark--pass").count()
    assert done == 4, "all but the English drafts"

    # On a phone it is as wide as the screen.
    tab.set_viewport_size({"width": 390, "height": 900})
    picture(tab, "open-year-6-phone", full_page=True)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
