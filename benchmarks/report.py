"""Measuring and saying what was measured."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from django.db import connection
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True)
class Line:
    """One goal and what was measured: `ratio` of ours to what it is compared with."""

    name: str
    ratio: float
    goal: float
    at_least: bool = False
    """A speed, which should be at least the goal; else a cost, at most the goal."""
    municipalities: int | None = None

    @property
    def is_met(self) -> bool:
        return self.ratio >= self.goal if self.at_least else self.ratio <= self.goal


_lines: list[Line] = []


def tell(
    name: str,
    ratio: float,
    goal: float,
    *,
    at_least: bool = False,
    municipalities: int | None = None,
) -> None:
    """Keep a line for the table at the end, and print it at once."""
    _lines.append(Line(name, ratio, goal, at_least, municipalities))
    print(_in_words(_lines[-1]), flush=True)


def say_goals() -> None:
    """Every line that was told: the goal beside the ratio."""
    if _lines:
        print(f"\n  {'':<44}{'N':>6}{'ratio':>9}{'goal':>9}")
        for line in _lines:
            print(_in_words(line))
        print(f"  ({connection.vendor})")


def _in_words(line: Line) -> str:
    number = "" if line.municipalities is None else line.municipalities
    goal = f"{'≥' if line.at_least else '≤'} {line.goal:g}"
    met = "" if line.is_met else "  missed"
    return f"  {line.name:<44}{number:>6}{line.ratio:>9.2f}{goal:>9}{met}"


def cpu(work: Callable[[], object], whose: int = RUSAGE_SELF) -> float:
    """Milliseconds of CPU that this process spends on it; of what it starts and awaits with
    `RUSAGE_CHILDREN`."""
    before = getrusage(whose)
    work()
    after = getrusage(whose)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def cpu_of_children(work: Callable[[], object]) -> float:
    return cpu(work, RUSAGE_CHILDREN)


def in_turn(
    ways: dict[str, Callable[[], object]],
    times: int,
    spent: Callable[[Callable[[], object]], float] = cpu,
) -> dict[str, float]:
    """Median milliseconds of CPU of each way, in rounds, so that all are measured on the same
    machine; a first round warms up."""
    took: dict[str, list[float]] = {way: [] for way in ways}
    for number in range(times + 1):
        for way, work in ways.items():
            one = spent(work)
            if number:
                took[way].append(one)
    return {way: statistics.median(every) for way, every in took.items()}


def measure(work: Callable[[], object], times: int = 5) -> dict[str, float]:
    """Median and 95th percentile in milliseconds over `times` runs, how many of them a second
    would hold, and queries of one run."""
    with CaptureQueriesContext(connection) as captured:
        work()
    queries = len(captured)
    gc.collect()
    gc.freeze()  # what the set-up left behind is not swept at the cost of a run
    took = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        took.append((time.perf_counter() - start) * 1000)
    took.sort()
    return {
        "ms": statistics.median(took),
        "p95": took[min(len(took) - 1, int(len(took) * 0.95))],
        "rate": 1000 * times / sum(took),
        "queries": queries,
    }


def say(rows: dict[str, dict[str, float]]) -> None:
    """A table; the first row is what the others are compared with."""
    base = next(iter(rows.values()))
    print(f"  {'':<44}{'ms':>9}{'p95':>9}{'a second':>10}{'queries':>9}{'ratio':>8}")
    for name, row in rows.items():
        ratio = base["ms"] / row["ms"] if row["ms"] else float("inf")
        times = f"{row['ms']:>9.1f}{row['p95']:>9.1f}{row['rate']:>10.1f}"
        print(f"  {name:<44}{times}{row['queries']:>9}{ratio:>7.1f}×")
    print(f"  ({connection.vendor})")
