"""Drafts: papers that call themselves a draft, or withdrawn."""

import re
from functools import lru_cache

from oit_pages.evidence.wordings import DATA
from oit_pages.thai import clean_line

#: Kinds of block whose name must not say that it is a draft.
MAY_BE_DRAFT = frozenset(DATA["draft"]["kinds"])
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


@lru_cache(maxsize=20_000)
def is_draft(name: str) -> bool:
    """Whether a paper calls itself a draft, or withdrawn."""
    return bool(_DRAFT.search(clean_line(name)))
