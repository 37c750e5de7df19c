"""An officer with the manual in hand corrects the list, on a desktop and on a phone."""

import io

from PIL import Image

from oit_pages.actions.correct_edition import correct_edition, take_back
from oit_pages.actions.export_corrections import export_zip
from oit_pages.models import EditionCorrection
from tests.actions.corrections import private_photos, said
from tests.actions.test_correct_edition import fresh
from tests.factories import open_year

__all__ = ["fresh", "private_photos"]
NAME = "เทศบาลตำบลบ้านดอนแก้วงาม"


def test_the_manual_in_hand(tab, log_in, picture, year_page, private_photos):
    correct_edition(2564, [said(2564, ("qa", ""), title_th="ถาม-ตอบกับเจ้าหน้าที่")])
    theirs = export_zip(2564, NAME)
    take_back(2564)
    open_year(year_page)
    log_in()
    tab.goto(f"/admin/reports/oit/list/correct/?year_page={year_page.pk}")
    picture(tab, "correct-list")
    tab.locator("#O2 .oit-correct__go a").click()
    photo = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(photo, "JPEG")
    tab.fill("[name='executives:-title_th']", "")
    tab.fill("[name=source]", "คู่มือการประเมิน ITA ปีงบประมาณ 2564")
    tab.fill("[name=page]", "๑๒")
    tab.set_input_files(
        "[name=photo]", {"name": "หน้า.jpg", "mimeType": "", "buffer": photo.getvalue()}
    )
    picture(tab, "correct-item", full_page=True)
    tab.get_by_role("button", name="บันทึก", exact=True).click()
    tab.wait_for_selector(".error-message")
    picture(tab, "correct-item-fault", full_page=True)
    tab.fill("[name='executives:-title_th']", "ข้อมูลผู้บริหารและผู้ช่วย")
    tab.get_by_role("button", name="บันทึก", exact=True).click()
    tab.wait_for_selector("#O2 [data-oit-sure='seen-here']")
    row = EditionCorrection.objects.get()
    assert row.photo
    assert row.words["title_th"] == "ข้อมูลผู้บริหารและผู้ช่วย"
    picture(tab, "correct-list-corrected")

    tab.set_input_files(
        "input[type=file][name=file]", {"name": "a.zip", "mimeType": "", "buffer": theirs}
    )
    tab.get_by_role("button", name="อ่านไฟล์").click()
    tab.wait_for_selector("[data-oit-proposal]")
    picture(tab, "correct-proposed")

    tab.set_viewport_size({"width": 390, "height": 844})
    picture(tab, "correct-list-phone")
    tab.locator("#O2").scroll_into_view_if_needed()
    picture(tab, "correct-list-phone-item")
    tab.goto(f"/admin/reports/oit/list/correct/item/?year_page={year_page.pk}&subject=executives")
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    picture(tab, "correct-item-phone", full_page=True)
    tab.goto(f"/admin/reports/oit/list/?year_page={year_page.pk}")
    picture(tab, "differences-phone")
