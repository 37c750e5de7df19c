"""Who is suggested beside the content as having signed a paper."""

import json
import re

from django.urls import reverse

from oit_pages.models import TransparencyIndexPage
from tests.factories import PersonFactory, block, fill


def suggested(client, address):
    shown = client.get(address).content.decode()
    return json.loads(re.search(r'<script id="oit-people"[^>]*>(.*?)</script>', shown, re.S)[1])


def test_the_people_of_the_pages_municipality_the_chief_first(
    client, webmaster, home, municipality, year_page
):
    other = TransparencyIndexPage(title="เทศบาลเพื่อนบ้าน", slug="neighbour")
    PersonFactory(municipality=home.add_child(instance=other))
    PersonFactory(municipality=municipality, position_th="กำนัน", name_th="</script>")
    PersonFactory(municipality=municipality, position_th="ปลัด", name_th="")
    PersonFactory(municipality=municipality, position_th="นายก", chief=True)
    page = fill(year_page, "O43", block("order"))
    client.force_login(webmaster)
    expected = [
        {"name": "นายสมชาย ใจดี", "position": "นายก"},
        {"name": "</script>", "position": "กำนัน"},
    ]
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert suggested(client, edit) == expected
    section, kind = page.get_parent(), type(page.specific)._meta.model_name
    page.delete()
    add = reverse("wagtailadmin_pages:add", args=["oit_pages", kind, section.pk])
    assert suggested(client, add) == expected
