"""A year of an officer, from last year's result to the proof of what was handed in.

One journey by clicks alone: each step begins where the one before it ended, or at the menu.
"""

import hashlib
import os
from datetime import date
from zipfile import ZipFile

from playwright.sync_api import expect

from oit_pages.actions.compare_freeze import is_whole
from oit_pages.models import IndicatorPage, PendingPaper, SubmissionSheet, YearFreeze
from tests.actions.test_freeze_year import folder
from tests.actions.test_upload_link import kept
from tests.browser.grid import cell, write
from tests.browser.test_sheet import front_end
from tests.checklist.reports.world import complaint_table, plan_table, put, rows, value
from tests.factories import PersonFactory, UnitFactory, block
from tests.readers import make

__all__ = ["folder", "front_end", "kept"]
DESK, PHONE = {"width": 1360, "height": 900}, {"width": 390, "height": 844}
UNIT, MEMBER, DUE = "สำนักปลัด", "นางสาวดวงแก้ว ทองประเสริฐ", "31 มีนาคม 2564"
#: Milliseconds that the admin's menu takes to fold up where the screen becomes a phone's.
PAUSE = 300
#: What the result of 2563 says, and what the officer decides about each weakness.
RESULT = (
    ("ข้อ", "คำถาม", "คะแนน", "ความเห็น"),
    ("OIT", "", "๘๑.๒๕", ""),
    ("i3", "ท่านรู้แผนงบประมาณหรือไม่", "72.50", ""),
    ("O12", "", "0", "ไม่พบรายงาน"),
)
MEASURES = (
    ("แจ้งแผนงบประมาณให้บุคลากรทราบทุกเดือน", "ประชุมชี้แจงทุกเดือน", "กองคลัง"),
    ("เผยแพร่รายงานผลการดำเนินงานทุกหกเดือน", "รวบรวมและลงเว็บไซต์", UNIT),
)
#: The most clicks that the whole year may take.
CLICKS = 72


class Officer:
    """Clicks, and counts them; keeps what each screen looks like, and sees that it fits a phone."""

    def __init__(self, tab, picture):
        self.tab, self.picture = tab, picture
        self.clicks = self.screens = 0

    def click(self, target) -> None:
        self.clicks += 1
        (self.tab.locator(target) if isinstance(target, str) else target).first.click()

    def go(self, target) -> None:
        """A click that leads to another page, or to this one again."""
        with self.tab.expect_navigation():
            self.click(target)

    def write(self, row: int, column: str, words: str) -> None:
        """In the page's first table."""
        self.clicks += 1
        write(self.tab, row, column, words)

    def press(self, name: str) -> None:
        self.go(self.tab.get_by_role("button", name=name, exact=True))

    def year(self, link: str) -> None:
        """From anywhere to one of the steps of the year: by the link of the screen, or the menu."""
        here = self.tab.locator("main a[href*='/oit/open-year/?year_page=']:visible")
        if here.count():
            self.go(here)
        else:
            self.go("a[href$='/oit/open-year/']:visible")
            self.go("main .oit-years a[href*='year=2564']")
        self.go(f"main .oit-steps a[href*='{link}']")

    def see(self, *words: str) -> None:
        for one in words:
            expect(self.tab.locator("main")).to_contain_text(one)

    def look(self, name: str, full_page: bool = False) -> None:
        self.screens += 1
        name = f"{self.screens:02}-{name}"
        self.picture(self.tab, name, full_page)
        self.tab.set_viewport_size(PHONE)
        if "OIT_SCREENSHOTS" in os.environ:
            self.tab.wait_for_timeout(PAUSE)
        self.picture(self.tab, f"{name}-phone", full_page)
        wide = self.tab.evaluate("document.documentElement.scrollWidth")
        self.tab.set_viewport_size(DESK)
        assert wide <= PHONE["width"], name


def test_a_year_from_result_to_proof(
    tab, chromium, log_in, picture, front_end, year_page, municipality
):
    unit = UnitFactory(municipality=municipality, name_th=UNIT)
    PersonFactory(municipality=municipality, name_th=MEMBER, unit=unit)
    put(year_page, "O7", block("news", title="ประชุมประชาคม", date=date(2021, 3, 4)))
    put(year_page, "O10", plan_table("10000.50", "2500"))
    put(year_page, "O31", complaint_table(date(2021, 3, 1)))
    log_in(by_form=True)
    officer = Officer(tab, picture)
    enters_the_result(officer)
    writes_measures(officer)
    brings_in_the_order(officer)
    hands_out_the_work(officer)
    announces(officer)
    clerk_sends_by_phone(officer, chromium, asks_the_unit(officer))
    takes_the_paper_in(officer)
    reports_of_march(officer)
    reports_of_the_measures(officer)
    hands_in(officer, front_end, year_page)
    freezes(officer)
    changes_a_page(officer)
    assert officer.clicks <= CLICKS
    stands_in_the_database(year_page)


def enters_the_result(officer):
    officer.year("/official/")
    officer.look("result-empty")
    file = {"name": "ผล 2563.xlsx", "mimeType": "", "buffer": make.excel(*RESULT)}
    officer.tab.set_input_files("input[type=file]", file)
    officer.press("อ่านไฟล์")
    expect(officer.tab.locator("[name=points-i3]")).to_have_value("72.50")
    expect(officer.tab.locator("#O12")).to_contain_text("ต่ำกว่าเกณฑ์")
    officer.look("result", full_page=True)


def writes_measures(officer):
    tab = officer.tab
    officer.go(".oit-tabs a[href*='/measures/']")
    officer.see("IIT ข้อ i3 ท่านรู้แผนงบประมาณหรือไม่: ได้ 72.50 คะแนน", "ไม่พบรายงาน")
    officer.look("weaknesses", full_page=True)
    officer.press("ใส่ลงในหน้าเป็นฉบับร่าง")
    officer.look("weaknesses-drafted", full_page=True)
    officer.go(".oit-measures__pages a")
    for at, (measure, step, unit) in enumerate(MEASURES):
        officer.write(at, "มาตรการ/แนวทาง", measure)
        officer.write(at, "ขั้นตอนหรือวิธีปฏิบัติ", step)
        officer.write(at, "ผู้รับผิดชอบ", unit)
    officer.look("measures")
    saves(officer)
    officer.go("main a[href*='/oit/measures/']")
    officer.press("ใส่ลงในหน้าเป็นฉบับร่าง")
    expect(tab.locator("[data-oit-state=there]")).to_have_count(4)
    officer.see(*(one[0] for one in MEASURES))
    officer.look("measures-in-report", full_page=True)


def saves(officer, how: str = "action-save") -> None:
    """A draft, or with "action-publish" for all to see."""
    if how != "action-save":
        officer.click(officer.tab.locator("#page-edit-form footer .w-dropdown__toggle").last)
    with officer.tab.expect_navigation():
        officer.click(officer.tab.locator(f"#page-edit-form .{how}:visible, [name={how}]:visible"))


def brings_in_the_order(officer):
    tab = officer.tab
    officer.go(tab.locator(".oit-measures__pages a:not([download])").nth(1))
    officer.go(tab.locator(".oit-bring-in").get_by_role("link", name="นำเข้าไฟล์"))
    file = {"name": "คำสั่ง 412.docx", "mimeType": "", "buffer": make.word(*make.ORDER)}
    tab.set_input_files("input[type=file]", file)
    tab.locator("[aria-labelledby=oit-import-result]").wait_for()
    officer.see("คำสั่ง", MEMBER)
    officer.look("order", full_page=True)
    officer.press("นำเข้าเป็นฉบับร่าง")
    officer.year("/working-group/")
    officer.look("group-empty")
    officer.press("เพิ่ม 2 คน")
    officer.see("เพิ่มแล้ว 2 คน", MEMBER, UNIT)
    officer.look("group", full_page=True)


def hands_out_the_work(officer):
    tab = officer.tab
    officer.go("main a[href*='/hand-out/']")
    for code in ("O4", "O42", "O43"):
        officer.click(f"#oit-{code}")
    tab.select_option("[name=unit]", label=UNIT)
    tab.locator("[name=member] option", has_text=MEMBER).evaluate("o => o.selected = true")
    tab.fill("[name=due]", DUE)
    tab.keyboard.press("Tab")
    tab.wait_for_selector(f"text=วันพุธที่ {DUE}")
    tab.locator("main thead th").nth(2).click()  # and the calendar closes
    officer.look("hand-out")
    officer.press("มอบหมาย")
    officer.see("มอบหมายแล้ว 3 ตัวชี้วัด")
    officer.look("handed-out")


def announces(officer):
    officer.press("ร่างประกาศ")
    officer.look("announced")
    officer.go(officer.tab.get_by_role("link", name="เปิดหน้านี้"))
    officer.see("มาตรการเผยแพร่ข้อมูลต่อสาธารณะ", "เป็นไปตามตารางด้านล่าง", UNIT)
    officer.tab.get_by_text("เป็นไปตามตารางด้านล่าง").first.scroll_into_view_if_needed()
    officer.look("announcement")
    saves(officer, "action-publish")


def asks_the_unit(officer) -> str:
    """By the worklist of the unit to one of its pages; the address that it may send to."""
    tab = officer.tab
    officer.year("/worklist/")
    tab.select_option("[name=unit]", label=UNIT)
    officer.go("main .oit-filter button[type=submit]")
    officer.look("worklist")
    officer.go("tr:has(td:text-is('O4')) th a")
    officer.go(".oit-bring-in a[href*='/oit/upload/']")
    tab.select_option("[name=unit]", label=UNIT)
    tab.fill("[name=asked]", "ขอแผนพัฒนาท้องถิ่นฉบับที่ลงนามแล้ว เป็นไฟล์ Word หรือ PDF")
    officer.go(".oit-uploads__new button[type=submit]")
    officer.look("link", full_page=True)
    return tab.input_value(".oit-uploads__address input")


def clerk_sends_by_phone(officer, chromium, address):
    phone = chromium.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    clerk = phone.new_page()
    clerk.goto(address)
    officer.picture(clerk, "clerk-phone", full_page=True)
    paper = make.word("แผนพัฒนาท้องถิ่น พ.ศ. 2561 - 2565", make.NAME)
    clerk.set_input_files("#files", {"name": "แผนพัฒนา.docx", "mimeType": "", "buffer": paper})
    clerk.fill("[name=sender]", "ผู้ส่งสมมติ")
    clerk.click("button")
    expect(clerk.locator(".good")).to_contain_text("แผนพัฒนา.docx")
    officer.picture(clerk, "clerk-phone-sent", full_page=True)
    phone.close()


def takes_the_paper_in(officer):
    tab = officer.tab
    officer.go("main a[href*='/uploads/']")
    officer.look("papers-of-the-year")
    officer.go("main .oit-uploads a[href$='#papers']")
    officer.look("papers", full_page=True)
    officer.go(tab.locator("[data-oit-paper] button"))
    officer.look("taken", full_page=True)
    officer.go("main a[href$='/edit/']")
    officer.look("taken-editor")
    saves(officer, "action-publish")


def reports_of_march(officer):
    tab = officer.tab
    officer.year("/written/")
    csv = 'หน้า,จำนวนผู้เข้าชม,เดือน\n/,"๑,๒๕๐",มี.ค. ๒๕๖๔'.encode()
    file = {"name": "สถิติเว็บไซต์.csv", "mimeType": "text/csv", "buffer": csv}
    tab.set_input_files("input[type=file]", file)
    officer.press("นำเข้าจำนวนผู้เข้าชม")
    march = tab.locator("#monthly-monitoring li", has_text="มีนาคม 2564")
    officer.go(march.get_by_role("button", name="ร่าง", exact=True))
    officer.look("march", full_page=True)
    officer.go("#monthly-monitoring .oit-written__about a")


def reports_of_the_measures(officer):
    """The page has the report of March, and the measures with nothing said of their results."""
    tab = officer.tab
    for at, (measure, _step, _unit) in enumerate(MEASURES):
        expect(cell(tab, at, "มาตรการ")).to_have_text(measure)
        officer.write(at, "ผลการดำเนินการ", "ดำเนินการแล้ว")
    officer.look("report-o43")
    saves(officer, "action-publish")


def hands_in(officer, front_end, year_page):
    tab = officer.tab
    for page in IndicatorPage.objects.descendant_of(year_page).live():
        front_end[page.get_url_parts()[2]] = page.title
    officer.year("/sheet/")
    officer.click("[data-oit-verify-all]")
    tab.wait_for_selector("#O43 [data-oit-status=ok]")
    tab.wait_for_selector("[data-oit-progress]", state="hidden")
    assert tab.locator("[data-oit-status=ok]").count() == 6
    officer.look("sheet")
    tab.locator("#O42").scroll_into_view_if_needed()
    officer.look("sheet-items")
    tab.fill("#oit-sheet-note", "เลขที่ 5/2564")
    officer.press("ข้าพเจ้าส่งแบบส่งข้อมูลนี้แล้ว")
    expect(tab.locator("[data-oit-handed-in]")).to_contain_text("เลขที่ 5/2564")


def freezes(officer):
    officer.go(officer.tab.get_by_role("link", name="หลักฐานที่เก็บไว้"))
    officer.press("เก็บหลักฐานของปีนี้เดี๋ยวนี้")
    officer.see("เหมือนเดิมทุกอย่าง")
    officer.look("frozen", full_page=True)


def changes_a_page(officer):
    tab = officer.tab
    officer.year("/written/")
    officer.go("#monthly-monitoring .oit-written__about a")
    officer.write(0, "ผลการดำเนินการ", "แก้ไขภายหลัง")
    saves(officer, "action-publish")
    officer.year("/frozen/")
    officer.click(".oit-freezes summary")
    expect(tab.locator("[data-oit-change=changed]")).to_contain_text("O43")
    officer.look("flagged", full_page=True)


def stands_in_the_database(year_page):
    wanted = [one[0] for one in MEASURES]
    weak = rows(year_page, "O42", "table_integrity_measures")
    assert [one["measure"] for one in weak] == wanted
    assert [one["measure"] for one in rows(year_page, "O43", "measure_table")] == wanted
    assert "ขั้นตอนการเผยแพร่ข้อมูล" in value(year_page, "O42", "announcement")["body"]
    duties = rows(year_page, "O42", "table_publication_duties")
    assert [one["item"].split()[0] for one in duties] == ["O4", "O42", "O43"]
    assert {one["due"] for one in duties} == {"2021-03-31"}
    assert all(MEMBER in one["person"] and UNIT in str(one["units"]) for one in duties)
    assert PendingPaper.objects.get().state == "taken"
    march = value(year_page, "O43", "report")["results"]
    assert "1,250 ครั้ง" in march
    assert "ข่าวประชาสัมพันธ์ที่เผยแพร่ 1 เรื่อง" in march
    handed_in = SubmissionSheet.objects.get().rows
    assert [row["code"] for row in handed_in] == [f"O{n}" for n in range(1, 44)]
    public = [one["url"] for row in handed_in for one in row["addresses"]]
    assert len(public) == 6
    assert all(f"/{year_page.slug}/" in url for url in public)
    (freeze,) = YearFreeze.objects.all()
    assert is_whole(freeze)
    with freeze.file.open("rb") as file, ZipFile(file) as archive:
        for line in archive.read("SHA256SUMS").decode().splitlines():
            told, name = line.split(maxsplit=1)
            assert hashlib.sha256(archive.read(name.lstrip("*"))).hexdigest() == told
