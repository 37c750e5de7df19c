"""Publishing through the editor: an indicator's page against a page type such as a site writes for
itself with the same body, and a page of the site with the package and without it.

CPU time of one process. With a worker (a task backend that is not immediate) Wagtail's own tasks
and the judging are not part of it; without one both are.
"""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from io import StringIO
from itertools import count

from django.core.management import call_command
from django.http import QueryDict
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from benchmarks.plain.models import PlainPage
from benchmarks.report import in_turn, tell
from benchmarks.stage import new_home
from benchmarks.ways import with_worker, without_us, without_us_and_with_worker
from oit_pages.checklist.years import find_year
from oit_pages.models import IndicatorPage, LawsPage
from tests.factories import UserFactory, text

GOAL = 1.1
TIMES = 20
PART = "<p>เนื้อหาที่หน่วยงานเผยแพร่ต่อประชาชนตามที่กฎหมายกำหนด</p>" * 3
_number = count(1)


def run() -> None:
    home = new_home("publishing")
    call_command("oit_demo", no_migrate=True, stdout=StringIO())
    ours, plain = the_two(home, LawsPage.objects.descendant_of(find_year(2564)).live().first())
    client = Client()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    for told, here, bare in (
        ("with a worker", with_worker, without_us_and_with_worker),
        ("at once", nullcontext, without_us),
    ):
        took = in_turn(
            {
                "bare": publishing(client, plain, bare),
                "plain": publishing(client, plain, here),
                "ours": publishing(client, ours, here),
            },
            TIMES,
        )
        print(f"  {told}: {', '.join(f'{way} {ms:.1f} ms' for way, ms in took.items())}")
        tell(f"publish a page of the site, {told}", took["plain"] / took["bare"], GOAL)
        tell(f"publish an indicator's page, {told}", took["ours"] / took["bare"], GOAL)


def the_two(home: Page, ours: IndicatorPage) -> tuple[IndicatorPage, PlainPage]:
    """An indicator's page and a plain one with the same body, both published."""
    plain = PlainPage(title="ข่าว", slug="plain", keeper=UserFactory())
    home.add_child(instance=plain)
    for page in (ours, plain):
        page.summary, page.data_date = "เผยแพร่ตามที่กฎหมายกำหนด", date(2021, 6, 1)
        page.body = [text(PART)] * 3
        page.save_revision().publish()
    return ours, plain


def publishing(client: Client, page: Page, way: Callable) -> Callable[[], None]:
    """What publishes the page with another title each time."""
    filled = form_of(client, page)

    def publish() -> None:
        filled["title"] = f"หน้า {next(_number)}"
        with way():
            response = client.post(f"/admin/pages/{page.pk}/edit/", filled)
        assert response.status_code == 302, response.content[:2000]

    return publish


def form_of(client: Client, page: Page) -> QueryDict:
    html = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    filled = querydict_from_html(html, form_id="page-edit-form")
    body = streamfield([("rich_text", rich_text(PART))] * 3)
    filled.update(nested_form_data({"body": body}))
    filled["action-publish"] = "action-publish"
    return filled
