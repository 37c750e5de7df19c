"""A year that only stands in a heading: the question, the offer, one click, a green line."""

import pytest
from playwright.sync_api import expect

from tests.browser.checklist import line, open_checklist, turns_green, wait_until_watched
from tests.factories import fill


@pytest.fixture
def page(live_server, year_page):
    """O12 with its report; the year stands in the title and nowhere else."""
    report = {
        "title": "รายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2563",
        "kind": "operating",
        "period": {"from_month": None, "to_month": None},
        "results": "<p>ดำเนินการแล้วเสร็จ 27 โครงการจาก 30 โครงการ</p>",
        "spending": "<p>เบิกจ่าย 9,412,300 บาท</p>",
        "problems": "<p>ผู้รับจ้างส่งงานล่าช้า 3 โครงการ</p>",
        "recommendations": "<p>ควรเริ่มจัดจ้างในไตรมาสแรก</p>",
        "date": None,
        "documents": [],
    }
    return fill(year_page, "O12", {"type": "report", "value": report}, publish=False)


def test_the_year_of_the_heading_becomes_the_data_period(tab, log_in, page, picture):
    log_in()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    open_checklist(tab)
    wait_until_watched(tab)
    asked = line(tab, "year")
    assert "oit-line--needs_person" in asked.get_attribute("class")
    expect(asked).to_contain_text("ประจำปีงบประมาณ พ.ศ. 2563")
    offer = asked.get_by_role("button")
    expect(offer).to_contain_text("01/10/2562")
    expect(offer).to_contain_text("30/09/2563")
    picture(tab, "period-1-question")

    offer.click()
    expect(tab.locator("#id_period_from")).to_have_value("01/10/2562")
    expect(tab.locator("#id_period_to")).to_have_value("30/09/2563")
    turns_green(tab, "year")
    picture(tab, "period-2-green")
