"""Matters: whether texts speak of what an indicator asks about, corruption, ethics or the like."""

import re
from collections.abc import Iterable

from oit_pages.evidence.wordings import DATA

_MATTER = re.compile("|".join(map(re.escape, DATA["matters"]["words"])), re.IGNORECASE)
#: Subjects that ask about a matter, and forms that are used for many.
MATTER_SUBJECTS = frozenset(DATA["matters"]["subjects"])
MANY_MATTERS = frozenset(DATA["matters"]["kinds"])


def is_about_the_matter(texts: Iterable[str]) -> bool:
    """Whether a text speaks of corruption, ethics or the like."""
    return any(_MATTER.search(text) for text in texts)
