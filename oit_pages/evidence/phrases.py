"""Phrases: texts that say nothing by how they are built, whatever their subject.

`doubts.toml` knows a text by all of its words. Here each clause of a short text is held against a
few forms, whose subject may be any word: "the planning division is adding up the figures".
"""

import re
from functools import lru_cache

from oit_pages.evidence.known_words import is_of_a_form
from oit_pages.evidence.pointing import FIGURE
from oit_pages.evidence.wordings import DATA, any_pattern
from oit_pages.thai import clean_line, to_arabic

_LONGEST = 120
_WORK = (
    r"(?:สรุป|รวบรวม|รวม|จัดทำ|จัดเก็บ|ดำเนินการ|ปรับปรุง|ประมวล|ตรวจ|วิเคราะห์|พิจารณา|เตรียม|แก้ไข|เก็บ|ประเมิน|"
    r"เสนอ|สำรวจ|ทำ|รอ|เขียน|พิมพ์|ขอ|ปิดบัญชี|คำนวณ|บันทึก)"
)
_WHO = r"(?:(?:กอง|งาน|สำนัก|ฝ่าย|เจ้าหน้าที่|หน่วยงาน|เทศบาล|อบต\.?|คณะ|ผู้|ทาง|ทุก)\S{0,24}?)?"
_PUT_OFF = re.compile(
    rf"{_WHO}(?:ยัง)?(?:กำลัง|อยู่(?:ใน)?(?:ระหว่าง|ขั้นตอน)(?:การ)?){_WORK}\S*"
    r"|คาดว่า\S*(?:เสร็จ|เผยแพร่|ประกาศ|รายงาน|สรุป|ทราบ|ครบ)\S*"
    rf"|{_WHO}(?:ต้อง)?รอ(?:ผล|สรุป|การ|ข้อมูล|อนุมัติ|ตรวจ|ปิด|หนังสือ|รายงาน|ตัวเลข)\S*"
    r"|\S{0,24}?ยัง\S*ไม่(?:แล้ว)?(?:เสร็จ|ครบ|เรียบร้อย)\S*"
    rf"|{_WHO}จะ(?:นำ|ประกาศ|แจ้ง|รายงาน|เผยแพร่|ลง|เพิ่ม|อัปเดต|จัดทำ|สรุป|ชี้แจง)\S*(?:ภายหลัง|เมื่อ|ต่อไป|หลังจาก|อีกครั้ง|โอกาส|เร็ว)\S*"
    r"|ขอเวลา\S*"
)
#: By then it was done.
_DONE = re.compile(r"แล้ว(?!เสร็จ)")
_PLEASE = r"(?:(?:กรุณา|โปรด|ขอให้|ให้|สามารถ)\s*)*"
_ELSEWHERE = re.compile(
    rf"{_PLEASE}(?:อ่าน(?:ต่อ|ได้|จาก|ที่|ใน|ตาม)|ดู(?!แล|งาน)|สอบถาม|ติดต่อ|สแกน|ศึกษา(?:ได้|จาก|ที่)|คลิก)\S*"
    r"|รายละเอียด(?:เพิ่มเติม)?(?:ตาม|อยู่|ที่|ใน|ดู|ปรากฏ|ติดต่อ|สอบถาม)\S*"
    r"|(?:เป็นไป)?ตาม(?:ระเบียบ|กฎหมาย|คู่มือ|ป้าย|ประกาศ|หลักเกณฑ์)(?:ที่(?:เกี่ยวข้อง|กำหนด))?"
)
#: What makes it a step after all.
_STEP = re.compile(r"เพื่อ|แล้ว|พร้อม|ยื่น|กรอก|รับบัตร|ลงทะเบียน|นำ|ชำระ|ขอ(?!ให้|ง)|แจ้ง|จอง")
_HEADING = re.compile(
    r"(?:วิธี|ขั้นตอน|กระบวนการ|แนวทาง|แนวปฏิบัติ)(?:วิธี|ขั้นตอน|กระบวนการ|แนวทาง|การ|และ|หรือ|/|ใน|ของ|ขอ|รับ|ให้|บริการ|"
    r"ปฏิบัติ|ดำเนิน|งาน|ประชาชน|ที่|\d|\s)*"
)
_INSTRUCTS = any_pattern(DATA["instructions"]["always"])
_INSTRUCTS_NO_STEP = any_pattern(DATA["instructions"]["not_steps"])
_FILL_IN = any_pattern(DATA["instructions"]["verbs"])


@lru_cache(maxsize=20_000)
def instruction(text: str, step: bool = False) -> bool:
    """Whether a text is what the form tells those who fill it in. To do so may be a step."""
    line = to_arabic(clean_line(text))
    if not line or len(line) > _LONGEST:
        return False
    return bool(_INSTRUCTS.search(line)) or (not step and bool(_INSTRUCTS_NO_STEP.search(line)))


@lru_cache(maxsize=20_000)
def bare_instruction(text: str) -> bool:
    """Whether a text is a verb of filling in, and words of a form: "กรอกเนื้อหาข่าวที่นี่"."""
    line = to_arabic(clean_line(text)).strip(" .()<>[]{}-–")
    verb = _FILL_IN.match(line.replace(" ", ""))
    if not verb or len(line) > _LONGEST:
        return False
    return is_of_a_form(line.replace(" ", "")[verb.end() :])


@lru_cache(maxsize=20_000)
def phrase_of(text: str) -> str:
    """ "put_off", "elsewhere" or "label" where a short text is nothing else; "" for any other."""
    line = to_arabic(clean_line(text)).strip(" .()-–")
    if not line or len(line) > _LONGEST:
        return ""
    if _HEADING.fullmatch(line):
        return "label"
    if FIGURE.search(line):
        return ""
    clauses = [one for one in re.split(r"[\s,;]+", line) if any(map(str.isalnum, one))]
    if all(map(_PUT_OFF.fullmatch, clauses)) and not _DONE.search(line):
        return "put_off"
    if _ELSEWHERE.fullmatch(line.replace(" ", "")) and not _STEP.search(line):
        return "elsewhere"
    return ""
