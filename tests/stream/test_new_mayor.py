"""A new mayor is one edit: pages follow, signed papers stay."""

import pytest

from tests.factories import PersonFactory, block, fill

pytestmark = pytest.mark.django_db


def test_pages_follow_the_register_and_what_was_signed_stays(municipality, year_page, client):
    mayor = PersonFactory(
        municipality=municipality, chief=True, name_th="นายก้องภพ ศรีตะวัน", position_th="นายกเทศมนตรี"
    )
    people = fill(year_page, "O2", block("people", people=[{"person": mayor.pk}]))
    paper = fill(
        year_page,
        "O43",
        block(
            "order", subject="แต่งตั้งคณะทำงาน", signatory="นายก้องภพ ศรีตะวัน", position="นายกเทศมนตรี"
        ),
    )
    assert "นายก้องภพ" in client.get(people.get_url()).content.decode()
    mayor.name_th = "นางสาวดวงแก้ว ทองประเสริฐ"
    mayor.save()
    shown = client.get(people.get_url()).content.decode()
    assert "นางสาวดวงแก้ว" in shown
    assert "นายก้องภพ" not in shown
    assert "นายก้องภพ" in client.get(paper.get_url()).content.decode()
    mayor.name_th = ""
    mayor.save()
    vacant = client.get(people.get_url()).content.decode()
    assert "ว่าง" in vacant
    assert "นางสาวดวงแก้ว" not in vacant
