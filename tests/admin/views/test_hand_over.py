"""A unit's hand-over, given to whoever works on the year."""

from io import BytesIO
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

from oit_pages.readers import read
from tests.checklist.test_hand_over import FINANCE, PLAN, unit, year
from tests.factories import UnitFactory, fill, text

__all__ = ["unit", "year"]
ADDRESS = "/admin/reports/oit/hand-over/"
SECRET = "ร่างลับเฉพาะ"


@pytest.mark.parametrize("screen", ["/admin/reports/oit/", "/admin/"])
def test_beside_each_unit(client, year, clerk, screen):
    client.force_login(clerk)
    found = BeautifulSoup(client.get(screen).content, "html.parser")
    links = [one["href"] for one in found.select(f"a[href^='{ADDRESS}']")]
    assert any(one.endswith(f"unit={quote(FINANCE)}") for one in links) or screen == "/admin/"
    assert any(one.endswith("unit=-") for one in links)
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200
        assert answer["Content-Type"].endswith("wordprocessingml.document")
        assert "private, no-store" in answer["Cache-Control"]
        assert read(BytesIO(answer.content), "x.docx").blocks


def test_drafts_are_told_to_whoever_works_on_the_year_alone(
    client, year, unit, clerk, neighbour, django_user_model
):
    page = fill(year, "O4", text(PLAN), publish=False, responsible_unit=unit)
    page.title = SECRET
    page.save_revision()
    type(page).objects.filter(pk=page.pk).update(responsible_unit=unit)
    address = f"{ADDRESS}?year_page={year.pk}&unit={quote(FINANCE)}"
    assert client.get(address).status_code == 302
    client.force_login(clerk)
    assert SECRET in str(read(BytesIO(client.get(address).content), "x.docx"))
    assert client.get(f"{ADDRESS}?year_page={neighbour.pk}&unit=-").status_code == 404
    assert client.post(address).status_code == 405
    client.force_login(django_user_model.objects.create_user("nobody", password="x"))
    assert client.get(address).status_code == 302


def test_a_unit_that_has_nothing_of_the_year(client, year, clerk, neighbour):
    client.force_login(clerk)
    UnitFactory(municipality=neighbour.get_parent().specific, name_th="กองช่างเพื่อนบ้าน")
    for name in ("กองช่างเพื่อนบ้าน", "x" * 3000, "%00"):
        answer = client.get(f"{ADDRESS}?year_page={year.pk}&unit={name}")
        assert answer.status_code == 404
