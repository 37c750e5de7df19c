"""Statements that there was nothing: whether the reason denies this matter, wholly.

What must be denied is data, by subject (`doubts.toml`, "none"). A reason is doubted that denies
something else, names another matter or a part of the period only, makes an exception, tells of
cases, or tells why nobody knows.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from oit_pages.evidence import Item
from oit_pages.evidence.doubts import doubt
from oit_pages.evidence.known_words import is_bridge, is_filling
from oit_pages.evidence.substance import is_content, text_of
from oit_pages.evidence.values import Doubt
from oit_pages.evidence.wordings import DATA, any_pattern
from oit_pages.thai import Period, clean_line, fiscal_year_of, to_arabic
from oit_pages.thai.dates import THAI_MONTHS
from oit_pages.thai.named_times import named_parts

_NONE = DATA["none"]
_EXCEPTION = any_pattern(_NONE["exceptions"])
_EXCUSE = any_pattern(_NONE["excuses"])
_PART = any_pattern(_NONE["parts"])
#: So many cases, and words by which some came after all.
_SOME = re.compile(
    r"(?<![\d.,])0*[1-9]\d*\s*(?:เรื่อง|ราย(?!การ)|กรณี|ครั้ง|คดี|ชิ้น|cases?\b|complaints?\b)"
    r"|(?<!ไม่)(?<!ไม่ได้)(?<!มิ)(?<!มิได้)(?<!ไม่เคย)(?<!ไม่พบ)(?<!ไม่พบว่า)(?<!ไม่ปรากฏ)(?<!ไม่ปรากฏว่า)(?<!หาก)(?<!ถ้า)(?<!กรณี)(?<!เมื่อ)(?<!ผู้)"
    r"มี(?:(?:เรื่อง|ผู้|ข้อ|การ|หนังสือ)ร้องเรียน|บัตรสนเท่ห์|(?:ผู้|การ)(?:แจ้ง|กล่าวหา)|เบาะแส)|เรื่อง(?:ร้องเรียน)?(?:คง|ที่)?ค้าง|เพิ่มเติมจาก|เรื่องเดิม|ไม่มีมูล",
    re.IGNORECASE,
)
_ZERO = re.compile(
    r"(?<![\d.,])0\s*\)?\s*(?:เรื่อง|ราย|รายการ|ครั้ง|ชิ้น|cases?|complaints?)|ศูนย์\s*(?:เรื่อง|ราย)|เป็นศูนย์"
)
#: Beside a denial of all: that nothing is left over or under way either, and none of each.
_NONE_LEFT = re.compile(
    r"(?:และ)?(?:ไม่มี|ไม่ปรากฏ|ไม่พบ)(?:เรื่อง|ข้อ|ราย|กรณี)*(?:ร้องเรียน)?(?:ที่)?"
    r"(?:(?:คง)?ค้าง|อยู่(?:ใน)?ระหว่าง|รอดำเนินการ)(?:(?!แต่|เว้น|มี)\S){0,40}"
    r"|(?:(?!หนึ่ง|สอง|สาม|เดียว|หลาย|บาง|แต่|เว้น|นอกจาก)[^\s\d,]){0,40}\s?(?:จำนวน\s?)?(?<![\d.,])0\s*(?:เรื่อง|ราย(?!การ)|กรณี|ครั้ง)"
)
#: "There are no figures, as nobody complained" tells why there are none.
_NO_FIGURES = re.compile(
    r"(?:ไม่มี|ไม่ปรากฏ)(?:สถิติ|ข้อมูล|ตัวเลข)\S{0,24}?\s?(?:เนื่องจาก|เพราะ|ด้วย)\s?"
    r"(?=(?:ไม่มี|ไม่ปรากฏ|ไม่พบ)(?:ผู้|เรื่อง|การ|ข้อ)ร้อง)"
    r"|(?<=ร้องเรียน)\s?จึงไม่(?:มี|ปรากฏ)(?:สถิติ|ข้อมูล|ตัวเลข)"
)
#: Of such a zero something else is none: not what came in.
_OF_THE_DONE = re.compile(
    r"(?:เสร็จ|ระหว่าง|ค้าง|ยุติ|แก้ไข|ลงโทษ|ชี้มูล|ดำเนินการ|มีมูล|ผิด)[^\s\d]{0,20}\s?(?:จำนวน\s?)?$"
)
#: What was done to complaints, or came of them: there were some.
_CONDUCT = re.compile(r"ทุจริต|มิชอบ|corrupt|misconduct", re.IGNORECASE)
_COMPLAINT = re.compile(
    r"ร้องเรียน|กล่าวหา|สอบสวน|สอบข้อเท็จจริง|เบาะแส|complain|allegation|investigat", re.IGNORECASE
)
_OR_COMPLAINT = re.compile(
    r"^[^\s]{0,40}?(?:และ|หรือ|/)(?:การ|ถูก|เรื่อง|ข้อ)*$|^ (?:(?!from|in|of|with)\w+ ){1,3}$",
    re.IGNORECASE,
)
#: A denial, and what it is of.
_DENIAL = re.compile(
    r"(?:ไม่|มิ)(?:ได้)?(?:มี|ปรากฏ|พบ|รับ|เคย|เกิด|เข้า|ดำเนินการ|จัด)|ปราศจาก|ว่างเว้น"
    r"|\b(?:no one|nobody|no|none|not|nil|nothing|without|zero)\b",
    re.IGNORECASE,
)
_OBJECT = 90
#: So short a reason names nothing: "ไม่มี", "รวม 0 เรื่อง".
_SHORT = 30
#: What a complaint is about, where it is said.
_NAMED = re.compile(
    r"(?:ร้องเรียน|ร้องทุกข์)\s*(?:เกี่ยวกับ|เรื่อง|ด้าน|กรณี|ประเภท)\s*(\S+)"
    r"|\bcomplaints? (?:about|on|of|regarding|concerning|over) (\w+)",
    re.IGNORECASE,
)
#: Things of which a denial denies something else.
_THING = re.compile(
    r"กิจกรรม|โครงการ|แผน|รายงาน|ข้อมูล|เอกสาร|ระบบ|คู่มือ|มาตรการ|ประกาศ|คำสั่ง|เนื้อหา|สถิติ|ตัวเลข|รายชื่อ|หลักเกณฑ์|ภาพ|ไฟล์|หน้า|เว็บไซต์|ผล|data|detail|information|document|report|page|content"
)
#: A day on which one looked, and an act: neither is a time of which something is denied.
_DAY_LOOKED = re.compile(
    r"(?:ณ|ลง|เมื่อ)\s*(?:วันที่|สิ้น)?\s*\d{0,2}\s*[ก-๙.]{2,12}\s*(?:พ\.?ศ\.?\s*)?(?:\d{4}|\d{2})?"
)
_MONTH = [re.compile(one) for one in THAI_MONTHS]


def no_denial(item: Item, subjects: Collection[str]) -> Doubt | None:
    """Why a statement that there was nothing may not say so; None where it plainly does."""
    if item.kind != "nothing_to_report":
        return None
    reason = to_arabic(text_of(str(item.parts.get("reason") or "")))
    if not is_content(reason):
        return None
    period = item.parts.get("period")
    about = next((one for name in subjects if (one := _about(name))), "")
    wrong = _wrong(clean_line(reason), about)
    if not wrong and isinstance(period, Period) and _of_a_part(clean_line(reason), period):
        wrong = "statement_part"
    return doubt(wrong, reason, item, "reason") if wrong else None


def _about(subject: str) -> str:
    subject = _NONE["aliases"].get(subject, subject)
    return subject if subject in _NONE["subjects"] else ""


@lru_cache(maxsize=64)
def _patterns(about: str) -> tuple[re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None]:
    data = _NONE["subjects"][about]
    return (
        any_pattern(data["of"]),
        any_pattern(data["matter"]) if data["matter"] else None,
        any_pattern(data["others"]) if data["others"] else None,
    )


@lru_cache(maxsize=5_000)
def _wrong(reason: str, about: str) -> str:
    if _EXCUSE.search(_NO_FIGURES.sub(" ", reason)):
        return "statement_excuse"
    zero = _is_zero(reason)
    said = _NONE_LEFT.sub(" ", _NO_FIGURES.sub(" ", reason))
    if _SOME.search(said) or _EXCEPTION.search(said):
        return "statement"
    denied = [said[one.end() : one.end() + _OBJECT] for one in _DENIAL.finditer(said)]
    if not denied and not zero:
        return "statement"
    if not about:
        return ""
    of, matter, others = _patterns(about)
    if matter and others and others.search(reason) and not matter.search(reason):
        return "statement_matter"
    named = _NAMED.search(reason)
    if named and matter and not matter.search(reason) and not is_filling(named[1] or named[2]):
        return "statement_matter"
    heads = [
        found[0] for one in denied if (found := of.search(one)) and is_bridge(one[: found.start()])
    ]
    if heads:
        return "" if not matter or _of_all(said, heads) else "statement"
    if zero and (of.search(reason) or len(reason) < _SHORT):
        return ""
    bare = any(
        not one.strip(" .()-") or (is_filling(one) and not _THING.search(one)) for one in denied
    )
    return "" if bare and (of.search(reason) or len(reason) < _SHORT) else "statement_matter"


def _is_zero(reason: str) -> bool:
    """Whether a count of none stands there that is not of those completed or under way."""
    return any(
        not _OF_THE_DONE.search(reason[: one.start()][-_OBJECT:]) for one in _ZERO.finditer(reason)
    )


def _of_all(said: str, heads: list[str]) -> bool:
    """Whether complaints are denied, or corruption where the text speaks of no complaints:
    that they led to nothing is not that there were none."""
    if not all(map(_CONDUCT.search, heads)):
        return True
    complaint = _COMPLAINT.search(said)
    if not complaint:
        return True
    denial = [one for one in _DENIAL.finditer(said) if one.end() <= complaint.start()]
    return bool(denial and _OR_COMPLAINT.search(said[denial[-1].end() : complaint.start()]))


def _of_a_part(reason: str, period: Period) -> bool:
    """Whether a reason speaks of less than the period."""
    if len(period.months()) < 2:
        return False
    said = reason.replace(" ", "") if not reason.isascii() else reason
    if _PART.search(said):
        return True
    years = {fiscal_year_of(day) for day in (period.start, period.end)}
    parts = [one.period for year in years for one in named_parts(reason, year)]
    if parts and not any(one.covers(period) for one in parts):
        return not _together(parts, period)
    said = _DAY_LOOKED.sub(" ", reason)
    named = {number for number, one in enumerate(_MONTH, 1) if one.search(said)}
    return bool(named) and not {period.start.month, period.end.month} <= named


def _together(parts: list[Period], period: Period) -> bool:
    """Whether parts that are named one by one make up the whole: quarters 1 and 2."""
    months = {month for one in parts for month in one.months()}
    return months >= set(period.months())
