"""Links to files elsewhere: asked at night, remembered, said beside the editor."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from oit_pages.actions.check_links import LinksError, check_links
from oit_pages.checklist.page_documents import closed_links
from oit_pages.models import OutsideLink
from tests.checklist.test_personal_data import draft
from tests.factories import block, fill, text

CLOSED = "https://drive.google.com/file/d/closed/view?usp=sharing&x=1"
OPEN = "https://docs.google.com/document/d/open/edit"
AWAY = "https://abt.sharepoint.com/:b:/s/away"
ELSEWHERE = "https://www.example.go.th/plan.pdf"


class Guest:
    """Finds what the address says; keeps whom it asked."""

    def __init__(self):
        self.asked = []

    def __call__(self, address):
        self.asked.append(address)
        return None if address == AWAY else address == CLOSED


@pytest.fixture
def guest():
    return Guest()


@pytest.fixture
def allowed(settings):
    settings.OIT_PAGES = {**getattr(settings, "OIT_PAGES", {}), "CHECK_LINKS": True}


@pytest.fixture
def page(year_page):
    linked = "".join(f'<a href="{one.replace("&", "&amp;")}">ดู</a>' for one in (CLOSED, ELSEWHERE))
    fill(year_page, "O43", text(f"<p>{linked}</p>"), block("link", url=OPEN))
    return fill(year_page, "O43", text(f"<p>{linked}</p>"), block("link", url=AWAY), publish=False)


def states():
    return dict(OutsideLink.objects.values_list("address", "state"))


def test_of_what_is_public_and_of_drafts(page, guest, allowed):
    checked = check_links(guest)
    assert states() == {CLOSED: "asks_permission", OPEN: "open", AWAY: "not_checked"}
    assert (checked.open, checked.asks_permission, checked.not_checked) == (1, 1, 1)
    assert ELSEWHERE not in guest.asked


def test_nothing_is_asked_where_it_is_off(page, guest, settings, run):
    with pytest.raises(LinksError):
        check_links(guest)
    assert guest.asked == []
    assert closed_links(draft(page)) == ()


def test_an_address_is_asked_once_a_week(page, guest, allowed):
    check_links(guest)
    guest.asked.clear()
    check_links(guest)
    assert guest.asked == []
    check_links(guest, again=True)
    assert len(guest.asked) == 3
    OutsideLink.objects.filter(address=OPEN).update(checked_at=timezone.now() - timedelta(days=8))
    guest.asked.clear()
    check_links(guest)
    assert guest.asked == [OPEN]


def test_what_no_page_links_to_is_forgotten(page, guest, allowed):
    check_links(guest)
    page.delete()
    check_links(guest)
    assert states() == {}


def test_is_said_beside_the_editor_and_asks_nothing(
    page, guest, allowed, client, webmaster, monkeypatch
):
    check_links(guest)
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_more: pytest.fail("asked"))
    client.force_login(webmaster)
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    section = shown.split("data-oit-documents")[1].split("</details>")[0]
    assert "drive.google.com" in section
    assert "ขอสิทธิ์" in section
    assert "sharepoint" not in section


def test_costs_one_query(page, guest, allowed, django_assert_num_queries):
    check_links(guest)
    shown = draft(page)
    with django_assert_num_queries(1):
        (found,) = closed_links(shown)
    assert found.title == CLOSED


def test_the_command_says_how_many(page, run, allowed, monkeypatch, guest):
    monkeypatch.setattr("oit_pages.actions.check_links.asks_permission", guest)
    assert "1" in run("oit_links")
    assert len(guest.asked) == 3
    run("oit_links", again=True)
    assert len(guest.asked) == 6
