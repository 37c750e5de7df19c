"""Reading one municipality's year over the API and in the admin, with N municipalities beside it,
each with a site of its own.

The ratio is what an answer costs beside N to what it costs alone. An answer that lists other
municipalities too shows more beside them than alone, up to what one list holds: it is compared with
itself where that is full for the first time. Nothing is kept from one answer to the next, but for
the addresses of all sites, which Wagtail keeps for an hour and asks for site by site: the time of
that is said apart.

Where the database is a server of its own, the time of its statements counts too, and what was there
before is kept as a database of its own: each answer is asked of both in turn, so that a machine
which others use is as slow for the one as for the other.
"""

from collections.abc import Callable
from functools import partial

from django.core.cache import cache
from django.db import connection
from django.test import Client
from wagtail.models import Page, Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION

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
    with Shelf() as shelf:
        for size in sorted({1, FULL, *sizes}):
            judged(municipalities(size - there, there))
            there = size
            own = cpu(_addresses_anew)
            told = f"{Page.objects.count()} pages; Wagtail's addresses of all sites {own:.0f} ms"
            print(f"  {size} municipalities, {told}", flush=True)
            for first, lines in ((1, ASKED.keys() - LISTING), (FULL, LISTING)):
                if size == first:
                    shelf.keep(str(first))
                if size < first:
                    continue
                ways = {line: asking(client, ASKED[line]) for line in ASKED if line in lines}
                before, took = costs(ways, shelf.turns(str(first)))
                for line, spent in took.items():
                    alone = before.get(line) or base.setdefault(line, spent)
                    print(f"  {line:<44}{alone:>8.1f} ms, now {spent:.1f} ms")
                    tell(f"{line}, among many", spent / alone, GOAL, municipalities=size)


def _published(year_page: AssessmentYearPage) -> None:
    """All of the municipality's year, each page with a text."""
    pages = list(year_page.get_descendants().specific())
    for page in pages:
        if isinstance(page, IndicatorPage):
            page.body = [text("<p>แผนที่หน่วยงานเผยแพร่ต่อประชาชน</p>")]
    publish_all((year_page.get_parent().specific, year_page, *pages), year_page)


def _addresses_anew() -> None:
    cache.clear()
    Site.get_site_root_paths()


def asking(client: Client, address: str) -> Callable[[], None]:
    def ask() -> None:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)

    return ask


class Shelf:
    """Copies of the database as it was, on a server that can copy one; else none."""

    def __init__(self):
        self.now = connection.settings_dict["NAME"]
        self.kept: dict[str, str] = {}
        self.addresses: dict[str, list] = {}

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(self, *_raised) -> None:
        self._use(self.now)
        for name in self.kept.values():
            self._apart(f"DROP DATABASE {connection.ops.quote_name(name)}")

    def keep(self, name: str) -> None:
        if connection.vendor == "postgresql":
            self.kept[name] = f"{self.now}_{name}"
            new, now = map(connection.ops.quote_name, (self.kept[name], self.now))
            self._apart(f"CREATE DATABASE {new} TEMPLATE {now}")

    def turns(self, name: str) -> list[Callable[[], None]]:
        """What to call before each turn: to ask what was kept, where it is, then what is now; all
        but the addresses is forgotten."""
        self.addresses.clear()
        there = [self.kept[name]] if name in self.kept else []
        return [partial(self._use, one) for one in (*there, self.now)]

    def _use(self, name: str) -> None:
        if connection.settings_dict["NAME"] != name:
            connection.close()
            connection.settings_dict["NAME"] = name
        connection.ensure_connection()
        cache.clear()
        if name not in self.addresses:
            self.addresses[name] = Site.get_site_root_paths()
        cache.set(
            SITE_ROOT_PATHS_CACHE_KEY, self.addresses[name], version=SITE_ROOT_PATHS_CACHE_VERSION
        )

    def _apart(self, sql: str) -> None:
        """Nobody may be in a database that is copied or dropped."""
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(sql)


def costs(
    ways: dict[str, Callable[[], None]], turns: list[Callable[[], None]]
) -> tuple[dict[str, float], dict[str, float]]:
    """The least milliseconds of each as it was (none where nothing was kept) and now; in rounds,
    after one that warms up."""
    every: list[dict[str, list[float]]] = [{way: [] for way in ways} for _turn in turns]
    for number in range(TIMES + 1):
        for way, ask in ways.items():
            for took, turn in zip(every, turns, strict=True):
                turn()
                statements = Statements()
                with connection.execute_wrapper(statements):
                    spent = cpu(ask)
                if connection.vendor != "sqlite":  # which is part of this process
                    spent += statements.others + statements.search
                if number:
                    took[way].append(spent)
    least = [{way: min(all_of) for way, all_of in took.items()} for took in every]
    return (least[0] if len(least) > 1 else {}), least[-1]
