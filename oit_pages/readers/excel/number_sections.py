"""The sections of a number format: what it shows nothing of.

"positive;negative;zero;text": any may be missing or empty, or begin with a condition of its own
as in "[>100]0;", and the last is of text where it has an "@".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt, ne

_PIECE = re.compile(r'"[^"]*+"?+|\\.|[_*].|\[[^\]]*+\]?+|.', re.DOTALL)
#: What of it shows nothing: blanks, widths of space, colours, conditions, languages; of hours
#: ("[h]") and currencies something is seen.
_BLANK = re.compile(
    r'"\s*+"?+|\\\s|_.|\*\s|\s|\[(?!(?:h++|m++|s++|\$[^\]-][^\]]*+)\])[^\]]*+\]', re.I | re.DOTALL
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*+(-?\d++(?:\.\d*+)?+)\s*+\]")
_WHITE = re.compile(r"\[(?:white|color\s*2)\]", re.I)
_COMPARE = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}
_USUAL = {1: (), 2: (">= 0",), 3: ("> 0", "< 0")}


@dataclass(frozen=True)
class Sections:
    """What a format with an empty section shows nothing of."""

    numbers: tuple[tuple[str, bool], ...]
    """Of each section for numbers "> 0", which it is for, and whether it is empty. The last is
    for what is left."""
    hides_text: bool

    def hides(self, value: float | None) -> bool:
        """Whether a cell that holds it is blank; None stands for a text."""
        if value is None:
            return self.hides_text
        for asked, is_empty in self.numbers:
            sign, _space, limit = asked.partition(" ")
            if not asked or _COMPARE[sign](value, float(limit)):
                return is_empty
        return False


def sections_of(code: str, on_white: bool = False) -> Sections | None:
    """None for a format without an empty section: nearly all. One that writes white is empty where
    its ground is white."""
    parts = [list(part) for part in _parts(code)]
    text = parts.pop() if len(parts) > 3 or "@" in parts[-1] else None

    def is_empty(part: list[str]) -> bool:
        return _is_empty(part) or (on_white and any(map(_WHITE.fullmatch, part)))

    usual = _USUAL.get(len(parts), _USUAL[3])
    numbers = tuple(
        (_condition(part) or (usual[at] if at < len(usual) else ""), is_empty(part))
        for at, part in enumerate(parts[:3])
    )
    hides_text = text is not None and is_empty(text)
    is_plain = not hides_text and not any(one for _asked, one in numbers)
    return None if is_plain else Sections(numbers, hides_text)


def _parts(code: str) -> Iterator[list[str]]:
    """Parted where no quotes, backslash or brackets hold a semicolon, each in its pieces."""
    part: list[str] = []
    for piece in _PIECE.findall(code):
        if piece == ";":
            yield part
            part = []
        else:
            part.append(piece)
    yield part


def _condition(part: list[str]) -> str:
    found = (_CONDITION.fullmatch(piece) for piece in part)
    return next((f"{one[1]} {one[2]}" for one in found if one), "")


def _is_empty(part: list[str]) -> bool:
    return all(_BLANK.fullmatch(piece) for piece in part)
