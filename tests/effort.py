"""How much is tried: all there is, or in CI's further runs, which are about other versions and
another database, a part of it that still meets every test and every kind.

`--hypothesis-profile=brief` asks for the part.
"""

from collections import defaultdict

from hypothesis import settings

#: So many cases of a test, from the first to the last of its table.
FEW = 4


def brief() -> bool:
    """Whether this is one of the further runs."""
    return settings.get_current_profile_name() == "brief"


def some_of_each(items: list) -> tuple[list, list]:
    """(what is tried, what is left out): of each test at most a few cases; all of those marked
    `every_case`."""
    tables = defaultdict(list)
    for item in items:
        tables[item.parent.nodeid, getattr(item, "originalname", item.name)].append(item)
    kept = set()
    for cases in tables.values():
        some = len(cases) <= FEW or cases[0].get_closest_marker("every_case")
        kept.update(cases if some else _spread(cases))
    return [one for one in items if one in kept], [one for one in items if one not in kept]


def _spread(cases: list) -> list:
    return [cases[number * (len(cases) - 1) // (FEW - 1)] for number in range(FEW)]
