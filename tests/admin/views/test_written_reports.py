"""The screen of the reports that write themselves."""

from io import BytesIO

import docx
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import GroupPagePermission, Revision

from oit_pages.management.lookup import find_indicator_page
from oit_pages.models import ImportedVisits
from tests.admin.conftest import may_edit
from tests.checklist.reports.world import change, plan_table, put, value

MOST_QUERIES = 32
HALF = "six-month-operating-progress"


@pytest.fixture
def here(year_page):
    return f"{reverse('oit_pages_written_reports')}?year_page={year_page.pk}"


def soup(answer):
    return BeautifulSoup(answer.content, "html.parser")


def of(page, report):
    return page.select_one(f"#{report}")


def draft(client, here, report=HALF, month="", do="draft"):
    return client.post(here, {"do": do, "report": report, "month": month}, follow=True)


def visits(content="หน้า,จำนวนผู้เข้าชม,เดือน\n/,5,มี.ค. 2564"):
    return {"do": "visits", "file": SimpleUploadedFile("visits.csv", content.encode())}


def test_shown_drafted_and_taken_out_as_word(
    client, year_page, clerk, here, django_assert_max_num_queries
):
    put(year_page, "O10", plan_table("500", "2 ล้านบาท"))
    client.force_login(clerk)
    client.get(here)
    with django_assert_max_num_queries(MOST_QUERIES):
        page = soup(client.get(here))
    found = of(page, HALF)
    assert found["data-oit-state"] == "new"
    assert "O11" in found.h2.get_text()
    assert "ไม่ได้ใช้หน่วยเป็นบาท" in found.details.get_text()
    source = find_indicator_page(year_page, "O10")
    assert found.select_one(f'a[href="/admin/pages/{source.pk}/edit/"]')
    assert len(page.select("#monthly-monitoring li[data-oit-state]")) == 12
    assert of(page, "annual-operating-report")["data-oit-state"] == "nothing"
    assert not page.select("input[type=file]"), "whoever writes reads no visits in"
    page = soup(draft(client, here))
    found = of(page, HALF)
    assert found["data-oit-state"] == "same"
    assert not found.select("button")
    before = Revision.objects.count()
    draft(client, here)
    assert Revision.objects.count() == before
    address = found.select_one("a[download]")["href"]
    answer = client.get(here.partition("?")[0] + address)
    assert "private, no-store" in answer["Cache-Control"]
    paper = docx.Document(BytesIO(answer.content))
    assert "โครงการ/กิจกรรมตามแผน จำนวน 2 รายการ [1 แถว 1–2]" in [
        one.text for one in paper.paragraphs
    ]
    cells = [cell.text for row in paper.tables[0].rows for cell in row.cells]
    assert {"โครงการที่ 1", "500"} <= set(cells)
    assert any("[1] O10" in cell for cell in cells), "sources stand below the table"
    change(year_page, "O11", "report", title="ของเรา")
    assert of(soup(client.get(here)), HALF)["data-oit-state"] == "kept"


def test_a_month_is_drafted(client, year_page, clerk, here):
    client.force_login(clerk)
    page = soup(draft(client, here, "monthly-monitoring", "2021-03"))
    assert value(year_page, "O43", "report")["title"].endswith("มีนาคม 2564")
    assert page.select("#monthly-monitoring a[download]")[0]["href"].endswith("month=2021-03")
    for month in ("", "2020-09", "x", "2021-13"):
        assert draft(client, here, "monthly-monitoring", month).status_code == 404
    assert client.post(here, {"do": "x"}).status_code == 404
    assert client.get(f"{here}&docx=nothing").status_code == 404
    assert client.get(f"{here}&docx={HALF}").status_code == 404


def test_whoever_may_not_edit_the_page_drafts_nothing_and_reads_no_draft(
    client, year_page, here, django_user_model
):
    """Somebody of one other page: sees what is public, and no button."""
    plan = find_indicator_page(year_page, "O10")
    put(year_page, "O10", plan_table("777"), publish=False)
    other = find_indicator_page(year_page, "O1")
    user = may_edit(django_user_model.objects.create_user("writer", password="x"), other)
    group = user.groups.get()
    permission = Permission.objects.get(
        codename="change_page", content_type__app_label="wagtailcore"
    )
    GroupPagePermission.objects.create(group=group, page=year_page, permission=permission)
    client.force_login(user)
    assert of(soup(client.get(here)), HALF)["data-oit-state"] == "new"
    GroupPagePermission.objects.filter(group=group, page=year_page).delete()
    GroupPagePermission.objects.create(
        group=group, page=year_page,
        permission=Permission.objects.get(codename="lock_page"),
    )  # fmt: skip
    answer = client.get(here)
    assert of(soup(answer), HALF)["data-oit-state"] == "nothing"
    assert plan.title not in of(soup(answer), HALF).get_text()
    assert not soup(answer).select("#monthly-monitoring button")
    before = Revision.objects.count()
    client.post(here, {"do": "draft", "report": HALF, "month": ""})
    client.get(f"{here}&docx={HALF}")
    assert Revision.objects.count() == before


def test_visits_are_read_in_by_an_officer(client, year_page, clerk, here):
    client.force_login(clerk)
    client.post(here, visits())
    assert not ImportedVisits.objects.exists()
    group = Group.objects.create(name="officers")
    GroupPagePermission.objects.create(
        group=group,
        page=year_page.get_parent(),
        permission=Permission.objects.get(codename="publish_page"),
    )
    clerk.groups.add(group)
    wrong = soup(client.post(here, visits("หน้า,จำนวนผู้เข้าชม,เดือน\n/,มาก,มี.ค. 2564")))
    assert "(B2)" in wrong.select_one("[role=alert]").get_text()
    assert client.post(here, {"do": "visits"}).status_code == 200
    assert client.post(here, visits()).status_code == 302
    assert ImportedVisits.objects.get().visits == 5


def test_a_neighbour_is_refused(client, year_page, neighbour, here, django_user_model):
    user = may_edit(django_user_model.objects.create_user("other", password="x"), neighbour)
    client.force_login(user)
    assert client.get(here).status_code == 404
    assert draft(client, here).status_code == 404
    assert client.post(here, visits()).status_code == 404
