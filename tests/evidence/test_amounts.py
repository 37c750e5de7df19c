"""Whether a text about money tells how much, or that there was none."""

import pytest

from oit_pages.evidence.amounts import NO_BUDGET, tells_amount


@pytest.mark.parametrize(
    "text",
    [
        "เบิกจ่าย ๑,๒๔๐,๐๐๐ บาท", "ร้อยละ 87.3", "เบิกจ่าย 95 %", "สองแสนบาท", "12 ล้านบาท", "240000",
        "ไม่ใช้งบประมาณ", "มิได้เบิกจ่ายงบประมาณ", "no budget was used",
    ],
)  # fmt: skip
def test_an_amount_a_share_or_none(text):
    assert tells_amount(f"<p>{text}</p>")


@pytest.mark.parametrize(
    "text",
    [
        "เบิกจ่ายแล้ว", "ใช้จ่ายอย่างประหยัด", "เป็นไปตามระเบียบ พ.ศ. 2562", "เบิกจ่าย 3 โครงการในปี 2564",
        "วันที่ 5/10/2563", "", "spent in 2021",
    ],
)  # fmt: skip
def test_no_amount(text):
    assert not tells_amount(text)


@pytest.mark.parametrize(
    "text",
    ["ไม่ใช้งบฯ", "ไม่ใช้ งปม.", "ไม่ได้ตั้งงบประมาณไว้", "งบ 0 บาท", "เป็นกิจกรรมที่ไม่ใช้งบประมาณ", "no cost"],
)
def test_no_budget_in_other_words(text):
    assert NO_BUDGET.fullmatch(text)


@pytest.mark.parametrize(
    "text", ["งบ 10 บาท", "ใช้งบประมาณร่วมกับโครงการที่ 1", "ไม่มี", "งบประมาณไม่พอ", ""]
)
def test_some_budget(text):
    assert not NO_BUDGET.fullmatch(text)
