"""Publishing one municipality's page through the editor, with N municipalities beside it.

CPU of this process and the time of its statements, for what the server of a database does is not
this process's. The line is how much more than alone an indicator's page costs beside a page of the
site without the package: what is ours of the growth. What Wagtail's search index takes is
measured apart: its PostgreSQL backend looks at every entry each time that it saves one.
"""

import re
import time
from collections.abc import Callable
from contextlib import nullcontext

from django.db import connection
from django.test import Client
from wagtail.models import Page

from benchmarks.crowd import copies
from benchmarks.publishing import publishing, the_two
from benchmarks.report import cpu, tell
from benchmarks.stage import new_home
from benchmarks.ways import without_us
from oit_pages.actions.scaffold import scaffold
from oit_pages.models import LawsPage
from tests.factories import UserFactory, open_year

GOAL = 1.5
TIMES = 15


#: Wagtail's own that read every page there is: the root by its depth, how many there are.
WHOLE_TREE = re.compile(
    r'FROM "wagtailcore_page" WHERE \(?("wagtailcore_page"."path"::text LIKE %s AND )?'
    r'"wagtailcore_page"."depth" >?= %s\)?( ORDER BY|$)'
)


class Statements:
    """Milliseconds that the statements took: those of the search index, those of Wagtail's own
    that read every page, and all others."""

    def __init__(self):
        self.search = self.whole_tree = self.others = 0.0

    def __call__(self, execute, sql, *args):
        start = time.perf_counter()
        try:
            return execute(sql, *args)
        finally:
            took = 1000 * (time.perf_counter() - start)
            if "indexentry" in sql:
                self.search += took
            elif WHOLE_TREE.search(sql):
                self.whole_tree += took
            else:
                self.others += took


def run(sizes: tuple[int, ...]) -> None:
    home = new_home("among")
    year_page = open_year(scaffold(2564, home).year_page)
    ours, plain = the_two(home, LawsPage.objects.descendant_of(year_page).first())
    client = Client()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    ways = {
        "ours": publishing(client, ours, nullcontext),
        "plain": publishing(client, plain, without_us),
    }
    alone, there = 0.0, 1
    for size in sorted({1, *sizes}):
        copies(home, size - there)
        there = size
        took = costs(ways)
        beside = took["ours"][0] / took["plain"][0]
        alone = alone or beside
        told = ", ".join(
            f"{way} {spent:.0f} and {search:.0f} of search" for way, (spent, search) in took.items()
        )
        print(f"  {size} municipalities, {Page.objects.count()} pages, ms: {told}", flush=True)
        tell("publish one among many, ours of it", beside / alone, GOAL, municipalities=size)


def costs(ways: dict[str, Callable[[], None]]) -> dict[str, tuple[float, float]]:
    """Of each way the least milliseconds of a run without those of the search index, and the
    least of these; in rounds, after one that warms up."""
    every: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    for number in range(TIMES + 1):
        for way, publish in ways.items():
            statements = Statements()
            with connection.execute_wrapper(statements):
                spent = cpu(publish)
            if number:
                every[way].append((spent + statements.others, statements.search))
    return {
        way: (min(one for one, _ in runs), min(search for _, search in runs))
        for way, runs in every.items()
    }
