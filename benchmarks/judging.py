"""A year judged, in CPU time: with texts that were never seen, and seen before.

    python -m benchmarks judging
    OTHER=/path/of/another/checkout python -m benchmarks judging

With OTHER the same is measured there too, each in a process of its own and in turn, so that both
meet the same machine. The sample municipality's year is judged with its database, as publishing
does it; results are written. CPU time of this process, not the clock: others may be at work.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from benchmarks.report import tell

HERE = Path(__file__).resolve()
TURNS, TIMES = 2, 5
#: As many times what the other checkout spends.
GOAL = 1.5
#: Rooms whose caches hold what was read out of texts; tables that are made once a process stay.
ROOMS = ("oit_pages.evidence", "oit_pages.thai", "oit_pages.judgement", "oit_pages.rules")


#: What each process does: it imports the checkout that it stands in, this file stays here.
_CHILD = f"""
import gc, json, time
from functools import _lru_cache_wrapper
from inspect import signature
from io import StringIO
from statistics import median

from benchmarks.stage import new_home, stage

def forget():
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and str(one.__module__).startswith({ROOMS!r}):
            if signature(one).parameters:
                one.cache_clear()

with stage():
    from django.core.management import call_command
    from oit_pages.checklist.assess import record
    from oit_pages.checklist.years import find_year
    from oit_pages.models import AssessmentYearPage

    new_home("judging")
    call_command("oit_demo", no_migrate=True, stdout=StringIO())
    pk = find_year(2564).pk

    def judged():
        start = time.process_time()
        record(AssessmentYearPage.objects.get(pk=pk))
        return time.process_time() - start

    judged()
    unseen = [judged() for _ in range({TIMES}) if forget() is None]
    seen = [judged() for _ in range({TIMES})]
print(json.dumps(dict(unseen=median(unseen), seen=median(seen))))
"""


def run() -> None:
    other = os.environ.get("OTHER")
    checkouts = {"here": HERE.parents[1]} | ({"there": Path(other)} if other else {})
    found: dict[str, list[dict[str, float]]] = {name: [] for name in checkouts}
    for _turn in range(TURNS if other else 1):
        for name, folder in checkouts.items():
            found[name].append(_measured(folder))
    for state in ("unseen", "seen"):
        times = {name: median(one[state] for one in runs) for name, runs in found.items()}
        told = ", ".join(f"{seconds * 1000:.0f} ms {name}" for name, seconds in times.items())
        print(f"  texts {state}: {told}")
        if other:
            tell(f"judging a year, texts {state}", times["here"] / times["there"], GOAL)


def _measured(folder: Path) -> dict[str, float]:
    child = subprocess.run(  # noqa: S603
        [sys.executable, "-c", f"import sys; sys.path[0] = {str(folder)!r}\n{_CHILD}"],
        cwd=folder,
        env={**_own_settings(), "PYTHONPATH": str(folder)},
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(child.stdout.splitlines()[-1])


def _own_settings() -> dict[str, str]:
    """The environment without the settings of this process: each checkout has its own."""
    return {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
