"""Our own parts of the screens break none of axe's rules, light and dark, on a desk and a phone."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.admin.views.test_import import ROWS as COMPLAINTS
from tests.browser.checklist import open_checklist
from tests.browser.grid import box, cell
from tests.factories import block, fill, months, text
from tests.readers import make

AXE = Path(__file__).parent / "axe"
#: What Wagtail draws around ours on a screen of its own.
THEIRS = [["header"], [".w-slim-header"], ["[data-editing-sessions]"], [".messages"]]
RUN = """async ([include, exclude]) => {
  const found = await axe.run({ include, exclude }, { resultTypes: ["violations"] });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, html }) => `${id}: ${target} ${any[0]?.message || ""} ${html}`));
}"""


@pytest.fixture(scope="session")
def axe(tmp_path_factory) -> str:
    """Axe's script, as the lock file names it."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("axe")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(AXE / name, folder)
    subprocess.run(
        ["npm", "ci", "--no-audit", "--no-fund"],  # noqa: S607
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return str(folder / "node_modules" / "axe-core" / "axe.min.js")


#: Colours and, on a phone, the width.
LOOKS = {
    "light": ("light", {"width": 1360, "height": 900}),
    "dark": ("dark", {"width": 1360, "height": 900}),
    "phone": ("light", {"width": 390, "height": 844}),
}


@pytest.fixture
def look(tab, picture, axe):
    """look(name, *places): axe finds nothing in these places, that are all there, in any look."""

    def at(name: str, *places: str) -> None:
        for place in places:
            tab.locator(place).first.wait_for()
        for one, (colours, size) in LOOKS.items():
            tab.emulate_media(color_scheme=colours)
            tab.set_viewport_size(size)
            tab.wait_for_timeout(500)  # what slides or fades has come to rest
            picture(tab, f"axe-{name}-{one}")
            assert _violations(tab, axe, places) == [], one
        tab.set_viewport_size(LOOKS["light"][1])

    return at


def _violations(tab: Page, script: str, places: tuple[str, ...]) -> list[str]:
    tab.add_script_tag(path=script)
    return tab.evaluate(RUN, [[[place] for place in places], THEIRS])


def test_the_lock_names_no_place():
    """Packages are found by name and checksum, wherever a machine gets them from."""
    locked = json.loads((AXE / "package-lock.json").read_text())["packages"]
    assert not [name for name, one in locked.items() if "resolved" in one]
    assert all("integrity" in one for name, one in locked.items() if name)


def test_a_fault_would_be_found(tab, log_in, axe, year_page):
    log_in(by_form=True)
    tab.locator("main").evaluate(
        "(main) => main.insertAdjacentHTML('beforeend', '<button class=bare></button>')"
    )
    (found,) = _violations(tab, axe, ("main .bare",))
    assert found.startswith("button-name: ")


def test_the_editor(tab, log_in, live_server, year_page, look):
    rows = [
        {"measure": "มาตรการแรก", "results": [""], "period": months("2021-01", "2021-02")},
        {"measure": "มาตรการที่สอง", "results": ["ครบ"], "period": "ไม่แน่"},
    ]
    page = fill(
        year_page,
        "O43",
        block("announcement", subject="มาตรการป้องกันการรับสินบน"),
        block("measure_table", caption="มาตรการ", rows=rows),
        publish=False,
    )
    log_in()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    cell(tab, 0, "มาตรการ").click()
    look("grid", ".oit-table-block", ".oit-guidance", ".oit-bring-in")
    tab.keyboard.press("Alt+ArrowDown")
    box(tab).locator("textarea").wait_for()
    look("box", "dialog.oit-box")
    tab.keyboard.press("Escape")
    open_checklist(tab)
    for source in tab.locator(".oit-line__source").all():
        source.locator("summary").click()
    look("panel", ".oit-checklist")


def test_the_panel_of_an_empty_page(tab, log_in, live_server, year_page, look):
    page = fill(year_page, "O23", publish=False)
    log_in()
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    open_checklist(tab)
    look("panel-empty", ".oit-checklist")


def test_a_look_at_a_file(tab, log_in, live_server, year_page, look, tmp_path):
    page = fill(year_page, "O43", publish=False)
    path = tmp_path / "รายงาน.docx"
    report = ("รายงานผลการดำเนินการ", "ปัญหาและอุปสรรค", "บุคลากรมีไม่พอ")
    path.write_bytes(make.word(*report, (make.HEADINGS, make.ROW, make.ROW), *make.ORDER))
    log_in()
    tab.goto(f"/admin/oit/import/{page.pk}/")
    look("import", "main")
    tab.locator("input[type=file]").set_input_files(path)
    tab.locator("[aria-labelledby=oit-import-result]").wait_for()
    look("import-preview", "main")


def test_several_files(tab, log_in, live_server, year_page, look, tmp_path):
    path = tmp_path / "สถิติร้องเรียนทุจริต.xlsx"
    path.write_bytes(make.excel(*COMPLAINTS))
    log_in()
    tab.goto(f"/admin/oit/import-files/{year_page.pk}/")
    look("import-files", "main")
    tab.locator("#oit-files").set_input_files(path)
    tab.locator("[data-oit-look]").click()
    tab.locator("[aria-labelledby=oit-import-result]").wait_for()
    look("import-files-preview", "main")


def test_the_officers_home_and_reports(tab, log_in, live_server, year_page, look):
    fill(year_page, "O3", text("<p>องค์การบริหารส่วนตำบลมีอำนาจหน้าที่ดูแลทางน้ำและทางบก</p>"))
    log_in(by_form=True)
    look("home", ".oit-outlook")
    for name in ("", "requirements/", "coverage/", "history/", "worklist/"):
        tab.goto(f"/admin/reports/oit/{name}")
        look(f"report-{name.strip('/') or 'all'}", "main")
    tab.goto(f"/admin/oit/hand-out/{year_page.pk}/")
    look("hand-out", "main")
    tab.goto("/admin/reports/oit/?outcome=needs_person")
    tab.locator("table.oit-report tbody a", has_text="รับรอง").first.click()
    tab.locator("textarea[name=note]").first.wait_for()
    look("declare", "main")


def test_on_a_phone_the_screens_of_a_year_are_behind_a_button(
    tab, log_in, live_server, year_page, axe, picture
):
    log_in()
    tab.goto("/admin/reports/oit/worklist/")
    opens, screens = tab.locator(".oit-tabs-open"), tab.locator(".oit-tabs")
    expect(opens).to_be_hidden()
    expect(screens).to_be_visible()
    expect(screens.locator(".oit-tabs-close")).to_be_hidden()
    tab.set_viewport_size(LOOKS["phone"][1])
    expect(screens).to_be_hidden()
    expect(opens).to_contain_text("รายการงาน")
    assert opens.bounding_box()["height"] >= 44
    for colours in ("light", "dark"):
        tab.emulate_media(color_scheme=colours)
        tab.locator(".oit-tabs-open").focus()
        tab.keyboard.press("Enter")
        expect(screens).to_be_visible()
        tab.wait_for_timeout(500)
        picture(tab, f"year-tabs-open-{colours}")
        assert _violations(tab, axe, (".oit-tabs", ".oit-tabs-open")) == []
        for one in screens.locator("a, button").all():
            assert one.bounding_box()["height"] >= 44
        tab.keyboard.press("Escape")
        expect(screens).to_be_hidden()
    opens.focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    expect(screens.locator("a").first).to_be_focused()
    screens.locator(".oit-tabs-close").press("Enter")
    expect(screens).to_be_hidden()
    expect(opens).to_be_focused()
    opens.click()
    with tab.expect_navigation(url="**/sheet/*"):
        screens.get_by_role("link", name="แบบส่งข้อมูล").click()
    expect(opens).to_contain_text("แบบส่งข้อมูล")
    expect(screens).to_be_hidden()
