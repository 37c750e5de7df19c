"""Lines of a table that are no records: totals, statements, what stands at its foot."""

import re

from oit_pages.evidence import totals
from oit_pages.readers.document import Cell
from oit_pages.readers.recognise.numbered_lists import compact
from oit_pages.readers.recognise.papers.signatures import name_in, without_dots
from oit_pages.thai import find_dates, to_arabic

#: What our own files put before a line of a table's note, and before the time it is about.
NOTE, TIME = "หมายเหตุของตาราง: ", "ข้อมูลของ "
#: A line is no longer than this; what is longer is content.
MAX_LINE = 200
_TOTAL = re.compile(
    r"(?:ผล|ยอด)?รวม(?:ทั้งสิ้น|ทั้งหมด|ทั้งปี|เป็นเงิน|เงิน|จำนวน|งบประมาณ|สุทธิ)*"
    r"(?:\(?\d{1,5}\)?(?:รายการ|โครงการ|เรื่อง|ราย|ครั้ง))?[:.]?"
)
_PAGE = re.compile(r"(?:หน้า(?:ที่)?\d{1,4}(?:(?:/|จาก)\d{1,4})?|[-–]\d{1,4}[-–])")
_FOOT = re.compile(
    r"หมายเหตุ|ที่มา[:ข]|แหล่งที่มา|ข้อมูลณ|ปัญหา|อุปสรรค|ข้อเสนอแนะ|รายงานณวันที่|ณวันที่|จัดทำโดย|ผู้จัดทำ|ผู้รายงาน"
)
_SIGNED = re.compile(r"\(?ลงชื่อ|ผู้(?:รายงาน|จัดทำ|ตรวจ|รับรอง|อนุมัติ)")
_DATED = re.compile(r"(?:ณ|เมื่อ)?วันที่\d")
_NOTHING = re.compile(r"[-–]*ไม่(?:มี|ได้|ปรากฏ|พบ)")
_CODE = re.compile(
    r"\(?(?:แบบ(?:ฟอร์ม)?)?[ก-ฮ]{1,5}\.?(?:[ก-ฮ]{1,4}\.)?-?\d{1,3}(?:[./-]\d{1,4})*\)?|เอกสารแนบ\d*"
)
_AGAIN = re.compile(r"\(?ต่อ\)?$")


def is_total(text: str) -> bool:
    """Of all, or of a quarter or a month between the rows; what is brought forward, too."""
    return bool(_TOTAL.fullmatch(to_arabic(compact(text)))) or totals.is_total(text)


def is_page_number(text: str) -> bool:
    """ "หน้า 2", "หน้า 2/5", "- 2 -"; a bare number may be content."""
    return len(text) < 30 and bool(_PAGE.fullmatch(to_arabic(compact(text))))


def is_code(text: str) -> bool:
    """A form's code in a corner, such as "สขร.1" or "แบบ ผด.02": no title."""
    return len(text) < 30 and bool(_CODE.fullmatch(to_arabic(compact(text))))


def is_remark(text: str) -> bool:
    """A note, a source, a problem or a date below a table."""
    plain = compact(text)
    return bool(_FOOT.match(plain)) or bool(len(text) < 60 and _DATED.match(to_arabic(plain)))


def is_signature(text: str) -> bool:
    return len(text) <= MAX_LINE and bool(
        _SIGNED.match(compact(text)) or name_in(text) or not without_dots(text)
    )


def is_bare_date(text: str) -> bool:
    return len(text) < 60 and bool(find_dates(text))


def is_statement(cells: list[Cell]) -> bool:
    """One cell that says there was nothing."""
    return (
        len(cells) == 1
        and len(cells[0].text) <= MAX_LINE
        and bool(_NOTHING.match(compact(cells[0].text)))
    )


def title(text: str) -> str:
    """A title as it is compared: without spaces and "(ต่อ)"."""
    return _AGAIN.sub("", compact(to_arabic(text)))
