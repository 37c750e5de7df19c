"""The same numbers everywhere: home, report, Excel, CSV, API and commands; and what links open."""

import csv
import io
import json
import re
from datetime import date

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import WorkflowPage

from oit_pages.actions.arrange_groups import arrange_groups
from oit_pages.actions.scaffold import scaffold
from oit_pages.admin import home_panel
from oit_pages.admin.home_panel import OutlookPanel
from oit_pages.checklist.scorecard import scorecard
from oit_pages.models import IndicatorPage
from tests.factories import UnitFactory, UserFactory, fill, text

REPORT = "/admin/reports/oit/"


@pytest.fixture
def home_of(rf, clerk, monkeypatch):
    def shown(day=date(2021, 4, 20), user=clerk):
        monkeypatch.setattr(home_panel, "today", lambda: day)
        request = rf.get("/admin/")
        request.user = type(user).objects.get(pk=user.pk)
        with override("th"):
            return BeautifulSoup(OutlookPanel(request).render_html({}), "html.parser")

    return shown


def numbers(text_of: str) -> list[float]:
    return [float(one) for one in re.findall(r"\d+\.\d+", text_of)]


def test_every_outlet_says_the_same(filled, client, clerk, webmaster, home_of, run):
    fill(filled, "O3", text("<p>อำนาจหน้าที่ตามกฎหมาย</p>"))
    card = scorecard(filled)
    score = round(card.score, 2)
    assert sum(row.won for row in card.rows) == pytest.approx(card.score)
    assert sum(row.weight for row in card.rows) == pytest.approx(100)

    panel = home_of()
    assert float(panel.select_one(".oit-outlook__number").text) == score
    done = [one.text.split("/") for one in panel.select(".oit-outlook__section span:last-of-type")]
    assert sum(int(some) for some, _all in done) == sum(row.sure for row in card.rows)

    client.force_login(clerk)
    page = BeautifulSoup(client.get(REPORT).content, "html.parser")
    cells = [numbers(one.text) for one in page.select(".oit-report td.oit-number")]
    worth, won = cells[::2], cells[1::2]
    assert sum(map(sum, worth)) == pytest.approx(100, abs=0.3)  # 43 rounded numbers
    assert sum(map(sum, won)) == pytest.approx(score, abs=0.3)

    book = openpyxl.load_workbook(io.BytesIO(client.get(REPORT, {"export": "xlsx"}).getvalue()))
    sheet = list(book["รายละเอียด"].iter_rows(values_only=True))
    from_excel = [dict(zip(sheet[0], row, strict=True)) for row in sheet[1:]]
    text_of = b"".join(client.get(REPORT, {"export": "csv"}).streaming_content).decode()
    from_csv = list(csv.DictReader(io.StringIO(text_of.removeprefix("\ufeff"))))
    client.force_login(webmaster)
    answer = client.get("/api/oit/v1/years/2564/scorecard/").json()
    told = json.loads(run("oit_scorecard", year=2564, format="json"))
    table = run("oit_scorecard", year=2564)

    assert answer["score"] == told["score"] == score
    assert f"{score:.2f}" in table
    for row, excel, line, api, command in zip(
        card.rows, from_excel, from_csv, answer["indicators"], told["indicators"], strict=True
    ):
        expected = (row.code, round(row.weight, 2), round(row.won, 2))
        assert (excel["รหัส"], excel["คะแนนของข้อ"], excel["คะแนนที่ได้"]) == expected
        points = (float(line["คะแนนของข้อ"]), float(line["คะแนนที่ได้"]))
        assert (line["รหัส"], *points) == expected
        for one in (api, command):
            assert (one["code"], round(one["weight"], 2), round(one["won"], 2)) == expected
        assert f"{row.won:5.2f}/{row.weight:5.2f}" in table
        assert excel["ผลการตรวจ"] == line["ผลการตรวจ"] == str(row.outcome_label)


def test_a_count_opens_as_many(filled, client, clerk, home_of, municipality):
    for name in ("กองคลัง", "กองช่าง"):
        UnitFactory(municipality=municipality, name_th=name)
    units = list(municipality.units.all())
    for number, page in enumerate(IndicatorPage.objects.order_by("path")):
        if number % 3:
            IndicatorPage.objects.filter(pk=page.pk).update(responsible_unit=units[number % 2])
    client.force_login(clerk)
    links = home_of().select(".oit-outlook__unit")
    assert len(links) == 3  # two units, and what has none
    for one in links:
        rows = client.get(REPORT + one.a["href"].removeprefix(REPORT)).context["rows"]
        assert len(rows) == int(one.select_one("span").text)
        assert not any(row.sure for row, _lines in rows)


class TestWhichYear:
    def shown(self, panel):
        return [
            one.get("id", "").removeprefix("oit-outlook-").split("-")[0]
            for one in panel.select("section.w-panel, details.oit-outlook-folded")
        ]

    def test_newer_empty_ones_do_not_hide_the_one_that_counts(self, filled, home_of, municipality):
        for year in (2565, 2566, 2567):
            scaffold(year, municipality)
        panel = home_of(date(2026, 11, 25))  # a year that nobody has made
        assert self.shown(panel)[0] == str(filled.pk)
        assert "12.50" in panel.select_one(".oit-outlook__number").text
        assert len(panel.select("section.w-panel")) == 1
        assert [one.text for one in panel.select(".oit-outlook-others a")] == ["2566", "2565"]

    def test_the_year_that_runs_comes_first(self, filled, home_of, municipality):
        newer = scaffold(2566, municipality).year_page
        assert self.shown(home_of(date(2023, 4, 1))) == [str(newer.pk), str(filled.pk)]
        assert self.shown(home_of(date(2021, 4, 1))) == [str(filled.pk), str(newer.pk)]

    def test_the_report_opens_the_same(self, filled, client, clerk, municipality):
        for year in (2565, 2566):
            scaffold(year, municipality)
        client.force_login(clerk)
        assert client.get(REPORT).context["year"] == filled


class TestWhatWaits:
    @pytest.fixture
    def officer(self, municipality):
        user = UserFactory()
        user.groups.add(arrange_groups(municipality).officers)
        return user

    @pytest.fixture
    def sent(self, filled, clerk, officer):
        page = fill(filled, "O42", text("<p>ร่าง</p>"), publish=False)
        WorkflowPage.objects.get(page__depth__gt=1).workflow.start(page, clerk)
        return page

    def test_the_officers_home_opens_with_it(self, sent, client, officer):
        client.force_login(officer)
        shown = client.get("/admin/").content.decode()
        assert 0 < shown.index('id="awaiting-review') < shown.index("oit-outlook__number")

    def test_the_missing_list_and_the_report_say_so(self, sent, client, clerk, home_of, officer):
        (gap,) = [one for one in home_of().select(".oit-outlook__gap") if "O42" in one.text]
        assert "รอตรวจ" in gap.text
        client.force_login(clerk)
        (row,) = [row for row, _lines in client.get(REPORT).context["rows"] if row.code == "O42"]
        assert row.review == "waiting"
        task = sent.current_workflow_task_state
        client.force_login(officer)
        address = reverse("wagtailadmin_pages:workflow_action", args=[sent.pk, "reject", task.pk])
        client.post(address, {"comment": "ขาดวันที่"})
        (gap,) = [one for one in home_of().select(".oit-outlook__gap") if "O42" in one.text]
        assert "ส่งกลับให้แก้ไข" in gap.text

    def test_the_button_names_whom_it_goes_to_once(self, filled, client, clerk, officer):
        writer = UserFactory()
        writer.groups.add(arrange_groups(filled.get_parent().specific).writers)
        client.force_login(writer)
        page = fill(filled, "O41", text("<p>ร่าง</p>"), publish=False)
        shown = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
        assert "ส่งให้ผู้รับผิดชอบ ITA ตรวจ" in shown
        assert "ส่งไปยัง ส่งให้" not in shown
