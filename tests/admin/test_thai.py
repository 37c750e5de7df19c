"""On our own screens an officer who reads Thai meets no other language, names and codes apart."""

import re

import pytest
from bs4 import BeautifulSoup
from wagtail.users.models import UserProfile

from oit_pages.models import IndicatorResult
from tests.factories import fill, text

LATIN = re.compile(r"[A-Za-z]{2,}")
ADDRESS = re.compile(r"[\w-]+(\.[\w-]+)+\S*")
#: What Thai officials write in Latin letters themselves.
NAMES = {
    *("OIT", "ITA", "Word", "Excel", "CSV", "PDF", "docx", "xlsx", "csv", "LINE", "Line"),
    *("Service", "Social", "Network", "Gift", "Policy", "Web", "board", "mail", "Application"),
    *("Facebook", "Messenger", "Live", "Chat", "Chatbot", "Twitter", "Instagram"),
}


@pytest.fixture
def year(year_page):
    """Something of everything to show: a page, a question for people, a change."""
    fill(year_page, "O3", text("<p>องค์การบริหารส่วนตำบลมีอำนาจหน้าที่ดูแลทางน้ำและทางบก</p>"))
    return year_page


def screens(year):
    page = IndicatorResult.objects.get(code="O3").page
    return {
        "report": ("/admin/reports/oit/", "main"),
        "coverage": ("/admin/reports/oit/coverage/", "main"),
        "history": ("/admin/reports/oit/history/", "main"),
        "languages": ("/admin/reports/oit/languages/", "main"),
        "people": (f"/admin/oit/declare/{year.pk}/O3/", "main"),
        "scaffold": (f"/admin/oit/scaffold/{year.get_parent().pk}/", "main"),
        "import": (f"/admin/oit/import/{page.pk}/", "main"),
        "panel": (f"/admin/pages/{page.pk}/edit/", ".oit-checklist"),
        "guidance": (f"/admin/pages/{page.pk}/edit/", ".oit-guidance"),
        "dashboard": ("/admin/", ".oit-outlook"),
    }


def words(client, address, place) -> set[str]:
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    found = soup.select(place)
    assert found, f"{place} is not on {address}"
    for hidden in soup(["script", "template", "style", "nav"]):
        hidden.decompose()
    shown = " ".join(one.get_text(" ") for one in found)
    return {word for word in LATIN.findall(ADDRESS.sub(" ", shown)) if word not in NAMES}


@pytest.mark.parametrize(
    "name",
    [
        "report", "coverage", "history", "languages", "people", "scaffold", "import", "panel",
        "guidance", "dashboard",
    ],
)  # fmt: skip
def test_no_word_is_left_in_another_language(year, client, webmaster, name):
    client.force_login(webmaster)
    address, place = screens(year)[name]
    left = words(client, address, place) - {"webmaster"}
    assert left == set()


def test_the_count_would_notice(year, client, webmaster):
    """The same screen in English is full of such words."""
    profile = UserProfile.get_for_user(webmaster)
    profile.preferred_language = "en"
    profile.save()
    client.force_login(webmaster)
    assert len(words(client, *screens(year)["report"])) > 10
