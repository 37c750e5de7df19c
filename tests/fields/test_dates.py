"""Dates of the Buddhist era, from the form to the database and back."""

from datetime import date, datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.blocks import StructBlockValidationError

from oit_pages.fields.dates import (
    BEDateField,
    BEDateInput,
    BEMonthField,
    BEMonthInput,
    DayBlock,
    MonthBlock,
    PeriodBlock,
)
from oit_pages.thai import format_date, format_month, to_ce, to_thai

days = st.dates(date(to_ce(2400), 1, 1), date(to_ce(2600), 12, 31))


class Form(forms.Form):
    day = BEDateField(required=False)
    month = BEMonthField(required=False)


def cleaned(**data) -> dict:
    form = Form(QueryDict("&".join(f"{name}={value}" for name, value in data.items())))
    assert form.is_valid(), form.errors
    return form.cleaned_data


def reason(field, text: str) -> str:
    data = {"f": text}
    with pytest.raises(ValidationError) as refused:
        field.clean(field.widget.value_from_datadict(data, {}, "f"))
    return refused.value.messages[0]


@given(days)
@settings(max_examples=400, deadline=None)
def test_every_day_survives_in_each_spelling(day):
    block = DayBlock(required=False)
    widget = block.field.widget
    shown = block.get_form_state(block.to_python(day.isoformat()))
    spellings = [
        shown,
        to_thai(shown),
        format_date(day),
        format_date(day, "short"),
        format_date(day, thai_digits=True),
        f"{day.day}/{day.month}/{day.year + 543}",
        f"{day.day}-{day.month}-{day.year + 543}",
        f"วันที่ {day.day} เดือน {format_month(day).replace(' ', ' พ.ศ. ')}",
        day.isoformat(),
    ]
    for text in spellings:
        value = block.value_from_datadict({"d": text}, {}, "d")
        assert block.clean(value) == day, text
    assert widget.value_from_datadict({"d": day}, {}, "d") == day


@pytest.mark.parametrize("year", range(2400, 2601))
def test_every_leap_day_survives(year):
    ce = to_ce(year)
    leap = ce % 4 == 0 and (ce % 100 != 0 or ce % 400 == 0)
    text = f"29/02/{year}"
    if leap:
        assert cleaned(day=text)["day"] == date(ce, 2, 29)
        assert BEDateInput().format_value(date(ce, 2, 29)) == text
    else:
        assert text in reason(BEDateField(), text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("25/3/1064", "1064"),
        ("25/3/3064", "3064"),
        ("25 มีนาคม 25641", "25641"),
        ("1500-01-01", "1500"),
        ("31/2/2564", "31/2/2564"),
        ("32/1/2564", "32/1/2564"),
        ("1/1/2564 ถึง 31/1/2564", "more than one"),
        ("พรุ่งนี้", "25/3/2566"),
        ("25", "25/3/2566"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(text, word):
    field = BEDateField()
    field.example_year = 2566
    with translation.override("en"):
        assert word in reason(field, text)


def test_refusals_are_in_the_readers_language():
    """The field is made once, its words are said anew for each reader."""
    field = BEDateField()
    with translation.override("en"):
        english = reason(field, "พรุ่งนี้")
    assert english.startswith("This is no date")


@pytest.mark.parametrize("value", [date(2024, 2, 29), datetime(2024, 2, 29, 12, 0)])
def test_plain_python_values_survive(value):
    block = DayBlock(required=False)
    assert block.clean(block.value_from_datadict({"d": value}, {}, "d")) == date(2024, 2, 29)
    assert block.field.widget.format_value(value) == "29/02/2567"


def test_what_was_typed_is_shown_again():
    assert BEDateInput().format_value("31/2/2564") == "31/2/2564"
    assert BEMonthInput().format_value("3/") == ["3", ""]
    assert BEMonthInput().format_value("/๒๕๖๔") == ["", "๒๕๖๔"]
    assert BEMonthInput().format_value(None) == ["", ""]


def test_the_picker_is_of_the_buddhist_era_and_leaves_what_is_typed():
    config = BEDateInput().get_config()
    assert config["yearOffset"] == 543
    assert config["validateOnBlur"] is False
    assert config["format"] == "d/m/Y"


@given(days)
@settings(max_examples=200, deadline=None)
def test_every_month_survives(day):
    first = day.replace(day=1)
    block = MonthBlock(required=False)
    month, year = block.get_form_state(first)
    for data in (
        {"m_month": month, "m_year": year},
        {"m_month": month, "m_year": to_thai(year)},
        {"m": format_month(first)},
        {"m": format_month(first, "short", thai_digits=True)},
        {"m": format_date(day)},
        {"m": day.isoformat()},
        {"m": day},
        {"m": f"{month}/{year}"},
        {"m": f"{int(year)}-{int(month):02d}"},
    ):
        assert not block.value_omitted_from_data(data, {}, "m")
        assert block.clean(block.value_from_datadict(data, {}, "m")) == first, data
    assert block.get_prep_value(block.to_python(first.isoformat())) == first


@pytest.mark.parametrize(("year", "meant"), [("64", 2021), ("๖๔", 2021), ("2021", 2021)])
def test_years_may_be_short_or_christian(year, meant):
    assert cleaned(month_month="3", month_year=year)["month"] == date(meant, 3, 1)


@pytest.mark.parametrize(
    ("month", "year", "word"),
    [
        ("3", "", "year too"),
        ("", "2564", "month too"),
        ("3", "1064", "1064"),
        ("3", "ปีหน้า", "ปีหน้า"),
        ("13", "2564", "no month"),
    ],
)
def test_half_a_month_is_refused_in_words(month, year, word):
    form = Form({"month_month": month, "month_year": year})
    with translation.override("en"):
        assert word in form.errors["month"][0]


def test_no_month_is_no_month():
    assert cleaned(month_month="", month_year="") == {"day": None, "month": None}
    assert MonthBlock(required=False).value_omitted_from_data({}, {}, "m")


def test_a_periods_form_gives_whole_months():
    block = PeriodBlock()
    data = {
        "p-from_month_month": "10",
        "p-from_month_year": "2563",
        "p-to_month_month": "3",
        "p-to_month_year": "2564",
    }
    value = block.clean(block.value_from_datadict(data, {}, "p"))
    assert block.get_prep_value(value) == {
        "from_month": date(2020, 10, 1),
        "to_month": date(2021, 3, 1),
    }


def test_a_period_that_ends_before_it_begins_is_refused():
    block = PeriodBlock()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"from_month": "2021-03-01", "to_month": "2021-01-01"}))
    assert "to_month" in refused.value.block_errors


@pytest.mark.parametrize("raw", ["2021-02-30", "พรุ่งนี้", "", None, 5, [], {}])
def test_what_an_import_left_is_no_day(raw):
    assert DayBlock(required=False).to_python(raw) is None
    assert MonthBlock(required=False).to_python(raw) is None


def test_a_month_given_by_one_of_its_days_begins_on_the_first():
    assert MonthBlock(required=False).to_python("2021-03-25") == date(2021, 3, 1)


def test_the_month_has_its_name_in_the_readers_language():
    with translation.override("th"):
        assert "มีนาคม" in BEMonthInput().render("m", None, {"id": "id_m"})
    with translation.override("en"):
        markup = BEMonthInput().render("m", date(2021, 3, 1), {"id": "id_m"})
    assert '<option value="3" selected>March</option>' in markup
    assert 'name="m_year" value="2564"' in markup
    assert BEMonthInput().id_for_label("id_m") == "id_m_0"
