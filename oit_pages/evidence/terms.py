"""For how long a plan or policy holds."""

from collections.abc import Iterable
from datetime import date

from oit_pages.evidence import Evidence, Item
from oit_pages.evidence.selection import chosen
from oit_pages.thai import Period


def term_of(item: Item) -> Period | None:
    """What a plan or policy states of its own term; its projects' periods are none."""
    for value in item.parts.values():
        if isinstance(value, Period):
            return value
    start, end = item.parts.get("in_force_from"), item.parts.get("in_force_to")
    if isinstance(start, date) and isinstance(end, date) and start <= end:
        return Period(start, end)
    return None


def terms(
    evidence: Evidence, kinds: Iterable[str], column_set: str = ""
) -> list[tuple[Item, Period | None]]:
    return [(item, term_of(item)) for item in chosen(evidence, kinds, column_set)]


def months(term: Period) -> int:
    return len(term.months())
