"""Reading a year over the API: 43 indicators with bodies, and one of them.

Side by side with Wagtail's own API v2 (and v3's detail, where it is there) on the same
pages in the same run; and with the floor, a view that gives the same bytes from one
indexed row.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import clear_url_caches, path
from django.utils import timezone
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from benchmarks.report import measure, say
from oit_pages.blocks.body import IndicatorBody
from oit_pages.catalogue import load_edition
from sample_site import urls as sample_urls
from tests.api.world import World, announcement, build, measures, stream, text
from tests.factories import DocumentFactory

OURS = "/api/oit/v1/"
TIMES = 40


def run() -> None:
    world = _world()
    with _settings():
        pk = world.o43.pk
        v2 = "/api/v2/pages/"
        every = f"{v2}?type=oit_pages.IndicatorPage&fields=*&limit=50"
        ours = f"{OURS}disclosures/?body=true&limit=50"
        one = f"{OURS}years/2564/indicators/O43/"
        print("  43 indicators with bodies")
        say(
            {
                "v2, documents and pages expanded": _measure(every),
                "v2 as it comes: ids alone": _measure(every, _stock_bodies),
                "ours, not kept": _measure(ours, _nothing_kept),
                "ours, kept": _measure(ours),
                "ours, unchanged (304)": _measure(ours, tag=_tag(ours)),
            }
        )
        print("  One indicator")
        rows = {
            "v2, documents and pages expanded": _measure(f"{v2}{pk}/"),
            "v2 as it comes: ids alone": _measure(f"{v2}{pk}/", _stock_bodies),
        }
        with _v3() as mounted:
            if mounted:
                rows["v3"] = _measure(f"/api/v3/pages/{pk}/")
        say(
            {
                **rows,
                "ours, not kept": _measure(one, _nothing_kept),
                "ours, kept": _measure(one),
                "ours, unchanged (304)": _measure(one, tag=_tag(one)),
            }
        )
        for name, address in (("43 indicators with bodies", ours), ("one indicator", one)):
            print(f"  The floor: the same bytes from one indexed row, {name}")
            with _floor(address) as floor:
                say({"floor": _measure(floor), "ours, kept": _measure(address)})


def _measure(
    address: str, around: Callable[[], object] | None = None, tag: str = ""
) -> dict[str, float]:
    client = Client()
    headers = {"If-None-Match": tag} if tag else {}

    def ask() -> None:
        response = client.get(address, headers=headers)
        assert response.status_code == (304 if tag else 200), response.content[:300]

    with ExitStack() as stack:
        if around:
            stack.enter_context(around())
        ask()
        return measure(ask, TIMES)


def _tag(address: str) -> str:
    return Client().get(address)["ETag"]


def _world() -> World:
    """Every indicator of 2564 published, each with documents, an image, a link and rows."""
    cache.clear()
    world = build()
    documents = [DocumentFactory(title=f"เอกสาร {n}") for n in range(10)]
    image = get_image_model().objects.create(title="แผนผัง", file=get_test_image_file())
    for number, indicator in enumerate(load_edition(2564).indicators):
        mine = [documents[(number + n) % 10].pk for n in range(3)]
        entries = [{"title": f"เอกสาร {pk}", "kind": "plan", "files": [pk]} for pk in mine]
        world.fill(
            indicator.code,
            text("<p>เนื้อหาที่หน่วยงานเผยแพร่ต่อประชาชนตามที่กฎหมายกำหนด</p>" * 5),
            measures(6),
            announcement(*mine),
            stream("documents", {"heading": "เอกสาร", "items": entries}),
            stream("image", {"image": image.pk, "alt": "แผนผัง"}),
            stream("link", {"text": "ดูเพิ่มเติม", "page": world.year_page.pk}),
        )
    return world


@contextmanager
def _settings() -> Iterator[None]:
    with override_settings(WAGTAILAPI_LIMIT_MAX=50):
        yield


def _nothing_kept():
    return override_settings(OIT_PAGES={"API_CACHE": ""})


@contextmanager
def _stock_bodies() -> Iterator[None]:
    """Bodies as Wagtail's API gives those of anybody's stream."""
    ours = IndicatorBody.get_api_representation
    IndicatorBody.get_api_representation = blocks.StreamBlock.get_api_representation
    try:
        yield
    finally:
        IndicatorBody.get_api_representation = ours


@contextmanager
def _floor(address: str) -> Iterator[str]:
    """A view that gives an answer's bytes from a row found by its indexed column."""
    content = Client().get(address).content.decode()
    row = Session.objects.create(
        session_key="floor", session_data=content, expire_date=timezone.now()
    )

    def floor(request):
        found = Session.objects.only("session_data").get(pk=row.pk)
        return HttpResponse(found.session_data, content_type="application/json")

    with _mounted(path("floor/", floor)):
        yield "/floor/"
    row.delete()


@contextmanager
def _v3() -> Iterator[bool]:
    """Wagtail's API v3, a preview, where this Wagtail has it."""
    try:
        from wagtail.api.v3.api import api
    except ImportError:
        yield False
        return
    with _mounted(path("api/v3/", api.urls)):
        yield apps.is_installed("wagtail") and Client().get("/api/v3/pages/").status_code == 200


@contextmanager
def _mounted(*patterns) -> Iterator[None]:
    """These addresses before the site's own, for a while."""
    kept = list(sample_urls.urlpatterns)
    sample_urls.urlpatterns[:] = [*patterns, *kept]
    clear_url_caches()
    try:
        yield
    finally:
        sample_urls.urlpatterns[:] = kept
        clear_url_caches()
