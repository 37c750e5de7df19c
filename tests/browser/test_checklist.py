"""The clerk fills what is missing and sees it turn green; the officer looks over the year."""

import re

import openpyxl
import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from oit_pages.models import IndicatorPage
from tests.browser.checklist import (
    back_to_form,
    line,
    open_checklist,
    still_to_do,
    turns_green,
    wait_until_watched,
)
from tests.browser.grid import write
from tests.factories import UserFactory, block, fill, text

LATIN = re.compile(r"[A-Za-z]{3,}")
#: Names and codes that Thai officials write as they are.
NAMES = {"OIT", "ITA", "Excel", "Word", "CSV", "Wagtail", "FAQ", "PDF"}
#: The list's own titles: Social Network (O9), E–Service (O17).
TITLES = {"Social", "Network", "Service"}


@pytest.fixture
def page(live_server, year_page):
    """O43 with a table whose only row lacks its results and its months."""
    row = {
        "measure": "มาตรการเผยแพร่ข้อมูลต่อสาธารณะ",
        "methods": ["ประชุมชี้แจงเจ้าหน้าที่"],
        "units": ["สำนักปลัด"],
        "results": [""],
        "recommendation": "",
        "period": {"from_month": None, "to_month": None},
    }
    return fill(year_page, "O43", block("measure_table", caption="", rows=[row]), publish=False)


@pytest.fixture
def clerk(page, municipality):
    """May edit and publish the municipality's pages, and attest; no more."""
    group = Group.objects.create(name="เจ้าหน้าที่")
    own = ["access_admin", "attest_requirement", "declare_not_applicable"]
    group.permissions.set(Permission.objects.filter(codename__in=own))
    for codename in ("add_page", "change_page", "publish_page"):
        GroupPagePermission.objects.create(
            group=group,
            page=municipality,
            permission=Permission.objects.get(
                codename=codename, content_type__app_label="wagtailcore"
            ),
        )
    user = UserFactory(first_name="มาลี", last_name="ใจงาม")
    user.groups.add(group)
    return user


def settle(tab) -> None:
    """Wagtail takes stock of a form some moments after it is shown; only later edits count."""
    wait_until_watched(tab)


def type_into(tab, selector: str, words: str) -> None:
    """Key by key, then leave the field: as a person does."""
    field = tab.locator(selector)
    field.click()
    field.press_sequentially(words)
    field.press("Tab")


def foreign_words(tab, place: str) -> set[str]:
    """Words in Latin letters that are neither names nor codes."""
    found = LATIN.findall(tab.locator(place).first.inner_text())
    return {word for word in found if word not in NAMES | TITLES}


def test_the_clerk_completes_o43(tab, log_in, page, clerk, picture):
    log_in(clerk, by_form=True)
    assert "0.00" in tab.locator(".oit-outlook__number").inner_text()
    picture(tab, "journey-1-home", full_page=True)

    tab.goto(f"/admin/pages/{page.pk}/edit/")
    open_checklist(tab)
    settle(tab)
    assert "oit-line--fail" in line(tab, "results").get_attribute("class")
    assert still_to_do(tab) == "2"  # its results and its months; "in detail" wants both
    assert foreign_words(tab, ".oit-checklist") == set()
    picture(tab, "journey-2-red")
    back_to_form(tab)

    write(tab, 0, "ผลการดำเนินการ", "เผยแพร่แผนและรายงานบนเว็บไซต์ครบทุกรายการ")
    turns_green(tab, "results")
    assert "oit-line--pass" not in line(tab, "detail").get_attribute("class")
    assert still_to_do(tab) == "1"
    picture(tab, "journey-3-one-green")

    write(tab, 0, "ช่วงเวลา", "ต.ค. ๒๕๖๓ - มี.ค. ๒๕๖๔")
    type_into(tab, "#id_summary", "ผลการดำเนินการตามมาตรการ รอบ 6 เดือน")
    turns_green(tab, "carried-out-in-year")
    turns_green(tab, "detail")
    assert still_to_do(tab) == ""
    assert tab.locator(".oit-checklist .oit-line--fail").count() == 0
    public = tab.locator(".oit-checklist [data-oit-public]")
    assert public.inner_text().strip().endswith("ยังไม่เผยแพร่")  # green is the draft alone
    if not public.is_visible():
        open_checklist(tab)
    picture(tab, "journey-4-green")

    tab.locator("#page-edit-form .footer__container .w-dropdown__toggle").last.click()
    with tab.expect_navigation():
        tab.locator("button[name='action-publish']").last.click()
    assert foreign_words(tab, ".messages") == set()
    tab.goto("/admin/")
    assert "12.50" in tab.locator(".oit-outlook__number").inner_text()
    assert foreign_words(tab, ".oit-outlook") == set()
    picture(tab, "journey-5-home", full_page=True)
    page.refresh_from_db()
    assert page.live


def test_the_officer_looks_over_the_year(tab, log_in, page, clerk, picture, tmp_path):
    o3 = text("<p>องค์การบริหารส่วนตำบลมีอำนาจหน้าที่ดูแลทางน้ำและทางบก</p>")
    year_page = page.get_parent().get_parent().specific
    fill(year_page, "O3", o3)
    log_in(clerk)
    tab.goto("/admin/reports/oit/")
    assert tab.locator("table.oit-report tbody tr").count() == 43
    tab.locator("select[name=outcome]").select_option("needs_person")
    with tab.expect_navigation():
        tab.locator(".oit-filter button").click()
    rows = tab.locator("table.oit-report tbody tr")
    assert rows.count() == 1
    picture(tab, "officer-1-report", full_page=True)
    assert foreign_words(tab, "main") == set()
    for name, value, codes in (
        ("section", "9.1", ["O3"]),
        ("section", "10.2", []),
        ("freshness", "30", ["O3"]),
        ("unit", "-", ["O3"]),
    ):
        tab.goto(f"/admin/reports/oit/?outcome=needs_person&{name}={value}")
        assert tab.locator("table.oit-report .oit-code").all_inner_texts() == codes
    tab.goto("/admin/reports/oit/?outcome=needs_person")
    with tab.expect_download() as download:
        tab.locator("a", has_text="Excel").click()
    path = tmp_path / "report.xlsx"
    download.value.save_as(path)
    sheet = list(openpyxl.load_workbook(path)["รายละเอียด"].iter_rows(values_only=True))
    assert sheet[0][0] == "รหัส"
    assert [row[0] for row in sheet[1:]] == ["O3"]

    tab.goto("/admin/reports/oit/requirements/?section=10.2")
    assert tab.locator("table.oit-grid tbody tr").count() == 2
    tab.locator(".oit-grid summary").first.click()
    tab.locator(".oit-grid__todo").first.wait_for()
    picture(tab, "officer-1-requirements", full_page=True)
    assert foreign_words(tab, "main") == set()

    tab.goto("/admin/reports/oit/?outcome=needs_person")
    rows.first.locator("a", has_text="รับรอง").click()
    tab.locator("textarea[name=note]").first.wait_for()
    picture(tab, "officer-2-people", full_page=True)
    assert foreign_words(tab, "main") == set()
    while tab.locator("button", has_text="รับรอง").count():
        tab.locator("textarea[name=note]").first.fill("เปิดดูหน้าเว็บแล้ว ตรงตามกฎหมายจัดตั้ง")
        with tab.expect_navigation():
            tab.locator("button", has_text="รับรอง").first.click()
    assert tab.locator(".oit-mark--attested").count() >= 2
    picture(tab, "officer-3-attested", full_page=True)

    tab.goto("/admin/reports/oit/coverage/")
    picture(tab, "officer-4-coverage", full_page=True)
    assert foreign_words(tab, "main") == set()
    before = IndicatorPage.objects.count()
    tab.locator(".oit-coverage__cell--missing button").first.click()
    tab.locator("#page-edit-form").wait_for()
    assert IndicatorPage.objects.count() == before + 1
    picture(tab, "officer-5-entry")

    tab.goto("/admin/reports/oit/history/")
    picture(tab, "officer-6-history", full_page=True)
    assert foreign_words(tab, "main") == set()
    section = page.get_parent()
    tab.goto(f"/admin/pages/{section.pk}/")
    assert tab.locator("main .oit-mark").count() == 2
    picture(tab, "officer-7-explorer")
