"""The screen of the official result."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile

from oit_pages.actions.enter_result import Given, enter_result
from oit_pages.models import OfficialResult, OfficialScore
from tests.checklist.test_official import judged, verdict
from tests.readers import make

ADDRESS = "/admin/reports/oit/official/"
MOST_QUERIES = 22


@pytest.fixture
def officer(clerk):
    clerk.user_permissions.add(Permission.objects.get(codename="enter_official_result"))
    return clerk


def soup(answer):
    return BeautifulSoup(answer.content, "html.parser")


def test_who_may_not_enter_reads_and_changes_nothing(client, year_page, municipality, clerk):
    enter_result(municipality, 2563, [Given(key="O1", points=Decimal(0))])
    client.force_login(clerk)
    here = f"{ADDRESS}?year_page={year_page.pk}&year=2563"
    page = soup(client.get(here))
    assert not page.select("main form button, main input[type=file]")
    assert "0.00" in page.select_one("#O1").get_text()
    answer = client.post(here, {"do": "write", "points-O1": "100"})
    assert (answer.status_code, answer.url) == (302, "/admin/")
    assert OfficialScore.objects.get().points == 0


def test_a_year_without_pages_is_entered_in_a_table(client, year_page, officer):
    client.force_login(officer)
    here = f"{ADDRESS}?year_page={year_page.pk}&year=2563"
    assert "O43" in {row["id"] for row in soup(client.get(here)).select(".oit-official tbody tr")}
    data = {"do": "write", "points-O1": "ไม่มี", "remark-O1": "ไม่พบ", "points-O2": "",
            "points-i3": "๗๒.๕", "title-i3": "คำถาม"}  # fmt: skip
    client.post(here, data)
    result = OfficialResult.objects.get()
    kept = set(result.scores.values_list("key", "points", "title", "remark"))
    assert kept == {("O1", Decimal(0), "", "ไม่พบ"), ("i3", Decimal("72.5"), "คำถาม", "")}
    assert (result.year, result.changed_by_name) == (2563, "clerk")
    client.post(here, {**data, "points-O1": "", "remark-O1": ""})
    assert [one.key for one in result.scores.all()] == ["i3"]


def test_what_is_wrong_is_said_and_what_was_typed_stays(client, year_page, officer):
    client.force_login(officer)
    data = {"do": "write", "points-O1": "100", "points-O2": "สิบ", "remark-O3": "ก", "points-O3": ""}
    page = soup(client.post(f"{ADDRESS}?year_page={year_page.pk}", data))
    assert len(page.select("[data-oit-faults] li")) == 2
    assert page.select_one("[name=points-O2]")["value"] == "สิบ"
    assert page.select_one("[name=points-O1]")["value"] == "100"
    assert not OfficialResult.objects.exists()


def test_a_file_whole_or_not_at_all(client, year_page, officer):
    client.force_login(officer)
    here = f"{ADDRESS}?year_page={year_page.pk}"

    def post(*rows):
        file = SimpleUploadedFile("ผล.xlsx", make.excel(["ข้อ", "คะแนน"], *rows))
        return client.post(here, {"do": "import", "file": file})

    page = soup(post(["O1", "100"], ["O77", "0"]))
    (fault,) = page.select("[data-oit-faults] li")
    assert "A3" in fault.get_text()
    assert not OfficialResult.objects.exists()
    assert post(["O1", "100"], ["O2", "0"]).status_code == 302
    assert OfficialScore.objects.count() == 2
    changed = OfficialResult.objects.get().changed_at
    post(["O1", "100"], ["O2", "0"])
    assert OfficialResult.objects.get().changed_at == changed
    assert len(soup(client.post(here, {"do": "import"})).select("[data-oit-faults] li")) == 1


def test_a_rule_that_errs_is_shown_with_its_item_and_how_often(
    client, year_page, municipality, clerk, django_assert_max_num_queries
):
    judged(year_page, "O43", "pass", verdict("O43", 0, "pass", ("any", "pass")))
    enter_result(municipality, 2564, [Given(key="O43", points=Decimal(0))])
    client.force_login(clerk)
    client.get(f"{ADDRESS}?year_page={year_page.pk}")
    with django_assert_max_num_queries(MOST_QUERIES):
        page = soup(client.get(f"{ADDRESS}?year_page={year_page.pk}"))
    row = page.select_one("#errs-O43[data-oit-errs=kind]")
    assert "rows_have" in {one.get_text() for one in row.select("[data-oit-rule]")}
    report = soup(client.get(f"/admin/reports/oit/?year_page={year_page.pk}"))
    links = [one["href"] for one in report.select(".oit-assessed a")]
    assert links == [f"{ADDRESS}?year_page={year_page.pk}&year=2564#errs-O43"]


def test_items_that_add_up_to_something_else_are_told(client, year_page, municipality, clerk):
    points = [Given(key=one.code, points=Decimal(100)) for one in year_page.edition.indicators]
    enter_result(municipality, 2564, [*points, Given(key="OIT", points=Decimal("100"))])
    client.force_login(clerk)
    here = f"{ADDRESS}?year_page={year_page.pk}"
    assert client.get(here).context["computed"] is None
    enter_result(municipality, 2564, [Given(key="O43", points=Decimal(0))])
    assert client.get(here).context["computed"] == pytest.approx(87.5)


@pytest.mark.parametrize("year", ["2562", "x", "2563x", "-1"])
def test_a_year_without_a_list(client, year_page, clerk, year):
    client.force_login(clerk)
    assert client.get(f"{ADDRESS}?year_page={year_page.pk}&year={year}").status_code == 404


def test_another_municipality_gets_nothing(client, year_page, officer, neighbour):
    client.force_login(officer)
    here = f"{ADDRESS}?year_page={neighbour.pk}"
    assert client.get(here).status_code == 404
    assert client.post(here, {"do": "write", "points-O1": "100"}).status_code == 404
    assert not OfficialResult.objects.exists()
