"""Texts that say nothing by how they are built, and honest ones that share their words."""

import pytest

from oit_pages.evidence.phrases import phrase_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("กองแผนกำลังสรุปตัวเลขจากทุกกอง คาดว่าแล้วเสร็จกลางเดือนหน้า", "put_off"),
        ("อยู่ระหว่างสรุปตัวเลขจากทุกกอง", "put_off"),
        ("จะแจ้งยอดเมื่อปิดบัญชี", "put_off"),
        ("ยังรวบรวมไม่เสร็จ", "put_off"),
        ("รอผลการตรวจสอบบัญชี", "put_off"),
        ("ขอเวลาอีกสองสัปดาห์", "put_off"),
        ("กรุณาอ่านจากป้ายหน้าห้องงานทะเบียน", "elsewhere"),
        ("สแกนคิวอาร์โค้ด", "elsewhere"),
        ("อ่านต่อในเล่มคู่มือ", "elsewhere"),
        ("รายละเอียดอยู่ที่หน้าเพจเฟซบุ๊กของเทศบาล", "elsewhere"),
        ("วิธีการและขั้นตอนการให้บริการ", "label"),
        ("ขั้นตอนการขอรับบริการ", "label"),
    ],
)
def test_nothing_by_how_it_is_built(text, kind):
    assert phrase_of(text) == kind
    assert phrase_of(f"  {text}. ") == kind


@pytest.mark.parametrize(
    "text",
    [
        "แล้วเสร็จ 30 โครงการ อีก 1 โครงการอยู่ระหว่างดำเนินการ จะประกาศผลให้ทราบภายหลัง",
        "ดำเนินการครบทุกโครงการ",
        "ติดต่อเจ้าหน้าที่งานทะเบียนเพื่อรับบัตรคิว",
        "ดูแลผู้สูงอายุในชุมชน",
        "ดูงานระบบบำบัดน้ำเสีย",
        "รอผลการตรวจสอบภายในแล้วแก้ไขครบถ้วน",
        "เสริมกำลังใจผู้ป่วยติดเตียงทุกหมู่บ้าน",
        "ขั้นตอนการยื่นคำขอมีสามช่วง",
        "ตรวจเอกสารแนบท้ายคำขอให้ครบถ้วน",
        "",
    ],
)
def test_something(text):
    assert phrase_of(text) == ""
