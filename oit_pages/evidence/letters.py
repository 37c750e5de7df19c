"""Letters: what texts are compared by, without spaces, digits, punctuation, the repetition mark."""

import re
from functools import lru_cache

_NO_LETTERS = re.compile(r"[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|[\d_ๆฯ]")


@lru_cache(maxsize=20_000)
def letters(text: str) -> str:
    """The letters of a text and their marks, in lower case."""
    return _NO_LETTERS.sub("", text.lower())
