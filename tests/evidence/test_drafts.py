"""A paper is a draft by its own word, not by a word that sounds alike."""

import pytest

from oit_pages.evidence.drafts import is_draft


@pytest.mark.parametrize(
    "name",
    [
        "(ร่าง) แผน",
        "ร่างแผนพัฒนา",
        "แผน (ฉบับร่าง)",
        "แผนปี 2564 (ยกเลิกแล้ว)",
        "Draft plan",
        "แผน (ฉบับเสนอผู้บริหารพิจารณา)",
        "แผน (ยังมิได้ประกาศใช้)",
        "แผน (อยู่ระหว่างเสนอขออนุมัติ)",
        "Plan (cancelled)",
        "หลักเกณฑ์การประเมินผล (สิ้นผลแล้ว)",
        "ยกเลิกหลักเกณฑ์การประเมินผล",
        "ประกาศ เรื่อง ยกเลิกนโยบายการบริหารงานบุคคล",
        "หลักเกณฑ์การสรรหา (ถูกแทนที่แล้ว)",
        "หลักเกณฑ์การสรรหา ไม่ใช้บังคับแล้ว",
        "Appraisal criteria (expired)",
    ],
)
def test_a_draft_by_its_own_word(name):
    assert is_draft(name)


@pytest.mark.parametrize(
    "name",
    [
        "ร่างกายแข็งแรง",
        "ประชุมพิจารณาร่างแผน",
        "ยกเลิกสัญญาจ้าง",
        "A drafty house",
        "ประกาศยกเลิกประกาศเชิญชวน",
        "คู่มือการยกเลิกใบอนุญาต",
        "ยกเลิกสำเนาบัตรประชาชน",
        "ส่งเสริมการเพิ่มผลผลิต",
    ],
)
def test_no_draft(name):
    assert not is_draft(name)
