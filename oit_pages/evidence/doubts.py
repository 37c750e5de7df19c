"""Doubts: the words that make a text look like an answer and perhaps be none.

The kinds are data (`doubts.toml`); here is how a text is held against them. A text is doubtful
only when nothing in it says more: one word that no kind knows makes it something.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from oit_pages.evidence.values import Doubt, Item, Place
from oit_pages.thai import Period, clean_line, to_arabic

DATA = tomllib.loads((Path(__file__).parent / "doubts.toml").read_text(encoding="utf-8"))


def any_pattern(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern out of those of a list in the data."""
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)


#: What no comparison goes by: spaces, digits, punctuation, the repetition mark.
_MARKS_ONLY = re.compile(r"[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|[\d_ๆฯ]")
#: Longer texts say something: nobody puts off in two hundred letters.
_LONGEST = 200
_ZERO = re.compile(
    r"(?:(?:ร้อยละ|จำนวน|รวม)\s*)*0+(?:[.,]0+)*\s*"
    r"(?:บาท|%|เรื่อง|ราย|คน|ครั้ง|โครงการ|กิจกรรม|รายการ|แห่ง|baht|percent)?[\s.]*"
)
_SAME_DIGITS = re.compile(r"\D*(\d)(?:\D*\1){6,}\D*")
#: A gap that was left to fill in, or the form's own word for it.
_GAP = re.compile(
    r"(?<!ลงชื่อ)(?<!ลงชื่อ\))(?<!ลงนาม)[.…]{5,}|_{4,}|…+\s*(?:บาท|วัน|คน|เรื่อง|โครงการ|ราย|ชั่วโมง|%)"
    r"|[(\[]\s*(?:ใส่|ระบุ|กรอก|โปรดระบุ|ชื่อ\s*-?\s*(?:นาม)?สกุล\s*[)\]])"
)
#: "ร้าน ก", "บริษัท ข จำกัด".
_LETTER = re.compile(
    r"(?:ร้าน|บริษัท|หจก\.?|นาย|นาง|นางสาว|โครงการ|หน่วยงาน)\s*[ก-ฮa-z](?:\s*จำกัด)?\s*\d*"
)
_NUMBERED = re.compile(r"\s*(?:ที่|ลำดับที่|หมายเลข|no\.?|#)?\s*\d+\s*")
_DRAFT = re.compile(
    r"^\W*(?:\(\s*)?ร่าง(?!กาย|ทรง)|\(\s*(?:ฉบับ)?\s*ร่าง\s*\)|ฉบับร่าง|^\W*draft\b|\bdraft\W*$|\(\s*draft\s*\)"
    r"|(?:^|[(\[\s–-])ยกเลิก(?:แล้ว|การใช้)|[(\[]\s*ยกเลิก\s*[)\]]|ยกเลิกแล้ว|^\W*cancell?ed\b"
    r"|\(\s*(?:cancell?ed|superseded|obsolete)\s*\)"
    r"|(?:ยังไม่ได้รับ(?:การ)?|ยังไม่(?:ได้)?ผ่านการ|ยังไม่|รอ(?:การ)?)อนุมัติ"
    r"|(?:ยังไม่|ยังมิ)(?:ได้)?(?:มีการ|รับการ|ผ่าน(?:การ)?)?(?:ประกาศใช้|อนุมัติ|เห็นชอบ)|ฉบับ(?:เพื่อ|ที่|นำ)?\s*เสนอ"
    r"|อยู่(?:ใน)?ระหว่าง(?:การ)?(?:นำ)?(?:เสนอ|ขออนุมัติ|ขอความเห็นชอบ|จัดทำ|ยกร่าง)"
    r"|\bnot (?:yet )?approved\b"
    # "ยกเลิกหลักเกณฑ์การประเมิน" ends another paper; an invitation that is cancelled was one,
    # and what an order ends with one hand it may make anew with the other.
    r"|(?:^|เรื่อง|\bre:)\W*(?:(?:ประกาศ|คำสั่ง|แจ้ง)\s*)?(?:การ|ให้|ขอ)?ยกเลิก"
    r"(?![^\n]{0,60}(?:และ|แล้ว)\s*(?:ให้)?\s*(?:แต่งตั้ง|จัดตั้ง|ประกาศใช้|ให้ใช้|กำหนด))\s*(?:การใช้\s*)?"
    r"(?:หลักเกณฑ์|เกณฑ์|(?:ประกาศ|คำสั่ง)(?!\s*(?:เชิญ|ประกวด|สอบราคา|จัดซื้อ|จัดจ้าง|ผู้ชนะ|ราคา))|แผน|นโยบาย|คู่มือ|ระเบียบ"
    r"|ข้อบังคับ|แนวทาง|มาตรฐาน|ฉบับ)"
    r"|สิ้นผล(?!ิ)|หมดผล|พ้นผล|ถูก(?:ยกเลิก|แทนที่|เพิกถอน)|(?:เลิก|ไม่|มิได้|ไม่ได้)ใช้(?:บังคับ)?แล้ว|สิ้นสุด(?:การ)?(?:มีผล)?(?:ใช้)?บังคับ"
    r"|[(\[]\s*(?:หมดอายุ|สิ้นสุด|เลิกใช้|พ้นกำหนด|(?:ฉบับ|ของ)เดิม)"
    r"|\b(?:repealed|revoked|expired)\b|\bno longer (?:in force|in use|valid)\b",
    re.IGNORECASE,
)


#: Marks (True) and words, by their first letter.
Tokens = Mapping[str, tuple[tuple[str, bool], ...]]


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
    filling = DATA["filling"]
    return tuple(
        Kind(
            id=name,
            marks=_any_of(one["marks"]),
            tokens=_by_first_letter(one["marks"], [*one["words"], *filling]),
            examples=tuple(one["examples"]),
            something=tuple(one["something"]),
        )
        for name, one in DATA["kinds"].items()
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, map(_bare, words))))


def _by_first_letter(marks: Iterable[str], words: Iterable[str]) -> Tokens:
    found: dict[str, list[tuple[str, bool]]] = {}
    for token, is_mark in dict(
        [*((_bare(w), False) for w in words), *((_bare(m), True) for m in marks)]
    ).items():
        found.setdefault(token[0], []).append((token, is_mark))
    return {letter: tuple(tokens) for letter, tokens in found.items()}


def _bare(text: str) -> str:
    return _MARKS_ONLY.sub("", text.lower())


@lru_cache(maxsize=50_000)
def doubt_of(text: str) -> str:
    """The kind of doubt that a text raises; "" for none. Every line must raise one, or be no more
    than filling beside one that does."""
    found = ""
    for line in text.splitlines() or [text]:
        line = to_arabic(clean_line(line))
        if not line or not any(one.isalnum() for one in line):
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
    if len(line) > _LONGEST:
        return ""
    if _GAP.search(line):
        return "not_filled"
    if _LETTER.fullmatch(lowered):
        return "sample"
    if _ZERO.fullmatch(lowered):
        return "zero"
    if _SAME_DIGITS.fullmatch(line):
        return "sample"
    bare = _bare(line)
    if bare in _labels() or _bare(_NUMBERED.sub("", lowered)) in _labels():
        return "label"
    if kind := next((kind.id for kind in kinds() if _is_of(kind, bare)), ""):
        return kind
    return "label" if is_outline(line) else ""


def _is_of(kind: Kind, bare: str) -> bool:
    """Whether a line is one of the kind's marks and words only."""
    return bool(kind.marks.search(bare)) and True in _taken_apart(bare, kind.tokens)


def _taken_apart(bare: str, tokens: Tokens) -> set[bool]:
    """Whether letters are tokens and nothing else, in any way of taking them apart: for each way
    whether a mark is among them; empty where there is none."""
    reached, furthest = {(0, False)}, 0
    for at, letter in enumerate(bare):
        if at > furthest:
            return set()
        for marked in (True, False):
            if (at, marked) not in reached:
                continue
            for token, is_mark in tokens.get(letter, ()):
                if bare.startswith(token, at):
                    reached.add((at + len(token), marked or is_mark))
                    furthest = max(furthest, at + len(token))
    return {marked for at, marked in reached if at == len(bare)}


@lru_cache(maxsize=20_000)
def is_filling(text: str) -> bool:
    """Whether a text is nothing but what may stand beside any doubt: "ครับ", "ปีงบประมาณ 2564"."""
    return bool(_taken_apart(_bare(to_arabic(clean_line(text))), _filling()))


_YEAR_OR_PLACE = re.compile(r"2[4-6]\d\d|ที่\s*\d+")


@lru_cache(maxsize=20_000)
def only_names(text: str) -> bool:
    """Whether a text only says what it is called, in words that any paper is called by: no figure
    stands in it but a year."""
    line = to_arabic(clean_line(text))
    if any(one.isdigit() for one in _YEAR_OR_PLACE.sub("", line)):
        return False
    return bool(_bare(line)) and len(line) <= _LONGEST and is_filling(line)


@cache
def _bridge() -> Tokens:
    return _by_first_letter((), [*DATA["none"]["bridge"], *DATA["filling"]])


def is_bridge(text: str) -> bool:
    """Whether a text may stand between a denial and what is denied."""
    bare = _bare(text)
    return not bare or bool(_taken_apart(bare, _bridge()))


@lru_cache(maxsize=20_000)
def is_outline(text: str) -> bool:
    """Whether a text is a heading of a form or of a paper's outline, made of nothing else."""
    bare = _bare(_NUMBERED.sub(" ", to_arabic(clean_line(text))))
    return len(text) <= _LONGEST and True in _taken_apart(bare, _outline())


@lru_cache(maxsize=20_000)
def is_of_a_form(text: str) -> bool:
    """Whether a text is made of words that stand in forms, and of nothing else."""
    bare = _bare(to_arabic(clean_line(text)))
    return bool(bare) and bool(_taken_apart(bare, _form_words()))


@cache
def _form_words() -> Tokens:
    words = [*DATA["outline"]["words"], *DATA["instructions"]["rest"], *DATA["filling"]]
    return _by_first_letter((), words)


@cache
def _outline() -> Tokens:
    return _by_first_letter(DATA["outline"]["heads"], DATA["outline"]["words"])


@cache
def _filling() -> Tokens:
    return _by_first_letter((), DATA["filling"])


@cache
def _labels() -> frozenset[str]:
    return frozenset(map(_bare, DATA["labels"]["words"]))


@lru_cache(maxsize=20_000)
def same_as_label(text: str, labels: tuple[str, ...]) -> bool:
    """Whether a cell repeats the heading of its column."""
    return _bare(text) in set(map(_bare, labels))


@lru_cache(maxsize=20_000)
def is_draft(name: str) -> bool:
    """Whether a paper calls itself a draft, or withdrawn."""
    return bool(_DRAFT.search(clean_line(name)))


#: Kinds of block whose name must not say that it is a draft.
MAY_BE_DRAFT = frozenset(DATA["draft"]["kinds"])

#: Columns of which one must not be zero, sums and shares, by column set.
FIGURES = {name: tuple(map(tuple, groups)) for name, groups in DATA["figures"].items()}
SUMS = DATA["sums"]
SHARES = DATA["shares"]
BOUNDS = DATA["bounds"]
NOT_SUMMED = frozenset(DATA["totals"]["not_summed"])

_MATTER = re.compile("|".join(map(re.escape, DATA["matters"]["words"])), re.IGNORECASE)
#: Subjects that ask about a matter, and forms that are used for many.
MATTER_SUBJECTS = frozenset(DATA["matters"]["subjects"])
MANY_MATTERS = frozenset(DATA["matters"]["kinds"])


def is_about_the_matter(texts: Iterable[str]) -> bool:
    """Whether a text speaks of corruption, ethics or the like."""
    return any(_MATTER.search(text) for text in texts)


#: How much of a text is quoted.
QUOTED = 80


def doubt(
    kind: str, words: object, item: Item, part: str = "", period: Period | None = None
) -> Doubt:
    said = " ".join(str(words).split())
    return Doubt(
        kind=kind,
        words=said if len(said) <= QUOTED else said[:QUOTED] + "…",
        place=Place(page=item.page, block=item.block, part=part),
        form=(item.kind, item.column_set),
        period=period,
    )
