"""What a date field says of what was typed, as soon as it is left."""

import pytest
from django.utils import translation

from oit_pages.fields.date_echo import echo


@pytest.fixture(autouse=True)
def in_thai():
    with translation.override("th"):
        yield


@pytest.mark.parametrize(
    "typed", ["๒๕ มีนาคม ๒๕๖๕", "25 มี.ค. 65", "25/3/2565", "25-03-2022", " 25 มีนาคม พ.ศ. 2565 "]
)
def test_a_day_in_any_spelling(typed):
    assert echo("day", typed) == {
        "iso": "2022-03-25",
        "text": "25/03/2565",
        "says": "วันศุกร์ที่ 25 มีนาคม 2565",
        "fault": "",
    }


def test_an_english_reader_is_told_both_eras():
    with translation.override("en"):
        assert echo("day", "25/3/2565")["says"] == "Friday 25 March 2022 (B.E. 2565)"
        assert echo("month", "3/2565")["says"] == "March 2022 (B.E. 2565)"


def test_a_leap_day_of_the_buddhist_era():
    assert echo("day", "29/2/2567")["says"] == "วันพฤหัสบดีที่ 29 กุมภาพันธ์ 2567"
    assert echo("day", "29/2/2566") == {
        "iso": "", "text": "", "says": "", "fault": "ไม่มีวันที่ 29/2/2566 ในปฏิทิน",
    }  # fmt: skip


def test_a_moment():
    said = echo("moment", "๑ ต.ค. ๖๙ ๘:๓๐")
    assert (said["text"], said["iso"]) == ("01/10/2569 08:30", "2026-10-01T08:30:00")
    assert said["says"] == "วันพฤหัสบดีที่ 1 ตุลาคม 2569 08:30"
    assert echo("moment", "1/10/2569 25:00")["fault"]


def test_a_month():
    said = echo("month", "3/๖๕")
    assert (said["text"], said["says"]) == ("3/2565", "มีนาคม 2565")
    assert "2566" in echo("month", "3/", 2566)["fault"]
    assert echo("month", "/2565")["fault"]


def test_what_is_no_date_is_refused_with_an_example_of_the_pages_year():
    assert echo("day", "พรุ่งนี้", 2566) == {
        "iso": "",
        "text": "",
        "says": "",
        "fault": "ไม่เข้าใจวันที่นี้ โปรดเขียนแบบ 25/3/2566 หรือ 25 มีนาคม 2566",
    }
    assert "2566" in echo("day", "25/3/1065", 2566)["fault"]
    assert "2566" in echo("moment", "25/3/1065 08:00", 2566)["fault"]


@pytest.mark.parametrize("kind", ["day", "moment", "month"])
def test_nothing_says_nothing(kind):
    assert set(echo(kind, "").values()) == {""}
