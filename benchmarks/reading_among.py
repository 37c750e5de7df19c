"""Reading one municipality's year over the API and in the admin, with N municipalities beside it,
each with a site of its own.

The ratio is what an answer costs beside N to what it costs alone. An answer that lists other
municipalities too shows more beside them than alone, up to what one list holds: it is compared with
itself where that is full for the first time. Nothing is kept from one answer to the next. Where the
database is a server of its own, the time of its statements counts too.
"""

from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.test import Client
from wagtail.models import Page

from benchmarks.publishing_among import Statements
from benchmarks.report import cpu, tell
from benchmarks.stage import new_home
from oit_pages.actions.scaffold import scaffold
from oit_pages.admin.permissions import LISTED
from oit_pages.models import AssessmentYearPage, IndicatorPage
from tests.api.many import judged, municipalities
from tests.factories import UserFactory, publish_all, text

GOAL = 1.5
TIMES = 15
API = "/api/oit/v1/"
#: Line → address; what stands in the admin is asked for by a superuser.
ASKED = {
    "API: tree of a year": f"{API}years/2564/",
    "API: one indicator": f"{API}years/2564/indicators/O43/",
    "API: list": f"{API}disclosures/",
    "API: search": f"{API}disclosures/?search=แผน",
    "admin: report": "/admin/reports/oit/",
    "admin: report, a municipality by name": "/admin/reports/oit/?find=เทศบาล",
    "admin: home": "/admin/",
}
#: Those that list municipalities, and how many fill a list.
LISTING = {"admin: report, a municipality by name", "admin: home"}
FULL = LISTED


def run(sizes: tuple[int, ...]) -> None:
    _published(scaffold(2564, new_home("reading")).year_page)
    client = Client()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    base: dict[str, float] = {}
    there = 1
    for size in sorted({1, FULL, *sizes}):
        judged(municipalities(size - there, there))
        there = size
        took = costs({line: asking(client, address) for line, address in ASKED.items()})
        print(f"  {size} municipalities, {Page.objects.count()} pages", flush=True)
        for line, spent in took.items():
            print(f"  {line:<44}{spent:>8.0f} ms")
            if line not in LISTING or size >= FULL:
                beside = spent / base.setdefault(line, spent)
                tell(f"{line}, among many", beside, GOAL, municipalities=size)


def _published(year_page: AssessmentYearPage) -> None:
    """All of the municipality's year, each page with a text."""
    pages = list(year_page.get_descendants().specific())
    for page in pages:
        if isinstance(page, IndicatorPage):
            page.body = [text("<p>แผนที่หน่วยงานเผยแพร่ต่อประชาชน</p>")]
    publish_all((year_page.get_parent().specific, year_page, *pages), year_page)


def asking(client: Client, address: str) -> Callable[[], None]:
    def ask() -> None:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)

    return ask


def costs(ways: dict[str, Callable[[], None]]) -> dict[str, float]:
    """The least milliseconds of each, in rounds, after one that warms up."""
    every: dict[str, list[float]] = {way: [] for way in ways}
    for number in range(TIMES + 1):
        for way, ask in ways.items():
            cache.clear()
            statements = Statements()
            with connection.execute_wrapper(statements):
                spent = cpu(ask)
            if connection.vendor != "sqlite":  # which is part of this process
                spent += statements.others + statements.search
            if number:
                every[way].append(spent)
    return {way: min(took) for way, took in every.items()}
