"""Days as officers write them."""

from datetime import date

import pytest

from oit_pages.thai import parse_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("วันจันทร์ที่ ๑ เดือนกุมภาพันธ์ พุทธศักราช ๒๕๖๔", date(2021, 2, 1)),
        ("๑ กุมภาพันธ์ พ.ศ.๒๕๖๔", date(2021, 2, 1)),
        ("1 ก.พ.2564", date(2021, 2, 1)),
        ("1 กพ 64", date(2021, 2, 1)),
        ("1-ก.พ.-64", date(2021, 2, 1)),
        ("01-02-2564", date(2021, 2, 1)),
        ("1.2.64", date(2021, 2, 1)),
        ("2564-02-01", date(2021, 2, 1)),
        ("ลว. 1 ก.พ. 64", date(2021, 2, 1)),
        ("1  กุมภาพันธ์   2564 เวลา 09.30 น.", date(2021, 2, 1)),
        ("31 เม.ย. 64", None),
        ("29 ก.พ. 2564", None),
        ("ก.พ. 2564", None),
        ("", None),
    ],
)
def test_a_day_in_any_hand(written, day):
    assert parse_date(written) == day
