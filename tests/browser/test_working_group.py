"""From the order to the working group, to who does what until when, to the announcement."""

from oit_pages.models import Assignment, IndicatorPage
from tests.actions.test_fill_group import order
from tests.factories import UnitFactory, UserFactory, fill


def test_hands_out_a_year(tab, log_in, picture, year_page, municipality):
    unit = UnitFactory(municipality=municipality, name_th="สำนักปลัด")
    fill(year_page, "O43", order(), publish=False)
    user = UserFactory(username="mali", is_superuser=True, is_staff=True)
    log_in(user)
    tab.goto(f"/admin/oit/open-year/?year_page={year_page.pk}&year=2564")
    picture(tab, "open-year", full_page=True)
    tab.click("text=คณะทำงานประจำปี")
    tab.wait_for_selector("text=เพิ่ม 2 คน")
    picture(tab, "group-before", full_page=True)
    tab.click("text=เพิ่ม 2 คน")
    tab.wait_for_selector("text=เพิ่มแล้ว 2 คน")
    picture(tab, "group", full_page=True)
    member = year_page.members.first()
    member.user = user
    member.save()

    tab.click("text=มอบหมายงาน")
    tab.check("[data-w-bulk-target=all]")
    assert tab.locator("[name=subject]:checked").count() == 43
    tab.uncheck("[data-w-bulk-target=all]")
    for code in ("O1", "O2", "O42"):
        tab.check(f"#oit-{code}")
    tab.select_option("[name=unit]", str(unit.pk))
    tab.select_option("[name=member]", str(member.pk))
    tab.fill("[name=due]", "31 มีนาคม 2564")
    tab.keyboard.press("Tab")
    tab.wait_for_selector("text=วันพุธที่ 31 มีนาคม 2564")
    picture(tab, "hand-out")
    tab.click("form[data-controller=w-bulk] button[type=submit]")
    tab.wait_for_selector("text=มอบหมายแล้ว 3 ตัวชี้วัด")
    picture(tab, "handed-out", full_page=True)
    assert Assignment.objects.filter(year_page=year_page, member=member).count() == 3
    assert IndicatorPage.objects.filter(responsible_unit=unit).count() == 3

    tab.click("button:has-text('ร่างประกาศ')")
    tab.wait_for_selector("text=ร่างประกาศแล้ว")
    tab.click("text=เปิดหน้านี้")
    tab.wait_for_selector("text=มาตรการเผยแพร่ข้อมูลต่อสาธารณะ")
    tab.locator("text=เป็นไปตามตารางด้านล่าง").first.scroll_into_view_if_needed()
    picture(tab, "announcement")

    tab.goto(f"/admin/reports/oit/worklist/?year_page={year_page.pk}")
    picture(tab, "worklist")
    tab.goto("/admin/")
    tab.wait_for_selector("#oit-my-work-section")
    picture(tab, "home", full_page=True)
    tab.set_viewport_size({"width": 400, "height": 800})
    tab.goto(f"/admin/oit/hand-out/{year_page.pk}/")
    picture(tab, "hand-out-phone")
