"""python -m benchmarks [name …]: run them all, or those named; prints one table each.

They use a database of their own, made and destroyed here: SQLite in memory, or PostgreSQL
where DATABASE_URL says so.
"""

import pkgutil
import sys
from importlib import import_module

import benchmarks
from benchmarks.stage import stage


def main(names: list[str]) -> None:
    known = [
        info.name
        for info in pkgutil.iter_modules(benchmarks.__path__)
        if info.name not in {"__main__", "stage", "report"}
    ]
    unknown = set(names) - set(known)
    if unknown:
        sys.exit(f"No benchmark {', '.join(sorted(unknown))}. There are: {', '.join(known)}")
    with stage():
        for name in names or known:
            print(f"\n{name}", flush=True)
            import_module(f"benchmarks.{name}").run()


if __name__ == "__main__":
    main(sys.argv[1:])
