"""The report as a paper for whoever decides: the score, each group, and ways to every page."""

import io
from datetime import date

import openpyxl
import pytest
from wagtail.users.models import UserProfile

from oit_pages.checklist.scorecard import scorecard
from oit_pages.checklist.summary import tallies
from oit_pages.models import IndicatorPage

URL = "/admin/reports/oit/"


@pytest.fixture
def book(filled, client, clerk):
    client.force_login(clerk)

    def ask(address="", **asked):
        answer = client.get(URL + address, {"export": "xlsx", **asked})
        return openpyxl.load_workbook(io.BytesIO(answer.getvalue()))

    return ask


def lines_of(sheet) -> list[dict]:
    """The table of a sheet, a dict a row by its headings."""
    headings = int(sheet.print_title_rows.split("$")[-1])
    names = [cell.value for cell in sheet[headings]]
    rows = sheet.iter_rows(min_row=headings + 1)
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_opens_with_the_score_against_the_pass_line(book, filled):
    made = book()
    sheet = made.active
    assert made.sheetnames == ["สรุป", "รายละเอียด"]
    assert sheet.title == "สรุป"
    titles = [sheet.cell(at, 1).value for at in (1, 2, 3)]
    assert "2564" in titles[0]
    assert titles[1] == "องค์การบริหารส่วนตำบลบ้านดอนแก้วงาม"
    assert titles[2].startswith("ข้อมูล ณ วันที่ ")
    assert "25" in titles[2].split()[-1]  # of the Buddhist era
    card = scorecard(filled)
    facts = {sheet.cell(at, 1).value: sheet.cell(at, 2) for at in range(4, 8)}
    values = [cell.value for cell in facts.values()]
    assert values[:2] == [pytest.approx(card.score), card.edition.scoring.pass_line]
    assert "ยังขาดอีก" in values[2]
    assert f"{85 - card.score:.2f}" in values[2]


def test_the_groups_add_up(book, filled):
    lines = lines_of(book().active)
    card = scorecard(filled)
    assert len(lines) == len(card.edition.pillars) + len(card.edition.sections) + 1
    for line, tally in zip(lines, tallies(card), strict=True):
        got = {name: cell.value for name, cell in line.items()}
        counted = [got[one] for one in ("ครบถ้วน", "รอเจ้าหน้าที่ตรวจ", "ไม่ครบ", "ยังไม่เผยแพร่")]
        assert sum(counted) == got["จำนวนตัวชี้วัด"] == tally.items
        assert got["คะแนนที่ได้"] == pytest.approx(tally.won)
    total = lines[-1]
    assert total["คะแนนเต็ม"].value == pytest.approx(100)
    assert total["คะแนนที่ได้"].value == pytest.approx(card.score)
    sections = lines[1 : 1 + len(card.edition.pillars[0].sections)]
    assert sum(one["คะแนนเต็ม"].value for one in sections) == pytest.approx(
        lines[0]["คะแนนเต็ม"].value
    )


def test_every_line_leads_to_its_page_and_to_its_editor(book, filled):
    page = IndicatorPage.objects.get(subject="integrity-measures-implementation")
    lines = {one["รหัส"].value: one for one in lines_of(book()["รายละเอียด"])}
    assert lines["O43"]["หน้า"].hyperlink.target == page.get_full_url()
    assert lines["O43"]["แก้ไข"].hyperlink.target.endswith(f"/admin/pages/{page.pk}/edit/")
    assert lines["O42"]["หน้า"].hyperlink is None, "a draft is nobody's to read"
    assert lines["O43"]["เผยแพร่เมื่อ"].is_date
    assert isinstance(lines["O43"]["เผยแพร่เมื่อ"].value.date(), date)
    assert lines["O43"]["ผลการตรวจ"].fill.fgColor.rgb != lines["O42"]["ผลการตรวจ"].fill.fgColor.rgb
    assert lines["O43"]["ผลการตรวจ"].value != lines["O42"]["ผลการตรวจ"].value


def test_says_that_some_were_left_out(book):
    made = book("requirements/", section="10.2")
    said = [cell.value for row in made.active.iter_rows() for cell in row if cell.value]
    assert any("2 จาก 43" in str(one) for one in said)
    assert {one["รหัส"].value for one in lines_of(made["รายละเอียด"])} == {"O42", "O43"}


def test_in_english_it_counts_in_the_common_era(book, clerk):
    profile = UserProfile.get_for_user(clerk)
    profile.preferred_language = "en"
    profile.save()
    made = book()
    assert made.sheetnames == ["In short", "In detail"]
    assert made.active["A2"].value.startswith("Ban Don Kaeo")


@pytest.mark.parametrize("address", ["", "requirements/"])
def test_as_csv_it_is_in_the_users_language_to_its_end(filled, client, clerk, address):
    profile = UserProfile.get_for_user(clerk)
    profile.preferred_language = "en"
    profile.save()
    client.force_login(clerk)
    answer = client.get(URL + address, {"export": "csv"})
    text = b"".join(answer.streaming_content).decode()
    assert "How sure we are" in text
    assert "ยังไม่เผยแพร่" not in text
