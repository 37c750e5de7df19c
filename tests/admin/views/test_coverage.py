"""The grid of periods, and adding what is missing."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import Permission
from wagtail.models import GroupPagePermission

from oit_pages.actions.add_period import add_period
from oit_pages.checklist.coverage import row
from oit_pages.evidence import Evidence, Item
from oit_pages.models import EntryPage, IndicatorPage
from oit_pages.thai import Period
from tests.factories import block, fill, months


@pytest.fixture
def summary(year_page):
    """O23 with October's table, and a statement that there was nothing in November."""
    rows = [{"item": "จ้างซ่อมแซมถนน", "winner": "ร้านตัวอย่าง"}]
    return fill(
        year_page,
        "O23",
        block("table_monthly_procurement_summary", month="2020-10-01", rows=rows),
        block(
            "nothing_to_report",
            period=months("2020-11", "2020-11"),
            reason="ไม่มีการจัดซื้อจัดจ้าง",
            date="2020-12-01",
        ),
    )


@pytest.fixture
def author(clerk, municipality):
    GroupPagePermission.objects.create(
        group=clerk.groups.get(),
        page=municipality,
        permission=Permission.objects.get(
            codename="add_page", content_type__app_label="wagtailcore"
        ),
    )
    return clerk


def cells(client, code):
    context = client.get("/admin/reports/oit/coverage/").context
    shown = {row.indicator.code: row.cells for row, _may, _cells in context["rows"]}
    return [cell.state for cell in shown[code]]


def test_months_of_the_half_year(summary, client, clerk):
    client.force_login(clerk)
    states = cells(client, "O23")
    assert states == ["shown", "nothing", *["missing"] * 4, *["not_asked"] * 6]


def test_halves(year_page, client, clerk):
    row = {"received": 3, "completed": 2, "in_progress": 1}
    fill(
        year_page,
        "O31",
        block("table_complaint_statistics", period=months("2020-10", "2021-03"), rows=[row]),
    )
    client.force_login(clerk)
    assert cells(client, "O31") == ["shown", "not_asked"]


def test_a_part_of_a_half_is_only_a_part(year_page, client, clerk):
    row = {"received": 3, "completed": 2, "in_progress": 1}
    fill(
        year_page,
        "O31",
        block("table_complaint_statistics", period=months("2020-10", "2021-01"), rows=[row]),
    )
    client.force_login(clerk)
    assert cells(client, "O31") == ["partly", "not_asked"]


def test_the_page_is_in_thai_with_thai_years(summary, client, author):
    client.force_login(author)
    shown = client.get("/admin/reports/oit/coverage/").content.decode()
    assert "ต.ค. 2563" in shown
    assert "เพิ่มเดือนนี้" in shown


def test_whoever_may_not_add_is_not_asked_to(summary, client, clerk):
    client.force_login(clerk)
    shown = client.get("/admin/reports/oit/coverage/").content.decode()
    assert "add-period" not in shown


def test_quarters(year_page):
    """No list asks for quarters today; one may."""
    o31 = replace(year_page.edition.find("O31"), cadence="quarterly", period="fiscal_year")
    shown = Item(
        kind="table",
        column_set="complaint_statistics",
        rows=({"received": 3},),
        parts={"period": Period(date(2020, 10, 1), date(2021, 2, 28))},
    )
    evidence = Evidence(subject=o31.subject, year=2564, as_of=date(2021, 4, 1), items=(shown,))
    cells = row(o31, evidence, 2564).cells
    assert [cell.state for cell in cells] == ["shown", "partly", "missing", "missing"]
    assert [cell.months for cell in cells] == [3, 3, 3, 3]


def test_queries(summary, client, clerk, django_assert_max_num_queries):
    client.force_login(clerk)
    client.get("/admin/reports/oit/coverage/")
    with django_assert_max_num_queries(12):
        client.get("/admin/reports/oit/coverage/")


class TestAdding:
    data = {"from": "2020-12-01", "to": "2020-12-31"}

    def post(self, client, page, **data):
        return client.post(f"/admin/oit/add-period/{page.pk}/", {**self.data, **data})

    def test_makes_a_draft_with_the_month_filled_in(self, summary, client, author):
        client.force_login(author)
        answer = self.post(client, summary)
        entry = EntryPage.objects.get()
        assert answer.url == f"/admin/pages/{entry.pk}/edit/"
        assert not entry.live
        assert entry.slug == "2020-12"
        assert "ธันวาคม 2563" in entry.title
        (child,) = entry.body.raw_data
        assert child["value"]["month"] == "2020-12-01"
        assert client.get(answer.url).status_code == 200

    def test_it_counts_once_it_is_filled_in_and_published(self, summary, client, author):
        client.force_login(author)
        self.post(client, summary)
        assert cells(client, "O23")[2] == "missing"
        entry = EntryPage.objects.get()
        raw = list(entry.body.raw_data)
        rows = [{"item": "จ้างเหมาบริการ", "winner": "ร้านสมมติ"}]
        filled = block("table_monthly_procurement_summary", rows=rows)
        raw[0]["value"]["rows"] = filled["value"]["rows"]
        entry.body = raw
        entry.save_revision().publish()
        assert cells(client, "O23")[2] == "shown"

    def test_again_opens_the_same(self, summary, client, author):
        client.force_login(author)
        first = self.post(client, summary).url
        assert self.post(client, summary).url == first
        assert EntryPage.objects.count() == 1

    def test_only_who_may_add(self, summary, client, clerk):
        client.force_login(clerk)
        self.post(client, summary)
        assert not EntryPage.objects.exists()

    def test_two_at_once_make_two(self, summary):
        """Each has read the page before the other's entry was made."""
        october, november = (
            (IndicatorPage.objects.get(pk=summary.pk), Period.from_months(day, day))
            for day in (date(2020, 10, 1), date(2020, 11, 1))
        )
        for page, period in (october, november):
            assert add_period(page, period)[1]
        assert EntryPage.objects.count() == 2

    def test_a_title_of_full_length_leaves_room_for_the_month(self, summary, client, author):
        summary.title = "ก" * 255
        summary.save()
        client.force_login(author)
        assert self.post(client, summary).status_code == 302
        assert EntryPage.objects.get().title.endswith(" ธันวาคม 2563")

    @pytest.mark.parametrize(
        "data",
        [
            {"from": "x"},
            {"to": "2020-01-01"},
            {"from": ""},
            {"from": "0001-01-01"},
            {"to": "9999-11-01"},
            {"from": "9999-12-01", "to": "9999-12-31"},
            {"from": "2020-09-01", "to": "2020-09-30"},  # of the fiscal year before
        ],
    )
    def test_no_period_no_page(self, summary, client, author, data):
        client.force_login(author)
        assert self.post(client, summary, **data).status_code == 404
        assert not EntryPage.objects.exists()
