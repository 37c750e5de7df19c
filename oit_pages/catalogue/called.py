"""Which subject a title is about, by what officers call it.

Thai parts no words, so names are looked for as runs of letters; what counts is how much of the
title they account for. A title that says much else is about something else.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from oit_pages.catalogue.schema import Subject
from oit_pages.thai import to_arabic
from oit_pages.thai.dates import MONTHS

#: Between two pieces of a name: any words.
GAP = "…"
#: Letters of a name that say enough by themselves.
_ENOUGH = 4
_NOT_WORDS = re.compile(r"[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|_")
#: What says when, how or whose, and never what: years, months, a file's ending, "complete".
_ASIDE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|csv|html?)$"
    r"|\(?(?:พ\.?\s?ศ\.?)?\s*25\d\d(?:\s*(?:[-–]|ถึง)\s*(?:พ\.?\s?ศ\.?)?\s*25\d\d)?\)?"
    r"|(?:ปี|พ\.ศ\.)\s*\d\d(?!\d)|งบประมาณ\s*(?=พ\.?\s?ศ|25\d\d|$)|ไตรมาส(?:ที่)?\s*\d"
    r"|ฉบับ(?:สมบูรณ์|ปัจจุบัน|ล่าสุด|(?:ที่)?\s*\d+)|\(?ครั้งที่\s*\d+\)?"
    rf"|(?:ประจำ)?(?:เดือน)?\s*(?:{'|'.join(MONTHS)})",
    re.IGNORECASE,
)
#: Whose it is: said or left out, it is the same thing.
_OFFICE = r"เทศบาล(?:ตำบล|เมือง|นคร)?|องค์การบริหารส่วน(?:ตำบล|จังหวัด)"
_WHOSE = re.compile(rf"ของ(?:{_OFFICE}|อบต\.?|อบจ\.?|หน่วยงาน)")
_KIND_OF_OFFICE = re.compile(rf"^(?:{_OFFICE})")
_EACH_YEAR = "ประจำปี"


@dataclass(frozen=True, kw_only=True)
class Called:
    """A subject whose names stand in a title."""

    subject: str
    share: float
    """Of the title's letters, from 0 to 1, those that its names account for."""
    words: str
    """The longest name found, as the list of names has it."""


class Names:
    """The names of some subjects, made ready once."""

    def __init__(self, subjects: Iterable[Subject], office: str = ""):
        """`office` is the municipality's own name, which says nothing of the matter."""
        self._names = {one.slug: _pieces(one) for one in subjects}
        self._office = [name for name in (office, _short(office)) if name]

    def find(self, title: str) -> tuple[Called, ...]:
        """The subjects that a title names, the one that accounts for most of it first."""
        text = self._plain(title)
        found = [one for slug in self._names if (one := self._one(slug, text))]
        return tuple(sorted(found, key=lambda one: (-one.share, -len(one.words))))

    def mentions(self, text: str, subject: str) -> bool:
        """Whether a longer text has one of the subject's names."""
        plain = compact(text)
        names = self._names.get(subject, ())
        return any(_spans(plain, pieces) for name, pieces in names if len(name) >= 2 * _ENOUGH)

    def _plain(self, title: str) -> str:
        text = to_arabic(title)
        for name in self._office:
            text = text.replace(name, " ")
        return compact(_WHOSE.sub(" ", _ASIDE.sub(" ", text)))

    def _one(self, subject: str, text: str) -> Called | None:
        marked: set[int] = set()
        longest, letters = "", 0
        for name, pieces in self._names[subject]:
            spans = _spans(text, pieces)
            marked.update(place for start, end in spans for place in range(start, end))
            count = sum(end - start for start, end in spans)
            if count > letters:
                longest, letters = name, count
        if not marked:
            return None
        rest = "".join("\0" if place in marked else one for place, one in enumerate(text))
        unsaid = len(rest.replace("\0", "").replace(_EACH_YEAR, ""))
        return Called(subject=subject, share=len(marked) / (len(marked) + unsaid), words=longest)


def compact(text: str) -> str:
    """Letters and figures alone, as they are compared."""
    plain = _NOT_WORDS.sub("", to_arabic(text)).lower()
    return plain.replace("การ", "")  # said or left out, it is the same thing


def _pieces(subject: Subject) -> Sequence[tuple[str, tuple[str, ...]]]:
    names = dict.fromkeys((subject.title_th, subject.title_en, subject.slug, *subject.called))
    return [(name, tuple(map(compact, name.split(GAP)))) for name in names]


def _spans(text: str, pieces: Sequence[str]) -> list[tuple[int, int]]:
    """Where the pieces stand, one after the other; [] where one of them does not."""
    spans, at = [], 0
    for piece in pieces:
        start = text.find(piece, at)
        if start < 0:
            return []
        at = start + len(piece)
        spans.append((start, at))
    return spans if sum(end - start for start, end in spans) >= _ENOUGH else []


def _short(office: str) -> str:
    """The office's name without what kind of office it is."""
    return _KIND_OF_OFFICE.sub("", office).strip()
