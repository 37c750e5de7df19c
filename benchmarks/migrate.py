"""`migrate` from nothing, with the package and without it, as every test run of a site does.

CPU time on a new SQLite file.
"""

from benchmarks.report import cpu_of_children, in_turn, tell
from benchmarks.start import PROJECTS, manage

#: What is ours of it should be small beside Wagtail's own.
GOAL = 1.3


def run() -> None:
    ways = {
        way: lambda settings=settings: manage(settings, "migrate", "-v0")
        for way, settings in PROJECTS.items()
    }
    took = in_turn(ways, 1, cpu_of_children)
    print(f"  without the package {took['without']:.0f} ms, with it {took['with']:.0f} ms")
    tell("migrate from nothing", took["with"] / took["without"], GOAL)
