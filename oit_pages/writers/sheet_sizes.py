"""How wide a sheet's columns and how high its rows must be for what they say.

Some programs look for themselves when they open a file, others show each row one line high.
"""

from collections.abc import Iterable, Sequence
from math import ceil
from unicodedata import category

#: Points; what a row can be at most.
TALLEST = 409.0
#: A line's height, of the size of its letters: Thai ones reach high and low.
_LINE = 1.75
#: A letter's width in those of a sheet, at this size: another font may stand in.
_LETTER = 1.3 / 16
#: What a page across holds at a size that can be read, and what a column must hold.
ACROSS, NARROWEST = 130, 8


def letters(text: str) -> int:
    """How many take a place of their own: vowels above and below and tone marks take none."""
    return sum(category(one) not in {"Mn", "Me", "Cf"} for one in text)


def longest(text: str) -> int:
    """Letters of its longest line."""
    return max(map(letters, text.split("\n")))


def page_wide(widths: Sequence[float]) -> list[float]:
    """The widths; of more than a page across holds, all but the narrow ones give up a part."""
    spare = sum(width - NARROWEST for width in widths if width > NARROWEST)
    room = ACROSS - sum(min(width, NARROWEST) for width in widths)
    if spare <= room or spare <= 0:
        return list(widths)
    part = max(room, 0) / spare
    return [
        NARROWEST + (width - NARROWEST) * part if width > NARROWEST else width for width in widths
    ]


def height(cells: Iterable[tuple[str, float]], size: float) -> float:
    """Points for the highest of the cells: its text, and the width it has."""
    lines = (_lines(text, width, size) for text, width in cells)
    return min(TALLEST, max(lines, default=1) * size * _LINE)


def _lines(text: str, width: float, size: float) -> int:
    room = max(width, 1) / (_LETTER * size)
    parts = (letters(line) / room for line in text.split("\n"))
    # Words are not parted: half a line is lost where there are several.
    return sum(1 if part <= 1 else ceil(part + 0.5) for part in parts)
