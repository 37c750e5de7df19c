"""A year judged again, against merely reading its pages; and many years in one command.

The sample municipality's 43 pages are read by `.specific()`, the way Wagtail gives a tree's
pages, then judged. Copies of a municipality with an empty year say whether memory stays flat.
"""

from io import StringIO
from pathlib import Path

from django.core.management import call_command
from wagtail.models import Page

from benchmarks.crowd import copies
from benchmarks.report import cpu, in_turn, measure, say, tell
from benchmarks.stage import new_home
from oit_pages.actions.scaffold import scaffold
from oit_pages.checklist.assess import record
from oit_pages.checklist.years import find_year
from oit_pages.models import AssessmentYearPage, IndicatorPage

#: How much larger than after the first quarter the process may be at the end.
GOAL = 1.05


def run(sizes: tuple[int, ...]) -> None:
    new_home("assessing")
    call_command("oit_demo", no_migrate=True, stdout=StringIO())
    year_page = find_year(2564)  # of the default site, which is the sample's now
    pages = Page.objects.type(IndicatorPage).descendant_of(year_page)

    def read() -> int:
        return sum(len(page.body.raw_data) for page in pages.specific())

    def judge() -> None:
        record(AssessmentYearPage.objects.get(pk=year_page.pk))

    say({"reading 43 pages through .specific()": measure(read), "judging the year": measure(judge)})
    took = in_turn({"reading": read, "judging": judge}, 9)
    print(f"  CPU: reading {took['reading']:.0f} ms, judging {took['judging']:.0f} ms")
    many_years(max(sizes))


def many_years(years: int) -> None:
    """Time of `oit_assess`, and its memory after each quarter of the years.

    Memory is watched in a second run: the first fills the results, which SQLite holds in
    memory here.
    """
    home = new_home("many-years")
    scaffold(2564, home)
    copies(home, years - 1)
    took = cpu(lambda: call_command("oit_assess", stdout=StringIO())) / 1000
    watch = Watch(max(1, years // 4))
    call_command("oit_assess", verbosity=2, stdout=watch)
    rate = years / took
    print(
        f"  {years} years in {took:.1f} s of CPU: {rate:.1f} a second, {1000 / rate:.0f} ms a year"
    )
    for judged, megabytes in watch.seen:
        print(f"  after {judged:>5} years: {megabytes:6.1f} MB")
    growth = watch.seen[-1][1] / watch.seen[0][1]
    tell("memory of oit_assess, end to first quarter", growth, GOAL, municipalities=years)


class Watch(StringIO):
    """Counts the line of each year, and looks at the memory."""

    def __init__(self, every: int):
        super().__init__()
        self.every, self.years, self.seen = every, 0, []

    def write(self, text: str) -> int:
        self.years += " 2564: " in text
        if " 2564: " in text and self.years % self.every == 0:
            self.seen.append((self.years, resident()))
        return len(text)


def resident() -> float:
    """Megabytes of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20
