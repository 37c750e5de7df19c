"""Several files for a year: matched, looked at, and brought in one by one."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Revision

from oit_pages.actions.scaffold import scaffold
from oit_pages.management.lookup import find_indicator_page
from oit_pages.models import IndicatorPage
from tests.admin.conftest import may_edit
from tests.admin.views.test_import import ROWS
from tests.readers import make

MEASURES = make.word(
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2564",
    (make.HEADINGS, make.ROW),
)
POWERS = make.word("อำนาจหน้าที่", "องค์การบริหารส่วนตำบลมีอำนาจหน้าที่ดูแลทางน้ำและทางบก")


@pytest.fixture
def url(year_page) -> str:
    return reverse("oit_pages_import_files", args=[year_page.pk])


@pytest.fixture
def ask(url, client, webmaster):
    client.force_login(webmaster)

    def post(data: bytes, name: str, do="match", **fields) -> BeautifulSoup:
        fields["file"] = SimpleUploadedFile(name, data)
        answer = client.post(url, {do: "1", **fields})
        assert answer.status_code == 200
        assert b"<html" not in answer.content
        return BeautifulSoup(answer.content, "html.parser")

    return post


def seen_of(told: BeautifulSoup) -> str:
    return told.select_one("[name=seen]")["value"]


def chosen(told: BeautifulSoup) -> str:
    return told.select_one("option[selected]")["value"] if told.select("option[selected]") else ""


def draft(subject: str) -> list[dict]:
    page = IndicatorPage.objects.get(subject=subject).specific
    return list(page.get_latest_revision_as_object().body.raw_data)


def test_a_file_is_matched_and_nothing_is_saved(ask):
    before = Revision.objects.count()
    told = ask(MEASURES, "รายงาน.docx")
    assert chosen(told) == "O43"
    assert "มีตาราง: " in told.text
    assert "คำที่ตรงกัน: " in told.text
    assert told.select_one(".oit-mark").text
    options = told.select("option")
    assert [one["value"] for one in options][0] == ""
    assert len(options) == 44
    assert Revision.objects.count() == before


def test_one_of_another_matter_is_for_none_until_it_is_said(ask):
    told = ask(make.word("ข้าวผัด", "แกงจืด"), "เมนูอาหาร.docx")
    assert chosen(told) == ""
    assert "ไม่ตรงกับตัวชี้วัดใด" in told.text
    refused = ask(make.word("ข้าวผัด", "แกงจืด"), "เมนูอาหาร.docx", "bring", seen=seen_of(told))
    assert "โปรดเลือก" in refused.text


def test_what_is_plain_is_taken_in_as_a_draft(ask):
    told = ask(POWERS, "อำนาจหน้าที่.docx")
    assert chosen(told) == "O3"
    assert not told.select("[data-oit-asks]")
    done = ask(POWERS, "อำนาจหน้าที่.docx", "bring", seen=seen_of(told), target="O3")
    assert done.select_one("[data-oit-done]")
    assert [child["type"] for child in draft("powers-and-duties")] == ["rich_text"]
    assert not IndicatorPage.objects.get(subject="powers-and-duties").live


def test_the_target_is_changed_by_hand(ask):
    told = ask(POWERS, "อำนาจหน้าที่.docx")
    ask(POWERS, "อำนาจหน้าที่.docx", "bring", seen=seen_of(told), target="O6")
    assert draft("laws")
    assert draft("powers-and-duties") == []


def test_what_is_doubtful_is_looked_at_first(ask):
    data = make.excel(*ROWS)
    told = ask(data, "สถิติร้องเรียนทุจริต.xlsx")
    assert chosen(told) == "O31"
    assert told.select_one("[data-oit-take][data-oit-asks][hidden]")
    fields = {"seen": seen_of(told), "target": "O31"}
    refused = ask(data, "สถิติร้องเรียนทุจริต.xlsx", "bring", **fields)
    assert "โปรดตรวจดูก่อนนำเข้า" in refused.text
    assert draft("complaint-statistics") == []
    looked = {"piece": "0", "take": "0", "year": "2563"}
    done = ask(data, "สถิติร้องเรียนทุจริต.xlsx", "bring", **fields | looked)
    assert done.select_one("[data-oit-done]")
    months = [row["value"]["month"] for row in draft("complaint-statistics")[0]["value"]["rows"]]
    assert months == ["2019-10-01", "2020-01-01"]


def test_what_is_wrong_with_one_is_said_in_its_place(ask):
    told = ask(POWERS[:500], "แผน.docx")
    assert told.select_one("[role=alert]").text.strip()
    assert not told.select("select")


def test_another_file_than_the_one_looked_at_is_refused(ask):
    told = ask(POWERS, "อำนาจหน้าที่.docx")
    other = make.word("อื่น")
    refused = ask(other, "อำนาจหน้าที่.docx", "bring", seen=seen_of(told), target="O3")
    assert refused.select_one("[role=alert]")
    assert draft("powers-and-duties") == []


def test_the_same_file_again_is_asked_about(ask):
    fields = {"seen": seen_of(ask(POWERS, "ก.docx")), "target": "O3"}
    ask(POWERS, "ก.docx", "bring", **fields)
    asked = ask(POWERS, "ก.docx", "bring", **fields)
    assert asked.select_one("[data-oit-again-asked]")
    assert len(draft("powers-and-duties")) == 1
    ask(POWERS, "ก.docx", "bring", again="replace", **fields)
    assert len(draft("powers-and-duties")) == 1


def test_a_pdf_goes_in_as_a_document(ask):
    data = b"%PDF-1.4 sample"
    told = ask(data, "แผนพัฒนาท้องถิ่น.pdf")
    assert chosen(told) == "O4"
    fields = {"seen": seen_of(told), "target": "O4"}
    assert ask(data, "แผนพัฒนาท้องถิ่น.pdf", "bring", **fields).select_one("[data-oit-done]")
    assert get_document_model().objects.count() == 1


def test_only_pages_that_one_may_write_to_are_offered(url, client, django_user_model, year_page):
    page = IndicatorPage.objects.get(subject="laws")
    client.force_login(may_edit(django_user_model.objects.create_user("ก", password="x"), page))
    file = SimpleUploadedFile("อำนาจหน้าที่.docx", POWERS)
    told = BeautifulSoup(client.post(url, {"match": "1", "file": file}).content, "html.parser")
    assert [one["value"] for one in told.select("option")] == ["", "O6"]
    file = SimpleUploadedFile("อำนาจหน้าที่.docx", POWERS)
    fields = {"bring": "1", "file": file, "seen": seen_of(told), "target": "O3"}
    assert "data-oit-done" not in client.post(url, fields).content.decode()
    assert draft("powers-and-duties") == []


def test_a_locked_page_takes_nothing(ask, url, client, clerk, webmaster):
    told = ask(POWERS, "ก.docx")
    page = IndicatorPage.objects.get(subject="powers-and-duties")
    IndicatorPage.objects.filter(pk=page.pk).update(locked=True, locked_by=webmaster)
    client.force_login(clerk)
    fields = {"seen": seen_of(told), "target": "O3"}
    assert "ถูกล็อก" in ask(POWERS, "ก.docx", "bring", **fields).text
    assert draft("powers-and-duties") == []


def test_a_year_of_others_is_nobodys_here(client, clerk, neighbour):
    client.force_login(clerk)
    answer = client.get(reverse("oit_pages_import_files", args=[neighbour.pk]))
    assert answer.status_code in (302, 403)


def test_is_reached_from_the_year_and_from_the_home(url, client, clerk, year_page):
    client.force_login(clerk)
    assert url in client.get("/admin/").content.decode()
    assert url in client.get(f"/admin/pages/{year_page.pk}/edit/").content.decode()
    assert url in client.get(f"/admin/pages/{year_page.pk}/").content.decode()


def test_queries_do_not_grow_with_the_pages(
    url, client, clerk, django_assert_max_num_queries, municipality
):
    scaffold(2565, municipality)
    client.force_login(clerk)
    client.get(url)
    with django_assert_max_num_queries(20):
        told = client.get(url).content.decode()
    assert re.search("<template data-oit-row>", told)


def test_what_is_wrong_with_the_draft_is_said(ask, year_page):
    told = ask(MEASURES, "รายงาน.docx")
    page = find_indicator_page(year_page, chosen(told)).specific
    page.slug = page.get_siblings(inclusive=False).first().slug
    page.save_revision(clean=False)
    answer = ask(
        MEASURES, "รายงาน.docx", "bring", target=chosen(told), seen=seen_of(told), piece="0"
    )
    assert page.slug in answer.select_one("[role=alert]").text
