"""The submission sheet of a year."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from oit_pages.actions.scaffold import scaffold
from oit_pages.checklist.sheet import as_rows, differences, digest, sheet
from oit_pages.models import AssessmentYearPage, IndicatorPage, SheetEntry
from tests.factories import fill, open_year, text

PLAN = "<p>องค์การบริหารส่วนตำบลมีอำนาจหน้าที่ดูแลทางน้ำและทางบก</p>"


@pytest.fixture
def year(year_page):
    fill(year_page, "O3", text(PLAN))
    return year_page


def test_every_item_in_the_order_of_the_list(year):
    of = sheet(year)
    assert [line.code for line in of.lines] == [one.code for one in year.edition.indicators]
    assert [line.code for line in of.lines if line.has] == ["O3"]


def test_the_address_has_the_year_in_it(year):
    (one,) = sheet(year).line("O3").addresses
    assert one.url.startswith("http://localhost/")
    assert f"/{year.slug}/" in one.url
    assert one.status == "not_checked"


def test_the_clicks_from_the_home_page_in_thai(year):
    line = sheet(year).line("O3")
    steps = line.click_path.split(" > ")
    assert steps[:3] == ["หน้าหลัก", "ข้อมูลความโปร่งใส", year.title]
    assert len(steps) == 5


def test_a_draft_or_what_is_hidden_is_no_address(year):
    page = fill(year, "O4", text(PLAN), publish=False)
    assert not sheet(year).line("O4").has
    page.save_revision().publish()
    assert sheet(year).line("O4").has
    restricted = PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert sheet(year).has == 0
    restricted.delete()
    page.get_parent().specific.unpublish()
    assert sheet(year).has == 0


def test_an_item_that_asks_for_several_has_an_address_for_each_page(municipality):
    year = open_year(scaffold(2568, municipality).year_page)
    joined = next(one for one in year.edition.indicators if len(one.subjects) > 1)
    before = sheet(year).line(joined.code)
    assert not before.has
    page = fill(year, joined.code, text(PLAN))
    (one,) = sheet(year).line(joined.code).addresses
    assert one.page == page.pk
    # A page that was kept from earlier years about the other subject.
    other = type(page)(title="อำนาจหน้าที่", slug="second", body=[], live=True)
    page.get_parent().add_child(instance=other)
    IndicatorPage.objects.filter(pk=other.pk).update(subject=joined.subjects[1])
    assert [one.page for one in sheet(year).line(joined.code).addresses] == [page.pk, other.pk]
    assert len(sheet(year).line(joined.code).click_path.splitlines()) == 2


def test_another_front_end(year, settings):
    settings.OIT_PAGES = {"FRONT_END": "https://www.example.go.th/"}
    (one,) = sheet(year).line("O3").addresses
    assert one.url.startswith("https://www.example.go.th/transparency/")
    settings.OIT_PAGES = {"FRONT_END": {"localhost": "https://a.example.go.th"}}
    assert sheet(year).line("O3").addresses[0].url.startswith("https://a.example.go.th/")
    settings.OIT_PAGES = {"FRONT_END": {"other": "https://a.example.go.th"}}
    assert sheet(year).line("O3").addresses[0].url.startswith("http://localhost/")


def test_what_is_written_is_remembered_and_what_was_checked_belongs_to_its_address(year):
    entry = SheetEntry.objects.create(
        year_page=year,
        subject=year.edition.find("O3").subject,
        click_path="หน้าหลัก > ไอทีเอ",
        note="ดูข้อ 2",
        checks={
            sheet(year).line("O3").addresses[0].url: {
                "status": "missing", "reason": "not_found", "at": "2021-06-01T09:00:00+00:00",
            }
        },
    )  # fmt: skip
    line = sheet(year).line("O3")
    assert (line.click_path, line.note) == ("หน้าหลัก > ไอทีเอ", "ดูข้อ 2")
    assert (line.addresses[0].status, line.addresses[0].checked_at.year) == ("missing", 2021)
    Site.objects.update(hostname="www.example.go.th")
    Site.clear_site_root_paths_cache()
    assert sheet(year).line("O3").addresses[0].status == "not_checked"
    SheetEntry.objects.filter(pk=entry.pk).update(click_path="")
    assert sheet(year).line("O3").click_path.startswith("หน้าหลัก > ข้อมูลความโปร่งใส")


def test_queries(year):
    for code in ("O4", "O5", "O6"):
        fill(year, code, text(PLAN))
    fresh = AssessmentYearPage.objects.get(pk=year.pk)
    with CaptureQueriesContext(connection) as few:
        sheet(fresh)
    assert len(few) <= 6, [one["sql"] for one in few]


def test_differences(year):
    before = as_rows(sheet(year))
    assert differences(before, before) == {}
    fill(year, "O4", text(PLAN))
    after = as_rows(sheet(year))
    assert differences(before, after) == {"O4": ("has", "addresses", "click_path")}
    assert differences(before[1:], before) == {"O1": ("new",)}
    assert differences(before, before[1:]) == {"O1": ("gone",)}
    assert digest(before) != digest(after)


def test_how_an_address_answered_is_no_difference(year):
    before = as_rows(sheet(year))
    after = [
        {**row, "addresses": [{**one, "status": "ok"} for one in row["addresses"]]}
        for row in before
    ]
    assert differences(before, after) == {}
    assert digest(before) == digest(after)


def test_the_address_is_that_of_the_page(year, client):
    (one,) = sheet(year).line("O3").addresses
    answer = client.get(one.url.removeprefix("http://localhost"))
    assert answer.status_code == 200
    assert one.title in answer.content.decode()
