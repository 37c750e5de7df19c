"""Names: texts that say no more than what their column or their paper is called."""

from collections.abc import Mapping
from functools import cache

from oit_pages.catalogue import load_column_sets
from oit_pages.evidence import Item
from oit_pages.evidence.known_words import only_names
from oit_pages.evidence.letters import letters
from oit_pages.evidence.substance import text_of

#: What is told: to repeat the paper's own name there tells nothing.
_TOLD = frozenset({"results", "spending", "body", "summary", "description", "outcome", "duration"})


def is_a_name(item: Item, name: str, value: str) -> bool:
    """Whether a text says no more than its column's heading or its paper's name."""
    if letters(value) in _headings().get((item.column_set, name), ()):
        return True
    if name not in _TOLD:
        return False
    text = text_of(value)
    called = (str(item.parts.get(one) or "") for one in ("title", "subject", "caption"))
    return only_names(text) or letters(text) in {letters(one) for one in called if one}


@cache
def _headings() -> Mapping[tuple[str, str], frozenset[str]]:
    """The letters of each column's headings, by column set and column."""
    return {
        (one.id, column.key): frozenset(map(letters, (column.th, column.en, *column.aliases)))
        for one in load_column_sets().values()
        for column in one.columns
        if column.kind in ("text", "list")
    }
