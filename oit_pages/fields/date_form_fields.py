"""Form fields of the Buddhist era: what is understood is stored Gregorian, what isn't is
refused with the reason."""

import re
from datetime import date, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from oit_pages.fields.date_widgets import (
    BEDateInput,
    BEDateTimeInput,
    BEMonthInput,
    as_date,
    part_time,
    read_day,
)
from oit_pages.i18n.formats import today
from oit_pages.on_demand import pattern_on_demand
from oit_pages.thai import find_dates, to_arabic, to_ce
from oit_pages.thai.dates import ce_year
from oit_pages.thai.fiscal import fiscal_year_of

#: Years that an official can mean, Buddhist era; the same that `thai` reads.
FIRST_YEAR, LAST_YEAR = 2400, 2800
_LONG_NUMBER = re.compile(r"\d{3,}")
_THREE_NUMBERS = pattern_on_demand(r"\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}\s*")


class BEDateField(forms.DateField):
    """A day, typed or picked in the Buddhist era, or given as a date or as ISO text."""

    widget = BEDateInput
    #: The year of the examples (B.E.); that of today where nobody says.
    example_year: int | None = None
    default_error_messages = {
        "invalid": _(
            "This is no date we understand. Write it like 25/3/%(example)s or 25 มีนาคม %(example)s."
        ),
        "year": _(
            "The year %(year)s can't be meant. Give a year of the Buddhist era, such as "
            "%(example)s."
        ),
        "no_such_day": _("There is no such day as %(value)s."),
        "several": _("There is more than one date here. Give one."),
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("input_formats", ["%Y-%m-%d"])
        super().__init__(**kwargs)

    def to_python(self, value):
        if isinstance(value, str):
            value = value.strip()
        try:
            day = super().to_python(value)
        except ValidationError:
            raise self.refusal(str(value)) from None
        if day is not None and not is_meant(day):
            raise self._error("year", year=day.year)
        return day

    def refusal(self, text: str) -> ValidationError:
        """Why a text is no day."""
        line = to_arabic(text)
        if len(find_dates(line)) > 1:
            return self._error("several")
        for year in _LONG_NUMBER.findall(line):
            if ce_year(year) is None:
                return self._error("year", year=year)
        if _THREE_NUMBERS.fullmatch(line):
            return self._error("no_such_day", value=text)
        return self._error("invalid")

    def _error(self, code: str, **params) -> ValidationError:
        params["example"] = self.example_year or fiscal_year_of(today())
        return ValidationError(self.error_messages[code], code=code, params=params)


class BEDateTimeField(forms.DateTimeField):
    """A day with its time, in the time zone of the site; refused as a day is."""

    widget = BEDateTimeInput
    example_year: int | None = None

    def __init__(self, **kwargs):
        kwargs.setdefault("input_formats", ["%Y-%m-%d %H:%M"])
        super().__init__(**kwargs)

    def to_python(self, value):
        try:
            moment = super().to_python(value)
        except ValidationError:
            day, _time = part_time(str(value))
            if as_date(read_day(day)):
                raise  # the time is what is wrong
            raise self._day.refusal(day) from None
        if moment is not None and not is_meant(moment):
            raise self._day.refusal(str(moment.year))
        return moment

    @property
    def _day(self) -> BEDateField:
        field = BEDateField()
        field.example_year = self.example_year
        return field


class BEMonthField(BEDateField):
    """A month, as its first day."""

    widget = BEMonthInput
    default_error_messages = {
        "invalid": _("This is no month we understand. Write it like มี.ค. %(example)s."),
        "no_year": _("Give the year too, such as %(example)s."),
        "no_month": _("Choose the month too."),
    }

    def to_python(self, value):
        day = super().to_python(value)
        return day.replace(day=1) if day else None

    def refusal(self, text: str) -> ValidationError:
        month, slash, year = text.partition("/")
        if slash and month and not year:
            return self._error("no_year")
        if slash and year and not month:
            return self._error("no_month")
        if slash and ce_year(to_arabic(year)) is None:
            return self._error("year", year=year)
        return super().refusal(text)


def is_meant(day: date | datetime) -> bool:
    """Whether the year can be one that an official means."""
    return to_ce(FIRST_YEAR) <= day.year <= to_ce(LAST_YEAR)
