"""python -m benchmarks [name …] [-n 1,10,100,1000 | --all]

Runs every benchmark, or those named; prints one table each, and at the end each goal beside the
ratio that was measured. `--list` names them. Those that depend on how many municipalities there
are run for 1, 10, 100 and 1,000, or for the numbers you give; `--all` is 7,852, the country.

They use a database of their own, made and destroyed here: SQLite in memory, or PostgreSQL
where DATABASE_URL says so.
"""

import argparse
import inspect
import pkgutil
from importlib import import_module

import benchmarks
from benchmarks.report import say_goals
from benchmarks.stage import stage

SIZES = (1, 10, 100, 1000)
COUNTRY = 7852
#: What the benchmarks are made of.
PARTS = {"__main__", "stage", "report", "settings", "plain", "crowd", "ways"}


def known() -> list[str]:
    names = (info.name for info in pkgutil.iter_modules(benchmarks.__path__))
    return [name for name in names if name not in PARTS]


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="name")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("-n", default=SIZES, type=_sizes, metavar="N,N")
    parser.add_argument("--all", action="store_const", dest="n", const=(COUNTRY,))
    given = parser.parse_args()
    if given.list:
        print("\n".join(known()))
        return
    unknown = set(given.names) - set(known())
    if unknown:
        parser.error(f"no {', '.join(sorted(unknown))}. There are: {', '.join(known())}")
    with stage():
        for name in given.names or known():
            print(f"\n{name}", flush=True)
            run = import_module(f"benchmarks.{name}").run
            run(*([given.n] if inspect.signature(run).parameters else []))
        say_goals()


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in text.split(","))


if __name__ == "__main__":
    main()
