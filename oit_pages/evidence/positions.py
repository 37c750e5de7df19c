"""Who is a chief executive, as signatures and lists of people name the post."""

import re
from datetime import date

from oit_pages.thai import calendar_year, clean_line, find_dates, to_arabic

_ACTING = r"(?:ผู้)?(?:ปฏิบัติหน้าที่|รักษาการ(?:แทน|ใน)?|รักษาราชการแทน|ปฏิบัติราชการแทน)"
_ORGANISATION = r"(?:administrative|administration)\s+organi[sz]ation"
_CHIEF = re.compile(
    rf"^(?:ตำแหน่ง\s*:?\s*)?(?:\(?{_ACTING}\)?\s*(?:ตำแหน่ง\s*)?)?นายก(?!รัฐมนตรี|สมาคม|สโมสร|เหล่ากาชาด|กิ่งกาชาด|สภา)"
    r"|(?:ปฏิบัติหน้าที่|รักษาราชการแทน|รักษาการแทน)\s*(?:ตำแหน่ง\s*)?นายก"
    r"|^(?:position\s*:?\s*)?(?:the\s+)?(?:acting\s+)?(?:lord\s+)?(?:mayor|chief executive)\b"
    rf"|^(?:the\s+)?(?:acting\s+)?(?:president|chairman|chief)\b.*{_ORGANISATION}"
    r"|^(?:the\s+)?(?:acting\s+)?(?:president|chief)\s+of\s+(?:the\s+)?(?:SAO|PAO|TAO)\b",
    re.IGNORECASE,
)
#: One who has left, or is to come, signs no more for the office.
_NO_MORE = re.compile(
    r"อดีต|พ้นจาก|พ้นตำแหน่ง|(?:หมด|ครบ|สิ้นสุด)(?:ตาม)?วาระ|ลาออก|ว่าที่|เกษียณ|ถึงแก่(?:อนิจ|มรณ)?กรรม|เสียชีวิต|"
    r"(?:คน|ท่าน|สมัย|วาระ)(?:ก่อน|เดิม|เก่า|ที่แล้ว|ที่ผ่านมา)|ถูกถอดถอน|ถูกปลด|\bformer\b|\bex-|\bretired\b|\belect\b|\bpast\b",
    re.IGNORECASE,
)


#: A post that only shares the word "นายก", or that a chief executive's staff hold.
_OTHER_POST = re.compile(
    r"กาชาด|นายก(?:รัฐมนตรี|สมาคม|สโมสร|สภา)|^(?:ตำแหน่ง\s*:?\s*)?(?:รองนายก|เลขานุการ|ที่ปรึกษา|ประธานสภา)"
    r"|\bred cross\b|\bdeputy\b|\bsecretary\b|\badvis[eo]r\b",
    re.IGNORECASE,
)
_VACANT = re.compile(r"(?:ตำแหน่ง)?\s*ว่าง(?:อยู่)?\s*$|ว่าง\)|^ว่าง|ตำแหน่งว่าง|\bvacant\b", re.IGNORECASE)
_UNTIL = re.compile(r"(?:จนถึง|ถึง|-|–|—|\bto\b|\buntil\b)\s*(?:เมื่อ)?(?:วันที่)?\s*(?=\d)")
_TERM_OF_YEARS = re.compile(
    r"(?<!\d)2[4-6]\d\d\s*(?:ถึง|-|–|—)\s*(?:พ\s*\.?\s*ศ\s*\.?\s*)?(2[4-6]\d\d)(?!\d)"
)


def says_vacant(text: object) -> bool:
    """Whether a name or a position says that nobody holds the post."""
    return isinstance(text, str) and bool(_VACANT.search(clean_line(text)))


def is_other_post(position: object) -> bool:
    """Whether a position is surely another one than a chief executive's."""
    if not isinstance(position, str) or is_chief(position):
        return False
    return bool(_OTHER_POST.search(" ".join(position.split())))


def has_left(text: object, as_of: date) -> bool:
    """Whether a name or a position says that its holder had left by the day: in words, or by a
    term that is over."""
    if not isinstance(text, str):
        return False
    line = to_arabic(clean_line(text))
    if _NO_MORE.search(line):
        return True
    dates = find_dates(line) if _UNTIL.search(line) else ()
    terms = [calendar_year(int(match[1])).end for match in _TERM_OF_YEARS.finditer(line)]
    ends = [max(dates)] if dates else terms
    return bool(ends) and max(ends) < as_of


def is_chief(position: object) -> bool:
    """Whether a position is that of a local government's chief executive, now in office."""
    if not isinstance(position, str):
        return False
    line = " ".join(position.split()).strip("()[] ")
    return bool(_CHIEF.search(line)) and not _NO_MORE.search(line)
