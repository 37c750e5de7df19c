"""Texts that only say where else something stands, and the numbers that belong to that."""

import pytest

from oit_pages.evidence.pointing import names_the_place, points_elsewhere, without_references


@pytest.mark.parametrize(
    "text",
    [
        "อ่านได้ที่หน้า 12 ของรายงาน", "เปิดดูได้ที่ห้อง 204 ชั้น 2", "ตามหนังสือ มท 0808.2/ว 3",
        "ดูที่ https://example.go.th/report/12", "อยู่ที่ท้ายเล่ม หน้า 45-60", "See page 12 of the report",
    ],
)  # fmt: skip
def test_numbers_of_a_place_are_no_figures(text):
    assert points_elsewhere(text)


@pytest.mark.parametrize("text", ["แจกหน้ากาก 12 ชิ้น", "ก่อสร้างห้องน้ำ 2 ห้อง", "ดูแลผู้สูงอายุ 40 คน"])
def test_figures_stay(text):
    assert without_references(text) == text
    assert not points_elsewhere(text)


@pytest.mark.parametrize(
    ("question", "answer", "names"),
    [
        ("ขอแบบได้ที่ไหน", "ขอรับแบบได้ที่กองช่าง", True),
        ("ต้องติดต่อใคร", "งานทะเบียนราษฎร", True),
        ("Where do I pay?", "At the counter", True),
        ("งบประมาณเท่าไร", "สอบถามได้ที่กองคลัง", False),
        ("ขอแบบได้ที่ไหน", "ติดต่อเจ้าหน้าที่ที่สำนักงาน", False),
        ("ขอแบบได้ที่ไหน", "ดูรายงานบนเว็บไซต์", False),
    ],
)
def test_a_division_answers_where(question, answer, names):
    assert names_the_place(question, answer) is names
