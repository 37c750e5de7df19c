"""A website that has its pages already: what is proposed is shown with a click."""

from oit_pages.models import Adoption
from tests.browser.checklist import open_checklist
from tests.factories import fill, old_site, text


def test_shows_what_the_website_has(tab, log_in, picture, home, year_page):
    own = fill(year_page, "O4", text("<p>แผนของปีนี้</p>"), publish=False)
    old_site(home)
    log_in()
    tab.goto(f"/admin/reports/oit/adopt/?year_page={year_page.pk}")
    picture(tab, "adopt")
    tab.locator("#O3 button[value=refuse]").first.click()
    tab.wait_for_selector(".messages .success")
    assert Adoption.objects.get().accepted is False
    tab.click(".oit-filter button:has-text('นำมาแสดงทั้งหมด')")
    tab.wait_for_selector("#O4 button[value=withdraw]")
    assert Adoption.objects.filter(accepted=True).count() > 20
    picture(tab, "adopt-shown")
    tab.locator("#O6 details summary").first.click()
    tab.locator("#O6 input[name=words]").fill("ห้องสมุด")
    tab.locator("#O6 form[method=get] button").click()
    tab.wait_for_selector("#search li button")
    picture(tab, "adopt-searched")
    tab.locator("summary:has-text('นำเข้ารายการที่อยู่')").click()
    list_of_last_year = "ข้อ,ที่อยู่\nO๓,http://localhost/menu-0/page-4/\nO5,https://a.go.th/b\n"
    tab.locator("input[name=file]").set_input_files(
        {"name": "ปีก่อน.csv", "mimeType": "text/csv", "buffer": list_of_last_year.encode()}
    )
    tab.click("form:has(input[name=file]) button[type=submit]")
    tab.wait_for_selector("input[name=thing]")
    picture(tab, "adopt-list")
    tab.click("form:has(input[name=thing]) button[type=submit]")
    tab.wait_for_selector(".messages .success")
    tab.goto(f"/admin/pages/{own.pk}/edit/")
    open_checklist(tab)
    tab.wait_for_selector("[data-oit-shown-on]")
    picture(tab, "adopt-panel")
