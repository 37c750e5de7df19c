"""Moments with their zone, whether or not the project keeps it in the database (USE_TZ)."""

from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone


def aware(moment: datetime) -> datetime:
    """The moment with its zone; one without is of the site's own (TIME_ZONE)."""
    if timezone.is_aware(moment):
        return moment
    return timezone.make_aware(moment, timezone.get_default_timezone())


def now() -> datetime:
    """This moment, with its zone."""
    return aware(timezone.now())


def local(moment: datetime) -> datetime:
    """The moment as the clock on the wall shows it to whoever reads."""
    return timezone.localtime(aware(moment))


def for_database(moment: datetime) -> datetime:
    """The moment as queries compare it: without a zone where the project keeps none."""
    if settings.USE_TZ or timezone.is_naive(moment):
        return moment
    return timezone.make_naive(moment, timezone.get_default_timezone())


def start_of(day: date) -> datetime:
    """The day's first moment here, for a query."""
    return for_database(timezone.make_aware(datetime.combine(day, time.min)))


def end_of(day: date) -> datetime:
    """The day's last moment here, for a query."""
    return for_database(timezone.make_aware(datetime.combine(day, time.max)))
