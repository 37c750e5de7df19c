"""One step among headings is none; one heading among steps stays what it is."""

from oit_pages.judgement.readings.steps import doubts_among_steps

ELSEWHERE, STEP = "ดูรายละเอียดที่เว็บไซต์", "ยื่นคำร้องที่เคาน์เตอร์"


def among(kinds, opens=False):
    return dict(doubts_among_steps(kinds, tuple(kinds), opens))


def test_steps_that_all_point_elsewhere():
    assert among({ELSEWHERE: ""}) == {ELSEWHERE: "elsewhere"}
    assert among({ELSEWHERE: "", STEP: ""}) == {ELSEWHERE: "", STEP: ""}


def test_a_file_beside_them_takes_up_what_points_to_it():
    assert among({ELSEWHERE: ""}, opens=True) == {ELSEWHERE: ""}


def test_half_of_headings_make_an_outline():
    assert among({"บทนำ": "label", STEP: ""}) == {"บทนำ": "label", STEP: "label"}
    assert among({"บทนำ": "label", STEP: "", ELSEWHERE: ""})[STEP] == ""
