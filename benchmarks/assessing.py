"""A year judged again, against merely reading its pages; and 1,000 years in one command.

The sample municipality's 43 pages are read by `.specific()`, the way Wagtail gives a tree's
pages, then judged. 1,000 copies of an empty year say whether memory stays flat.
"""

import time
from io import StringIO
from pathlib import Path
from uuid import uuid4

from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

from benchmarks.report import measure, say
from benchmarks.stage import new_home
from oit_pages.actions.scaffold import scaffold
from oit_pages.checklist.assess import record
from oit_pages.checklist.years import find_year
from oit_pages.models import AssessmentYearPage, IndicatorPage

YEARS = 1000
EVERY = 250


def run() -> None:
    new_home("assessing")
    call_command("oit_demo", no_migrate=True, stdout=StringIO())
    year_page = find_year(2564)  # of the default site, which is the sample's now
    pages = Page.objects.type(IndicatorPage).descendant_of(year_page)

    def read() -> int:
        return sum(len(page.body.raw_data) for page in pages.specific())

    def judge() -> None:
        record(AssessmentYearPage.objects.get(pk=year_page.pk))

    say({"reading 43 pages through .specific()": measure(read), "judging the year": measure(judge)})
    many_years()


def many_years() -> None:
    """Time of `oit_assess`, and its memory after every 250 years.

    Memory is watched in a second run: the first fills the results, which SQLite holds in
    memory here.
    """
    year_page = scaffold(2564, new_home("many-years")).year_page
    copies(year_page, YEARS - 1)
    start = time.perf_counter()
    call_command("oit_assess", stdout=StringIO())
    took = time.perf_counter() - start
    watch = Watch()
    call_command("oit_assess", verbosity=2, stdout=watch)
    print(f"  {YEARS} years in {took:.1f} s, {took / YEARS * 1000:.1f} ms a year")
    for years, megabytes in watch.seen:
        print(f"  after {years:>5} years: {megabytes:6.1f} MB")


class Watch(StringIO):
    """Counts the line of each year, and looks at the memory."""

    def __init__(self):
        super().__init__()
        self.years, self.seen = 0, []

    def write(self, text: str) -> int:
        self.years += " 2564: " in text
        if " 2564: " in text and self.years % EVERY == 0:
            self.seen.append((self.years, resident()))
        return len(text)


def resident() -> float:
    """Megabytes of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


def copies(year_page: AssessmentYearPage, count: int) -> None:
    """The year's tree again and again beside it: rows only, no signals."""
    index = year_page.get_parent()
    tree = list(Page.objects.filter(path__startswith=year_page.path).order_by("path"))
    kinds = [
        (model, {row.pk: row for row in model.objects.filter(pk__in=[page.pk for page in tree])})
        for model in (AssessmentYearPage, IndicatorPage)
    ]
    for number in range(count):
        start = index.path + Page._int2str(number + 2).rjust(Page.steplen, "0")
        made = Page.objects.bulk_create(_copy(page, start, len(year_page.path)) for page in tree)
        for model, rows in kinds:
            _insert(
                model,
                [
                    (rows[old.pk], new.pk)
                    for old, new in zip(tree, made, strict=True)
                    if old.pk in rows
                ],
            )
    Page.objects.filter(pk=index.pk).update(numchild=count + 1)


def _copy(page: Page, start: str, length: int) -> Page:
    names = [field.attname for field in Page._meta.concrete_fields if field.name != "id"]
    copy = Page(**{name: getattr(page, name) for name in names})
    copy.path = start + page.path[length:]
    copy.translation_key = uuid4()
    copy.latest_revision_id = copy.live_revision_id = None
    return copy


def _insert(model: type[Page], rows: list) -> None:
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    key = model._meta.pk.column
    names = [key, *(field.column for field in fields)]
    columns = ", ".join(map(connection.ops.quote_name, names))
    marks = ", ".join(["%s"] * len(names))
    values = [
        [pk, *(f.get_db_prep_save(getattr(row, f.attname), connection) for f in fields)]
        for row, pk in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({marks})", values
        )
