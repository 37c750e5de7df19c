"""Amounts: whether a text about money tells how much, or that there was none."""

import re
from functools import lru_cache

from oit_pages.evidence.substance import text_of
from oit_pages.thai import clean_line, to_arabic

_OF_MONEY = r"(?:งบประมาณ|งบ\s*ฯ?|งปม\s*\.?|ค่าใช้จ่าย)"
_USE = r"(?:ใช้จ่าย|ใช้|เบิกจ่าย|ขอใช้|ขอ)"
#: The whole of a line, or what stands in brackets: a project about a want of money has one.
NO_BUDGET = re.compile(
    rf"[-–\s]*(?:{_OF_MONEY}\s*:?\s*)?(?:(?:เป็น)?(?:โครงการ|กิจกรรม|มาตรการ)(?:ที่)?\s*)?(?:ดำเนินการ(?:เอง)?(?:โดย)?\s*)?"
    rf"(?:(?:ไม่|มิ)(?:ได้|ต้อง|จำเป็นต้อง)?\s*(?:มีการ)?\s*"
    rf"(?:{_USE}\s*(?:เงิน)?\s*{_OF_MONEY}?|(?:ตั้ง|มี|เสีย|จัดสรร|เบิก|ขอตั้ง|ได้รับ(?:การ)?จัดสรร)\s*{_OF_MONEY}))"
    r"(?:\s*(?:ใด\s*ๆ?|แต่อย่างใด|ไว้|ทั้งสิ้น|ในการดำเนินการ|ในการดำเนินงาน|ดำเนินการ|ดำเนินงาน"
    r"|ของ(?:หน่วยงาน|เทศบาล|ทางราชการ|\s*อบต\.?)|ในส่วนนี้|เพิ่มเติม))*[-–\s.]*"
    rf"|{_OF_MONEY}?\s*(?:จำนวน\s*)?(?:0+(?:[.,]0+)*|ศูนย์)\s*(?:\.?-\s*)?บาท(?:ถ้วน)?[\s.]*"
    r"|(?:without|no)\s+(?:a\s+)?(?:budget|cost)(?:\s+(?:needed|used|required))?[\s.]*",
    re.IGNORECASE,
)
_NONE_SPENT = re.compile(
    rf"(?:ไม่|มิ)(?:ได้|ต้อง|จำเป็นต้อง)?\s*(?:มีการ)?\s*(?:{_USE}|เบิก|จ่าย|ตั้ง|มี|เสีย)"
    rf"\s*(?:เงิน)?\s*(?:{_OF_MONEY}|เงิน|การเบิก|การใช้จ่าย)|ไม่(?:ได้)?(?:มีการ)?(?:เบิก|ใช้)จ่าย"
    r"|\b(?:no|without|nil|zero)\b[^.]{0,20}\b(?:budget|cost|spending|expen\w+)",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?<![\d,.])(?:2[4-6]\d\d|20[12]\d)(?![\d,.]\d|\d|\s*(?:บาท|ล้าน|baht))", re.IGNORECASE
)
_AMOUNT = re.compile(
    r"(?<![\d,.])\d[\d,.]*+\s*+(?:ล้าน|แสน|หมื่น|พัน)?\s*"
    r"(?:บาท|baht|thb|ล้าน|แสน|หมื่น|%|เปอร์เซ็นต์|per ?cent|million)"
    r"|ร้อยละ\s*:?\s*\d|(?:เบิกจ่าย|ใช้จ่าย|จ่ายจริง|รวม|เป็นเงิน|จำนวนเงิน)\s*:?\s*\d[\d,.]*+"
    r"(?!\s*(?:โครงการ|กิจกรรม|รายการ|ครั้ง|ราย|คน|แห่ง|วัน|เดือน|ไตรมาส|งวด|สัญญา|เรื่อง))"
    r"|(?<![\d,.])\d{1,3}(?:,\d{3})+|(?<![\d,.])\d++\.\d|(?<![\d/-])\d{4,}(?![\d/-])"
    r"|(?:หนึ่ง|เอ็ด|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ยี่)\s*(?:ร้อย|พัน|หมื่น|แสน|ล้าน|สิบ)"
    r"|(?:ร้อย|พัน|หมื่น|แสน|ล้าน)บาท",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def tells_amount(markup: str) -> bool:
    """Whether a text about spending gives an amount or a share, or says that nothing was spent."""
    line = to_arabic(clean_line(text_of(markup).replace("\n", " ")))
    return bool(_AMOUNT.search(_YEARS.sub(" ", line)) or _NONE_SPENT.search(line))
