"""Doubts: the words that make a text look like an answer and perhaps be none.

The kinds are data (`doubts.toml`); here is how a text is held against them. A text is doubtful
only when nothing in it says more: one word that no kind knows makes it something.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from oit_pages.evidence.known_words import (
    LONGEST,
    Tokens,
    is_filling,
    is_outline,
    taken_apart,
    tokens,
    without_number,
)
from oit_pages.evidence.letters import letters
from oit_pages.evidence.values import Doubt, Item, Place
from oit_pages.evidence.wordings import DATA
from oit_pages.thai import Period, clean_line, to_arabic

_ZERO = re.compile(
    r"(?:(?:ร้อยละ|จำนวน|รวม)\s*)*0+(?:[.,]0+)*\s*"
    r"(?:บาท|%|เรื่อง|ราย|คน|ครั้ง|โครงการ|กิจกรรม|รายการ|แห่ง|baht|percent)?[\s.]*"
)
_SAME_DIGITS = re.compile(r"\D*(\d)(?:\D*\1){6,}\D*")
#: A gap that was left to fill in, or the form's own word for it.
_GAP = re.compile(
    r"(?=[.…_(\[])(?:(?<!ลงชื่อ)(?<!ลงชื่อ\))(?<!ลงนาม)[.…]{5,}|_{4,}|…+\s*(?:บาท|วัน|คน|เรื่อง|โครงการ|ราย|ชั่วโมง|%)"
    r"|[(\[]\s*(?:ใส่|ระบุ|กรอก|โปรดระบุ|ชื่อ\s*-?\s*(?:นาม)?สกุล\s*[)\]]))"
)
#: "ร้าน ก", "บริษัท ข จำกัด".
_LETTER = re.compile(
    r"(?:ร้าน|บริษัท|หจก\.?|นาย|นาง|นางสาว|โครงการ|หน่วยงาน)\s*[ก-ฮa-z](?:\s*จำกัด)?\s*\d*"
)


@dataclass(frozen=True)
class Kind:
    """One kind of doubt: its marks, and what else may stand beside them."""

    id: str
    marks: re.Pattern[str]
    tokens: Tokens
    examples: tuple[str, ...]
    something: tuple[str, ...]


@cache
def kinds() -> tuple[Kind, ...]:
    return tuple(
        Kind(
            id=name,
            marks=re.compile("|".join(map(re.escape, map(letters, one["marks"])))),
            tokens=tokens(one["marks"], [*one["words"], *DATA["filling"]]),
            examples=tuple(one["examples"]),
            something=tuple(one["something"]),
        )
        for name, one in DATA["kinds"].items()
    )


@lru_cache(maxsize=50_000)
def doubt_of(text: str) -> str:
    """The kind of doubt that a text raises; "" for none. Every line must raise one, or be no more
    than filling beside one that does."""
    found = ""
    for line in text.splitlines() or [text]:
        line = to_arabic(clean_line(line))
        if not line or not any(map(str.isalnum, line)):
            continue
        kind = _doubt_of_line(line)
        if not kind and not is_filling(line):
            return ""
        found = found or kind
    return found


def _doubt_of_line(line: str) -> str:
    lowered = line.lower()
    if any(words in lowered for words in DATA["anywhere"]["sample"]):
        return "sample"
    if len(line) > LONGEST:
        return ""
    if _GAP.search(line):
        return "not_filled"
    if _LETTER.fullmatch(lowered):
        return "sample"
    if _ZERO.fullmatch(lowered):
        return "zero"
    if _SAME_DIGITS.fullmatch(line):
        return "sample"
    bare = letters(line)
    if bare in _labels() or without_number(lowered) in _labels():
        return "label"
    if kind := next((kind.id for kind in kinds() if _is_of(kind, bare)), ""):
        return kind
    return "label" if is_outline(line) else ""


def _is_of(kind: Kind, bare: str) -> bool:
    """Whether a line is one of the kind's marks and words only."""
    return bool(kind.marks.search(bare)) and True in taken_apart(bare, kind.tokens)


@cache
def _labels() -> frozenset[str]:
    return frozenset(map(letters, DATA["labels"]["words"]))


#: How much of a text is quoted.
QUOTED = 80


def doubt(
    kind: str, words: object, item: Item, part: str = "", period: Period | None = None
) -> Doubt:
    """The doubt of that kind about a block, with the words that make it quoted."""
    said = " ".join(str(words).split())
    return Doubt(
        kind=kind,
        words=said if len(said) <= QUOTED else said[:QUOTED] + "…",
        place=Place(page=item.page, block=item.block, part=part),
        form=(item.kind, item.column_set),
        period=period,
    )
