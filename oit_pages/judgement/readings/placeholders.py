"""Placeholders: rows that say the same but for a number, "โครงการพัฒนา 1", "โครงการพัฒนา 2".

Only rows that differ by no other text and no amount of money are. Numbers of a place, a time or a
lot (หมู่ที่, ครั้งที่, รุ่นที่) tell rows apart; which number nothing is data (`doubts.toml`).
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from oit_pages.catalogue import load_column_sets
from oit_pages.evidence import Item, Row
from oit_pages.evidence.doubts import doubt
from oit_pages.evidence.selection import DOUBTED, LABELS, row_says
from oit_pages.evidence.substance import is_content, text_of
from oit_pages.evidence.values import Doubt
from oit_pages.evidence.wordings import DATA
from oit_pages.thai import clean_line, to_arabic

_OF = "|".join(DATA["numbering"]["of"])
_COUNT = (
    r"(?:\d+|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|one|two|three|four|five"
    r"|(?<![ก-๙a-z])(?:[ก-ฮa-z]\.?|[ivx]+)(?![ก-๙a-z.]))"
)
_COUNTS = re.compile(_COUNT, re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?:(?:{_OF})\s*(?:ที่)?|(?<![ก-๙])ที่|(?<=\s)ที่)?\s*[(\[]?\s*{_COUNT}\s*[)\]]?\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"^\s*(?:(?:{_OF})\s*(?:ที่)?\s*)?[(\[]?{_COUNT}\s*(?:[.)\]:]|\s)\s*", re.IGNORECASE
)
_WITHIN = re.compile(rf"(?:{_OF})\s*(?:ที่)?\s*{_COUNT}", re.IGNORECASE)
#: Which of several: "3", "1/2564", "2-4", "สอง", "II", "B".
_WHICH = (
    r"(?:\d+(?:\s*(?:[/,–-]|และ)\s*\d+)*|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|แรก|หลัง"
    r"|one|two|three|four|five|[ivx]+|[ก-ฮa-z])"
)
#: A number behind one of these is a place's, a time's, a lot's or a class's.
_TELLS = re.compile(
    r"(?:(?:หมู่|ม\.|ซอย|ซ\.|ถนน|สาย|จุด|ครั้ง|ไตรมาส|รุ่น|เดือน|ปี|พ\.ศ\.|ชุด|ชั้น|เขต|งวด|แห่ง|ตำบล|ต\.|อำเภอ|บ้าน|มิติ|ยุทธศาสตร์"
    r"|ระยะ|ฉบับ|มาตรา|โทร|จำนวน|รอบ|ช่วง|ระดับ|เฟส|หลัง|กม|คน|อัตรา|คัน|ตัว|เครื่อง|ตำแหน่ง|ภาคเรียน|ภาคการศึกษา|เทอม"
    r"|โซน|เข็ม|โดส|อนุบาล|ประถม(?:ศึกษา)?|มัธยม(?:ศึกษา)?|ป\.|อ\.|ห้อง"
    r"|phase|round|quarter|road|village|moo|soi|year"
    r"|\b(?:group|zone|dose|term|semester|class|grade|batch|lot|course|week|day)"
    # At the end of another word these are none: "โครงสร้างพื้นฐาน 1", "พัฒนาหลักสูตร 2".
    r"|(?:(?<![ก-๙])|(?=[ก-๙]+\s*ที่))(?:กลุ่ม|หลักสูตร|ภาค|ฐาน|ทีม|คณะ|สนาม|เวที|คุ้ม|สัปดาห์|วัน))"
    rf"\s*(?:ที่)?\s*{_WHICH}"
    r"|(?:ซอย|ถนน|บ้าน|โรงเรียน|สาย|ชุมชน|วัด|คลอง|ศูนย์|สะพาน|อาคาร|ห้อง|แปลง|บ่อ|สถานี|โรง|ประตู|street|school)\S*\s*(?:\d+|\s[ก-ฮa-z]))"
    r"\s*[)\]]?\s*$",
    re.IGNORECASE,
)
#: Notes and who does it may be the same in every row, and numbers nothing.
_BESIDE = frozenset({"unit", "units", "note", "level", "place", "status", "method"})
_SCORES = frozenset({"level"})
_AMOUNTS = frozenset({"budget", "spent"})
#: The papers of a purchase: their numbers tell it from others, and number no row.
_PAPERS = frozenset({"contract", "egp_number"})
#: The number of a paper, not of a row: of a year's papers, or long.
_OF_A_PAPER = re.compile(r"\d\s*/\s*\d|\d{4}")
#: So many rows of one kind.
_AT_LEAST = 2


def sure_rows(item: Item) -> tuple[tuple[Row, ...], list[Doubt]]:
    """The rows, emptied where they are one row numbered; and the doubts."""
    if len(item.rows) < _AT_LEAST or item.kind not in ("table", "measure_table", "plan"):
        return item.rows, []
    alike: dict[tuple[tuple[str, str], ...], list[int]] = defaultdict(list)
    for at, row in enumerate(item.rows):
        if row_says(row) and (key := _key(item, row)):
            alike[key].append(at)
    wrong = [at for same in alike.values() if len(same) >= _AT_LEAST for at in same]
    if not wrong:
        return item.rows, []
    rows = [*item.rows]
    doubts = []
    for at in wrong:
        doubts.append(doubt("numbered", _first_words(rows[at]), item))
        texts = {name: _nothing(value) for name, value in rows[at].items() if _is_text(name, value)}
        rows[at] = {**rows[at], **texts, DOUBTED: True}
    return tuple(rows), doubts


def _nothing(value: object) -> str | tuple[str, ...]:
    return () if isinstance(value, tuple) else ""


def _is_text(name: str, value: object) -> bool:
    return name not in LABELS and isinstance(value, str | tuple) and bool(value)


def _key(item: Item, row: Row) -> tuple[tuple[str, str], ...]:
    """What a row says without its numbers; nothing where no text of it is numbered."""
    key = []
    numbered = False
    for name, value in sorted(row.items()):
        if name in LABELS or name in _SCORES or not is_content(value):
            continue
        kind = _column_kinds().get((item.column_set, name), "" if item.column_set else "text")
        if kind == "money" or name in _AMOUNTS:
            key.append((name, str(value)))
        elif name in _PAPERS:
            said = _said(str(value))
            key.append((name, said if _OF_A_PAPER.search(said) else _plain(str(value))))
        elif kind in ("text", "list") and isinstance(value, str | tuple):
            lines = (value,) if isinstance(value, str) else value
            plain = tuple(map(_plain, lines))
            numbered |= name not in _BESIDE and plain != tuple(map(_said, lines))
            key.append((name, "|".join(plain)))
    return tuple(key) if numbered else ()


def _said(text: str) -> str:
    return to_arabic(clean_line(text_of(text))).lower()


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    """A text without the number that it begins or ends with."""
    said = _said(text)
    if not _COUNTS.search(said) or _TELLS.search(said):
        return said
    plain = _WITHIN.sub("", _FIRST.sub("", _NUMBER.sub("", said)))
    if any(map(str.isalpha, plain)):
        return plain
    # Nothing but what is numbered, and its number; or a number only.
    return "#" if any(map(str.isalpha, said)) else said


def _first_words(row: Row) -> str:
    said = (value for name, value in row.items() if name not in LABELS and isinstance(value, str))
    return next(map(text_of, filter(None, said)), "…")


@cache
def _column_kinds() -> Mapping[tuple[str, str], str]:
    return {
        (one.id, column.key): column.kind
        for one in load_column_sets().values()
        for column in one.columns
    }
