"""What a date field says once it is left: how it was read, or why it can't be."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _

from oit_pages.fields.date_form_fields import BEDateField, BEDateTimeField, BEMonthField
from oit_pages.fields.date_widgets import as_date, as_moment, read_day, read_moment, read_month
from oit_pages.i18n.active_language import is_english
from oit_pages.thai import format_date, format_month, to_be

#: A field of each kind, and what its widget makes of a text.
KINDS: dict[str, tuple[type[BEDateField | BEDateTimeField], Any]] = {
    "day": (BEDateField, read_day),
    "moment": (BEDateTimeField, read_moment),
    "month": (BEMonthField, read_month),
}


@dataclass(frozen=True, kw_only=True)
class Echo:
    iso: str = ""
    """For the picker; "" for what is no date."""
    text: str = ""
    """As the field writes it: 25/03/2565."""
    says: str = ""
    """วันศุกร์ที่ 25 มีนาคม 2565."""
    fault: str = ""


def echo(kind: str, text: str, year: int | None = None) -> dict[str, str]:
    """For one of KINDS, which raises KeyError else. `year` (B.E.) is that of the examples."""
    field_class, read = KINDS[kind]
    field = field_class(required=False)
    field.example_year = year
    raw = read(text.strip())
    try:
        field.clean(raw)
    except ValidationError as error:
        return asdict(Echo(fault=" ".join(error.messages)))
    return asdict(_of_moment(raw) if kind == "moment" else _of_day(kind, raw))


def _of_day(kind: str, raw: Any) -> Echo:
    day = as_date(raw)
    if day is None:
        return Echo()
    if kind == "month":
        text = f"{day.month}/{to_be(day.year)}"
        return Echo(iso=day.isoformat(), text=text, says=_month(day))
    return Echo(iso=day.isoformat(), text=format_date(day, "numeric"), says=_day(day))


def _of_moment(raw: Any) -> Echo:
    moment = as_moment(raw)
    if moment is None:
        return Echo()
    text = f"{format_date(moment, 'numeric')} {moment:%H:%M}"
    return Echo(iso=moment.isoformat(), text=text, says=f"{_day(moment)} {moment:%H:%M}")


def _day(day: date | datetime) -> str:
    weekday = WEEKDAYS[day.weekday()]
    if is_english():
        return f"{weekday} {day.day} {MONTHS[day.month]} {day.year} (B.E. {to_be(day.year)})"
    return _("%(weekday)s, %(date)s") % {"weekday": weekday, "date": format_date(day)}


def _month(day: date) -> str:
    if is_english():
        return f"{MONTHS[day.month]} {day.year} (B.E. {to_be(day.year)})"
    return format_month(day)
