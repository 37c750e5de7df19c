"""A process that starts, with the package and without it: `manage.py check`.

CPU time, with compiled bytecode: the sample municipality against the same project with the same
third-party apps.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.report import cpu_of_children, in_turn, tell

GOAL = 1.3
#: Where it is set, only what is installed is compiled, and ours would be anew at each start.
NOT_COMPILED = "PYTHONDONTWRITEBYTECODE"
PROJECTS = {"without": "benchmarks.plain.without", "with": "sample_site.settings"}


def run() -> None:
    ways = {
        way: lambda settings=settings: manage(settings, "check")
        for way, settings in PROJECTS.items()
    }
    took = in_turn(ways, 5, cpu_of_children)
    print(f"  without the package {took['without']:.0f} ms, with it {took['with']:.0f} ms")
    tell("process start (manage.py check)", took["with"] / took["without"], GOAL)


def manage(settings: str, *command: str) -> None:
    """One command in a process of its own, with an empty folder for its data."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if name != NOT_COMPILED}
        environment = {
            **kept,
            "DJANGO_SETTINGS_MODULE": settings,
            "DJANGO_DEBUG": "1",
            "OIT_DATA_DIR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        }
        subprocess.run(
            [sys.executable, "-m", "django", *command],
            cwd=Path(__file__).resolve().parent.parent,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
