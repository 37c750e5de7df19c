"""Pointing: short texts that only say where else something stands."""

import re
from functools import lru_cache

from oit_pages.evidence.english import points_elsewhere_in_english
from oit_pages.evidence.wordings import DATA, any_pattern
from oit_pages.thai import clean_line, to_arabic
from oit_pages.thai.text import has_thai

_LONGEST = 120
#: A figure is substance; a year, or the number of a step or quarter, is none.
FIGURE = re.compile(r"(?<!ที่)(?<!ที่\s)(?<!\d)(?!2[4-6]\d\d(?!\d))\d")
#: Nor is the number of a letter,
_LETTER_NUMBER = re.compile(r"ที่\s*[\d./]*\d")
#: of a page, a floor or a room, or one in an address.
_REFERENCE = re.compile(
    r"(?:https?://|www\.)[^\s<>]+"
    r"|(?<![ก-๙])(?:ที่\s*)?[ก-ฮ]{2}\s*\d{3,5}(?:\.\d+)*\s*/\s*(?:ว\s*)?\d*|(?<![ก-๙])มท\s*\d[\d.]*"
    r"|(?<![ก-๙])ว\.?\s*\d+"
    r"|(หน้า|ชั้น|ห้อง|หมายเลข|เลขที่)\s*\d[\d./–-]*(?![\d.,]|\s*(?:\1|คน|ราย|ชิ้น|หลัง|แห่ง))"
    r"|\b(?:page|pages|floor|room|no\.?|annex|appendix|item)\s*\d[\d./-]*",
    re.IGNORECASE,
)
_POINTS = any_pattern(DATA["pointing"]["clauses"])


def without_references(line: str) -> str:
    """The line, with its digits in Arabic, without the numbers that only say where something is."""
    return _REFERENCE.sub(" ", line)


@lru_cache(maxsize=20_000)
def points_elsewhere(text: str) -> bool:
    """Whether a short text without a figure does nothing but point somewhere else. A step may be
    to ask somebody: this is for what is told, not for what is done."""
    line = without_references(to_arabic(clean_line(text)))
    line = _LETTER_NUMBER.sub("", line).strip(" .()-–/")
    if not line or len(line) > _LONGEST or FIGURE.search(line):
        return False
    return _points(line)


def _points(line: str) -> bool:
    """Whether each clause points somewhere, or each English sentence does."""
    if not has_thai(line):
        return points_elsewhere_in_english(line)
    said = [one for one in re.split(r"[\s,;]+", line) if any(map(str.isalnum, one))]
    return all(map(_POINTS.fullmatch, said))


#: A division of the office, or a place in it.
_UNIT = re.compile(
    r"(?:กอง|ฝ่าย|(?<!สำนัก)(?<!ราย)(?<!หน่วย)(?<!พนัก)(?<!โรง)งาน)[ก-๙]{3}|สำนักปลัด|สำนักคลัง|สำนักช่าง|เคาน์เตอร์|ศูนย์บริการ|จุดบริการ"
    r"|\b(?:division|counter|section|registry)\b",
    re.IGNORECASE,
)
_ASKS_WHERE = re.compile(
    r"ที่ไหน|ที่ใด|ตรงไหน|หน่วยงานใด|หน่วยงานไหน|กองไหน|กองใด|ใคร|อย่างไร|ยังไง|ช่องทางใด|ช่องทางไหน|ต้องทำ"
    r"|\b(?:where|who|whom|how (?:do|can|to))\b",
    re.IGNORECASE,
)


def names_the_place(question: str, answer: str) -> bool:
    """Whether an answer names a division to a question that asks where, whom or how: that is all
    of it. Asked anything else, it only sends away."""
    return bool(_ASKS_WHERE.search(question) and _UNIT.search(answer))
