"""The officer's side of papers that units send: links, what waits, and who may do what."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from oit_pages.actions.receive_papers import receive_papers
from oit_pages.actions.upload_link import make_link, token_of
from oit_pages.models import IndicatorPage, PendingPaper, ResponsibleUnit, UploadLink
from tests.actions.test_upload_link import draft_of, kept, link, page, pdf, sent, unit
from tests.readers import make

__all__ = ["kept", "link", "page", "unit"]
YEAR = "/admin/reports/oit/uploads/"


@pytest.fixture
def officer(clerk, municipality):
    """May publish the municipality's pages, and add documents."""
    group = clerk.groups.get()
    publish = Permission.objects.get(codename="publish_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=municipality, permission=publish)
    GroupCollectionPermission.objects.create(
        group=group,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="add_document"),
    )
    return clerk


@pytest.fixture
def paper(link):
    data = make.word("เลขประจำตัวประชาชน 1-2345-67890-12-1")
    receive_papers(link, [sent("แผน.docx", data)], sender="สมมติ", note="<b>ลงนาม")
    return link.papers.get()


def here(page) -> str:
    return f"/admin/oit/upload/{page.pk}/"


def soup(answer):
    return BeautifulSoup(answer.content, "html.parser")


def test_an_officer_makes_a_link_and_closes_it(client, officer, page, unit):
    client.force_login(officer)
    asked = {"do": "make", "unit": unit.pk, "days": 7, "asked": "ขอแผน"}
    found = soup(client.post(here(page), asked, follow=True))
    link = UploadLink.objects.get()
    assert (link.page_id, link.unit, link.made_by) == (page.pk, unit, officer)
    address = found.select_one(".oit-uploads__address input")["value"]
    assert address == f"http://testserver/upload/{token_of(link)}/"
    assert found.select_one(".oit-uploads__qr svg path")
    assert client.get(address).status_code == 200
    found = soup(client.post(here(page), {"do": "close", "link": link.pk}, follow=True))
    assert found.select_one("[data-oit-link=revoked]")
    assert not found.select_one(".oit-uploads__address")
    assert client.get(address).status_code == 404


def test_what_is_wrong_in_the_form_is_said_beside_it(client, officer, page, unit, neighbour):
    client.force_login(officer)
    theirs = ResponsibleUnit.objects.create(
        municipality_id=neighbour.get_parent().pk, name_th="กองเพื่อนบ้าน"
    )
    answer = client.post(here(page), {"do": "make", "unit": theirs.pk, "days": 0, "asked": "ข"})
    assert len(soup(answer).select(".error-message")) == 2
    assert "กองเพื่อนบ้าน" not in answer.content.decode()
    assert not UploadLink.objects.exists()


def test_the_year_lists_its_links(client, officer, link, paper, django_assert_max_num_queries):
    client.force_login(officer)
    client.get(YEAR)
    with django_assert_max_num_queries(25):
        found = soup(client.get(YEAR))
    (row,) = found.select("[data-oit-link=used]")
    assert "O4" in row.get_text()
    assert "กองคลัง" in row.get_text()
    client.post(YEAR, {"link": link.pk})
    assert soup(client.get(YEAR)).select("[data-oit-link=revoked]")


def test_a_paper_is_looked_at_and_taken_in(client, officer, page, paper):
    client.force_login(officer)
    answer = client.get(here(page))
    (shown,) = soup(answer).select("[data-oit-paper]")
    said = shown.get_text()
    assert "สมมติ" in said
    assert "<b>ลงนาม" in said
    assert "1-2345-67890-12-1" not in said
    assert shown.select_one(".help-critical")
    file = client.get(f"{here(page)}?download={paper.pk}")
    assert file["Content-Type"] == "application/octet-stream"
    assert "attachment" in file["Content-Disposition"]
    assert b"".join(file.streaming_content).startswith(b"PK")
    for _twice in range(2):
        client.post(here(page), {"do": "take", "paper": paper.pk})
    assert len(draft_of(page).body.raw_data) == 1
    assert not IndicatorPage.objects.get(pk=page.pk).live
    assert client.get(f"{here(page)}?download={paper.pk}", follow=True).status_code == 200


def test_its_text_is_taken_in(client, officer, page, link):
    receive_papers(link, [sent("แผน.docx", make.word("แผนพัฒนาท้องถิ่น"))])
    client.force_login(officer)
    paper = link.papers.get()
    client.post(here(page), {"do": "take", "paper": paper.pk, "as": "content"})
    assert "แผนพัฒนาท้องถิ่น" in str(draft_of(page).body.raw_data)


def test_it_is_refused_with_a_reason(client, officer, page, paper):
    client.force_login(officer)
    client.post(here(page), {"do": "refuse", "paper": paper.pk, "reason": " "})
    assert PendingPaper.objects.get().state == "waiting"
    client.post(here(page), {"do": "refuse", "paper": paper.pk, "reason": "ไม่ใช่ปีนี้"})
    assert PendingPaper.objects.get().state == "refused"


def test_who_may_only_write_sees_papers_and_no_address(client, clerk, page, link, paper):
    client.force_login(clerk)
    answer = client.get(here(page))
    assert soup(answer).select("[data-oit-paper]")
    assert token_of(link) not in answer.content.decode()
    assert not soup(answer).select(".oit-uploads__new")
    for asked in (
        {"do": "make", "unit": link.unit_id, "days": 1},
        {"do": "close", "link": link.pk},
    ):
        assert client.post(here(page), asked).status_code == 302
    assert client.post(YEAR, {"link": link.pk}).status_code == 302
    assert UploadLink.objects.get().state == "used"
    # No right to add documents: said, and nothing is lost.
    client.post(here(page), {"do": "take", "paper": paper.pk})
    assert PendingPaper.objects.get().state == "waiting"


def test_one_page_settles_no_papers_of_another(client, officer, page, paper, link, year_page):
    other = IndicatorPage.objects.descendant_of(year_page).get(slug__startswith="o5-")
    client.force_login(officer)
    for asked in (
        {"do": "take", "paper": paper.pk},
        {"do": "refuse", "paper": paper.pk, "reason": "x"},
        {"do": "close", "link": link.pk},
        {"do": "take", "paper": "²"},
        {"do": "nothing"},
    ):
        assert client.post(here(other), asked).status_code == 404
    assert client.get(f"{here(other)}?download={paper.pk}").status_code == 404
    assert PendingPaper.objects.get().state == "waiting"


def test_another_municipalitys_are_not_there(client, officer, neighbour):
    theirs = IndicatorPage.objects.descendant_of(neighbour).get(slug__startswith="o4-").specific
    unit = ResponsibleUnit.objects.create(
        municipality_id=neighbour.get_parent().pk, name_th="กองเพื่อนบ้าน"
    )
    link = make_link(theirs, unit, days=1)
    receive_papers(link, [sent("ก.pdf", pdf())])
    paper = PendingPaper.objects.get()
    client.force_login(officer)
    assert "กองเพื่อนบ้าน" not in client.get(YEAR).content.decode()
    assert client.post(YEAR, {"link": link.pk}).status_code == 404
    assert client.get(f"{YEAR}?year_page={neighbour.pk}").status_code == 404
    for answer in (
        client.get(here(theirs)),
        client.get(f"{here(theirs)}?download={paper.pk}"),
        client.post(here(theirs), {"do": "take", "paper": paper.pk}),
        client.post(here(theirs), {"do": "close", "link": link.pk}),
    ):
        assert (answer.status_code, answer.get("Location")) == (302, "/admin/")
    assert PendingPaper.objects.get().state == "waiting"
    assert UploadLink.objects.get().is_open


def test_a_page_has_the_button(client, officer, page):
    client.force_login(officer)
    assert here(page) in client.get(f"/admin/pages/{page.pk}/edit/").content.decode()


def test_cells_that_would_run_are_told_apart_from_what_is_hidden(client, officer, page, link):
    receive_papers(link, [sent("ตาราง.csv", "ก,ข\nค,=A1\n".encode())])
    client.force_login(officer)
    (told,) = client.get(here(page)).context["papers"]
    assert not told["hidden"]
    assert "B2" in told["faults"][-1]
