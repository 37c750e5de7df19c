"""What is told of work: a result, or what is to come, or that a plan was made."""

import pytest

from oit_pages.evidence.told import lacks_result, says_not_done
from oit_pages.evidence.wordings import DATA
from oit_pages.thai import to_thai

TOLD = DATA["told"]


@pytest.mark.parametrize("text", TOLD["examples"])
def test_no_result_whatever_stands_around_it(text):
    for said in (text, f"<p>{text}</p>", f"- {text}", f"{text} ครับ", f"1. {text}", to_thai(text)):
        assert lacks_result(said), said


@pytest.mark.parametrize("text", TOLD["something"])
def test_a_result_whatever_stands_around_it(text):
    for said in (text, f"<p>{text}</p>", f"- {text}", f"{text} ครับ", to_thai(text)):
        assert lacks_result(said) == "", said


@pytest.mark.parametrize(
    "ahead", ["จะรายงานให้ทราบภายหลัง", "คาดว่าจะแล้วเสร็จในเดือนหน้า", "will follow"]
)
@pytest.mark.parametrize(
    "done", ["แล้วเสร็จ 27 โครงการ", "อบรมพนักงานครบทุกคนแล้ว", "27 were completed."]
)
def test_what_is_to_come_takes_nothing_from_what_is_done_before(done, ahead):
    assert lacks_result(f"{done} {ahead}") == ""
    assert lacks_result(ahead) == "put_off"


def test_a_figure_after_what_is_to_come_is_the_plans():
    assert lacks_result("จะก่อสร้างถนน 12 สาย งบประมาณ 6 ล้านบาท") == "put_off"
    assert lacks_result("จะก่อสร้างถนน 12 สาย แต่ก่อสร้างแล้ว 3 สาย") == ""


@pytest.mark.parametrize(
    "text", ["วันที่ 30 กันยายน 2564", "ปีงบประมาณ 2564", "ภายใน 15 วัน", "โทร. 042-111-222", "ครั้งที่ 2"]
)
def test_times_and_numbers_of_order_are_no_figures(text):
    assert lacks_result(text) == "no_result"


@pytest.mark.parametrize("text", ["อยู่ระหว่างก่อสร้าง", "กำลังก่อสร้าง งวดที่ 2", "in progress, 40%"])
def test_what_goes_on_is_a_progress_and_no_result(text):
    assert lacks_result(text, under_way=True) == ""
    assert lacks_result("อยู่ระหว่างก่อสร้าง") == "put_off"


@pytest.mark.parametrize(
    "text",
    [
        "ได้จัดทำแผนปฏิบัติการป้องกันการทุจริตและประกาศใช้แผนเรียบร้อยแล้ว",
        "แผนได้รับความเห็นชอบจากคณะกรรมการแล้ว",
        "The plan was adopted on 30 October.",
    ],
)
def test_that_a_plan_was_made_is_no_result_of_it(text):
    assert lacks_result(text, of_plan=True) == "plan_told"
    assert lacks_result(text) == "", "where a plan is what was to be made, it is one"


def test_what_was_done_by_a_plan_is_a_result():
    assert lacks_result("จัดทำแผนและดำเนินการตามแผนแล้ว 12 โครงการ", of_plan=True) == ""


def test_that_it_was_not_done_is_told_too():
    assert says_not_done("ไม่ได้ดำเนินการเนื่องจากโควิด")
    assert not says_not_done("ดำเนินการแล้ว")
