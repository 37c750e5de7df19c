"""What is typed into a cell of a grid, and what the cell then shows."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from oit_pages.fields.amounts import AmountBlock, CountBlock
from oit_pages.fields.choices import MarkBlock, OneOfBlock
from oit_pages.fields.containers import ListBlock
from oit_pages.fields.dates import DayBlock, MonthBlock, PeriodBlock
from oit_pages.fields.grid.cells import items, kind_of, read, reading, shown
from oit_pages.fields.text import ParagraphBlock

TEXT = ParagraphBlock(required=False)
LIST = ListBlock(ParagraphBlock(required=False))
AMOUNT, COUNT = AmountBlock(required=False), CountBlock(required=False)
DAY, MONTH, PERIOD = DayBlock(required=False), MonthBlock(required=False), PeriodBlock()
MARK = MarkBlock(required=False)
CHOICE = OneOfBlock([("walk-in", "ณ จุดให้บริการ"), ("online", "ออนไลน์")], required=False)


@pytest.mark.parametrize(
    ("block", "typed", "then"),
    [
        (TEXT, "-", "-"),
        (TEXT, "ก\nข", "ก\nข"),
        (AMOUNT, "๑,๒๕๐,๐๐๐.๕๐", "1,250,000.50"),
        (AMOUNT, "1500.- บาท", "1,500"),
        (AMOUNT, "(500)", "-500"),
        (AMOUNT, "-", ""),
        (COUNT, "2564", "2564"),
        (COUNT, "๓ เรื่อง", "3"),
        (DAY, "25 มี.ค. ๖๔", "25/03/2564"),
        (DAY, "2021-03-25", "25/03/2564"),
        (DAY, "–", ""),
        (MONTH, "ตุลาคม 2563", "ต.ค. 2563"),
        (PERIOD, "ต.ค. 63 - มี.ค. 64", "ต.ค. 2563 – มี.ค. 2564"),
        (PERIOD, "ปีงบประมาณ 2564", "ต.ค. 2563 – ก.ย. 2564"),
        (PERIOD, "มี.ค. 2564", "มี.ค. 2564"),
        (PERIOD, "ต.ค. 2563 –", "ต.ค. 2563 –"),
        (PERIOD, "– มี.ค. 2564", "– มี.ค. 2564"),
        (MARK, "/", "✓"),
        (MARK, "ไม่", ""),
        (CHOICE, "ออนไลน์", "ออนไลน์"),
        (CHOICE, "walk-in", "ณ จุดให้บริการ"),
        (CHOICE, "", ""),
        (LIST, "ก\n  ต่อ\n\nข", "ก\n  ต่อ\nข"),
    ],
)
def test_read_and_shown(block, typed, then):
    assert reading(block, typed) == (then, [])
    assert reading(block, then) == (then, [])


@pytest.mark.parametrize(
    ("block", "typed"),
    [
        (AMOUNT, "ประมาณ 5 พัน"),
        (AMOUNT, "25 มี.ค. 64"),
        (COUNT, "1.5"),
        (DAY, "31/02/2564"),
        (DAY, "25/3/1064"),
        (MONTH, "ตุลาคม"),
        (PERIOD, "ตลอดไป"),
        (PERIOD, "ม.ค. 2564 – ก.พ."),
        (PERIOD, "มี.ค. 2564 – ต.ค. 2563"),
        (MARK, "บางส่วน"),
        (CHOICE, "ทางไปรษณีย์"),
    ],
)
def test_refused_in_words_and_kept_as_typed(block, typed):
    text, faults = reading(block, typed)
    assert text == typed
    assert len(faults) == 1
    assert faults[0]


def test_what_is_refused_is_shown_again_as_typed():
    for block, typed in ((DAY, "31/02/2564"), (PERIOD, "ตลอดไป"), (AMOUNT, "5 พัน")):
        value = read(block, typed)
        assert shown(block, value) == typed
        with pytest.raises(ValidationError):
            block.clean(value)


def test_values_are_of_their_kind():
    assert AMOUNT.clean(read(AMOUNT, "1,250.50")) == Decimal("1250.50")
    assert COUNT.clean(read(COUNT, "๑๒")) == 12
    assert DAY.clean(read(DAY, "25/3/64")) == date(2021, 3, 25)
    assert MARK.clean(read(MARK, "✓")) is True
    assert CHOICE.clean(read(CHOICE, "ออนไลน์")) == "online"
    assert dict(PERIOD.clean(read(PERIOD, ""))) == {"from_month": None, "to_month": None}


def test_months_in_the_readers_language():
    value = PERIOD.clean(read(PERIOD, "ต.ค. 2563 – มี.ค. 2564"))
    with translation.override("en"):
        assert shown(PERIOD, value) == "Oct 2020 – Mar 2021"
        assert PERIOD.clean(read(PERIOD, shown(PERIOD, value))) == value


def test_a_line_that_begins_with_spaces_goes_on():
    assert items("ก\n  ข\nค") == ["ก\nข", "ค"]
    assert items("\n \nก\n") == ["ก"]


def test_each_kind_is_named():
    blocks = (TEXT, LIST, AMOUNT, COUNT, DAY, MONTH, PERIOD, MARK, CHOICE)
    assert [kind_of(one) for one in blocks] == [
        "text", "list", "amount", "integer", "date", "month", "period", "mark", "choice"
    ]  # fmt: skip
