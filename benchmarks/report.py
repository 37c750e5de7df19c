"""Measuring and saying what was measured."""

import gc
import statistics
import time
from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


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
