"""Purchases: whether a text says that there were none, in the words of a month's form."""

import re
from functools import lru_cache

from oit_pages.evidence.substance import text_of
from oit_pages.thai import clean_line, to_arabic

_NONE_BOUGHT = re.compile(
    r"(?:(?:ใน)?(?:เดือน|รอบเดือน|ประจำเดือน)\S*\s*(?:2\d{3})?\s*)?(?:ไม่|มิ)(?:ได้)?(?:มี|ปรากฏ|ดำเนิน)?(?:ราย)?(?:การ|รายการ)?"
    r"(?:ดำเนินการ)?(?:จัดซื้อ\s*(?:/|หรือ|และ)?\s*จัดจ้าง|จัดซื้อ|จัดจ้าง|จัดหา|ซื้อหรือจ้าง|ซื้อ|จ้าง)(?:พัสดุ)?"
    r"(?:\s*(?:หรือ|และ|/)\s*(?:การ)?(?:จัดหา|จัดจ้าง|จ้าง)(?:พัสดุ)?)?"
    r"(?:ใด\s*ๆ?|แต่อย่างใด|ทั้งสิ้น|\s|ใน(?:รอบ)?เดือน(?:นี้|\S++\s*+(?:2\d{3})?))*+[\s.]*"
)


@lru_cache(maxsize=20_000)
def says_none_bought(text: str) -> bool:
    """Whether the whole of a text says that nothing was bought or hired."""
    return bool(_NONE_BOUGHT.fullmatch(to_arabic(clean_line(text_of(text)))))
