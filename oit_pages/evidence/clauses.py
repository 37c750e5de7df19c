"""Clauses: the parts of a text about work, without the numbers that are no figures of a result."""

import re
from collections.abc import Iterable, Iterator

from oit_pages.evidence.pointing import without_references
from oit_pages.thai import clean_line, to_arabic
from oit_pages.thai.dates import THAI_MONTHS
from oit_pages.thai.text import has_thai

#: Days, years, spans, times of day and telephone numbers are no figures of a result.
_TIMES = re.compile(
    rf"(?:\d{{1,2}}\s*)?(?:{'|'.join(THAI_MONTHS)})\s*(?:พ\.?\s*ศ\.?\s*)?(?:\d{{4}}|\d{{2}}(?!\d))?"
    r"|(?:พ\.?\s*ศ\.?\s*)?(?<!\d)2[4-6]\d\d(?!\d)|(?<!\d)20[12]\d(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}[.:]\d\d\s*น\."
    r"|(?:ภายใน|อีก|ราว)\s*\d+\s*(?:วัน|เดือน|ปี|สัปดาห์)\S{0,4}|(?:รอบ\s*)?\d+\s*เดือน(?:แรก|หลัง)?|โทร\S*\s*[\d\s-]+|0\d[\d\s-]{7,}"
)
#: No figure but a zero in a sentence.
_ONLY_ZERO = re.compile(r"[^\d]*\b0\b(?!\.\d)[^\d]*")
#: A dash where a figure is asked for.
_DASH = re.compile(r"(?<=\S\s)[-–—](?=\s?(?:โครงการ|กิจกรรม|เรื่อง|ราย|คน|ครั้ง|บาท)\s?(?:$|[,;)]))")
#: The number of a line in a list.
_LISTED = re.compile(r"^\W*\d{1,2}\s*[.)]\s+")
_AROUND_NUMBERS = re.compile(r"\s*(\d[\d,.]*(?:\s*%)?)\s*")
_MARKS = re.compile(r"\s*ๆ\s*")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BREAK = re.compile(r"[\s()\[\],;:]+")
_SENTENCE = re.compile(r"[.;!?](?=\s|$)|,\s|\bbut\b|\band\b(?=(?:\s+\w+){0,4}\s+(?:will|shall)\b)")
#: English within a Thai line: two words and more.
_ENGLISH = re.compile(r"(?<![a-z])[a-z]++(?:[ ,.'%-]++(?:\d[\d.,]*+|[a-z]++))++")
#: "When that is done, we will": none of it is.
_IF_THEN = re.compile(
    r"(?:เมื่อ(?!วันที่|เดือน|ปี|\d|ต้น|ปลาย|กลาง|สิ้น)|หลังจาก|หลังได้|หาก|ถ้า|ทันทีที่)[^\n]{0,80}?จะ"
)
#: Such a clause says something of the one before it.
_ADVERB = re.compile(r"(?>ครบ(?:ถ้วน)?|เรียบร้อย|แล้วเสร็จ|เสร็จ(?:สิ้น)?|แล้ว|สมบูรณ์|ทุกประการ)++")
#: Such a one is said something of by the next.
_OPEN = re.compile(r"\S*จะ|แผน[^\d]*")
#: "None of the executives, officers and staff": one clause.
_OF_NOBODY = re.compile(r"ไม่(?:มี|พบ|ปรากฏ)\S*(?: \S+){1,4}? (?:ราย|คน|ผู้)ใด")
_BEFORE_BUT = re.compile(r"(?<=\S)(?<!ตั้ง)(?<!นับ)(?<!แล้ว)(?=แต่(?!ละ|ง|อย่าง|ประการ|วันที่|เดือน|กรณี))")


def clauses(text: str) -> Iterator[str]:
    """The clauses of a text in lower case and Arabic digits, of English the sentences: without
    times, references and the spaces around numbers. Some may be empty."""
    for line in text.splitlines():
        line = _LISTED.sub("", to_arabic(clean_line(line)))
        line = without_references(_TIMES.sub(" ", line)).lower()
        if not has_thai(line):
            yield from _sentences(line)
            continue
        for run in _ENGLISH.finditer(line):
            yield from _sentences(run[0])
        line = _ENGLISH.sub(" ", line)
        line = _BEFORE_BUT.sub(" ", _THOUSANDS.sub("", _DASH.sub("0", line)))
        line = _OF_NOBODY.sub(lambda found: found[0].replace(" ", ""), line)
        line = _MARKS.sub("ๆ", _AROUND_NUMBERS.sub(r"\1", line))
        yield from _joined(_BREAK.split(_IF_THEN.sub("จะ", line)))


def _sentences(line: str) -> Iterator[str]:
    said = (one.strip() for one in _SENTENCE.split(_THOUSANDS.sub("", line)))
    return (one for one in said if not _ONLY_ZERO.fullmatch(one))


def _joined(clauses: Iterable[str]) -> Iterator[str]:
    before = ""
    for clause in clauses:
        if before and (_ADVERB.fullmatch(clause) or _OPEN.fullmatch(before)):
            before += clause
            continue
        yield before
        before = clause
    yield before
