"""The scorecard of a year, against walking its pages by `.specific()`.

43 pages with bodies of the sample municipality, judged. CPU time: a busy machine changes the
ratio little.
"""

import time
from collections.abc import Callable
from io import StringIO
from statistics import median

from django.core.management import call_command
from wagtail.models import Page

from benchmarks.report import measure, say, tell
from benchmarks.stage import new_home
from oit_pages.checklist.scorecard import scorecard
from oit_pages.checklist.years import find_year
from oit_pages.models import AssessmentYearPage, IndicatorPage

#: How many times as fast as the walk the scorecard should be.
GOAL = 20
TIMES = 30


def run() -> None:
    new_home("scorecard")
    call_command("oit_demo", no_migrate=True, stdout=StringIO())
    year_page = AssessmentYearPage.objects.get(pk=find_year(2564).pk)
    pages = Page.objects.type(IndicatorPage).descendant_of(year_page)

    def titles() -> list[str]:
        return [row.page.title for row in scorecard(year_page).rows if row.page]

    walk, ours = cpu(lambda: list(pages.specific())), cpu(lambda: scorecard(year_page))
    say(
        {
            f"{pages.count()} pages by .specific()": walk,
            "scorecard": ours,
            "and an object for each of its pages": cpu(titles),
        }
    )
    tell("scorecard, speed of a .specific() walk", walk["ms"] / ours["ms"], GOAL, at_least=True)


def cpu(work: Callable[[], object]) -> dict[str, float]:
    """As `measure`, in milliseconds of CPU."""
    queries = measure(work, 1)["queries"]
    took = []
    for _ in range(TIMES):
        start = time.process_time()
        work()
        took.append((time.process_time() - start) * 1000)
    took.sort()
    return {
        "ms": median(took),
        "p95": took[int(TIMES * 0.95)],
        "rate": 1000 * TIMES / sum(took),
        "queries": queries,
    }
