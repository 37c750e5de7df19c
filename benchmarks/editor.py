"""Opening a page in the editor: an indicator's page against a page type such as a site writes for
itself, with as many columns and kinds of block and the same body.

CPU time of one process over Django's test client.
"""

from io import StringIO

from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from benchmarks.plain.models import Body, PlainPage
from benchmarks.report import in_turn, tell
from benchmarks.stage import new_home
from oit_pages.checklist.years import find_year
from oit_pages.models import IndicatorPage
from tests.factories import UserFactory, text

GOAL = 1.3
TIMES = 20
BODY = [text("<p>เนื้อหาที่หน่วยงานเผยแพร่ต่อประชาชนตามที่กฎหมายกำหนด</p>")]


def run() -> None:
    home = new_home("editor")
    call_command("oit_demo", no_migrate=True, stdout=StringIO())
    pages = IndicatorPage.objects.descendant_of(find_year(2564)).live()
    offered = len(Body().child_blocks)
    ours = next(one for one in pages.specific() if len(one.offered_blocks()) == offered)
    ours.body = BODY
    plain = home.add_child(instance=PlainPage(title="ข่าว", slug="plain"))
    plain.body = BODY
    for page in (ours, plain):
        page.save_revision().publish()
    client = Client()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    took = in_turn(
        {"plain": lambda: edit(client, plain), "ours": lambda: edit(client, ours)}, TIMES
    )
    print(f"  {offered} kinds of block: plain {took['plain']:.0f} ms, ours {took['ours']:.0f} ms")
    tell("opening a page in the editor", took["ours"] / took["plain"], GOAL)


def edit(client: Client, page: Page) -> None:
    response = client.get(f"/admin/pages/{page.pk}/edit/")
    assert response.status_code == 200, response.status_code
