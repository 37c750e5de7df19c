"""Days as officers write them."""

from datetime import date

import pytest

from oit_pages.thai import Period, parse_date, parse_period


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
        ("1 กุมภาพันธ์ พุทธศักราช 2564", date(2021, 2, 1)),
        ("31 เม.ย. 64", None),
        ("29 ก.พ. 2564", None),
        ("ก.พ. 2564", None),
        ("", None),
    ],
)
def test_a_day_in_any_hand(written, day):
    assert parse_date(written) == day


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("๑ ต.ค. ๖๓ – ๓๐ ก.ย. ๖๔", date(2020, 10, 1), date(2021, 9, 30)),
        ("15 มกราคม 64 ถึง 1 กุมภาพันธ์ 64", date(2021, 1, 15), date(2021, 2, 1)),
        ("1-15 ม.ค. 64", date(2021, 1, 1), date(2021, 1, 15)),
        ("1 ม.ค. - 15 ก.พ. 64", date(2021, 1, 1), date(2021, 2, 15)),
        ("ต.ค. พุทธศักราช 2563", date(2020, 10, 1), date(2020, 10, 31)),
        ("ปีงบประมาณ พุทธศักราช ๒๕๖๔", date(2020, 10, 1), date(2021, 9, 30)),
    ],
)
def test_a_year_of_two_digits_is_no_day_and_an_era_may_be_written_out(written, start, end):
    assert parse_period(written) == Period(start, end)
