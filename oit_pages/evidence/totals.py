"""Rows of sums: "รวมทั้งสิ้น 3 โครงการ", "Grand total", "ยอดยกมา". They count what others are.

A row is one of sums by its first words, by the only words in it, or – where it has none – by its
figures, when they are those of all rows before it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TypeGuard

from oit_pages.evidence.letters import letters
from oit_pages.evidence.selection import LABELS, row_says
from oit_pages.evidence.substance import is_content, text_of
from oit_pages.evidence.values import Part, Row
from oit_pages.thai import clean_line
from oit_pages.thai.dates import MONTHS, SHORT_MONTHS

Number = int | Decimal

_LONGEST = 90
_MONTHS = "|".join([*MONTHS, *(one.replace(".", "") for one in SHORT_MONTHS)])
#: What is counted.
_UNITS = (
    r"โครงการ|รายการ|กิจกรรม|เรื่องร้องเรียน|ข้อร้องเรียน|เรื่อง|ราย|คน|ครั้ง|งาน|ด้าน|ยุทธศาสตร์|บาท|สัญญา|"
    r"อัตรา|หมวด|ประเภท|ชุด|แห่ง|บริการ|ผู้รับบริการ|ผู้ใช้บริการ|จัดซื้อจัดจ้าง|projects?|items?|activities|baht|people|"
    r"cases|complaints|contracts|services?"
)
#: What may stand around a word for a sum; none is made of others: a text is read in one way.
_BESIDE = (
    rf"ทั้งหมด|ทั้ง(?!หมด|สิ้น)|ทุก|เงิน|จำนวน|งบประมาณ|รายจ่าย|วงเงิน|ยอด|สุทธิ|ผล|"
    rf"ค่าใช้จ่าย|เบิกจ่าย|ราคากลาง|ราคา|ประจำ|ปี|พศ|เดือน|ไตรมาส|รอบ|ครึ่ง|แรก|หลัง|ของ|ใน|และ|ที่|"
    rf"ตาม|แผน|หน้า|นี้|ตั้งแต่|ถึง|ย่อย|สะสม|เฉลี่ย|ค่า|เป็น|ก่อน|ถัดไป|จาก|ไป|มา|หน่วยงาน|เทศบาล|อบต|"
    rf"amount|budget|of|for|the|all|fiscal|year|fy|be|in|and|month|quarter|page|this|number|spent|{_UNITS}|{_MONTHS}"
)
_MARK = (
    r"รวม|ทั้งสิ้น|grandtotals?|subtotals?|totals?|sum|ยกมา|ยกไป|ยกยอดมา|ยกยอดไป|"
    r"(?:carried|brought)forward"
)
#: Word for word, each as long as it gets: the cost is the text's length.
_TOTAL = re.compile(rf"(?>{_MARK}|{_BESIDE})++")
_BROUGHT = re.compile(r"ยก(?:ยอด)?(?:มา|ไป)|(?:carried|brought)forward")
_HAS_MARK = re.compile(_MARK)
#: The sum of a part, by the part's name: "รวมแผนงานเคหะและชุมชน".
_OF_A_PART = re.compile(
    r"(?:ยอด)?รวม(?:เงิน|งบประมาณ|ทั้งสิ้น|จำนวน)?(?:แผนงาน|ยุทธศาสตร์|กลยุทธ์|หมวด|งบ|กอง(?!ทุน|ทัพ)|สำนัก|ด้าน|ไตรมาส|เดือน|"
    r"ประเภท|แนวทาง|พันธกิจ|ผลผลิต)\S*"
)


@lru_cache(maxsize=20_000)
def is_total(text: str) -> bool:
    """Whether a text is a word for a sum and nothing else: "รวม 5 รายการ เป็นเงิน 458,000 บาท"."""
    if len(text) > _LONGEST:
        return False
    bare = _bare(text)
    return bool(_HAS_MARK.search(bare)) and bool(_TOTAL.fullmatch(bare))


@lru_cache(maxsize=20_000)
def is_brought(text: str) -> bool:
    """Whether a sum is one of what stands elsewhere: "ยอดยกมา", "carried forward"."""
    return is_total(text) and bool(_BROUGHT.search(_bare(text)))


def _bare(text: str) -> str:
    """Without spaces, digits and punctuation, as the phrases above are."""
    return letters(clean_line(text_of(text)))


def sums_among(rows: Sequence[Row]) -> frozenset[int]:
    """The places of the rows of sums; empty for most tables."""
    told = [_texts(row) for row in rows]
    beside = _Beside(rows, told)
    found = {
        at
        for at, (row, texts) in enumerate(zip(rows, told, strict=True))
        if texts and row.get("month") is None and _is_sum(row, texts, beside)
    }
    last = max((at for at, row in enumerate(rows) if row_says(row)), default=0)
    if last not in found and _is_unnamed_sum(rows, last, found, told):
        found.add(last)
    return frozenset(found)


class _Beside:
    """What a row stands beside, looked at once for all rows: tables are long."""

    def __init__(self, rows: Sequence[Row], told: Sequence[list[str]]):
        self._rows, self._told = rows, told

    @cached_property
    def fullest(self) -> int:
        """How many cells are filled in the row that has most."""
        return max(map(_filled, self._rows))

    @cached_property
    def named(self) -> Counter[str]:
        return Counter(name for texts in self._told for name in _names(texts))

    @cached_property
    def of_one_work(self) -> Counter[str]:
        """How many different rows begin with a text."""
        return Counter(texts[0] for texts in set(map(tuple, self._told)) if texts)

    def names(self, name: str, texts: list[str]) -> bool:
        """Whether another row is called so."""
        return self.named[name] > (name in _names(texts))


def _names(texts: list[str]) -> set[str]:
    return {_bare(one) for one in texts[:2]}


def _is_sum(row: Row, texts: list[str], beside: _Beside) -> bool:
    first = texts[0]
    if is_total(first) or all(map(is_total, texts)):
        return True
    if first.startswith(("รวม", "ยอดรวม")):
        rest = _bare(first).removeprefix("ยอด").removeprefix("รวม")
        named = beside.names(rest, texts) or _OF_A_PART.fullmatch(_bare(first))
        return bool(named) and _filled(row) < beside.fullest
    # "งานบริหารทั่วไป | รวม" below rows of the same work.
    return len(texts) > 1 and is_total(texts[1]) and beside.of_one_work[first] > 1


def _filled(row: Row) -> int:
    return sum(map(is_content, row.values()))


def _is_unnamed_sum(
    rows: Sequence[Row], last: int, found: set[int], told: Sequence[list[str]]
) -> bool:
    """A last row without a word, whose figures are those of the rows before it."""
    above = [row for at, row in enumerate(rows[:last]) if at not in found and row_says(row)]
    if len(above) < 2 or told[last] or any(not texts for texts in told[:last]):
        return False
    figures = numbers(rows[last])
    if not any(figures.values()) or any(
        not isinstance(value, int | Decimal) and is_content(value) for value in rows[last].values()
    ):
        return False
    return all(total == column_sum(above, name) for name, total in figures.items())


def _texts(row: Row) -> list[str]:
    """What stands in the row's cells in words, in their order."""
    found: list[str] = []
    for name, value in row.items():
        if name not in LABELS and isinstance(value, str | tuple):
            found += (
                one for one in ((value,) if isinstance(value, str) else value) if is_content(one)
            )
    return found


def numbers(row: Row) -> Mapping[str, Number]:
    """The figures of a row, by column; its number in the list is none."""
    return {name: value for name, value in row.items() if name not in LABELS and is_number(value)}


def column_sum(rows: Sequence[Row], name: str) -> Number:
    given = [value for row in rows if is_number(value := row.get(name))]
    return sum(given, start=Decimal(0))


def is_number(value: Part) -> TypeGuard[Number]:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
