"""How much room Thai takes where every letter is as wide: vowels above and below take none."""

import unicodedata

_NO_ROOM = {"Mn", "Me", "Cf"}


def width(text: str) -> int:
    """Columns of a terminal: "ที่" takes one."""
    return sum(
        0
        if unicodedata.category(letter) in _NO_ROOM
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in text
    )


def pad(text: str, columns: int) -> str:
    """The text with spaces after it, up to so many columns."""
    return text + " " * max(0, columns - width(text))
