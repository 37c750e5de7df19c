"""What a clause tells before it denies, and whether what it tells of stood still."""

import pytest

from oit_pages.evidence.not_done import what_was


@pytest.mark.parametrize(
    ("clause", "told", "stalled"),
    [
        ("แล้วเสร็จ27โครงการ", "แล้วเสร็จ27โครงการ", False),
        ("แล้วเสร็จ27โครงการไม่มีปัญหา", "แล้วเสร็จ27โครงการ", False),
        ("แล้วเสร็จ27โครงการล่าช้า3โครงการ", "แล้วเสร็จ27โครงการ", True),
        ("โครงการทั้งหมดไม่ได้ดำเนินการ", "โครงการทั้งหมด", True),
        ("ผลสำเร็จไม่ปรากฏ", "", True),
        ("ยกเลิก30โครงการ", "", True),
        ("แล้วเสร็จ0โครงการ", "", False),
        ("30 projects were cancelled", "30 projects", True),
        ("results were not measured", "results", True),
        ("ใช้เวลาไม่เกิน5นาที", "ใช้เวลาไม่เกิน5นาที", False),
    ],
)
def test_what_was(clause, told, stalled):
    found, stands_still = what_was(clause)
    assert (found.strip(), stands_still) == (told, stalled)
