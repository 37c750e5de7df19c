"""One person, however the title is written; others stay others."""

import pytest

from oit_pages.thai.person_names import IN_FULL, same_name, without_number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("นางสาวมะลิ ใจงาม", "น.ส.มะลิ  ใจงาม"),
        ("ว่าที่ร้อยตรี ก ข", "ว่าที่ ร.ต.ก ข"),
        ("ร้อยตำรวจตรี ก ข", "ร.ต.ต. ก ข"),
        ("พันจ่าเอก ก ข", "๑๒. พ.จ.อ.ก ข"),
    ],
)
def test_the_same(one, other):
    assert same_name(one) == same_name(other)


def test_others():
    assert same_name("ร.ต. ก ข") != same_name("ร.ต.ต. ก ข")
    assert same_name("นาง ก ข") != same_name("นางสาว ก ข")


def test_a_title_that_begins_like_another_comes_after_the_longer():
    met = list(IN_FULL)
    for place, one in enumerate(met):
        assert not [later for later in met[place:] if later != one and later.startswith(one)], one


def test_without_number():
    assert without_number(" ๑. นายดำรง\nขยันดี") == "นายดำรง ขยันดี"
    assert without_number("นาย 9 ก") == "นาย 9 ก"
