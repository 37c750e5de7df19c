"""Dates as their reader says them: of the Buddhist era in Thai, of the Common Era else."""

from datetime import date, datetime

from django.utils import timezone

from oit_pages.i18n import moments
from oit_pages.i18n.active_language import is_english
from oit_pages.thai import Period, format_date, format_month, format_period


def today() -> date:
    """The day it is where the site is, wherever the reader may be."""
    return timezone.localdate(moments.now(), timezone.get_default_timezone())


def date_text(day: date | datetime) -> str:
    """25 มี.ค. 2564; of a moment, the local day."""
    if isinstance(day, datetime):
        day = moments.local(day).date()
    return f"{day.day} {day:%b %Y}" if is_english() else format_date(day, "short")


def time_text(moment: datetime) -> str:
    """25 มี.ค. 2564 14:05 น."""
    local = moments.local(moment)
    clock = f"{local:%H:%M}" if is_english() else f"{local:%H:%M} น."
    return f"{date_text(moment)} {clock}"


def month_text(day: date) -> str:
    """มี.ค. 2564."""
    return f"{day:%b %Y}" if is_english() else format_month(day, "short")


def period_text(period: Period) -> str:
    """ม.ค. 2564 – มี.ค. 2564; one month alone where it is one."""
    if not is_english():
        return format_period(period, "short")
    first, last = month_text(period.start), month_text(period.end)
    return first if first == last else f"{first} – {last}"
