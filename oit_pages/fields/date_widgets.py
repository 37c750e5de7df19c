"""Date, time and month inputs of the Buddhist era; what they hand on is Gregorian, in ISO.

The picker's `yearOffset` shows Buddhist years. Its re-parsing on blur is off: it takes the
text for a Christian date and turns 29/02/2567 into 1 March.
"""

import re
from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.datetime import AdminDateInput, AdminDateTimeInput

from oit_pages.i18n.formats import today
from oit_pages.on_demand import pattern_on_demand
from oit_pages.thai import find_dates, format_date, parse_date, parse_month, to_arabic, to_be
from oit_pages.thai.dates import ce_year
from oit_pages.thai.fiscal import OFFSET, fiscal_year_of

#: With the year of the page in it: a day of March is in the fiscal year of its own number.
DAY_HINT = _("Such as 25/3/{year}")
#: What a date field says of itself once it is left, and the picker that opens in the page's year.
SCRIPT = "oit_pages/js/date-entry.js"
YEAR_HINT = _("Year B.E.")
_MONTH_AND_YEAR = re.compile(r"(\d{0,2})/(.*)")
_DAY_AND_TIME = pattern_on_demand(
    r"(.+?)[\sT,]+(?:เวลา\s*)?(\d{1,2})[:.](\d{2})(?::\d{2})?(?:\s*น\.?)?"
)
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")


def day_hint(year: int | None = None) -> str:
    """The hint with the fiscal year (B.E.) of a page, or today's."""
    return str(DAY_HINT).format(year=year or fiscal_year_of(today()))


class _Entered:
    """For inputs of a day: the script's mark, and the hint where no other is given."""

    kind: ClassVar[str]

    def build_attrs(self, base_attrs, extra_attrs=None):
        attrs = super().build_attrs(base_attrs, extra_attrs)
        hint = {} if "placeholder" in attrs else {"placeholder": day_hint()}
        return {**attrs, **hint, "data-oit-date": self.kind}

    @property
    def media(self):
        return super().media + forms.Media(js=[SCRIPT], css={"all": ["oit_pages/css/dates.css"]})


class BEDateInput(_Entered, AdminDateInput):
    """25/03/2564; any spelling an official uses is understood."""

    kind = "day"

    def __init__(self, attrs=None, format=None):
        super().__init__(attrs=attrs, format="%d/%m/%Y")

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "yearOffset": OFFSET, "validateOnBlur": False}

    def format_value(self, value):
        day = as_date(value)
        return format_date(day, "numeric") if day else value or ""

    def value_from_datadict(self, data, files, name):
        raw = super().value_from_datadict(data, files, name)
        return read_day(raw) if isinstance(raw, str) else raw  # an API sends dates, not text


class BEDateTimeInput(_Entered, AdminDateTimeInput):
    """25/03/2564 08:30; a day alone means its beginning."""

    kind = "moment"

    def __init__(self, attrs=None, js_overlay_parent_selector="body"):
        super().__init__(
            attrs=attrs,
            format="%d/%m/%Y %H:%M",
            js_overlay_parent_selector=js_overlay_parent_selector,
        )

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "yearOffset": OFFSET, "validateOnBlur": False}

    def format_value(self, value):
        moment = as_moment(value)
        return f"{format_date(moment, 'numeric')} {moment:%H:%M}" if moment else value or ""

    def value_from_datadict(self, data, files, name):
        raw = super().value_from_datadict(data, files, name)
        return read_moment(raw) if isinstance(raw, str) else raw


class BEMonthInput(forms.MultiWidget):
    """A choice of the month beside the year of the Buddhist era.

    Hands on the month's first day. A half-given month is handed on as "3/" or "/2564", for
    the field to say what is missing; where the data hold one value under the widget's own
    name (a test, an API), that is read in any spelling.
    """

    def __init__(self, attrs=None):
        month = forms.Select(
            choices=[("", _("Month")), *MONTHS.items()], attrs={"aria-label": _("Month")}
        )
        year = forms.TextInput(
            attrs={
                "aria-label": YEAR_HINT,
                "placeholder": YEAR_HINT,
                "inputmode": "numeric",
                "autocomplete": "off",
                "size": 8,
                "data-oit-date": "month",
            }
        )
        super().__init__({"month": month, "year": year}, attrs)

    def decompress(self, value) -> list[str]:
        """["3", "2564"]; what was typed when it is no month."""
        if day := as_date(value):
            return [str(day.month), str(to_be(day.year))]
        match = _MONTH_AND_YEAR.fullmatch(value) if isinstance(value, str) else None
        return [match[1], match[2]] if match else ["", str(value or "")]

    def format_value(self, value) -> list[str]:
        return self.decompress(value)

    def value_from_datadict(self, data, files, name):
        if name in data:
            given = data.get(name)
            return read_month(given) if isinstance(given, str) else given
        month, year = super().value_from_datadict(data, files, name)
        text = f"{month or ''}/{(year or '').strip()}"
        return None if text == "/" else read_month(text)

    def id_for_label(self, id_):
        return f"{id_}_0" if id_ else ""

    def value_omitted_from_data(self, data, files, name):
        return name not in data and super().value_omitted_from_data(data, files, name)

    class Media:
        css = {"all": ["oit_pages/css/dates.css"]}
        js = [SCRIPT]


def as_date(value: Any) -> date | None:
    """A date, or ISO text of one."""
    return _as(date, value)


def as_moment(value: Any) -> datetime | None:
    """A date with its time, or ISO text of one."""
    return _as(datetime, value)


def _as(kind: type, value: Any) -> Any:
    if isinstance(value, kind):
        return value
    try:
        return kind.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def part_time(text: str) -> tuple[str, str]:
    """The day as it is written, and "hours:minutes"; midnight where no time is given."""
    match = _DAY_AND_TIME.fullmatch(to_arabic(text).strip())
    return (match[1], f"{match[2]:0>2}:{match[3]}") if match else (text, "00:00")


def read_moment(text: str) -> str:
    """ISO text where one moment is meant, else the text as it is."""
    day, time = part_time(text)
    iso = f"{read_day(day)} {time}"
    return iso if as_moment(iso) else text


def read_day(text: str) -> str:
    """ISO text where one day is meant, else the text as it is."""
    if len(find_dates(text)) > 1:
        return text
    day = parse_date(text)
    return day.isoformat() if day else text


def read_month(text: str) -> str:
    """ISO text of the first day where a month is meant, else the text as it is."""
    line = to_arabic(text).strip()
    if match := _MONTH_AND_YEAR.fullmatch(line):
        return _first_day(match[1], match[2]) or text
    if match := _ISO_MONTH.fullmatch(line):
        return _first_day(match[2], match[1]) or text
    day = parse_month(line) or parse_date(line)
    return day.replace(day=1).isoformat() if day else text


def _first_day(month: str, year: str) -> str | None:
    number = ce_year(year)
    if number is None or not month or not 1 <= int(month) <= 12:
        return None
    return date(number, int(month), 1).isoformat()
