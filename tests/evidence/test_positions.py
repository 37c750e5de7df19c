"""The chief executive by position, in Thai and English; nobody else."""

from datetime import date

import pytest

from oit_pages.evidence.positions import has_left, is_chief, is_other_post, says_vacant


@pytest.mark.parametrize(
    "position",
    [
        "นายกเทศมนตรีตำบลทุ่งรวงทอง",
        "ตำแหน่ง นายกองค์การบริหารส่วนตำบล",
        "ตำแหน่ง: นายกเทศมนตรี",
        "ปลัดเทศบาล ปฏิบัติหน้าที่นายกเทศมนตรี",
        "รักษาราชการแทน นายก อบต.",
        "The Mayor",
        "Acting Mayor of Thung Ruang Thong",
        "Chief Executive of the Subdistrict Administrative Organization",
        "President of the Provincial Administrative Organisation",
    ],
)
def test_the_chief(position):
    assert is_chief(position)


@pytest.mark.parametrize(
    "position",
    [
        "รองนายกเทศมนตรี",
        "เลขานุการนายกเทศมนตรี",
        "ที่ปรึกษานายกเทศมนตรี",
        "นายกเหล่ากาชาดจังหวัด",
        "นายกรัฐมนตรี",
        "อดีตนายกเทศมนตรี",
        "นายกเทศมนตรี (พ้นจากตำแหน่ง)",
        "ปลัดเทศบาล",
        "Former Mayor",
        "Deputy Mayor",
        "President of the Red Cross chapter",
        "",
        None,
    ],
)
def test_nobody_else(position):
    assert not is_chief(position)


@pytest.mark.parametrize(
    "said",
    [
        "(ดำรงตำแหน่งถึงวันที่ 8 มกราคม ๒๕๖๗)",
        "(พ้นจากตำแหน่ง)",
        "(ลาออก)",
        "(ครบวาระ)",
        "(ถึงแก่กรรม)",
        "คนก่อน",
        "ท่านเดิม",
        "(พ.ศ. 2560 - 2564)",
    ],
)
def test_one_who_has_left(said):
    assert has_left(f"นายกเทศมนตรีตำบลทุ่งรวงทอง {said}", date(2024, 4, 30))


@pytest.mark.parametrize(
    "said",
    ["", "(พ.ศ. 2564 - 2568)", "(28 มี.ค. 2564 - 27 มี.ค. 2568)", "ตั้งแต่วันที่ 8 มกราคม 2564 ถึงปัจจุบัน"],
)
def test_one_still_in_office(said):
    assert not has_left(f"นายกเทศมนตรีตำบลทุ่งรวงทอง {said}", date(2024, 4, 30))


def test_posts_that_are_another_or_vacant():
    assert is_other_post("นายกเหล่ากาชาดจังหวัด")
    assert is_other_post("รองนายกเทศมนตรี")
    assert not is_other_post("รองนายกเทศมนตรี ปฏิบัติหน้าที่นายกเทศมนตรี")
    assert not is_other_post("นายกเทศมนตรี")
    assert not is_other_post(None)
    assert says_vacant("ตำแหน่งว่าง")
    assert says_vacant("นายกเทศมนตรี (ว่าง)")
    assert not says_vacant("นายว่างเปล่า ใจดี")
