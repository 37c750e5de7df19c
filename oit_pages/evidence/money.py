"""Money: the one amount that a cell or a text names, or why there is none.

Nothing is guessed: of two amounts, of an amount in millions or of a number that stands in no
known form it is said what is wrong, and there is no value.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from oit_pages.evidence.amounts import NO_BUDGET
from oit_pages.thai import clean_line, to_arabic

Fault = Literal["", "empty", "unreadable", "two_amounts", "other_unit"]
#: More digits than any budget has.
_DIGITS = 24
_NUMBER = re.compile(r"(?<![\d.,])\d++(?:,\d++)*+(?:\.\d++)?+(?![\d,])")
_WHOLE = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})++|\d++)(?:\.\d++)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_UNIT = re.compile(
    r"\s*+(?:\.\s?-)?\s*+(ล้าน|แสน|หมื่น|พัน|ดอลลาร์|เหรียญ|ยูโร|บาท|baht|thb)?", re.IGNORECASE
)
_ONLY_UNIT = re.compile(r"(?:\.\s?-)?\s*+(?:บาท|baht|thb)?(?:ถ้วน)?[\s.]*+", re.IGNORECASE)
_BAHT = {"บาท", "baht", "thb"}
#: What a number is announced by where its unit is left out.
_ANNOUNCED = re.compile(r"(?:ราคา|เป็นเงิน|จำนวนเงิน|วงเงิน)(?:ที่ตกลง|ที่เสนอ|รวม)?\s*[::=]?\s*")
_BEFORE = 24


@dataclass(frozen=True, kw_only=True)
class Amount:
    """An amount in baht; without a value, `fault` says why."""

    value: Decimal | None = None
    fault: Fault = ""


def amount_of(raw: object) -> Amount:
    """Of a cell that holds an amount and nothing else: 1250.5, "๑,๒๕๐.๕๐ บาท", "ไม่ใช้งบประมาณ"."""
    if isinstance(raw, bool) or raw is None:
        return Amount(fault="empty")
    if isinstance(raw, int | float | Decimal):
        return _sound(str(raw))
    if not isinstance(raw, str):
        return Amount(fault="unreadable")
    line = to_arabic(clean_line(raw))
    if not line.strip("-–— "):
        return Amount(fault="empty")
    if NO_BUDGET.fullmatch(line):
        return Amount(value=Decimal(0))
    if (match := _WHOLE.match(line)) and _ONLY_UNIT.fullmatch(line, match.end()):
        return _sound(match[0])
    found = price_in(line)
    return Amount(fault="unreadable") if found.value is not None else _told(found, line)


def _told(found: Amount, line: str) -> Amount:
    """Of a cell, two numbers of whatever kind are two amounts."""
    if found.fault == "empty":
        several = len(set(_NUMBER.findall(line))) > 1
        return Amount(fault="two_amounts" if several else "unreadable")
    return found


def price_in(text: object) -> Amount:
    """The one amount in baht that a free text names: "ร้าน ก. ราคา 12,500 บาท".

    Numbers with their unit come first; without any, those behind a word for a price or written
    with thousands parted. The same amount named twice is one.
    """
    if not isinstance(text, str):
        return amount_of(text)
    line = to_arabic(clean_line(text))
    if not line.strip("-–— "):
        return Amount(fault="empty")
    in_baht, plain = [], []
    for match in _NUMBER.finditer(line):
        unit = _UNIT.match(line, match.end())
        name = (unit[1] or "").lower() if unit else ""
        if name in _BAHT:
            in_baht.append(match[0])
        elif name:
            return Amount(fault="other_unit")
        elif _GROUPED.fullmatch(match[0]) or _is_announced(line, match.start()):
            plain.append(match[0])
    return _one_of(in_baht or plain)


def _is_announced(line: str, at: int) -> bool:
    before = line[max(at - _BEFORE, 0) : at]
    return any(one.end() == len(before) for one in _ANNOUNCED.finditer(before))


def _one_of(numbers: Iterable[str]) -> Amount:
    found = {_sound(one) for one in numbers}
    if not found:
        return Amount(fault="empty")
    if len(found) > 1:
        return Amount(fault="two_amounts")
    return found.pop()


def _sound(number: str) -> Amount:
    """A number whose thousands are parted as thousands are, of a size that money has."""
    bare = number.rstrip(".")
    if not _WHOLE.fullmatch(bare) or len(bare) > _DIGITS:
        return Amount(fault="unreadable")
    return Amount(value=Decimal(bare.replace(",", "")))
