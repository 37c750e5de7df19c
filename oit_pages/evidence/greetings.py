"""Greetings: what stands under news when nobody wrote any."""

import re
from functools import lru_cache

from oit_pages.evidence.wordings import DATA, any_pattern
from oit_pages.thai import clean_line, to_arabic

_LONGEST = 120
_WELCOME = any_pattern(DATA["greetings"]["whole"])
_FOLLOW = any_pattern(DATA["greetings"]["words"])


@lru_cache(maxsize=20_000)
def is_no_news(text: str) -> bool:
    """Whether a text only welcomes, or asks to come back."""
    line = re.sub(r"\s*ๆ\s*", "ๆ", to_arabic(clean_line(text)).strip(" .!()-–"))
    if not line or len(line) > _LONGEST:
        return False
    said = [one for one in re.split(r"[\s,!]+", line) if one]
    return (
        bool(_WELCOME.fullmatch(line))
        or all(map(_FOLLOW.fullmatch, said))
        or bool(_FOLLOW.fullmatch(line.replace(" ", "")) and "เร็วๆนี้" in line)
    )
