"""The board of all municipalities, on a desk and on a phone."""

import pytest

from tests.api.many import YEAR, judged, municipalities
from tests.factories import UserFactory


@pytest.mark.parametrize("width", [1280, 390])
def test_a_host_finds_one_among_many(tab, log_in, home, picture, width):
    judged(municipalities(60))
    tab.set_viewport_size({"width": width, "height": 900})
    log_in(UserFactory(is_superuser=True, is_staff=True))
    tab.goto(f"/admin/reports/oit/municipalities/?year={YEAR}")
    picture(tab, f"board-{width}", full_page=True)
    assert tab.locator(".oit-board").first.locator("tbody tr").count() == 50
    # What is wider than the screen scrolls by itself.
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.fill("[name=find]", "เทศบาลที่ 57")
    with tab.expect_navigation():
        tab.click(".oit-filter button[type=submit]")
    found = tab.locator(".oit-board").first.locator("tbody tr")
    assert found.count() == 1
    picture(tab, f"board-found-{width}")
    with tab.expect_navigation():
        found.get_by_role("link").click()
    assert "year_page=" in tab.url
