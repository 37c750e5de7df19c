"""English texts that say nothing but that they are to come, stand elsewhere, or are a sample."""

import re
from functools import lru_cache

from oit_pages.evidence.wordings import DATA, any_pattern
from oit_pages.thai import clean_line

_LONGEST = 240
_POINTS = any_pattern(DATA["pointing"]["sentences"])
_LATER = any_pattern(DATA["english"]["to_come"])
#: Fewer different words declare nothing.
_FEWEST = 6
_SENTENCES = re.compile(r"[.!?;](?:\s+|$)")


def _sentences(line: str) -> list[str]:
    return [one for one in _SENTENCES.split(line) if any(map(str.isalnum, one))]


@lru_cache(maxsize=5_000)
def points_elsewhere_in_english(line: str) -> bool:
    said = _sentences(line)
    return bool(said) and all(map(_POINTS.fullmatch, said))


@lru_cache(maxsize=20_000)
def is_english_to_come(text: str) -> bool:
    """Whether an English text says nothing but that it is to come, or stands elsewhere."""
    line = clean_line(text)
    said = _sentences(line)
    if not said or len(line) > _LONGEST:
        return False
    if len({one.lower() for one in re.findall(r"[a-z]+", line, re.IGNORECASE)}) < _FEWEST:
        return True
    return all(_LATER.fullmatch(one) or _POINTS.fullmatch(one) for one in said)
