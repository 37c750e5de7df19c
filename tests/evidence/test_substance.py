"""What counts as content, and what it costs to tell."""

import pytest

from oit_pages.evidence.substance import is_content, text_of


@pytest.mark.parametrize("typed", ["x" * 40 + " บาท", "asdf" * 40 + " ก"])
def test_what_somebody_types_is_judged_in_no_time(typed):
    """Issue 9, 9 and 11: a publish ends, and the panel beside the form answers, whatever a clerk
    types into one field. One more than thirty: found on the way to case 13."""
    assert is_content(typed)


@pytest.mark.parametrize(
    "typed",
    ["xxx", "ทดสอบระบบ", "การทดสอบ 1", "asdfn/a", "asdfไม่มีข้อมูล", "aaaabc", "asdfทดสอบข้อมูล",
     "test test", "ssssample", "x" * 30, "กำลังปรับปรุงข้อมูล", "aaaasdf.", "N/A"],
)  # fmt: skip
def test_placeholders_are_no_content_also_one_after_the_other(typed):
    assert not is_content(typed)
    assert is_content(f"{typed} บาท")


def test_a_tag_ends_at_its_end():
    assert text_of("<p>1 &lt; 2</p><p>ก<b>ข</b></p>").split("\n")[:2] == ["1 < 2", "กข"]
    assert text_of("ก<b>ข<ค") == "กข<ค"
    assert text_of("<" * 50_000) == "<" * 50_000
