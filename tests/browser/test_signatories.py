"""Who signed a paper, taken from the register of the municipality."""

import pytest

from tests.browser.test_dates import save, saved
from tests.factories import PersonFactory, block, fill


@pytest.fixture
def page(live_server, year_page, municipality):
    PersonFactory(
        municipality=municipality, chief=True, name_th="นางสมศรี ใจงาม", position_th="นายก อบต."
    )
    PersonFactory(municipality=municipality, name_th="นายสมชาย ใจดี", position_th="ปลัด อบต.")
    order = block("order", subject="แต่งตั้งคณะทำงาน", appointees=[{"role": "ประธาน"}])
    return fill(year_page, "O43", order, publish=False)


def test_a_name_brings_its_position_which_stays_as_it_is_typed(tab, log_in, page, picture):
    log_in()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    name = tab.locator("[name='body-0-value-signatory']")
    position = tab.locator("[name='body-0-value-position']")
    name.focus()
    offered = tab.locator(f"#{name.get_attribute('list')} option")
    assert [one.get_attribute("value") for one in offered.all()] == [
        "นางสมศรี ใจงาม", "นายสมชาย ใจดี",
    ]  # fmt: skip
    name.fill("นางสมศรี ใจงาม")
    assert position.input_value() == "นายก อบต."
    name.fill("นายสมชาย ใจดี")
    assert position.input_value() == "ปลัด อบต."
    position.fill("ปลัด อบต. ปฏิบัติหน้าที่ นายก อบต.")
    name.fill("นางสมศรี ใจงาม")
    assert position.input_value() == "ปลัด อบต. ปฏิบัติหน้าที่ นายก อบต."
    appointee = "body-0-value-appointees-0-value"
    tab.locator(f"[name='{appointee}-name']").fill("นายสมชาย ใจดี")
    assert tab.locator(f"[name='{appointee}-position']").input_value() == "ปลัด อบต."
    picture(tab, "signatories")
    save(tab)

    order = saved(page)["order"]
    assert (order["signatory"], order["appointees"][0]["value"]["position"]) == (
        "นางสมศรี ใจงาม", "ปลัด อบต.",
    )  # fmt: skip
