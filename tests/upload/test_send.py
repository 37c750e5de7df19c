"""The page that a unit opens on a phone: who is shown what, and what it gives away."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from oit_pages.actions.settle_paper import refuse
from oit_pages.actions.upload_link import make_link, revoke_link, token_of
from oit_pages.models import IndicatorPage, PendingPaper, UploadLink
from tests.actions.test_upload_link import kept, link, page, pdf, sent, unit

__all__ = ["kept", "link", "page", "unit"]


@pytest.fixture(autouse=True)
def _cache():
    cache.clear()


@pytest.fixture
def phone():
    """Nobody who is signed in, and a browser that must prove nothing by a cookie."""
    return Client(enforce_csrf_checks=True, headers={"accept-language": "en"})


def address(link) -> str:
    return f"/upload/{token_of(link)}/"


def read(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").get_text(" ")


def test_it_says_what_is_asked_in_thai(
    phone, page, unit, municipality, django_assert_max_num_queries
):
    link = make_link(page, unit, days=14, asked="ขอแผนฉบับลงนาม <script>")
    with django_assert_max_num_queries(8):
        answer = phone.get(address(link))
    said = read(answer)
    assert answer.status_code == 200
    for one in (municipality.name_th, "กองคลัง", page.indicator.title_th, "ขอแผนฉบับลงนาม <script>"):
        assert one in said
    assert page.indicator.requirements[0].th in said
    assert not re.search("Send|Choose|Fiscal", said)
    assert b"<script" not in answer.content


def test_nothing_of_the_draft_is_shown(phone, link, page):
    page.title = "ชื่อลับของฉบับร่าง"
    page.save_revision()
    IndicatorPage.objects.filter(pk=page.pk).update(title="ชื่อลับ", summary="สรุปลับ")
    assert "ลับ" not in read(phone.get(address(link)))


def test_it_leaves_no_trace(phone, link):
    for answer in (phone.get(address(link)), phone.post(address(link)), phone.get("/upload/x.y/")):
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert not answer.cookies
        found = BeautifulSoup(answer.content, "html.parser")
        assert not found.select("script, link, img, iframe, a[href]")
        assert not re.findall(rb"https?://", answer.content)


def test_every_link_that_is_not_open_answers_alike(phone, page, unit):
    expired, revoked = make_link(page, unit, days=1), make_link(page, unit, days=1)
    past = timezone.now() - timedelta(seconds=1)
    UploadLink.objects.filter(pk=expired.pk).update(expires_at=past)
    revoke_link(revoked)
    forged = f"/upload/{revoked.selector}.{'A' * 43}/"
    answers = []
    for one in (address(expired), address(revoked), forged, "/upload/unknown/", "/upload/%00.x/"):
        for ask in (phone.get, phone.post):
            answer = ask(one)
            nonce = re.search(rb'nonce="(.+?)"', answer.content)[1]
            told = answer.content.replace(nonce, b"")
            headers = {k: v for k, v in answer.items() if k != "Content-Security-Policy"}
            answers.append((answer.status_code, told, sorted(headers.items())))
    assert answers[0][0] == 404
    assert all(one == answers[0] for one in answers)
    assert "เจ้าหน้าที่ที่ส่งลิงก์" in answers[0][1].decode()


def test_files_are_sent_without_a_script_or_a_session(phone, link):
    files = [sent("แผน.pdf", pdf()), sent("ขาด.pdf", b"%PDF-1.4")]
    data = {"files": files, "sender": "สมมติ", "note": "ลงนามแล้ว"}
    answer = phone.post(address(link), data)
    assert answer.status_code == 200
    found = BeautifulSoup(answer.content, "html.parser")
    assert "แผน.pdf" in found.select_one(".good").get_text()
    assert "ขาด.pdf" in found.select_one(".bad").get_text()
    assert found.select_one("[name=sender]")["value"] == "สมมติ"
    paper = link.papers.get()
    assert (paper.name, paper.sender, paper.note) == ("แผน.pdf", "สมมติ", "ลงนามแล้ว")
    again = phone.post(address(link), {"files": [sent("แผน.pdf", pdf_of(paper))], "sender": "ส"})
    assert "แผน.pdf" in BeautifulSoup(again.content, "html.parser").select_one(".known").get_text()
    assert link.papers.count() == 1


def pdf_of(paper) -> bytes:
    with paper.file.open("rb") as file:
        return file.read()


def test_words_are_not_lost_where_no_file_was_chosen(phone, link):
    answer = phone.post(address(link), {"sender": "สมมติ", "note": "<i>หมายเหตุ"})
    found = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 400
    assert found.select_one("[role=alert]")
    assert found.select_one("[name=sender]")["value"] == "สมมติ"
    assert "<i>หมายเหตุ" in found.select_one("[name=note]").get_text()


def test_why_a_paper_is_not_used_is_read_there_alone(phone, link, page, unit):
    phone.post(address(link), {"files": [sent("แผน.pdf", pdf())]})
    refuse(link.papers.get(), "ไม่ใช่ปีนี้")
    other = make_link(page, unit, days=1)
    assert "ไม่ใช่ปีนี้" in read(phone.get(address(link)))
    assert "ไม่ใช่ปีนี้" not in read(phone.get(address(other)))


def test_a_link_sends_for_its_own_page_alone(phone, link, year_page, unit):
    elsewhere = IndicatorPage.objects.descendant_of(year_page).get(slug__startswith="o5-")
    other = make_link(elsewhere, unit, days=1)
    phone.post(address(link), {"files": [sent("แผน.pdf", pdf())], "page": elsewhere.pk})
    assert (link.papers.count(), other.papers.count()) == (1, 0)
    assert elsewhere.indicator.title_th not in read(phone.get(address(link)))
    assert link.page.indicator.title_th not in read(phone.get(address(other)))


@pytest.mark.parametrize("who", ["link", "visitor"])
def test_nobody_sends_all_day(phone, link, page, unit, settings, who):
    settings.OIT_PAGES = {**settings.OIT_PAGES, "UPLOAD_THROTTLE": "2/hour"}
    other = make_link(page, unit, days=1)
    for number in range(3):
        from_where = f"192.0.2.{number}" if who == "link" else "192.0.2.1"
        to = link if who == "link" else (link, other)[number % 2]
        files = [sent("ก.pdf", pdf(str(number)))]
        answer = phone.post(address(to), {"files": files}, REMOTE_ADDR=from_where)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert PendingPaper.objects.count() == 2
    assert phone.get(address(link)).status_code == 200


def test_too_much_at_once_is_not_even_read(phone, link, settings):
    settings.OIT_PAGES = {**settings.OIT_PAGES, "UPLOAD_MAX_MB": 1}
    big = [sent(f"{n}.pdf", bytes(1024 * 1024)) for n in range(7)]
    answer = phone.post(address(link), {"files": big})
    assert answer.status_code == 413
    assert "6" in read(answer)


def test_too_many_at_once_is_said_in_words(phone, link, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    answer = phone.post(address(link), {"files": [sent(f"{n}.pdf", pdf()) for n in range(3)]})
    assert answer.status_code == 400
    assert BeautifulSoup(answer.content, "html.parser").select_one("[role=alert]")
    assert not PendingPaper.objects.exists()


def test_a_send_that_is_no_form_is_said_in_words(phone, link):
    answer = phone.post(address(link), b"x", content_type="multipart/form-data; boundary=")
    assert answer.status_code == 400
    assert phone.put(address(link)).status_code == 405
