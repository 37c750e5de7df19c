"""A block says of itself what is asked for, in the fields that are there to say it.

`words` gives, by part, what must stand there: {"subject": ["คณะทำงาน|ทีม", "จริยธรรม"]} asks for
one of two words and for a third; with an empty list it is enough that something stands there. Parts
joined by “|” are read as one text. What is denied, called off, still to come or only pointed to
does not count, nor does a text with one of the words of `unless`, again by part: an order that
inspects purchases for the ethics training is none of ethics. One block must say all of it, have so
many `rows` and be of the `period`, where these are given. This is for what a requirement names
itself – the order that appoints an ethics working group – and never for how well it was done.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from oit_pages.evidence import Evidence, Item
from oit_pages.evidence.doubts import doubt_of
from oit_pages.evidence.selection import chosen, item_filled, place, row_says
from oit_pages.evidence.substance import text_of
from oit_pages.evidence.times import stated
from oit_pages.rules.base import Finding, Names, Outcome, Where, gettext_noop
from oit_pages.thai import clean_line, named_period, to_arabic

SAYS = {"fail": gettext_noop("Nothing here says plainly that it is this: {topics}, in {kinds}.")}
TO_DO = gettext_noop("Say in its title or text what it is, or let a person attest it.")
EXAMPLES = {
    "good": "คำสั่งแต่งตั้งคณะทำงานขับเคลื่อนจริยธรรม, as an order.",
    "bad": "คำสั่งแต่งตั้งคณะทำงานรับเสด็จ, or “ยังไม่ได้แต่งตั้ง”.",
}
_NOT_BEFORE = r"(?<!ไม่)(?<!ไม่ได้)(?<!ไม่มี)(?<!ไม่มีการ)(?<!มิได้)"
#: Wherever it stands: what was called off, or is lacking, is not told from what is by a machine.
_DENIED = re.compile(
    r"ยกเลิก(?!.{0,60}(?:และ|แล้ว)\s*(?:แต่งตั้ง|จัดตั้ง))|(?:^|[\s(])งด|งดจัด|เพิกถอน|ระงับ|ยุบ|ยุติ"
    r"|ไม่(?!มี|รับ(?:ของ|สินบน|ทรัพย์)|เลือกปฏิบัติ|ทุจริต|โกง|น้อย|เกิน|เกิด|เพียง|เสีย|รวม|ต่ำ|จำกัด|ทน|ยอม|เบียดเบียน)|มิ(?:ได้|อาจ|มี)"
    r"|ไร้|ละเลย|พ้น(?:จาก|หน้าที่|วาระ)|สิ้นสุด(?:การแต่งตั้ง|วาระ|หน้าที่)|ห้าม(?:มิให้)?จัด|(?:ประชุม|ประชาคม|อบรม|สัมมนา)ล่ม"
    r"|ไม่มี(?!(?:ผู้|ข้อ|การ)*(?:ใด)?(?:คัดค้าน|โต้แย้ง|ทักท้วง|ร้องเรียน|เลือกปฏิบัติ|ทุจริต|แทรกแซง)|อคติ|ค่าใช้จ่าย)"
    r"|(?<!เด็ด)ขาด(?!ทุน|แคลน)|ปราศจาก(?!(?:การ)?(?:ทุจริต|แทรกแซง|เลือกปฏิบัติ|ครอบงำ)|ระบบอุปถัมภ์|อคติ|ผลประโยชน์)"
    r"|(?<![\d.,])0\s*(?:คน|ครัวเรือน|ราย|ครั้ง)|\bcancel|\bnot\b|\bpostponed\b",
    re.IGNORECASE,
)
#: So that somebody gets something of it: no announcement.
_SO_THAT = re.compile(r"(?:เพื่อ|ให้)\S{0,40}?จะได้|จะเห็น(?:ได้)?ว่า")
#: What is announced, called for or planned was not done.
_TO_COME = re.compile(
    r"จะ|กำหนด(?:การ)?จัด|ขอเชิญ|ขอเรียนเชิญ|แผนการจัด|เตรียม(?:การ)?จัด|เลื่อน(?:การ)?(?:จัด|อบรม|ประชุม|ประชาคม|สัมมนา|กำหนด|ออกไป|ไป)|"
    r"\bwill (?:be|hold|take)\b|\bto be held\b",
    re.IGNORECASE,
)


def check(
    evidence: Evidence,
    *,
    kinds: Names,
    words: Mapping[str, Any],
    where: Where | None = None,
    unless: Mapping[str, Any] | None = None,
    rows: int = 0,
    period: str = "",
) -> Finding:
    items = chosen(evidence, kinds, where=where)
    target = named_period(period, evidence.year) if period else None
    saying = [
        item
        for item in items
        if all(_says(item, *one) for one in words.items())
        and not any(_speaks_of(item, *one) for one in (unless or {}).items())
        and sum(map(row_says, item.rows)) >= rows
        and (target is None or any(map(target.covers, stated(item))))
    ]
    facts = {
        "kinds": list(kinds),
        "topics": [one.replace("|", "/") for asked in words.values() for one in asked],
    }
    outcome: Outcome = "pass" if saying else "fail"
    places = tuple(place(item) for item in saying or items)
    return Finding(rule="says_of", outcome=outcome, facts=facts, places=places)


def _texts(item: Item, parts: str) -> list[str]:
    names = [name for name in parts.split("|") if item_filled(item, name)]
    return [text_of(one) for name in names if isinstance(one := item.parts.get(name), str)]


def _says(item: Item, parts: str, asked: Names) -> bool:
    values = _texts(item, parts)
    text = to_arabic(clean_line("\n".join(values)))
    # What only points to a file is not said here.
    if not text or any(map(doubt_of, values)) or _DENIED.search(text):
        return False
    if _TO_COME.search(_SO_THAT.sub(" ", text)):
        return False
    return all(_one_of(one).search(text) for one in asked)


def _speaks_of(item: Item, parts: str, words: Names) -> bool:
    text = clean_line("\n".join(_texts(item, parts)))
    return any(_one_of(one).search(text) for one in words)


@cache
def _one_of(words: str) -> re.Pattern[str]:
    some = "|".join(map(re.escape, words.split("|")))
    return re.compile(f"{_NOT_BEFORE}(?:{some})", re.IGNORECASE)
