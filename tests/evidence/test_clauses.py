"""Clauses of texts about work."""

import pytest

from oit_pages.evidence.clauses import clauses


def said(text):
    return [one for one in clauses(text) if one.strip()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("แล้วเสร็จ 27 โครงการ ยกเลิก 3 โครงการ", ["แล้วเสร็จ27โครงการ", "ยกเลิก3โครงการ"]),
        ("เบิกจ่าย ๑๒,๐๐๐,๐๐๐ บาท", ["เบิกจ่าย12000000บาท"]),
        ("ไม่ได้จัดงานแต่จัดอบรม", ["ไม่ได้จัดงาน", "แต่จัดอบรม"]),
        ("แต่งตั้งแต่ละกอง", ["แต่งตั้งแต่ละกอง"]),
        ("แล้วเสร็จ - โครงการ", ["แล้วเสร็จ0โครงการ"]),
        ("It is done. 0 completed, 27 ongoing", ["it is done", "27 ongoing"]),
        ("ดูหน้า 12", ["ดู"]),
    ],
)
def test_a_text_is_taken_apart(text, found):
    assert said(text) == found
