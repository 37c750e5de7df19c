"""Fields for what officials write and what machines write, and refusal of the rest."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.dateparse import parse_datetime
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, override
from drf_spectacular.utils import OpenApiParameter

from oit_pages.api.base.problems import invalid, said
from oit_pages.i18n import moments
from oit_pages.thai import parse_date


class DayField(forms.CharField):
    """A day of either era: 2021-03-25, 2564-03-25, 25/3/2564 or ๒๕ มี.ค. ๒๕๖๔."""

    def to_python(self, value: Any) -> date | None:
        text = super().to_python(value)
        if not text:
            return None
        found = parse_date(text)
        if found is None:
            raise ValidationError(_("Give a day such as 2021-03-25 or 25/3/2564."))
        return found


class MomentField(DayField):
    """A day (its first moment here), or a moment with its zone."""

    def to_python(self, value: Any) -> datetime | None:
        text = forms.CharField.to_python(self, value)
        try:
            moment = parse_datetime(text) if text and "T" in text else None
            if moment is not None:
                return moments.for_database(moments.aware(moment).astimezone(UTC))
        except (OverflowError, ValueError):  # of no calendar, or before or after all time in UTC
            pass
        day = super().to_python(value)
        return moments.start_of(day) if day else None


class DayFilter(django_filters.Filter):
    field_class = DayField


class MomentFilter(django_filters.Filter):
    field_class = MomentField


class FlagField(forms.Field):
    """ "true" or "false", and nothing that only looks like one."""

    def to_python(self, value: Any) -> bool | None:
        if value in (None, ""):
            return None
        if value not in ("true", "false"):
            raise ValidationError(_("Give true or false."))
        return value == "true"


class FlagFilter(django_filters.Filter):
    field_class = FlagField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"widget": forms.TextInput, **kwargs})


class YearFilter(django_filters.NumberFilter):
    """A fiscal year of the Buddhist era."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, min_value=2500, max_value=2700, decimal_places=0, **kwargs)


class KnownFilter(django_filters.CharFilter):
    """One of the names there are: a slip of the pen is not answered with nothing.

    `known` gives them when asked.
    """

    def __init__(self, *args, known: Callable[[], Iterable[str]], **kwargs):
        def check(value: str) -> None:
            names = sorted(known())
            if value not in names:
                raise ValidationError(
                    _("Give one of: %(choices)s."), params={"choices": ", ".join(names)}
                )

        super().__init__(*args, validators=[check], **kwargs)


class WrittenFilter(django_filters.CharFilter):
    """What is written in a certain way, such as a code."""

    def __init__(self, *args, pattern: str, like: str, **kwargs):
        def check(value: str) -> None:
            if not re.fullmatch(pattern, value):
                raise ValidationError(_("Write it as here: %(like)s."), params={"like": like})

        super().__init__(*args, validators=[check], **kwargs)


def apply(filterset: django_filters.FilterSet) -> QuerySet:
    """The filtered queryset. Raises a Problem that names each wrong value."""
    cleaned(filterset)
    return filterset.qs


def cleaned(filterset: django_filters.FilterSet) -> dict[str, Any]:
    """The checked values by name, for what no database filters. Raises a Problem."""
    if not filterset.is_valid():
        raise invalid(
            {
                name: [_first(error) for error in errors]
                for name, errors in filterset.form.errors.as_data().items()
            }
        )
    return filterset.form.cleaned_data


#: What a form says of a value, in the language of whoever reads it in the end.
_first = lazy(lambda error: str(error.messages[0]), str)


def choice(request: HttpRequest, name: str, choices: Iterable[str], default: str) -> str:
    """A parameter that is one of a few words. Raises a Problem."""
    value = request.GET.get(name) or default
    if value not in choices:
        given = said(gettext_noop("Give one of: %(choices)s."), choices=", ".join(choices))
        raise invalid({name: [given]})
    return value


_SCHEMAS = {
    DayFilter: {"type": "string", "description": "A day of either era."},
    MomentFilter: {"type": "string"},
    FlagFilter: {"type": "boolean"},
    YearFilter: {"type": "integer", "minimum": 2500, "maximum": 2700},
}


def documented(filterset: type[django_filters.FilterSet]) -> list[OpenApiParameter]:
    """The filters as the OpenAPI schema names them, in its language."""
    # Views are described when they are imported: at the first request, whoever's it is.
    with override("en"):
        return [_parameter(name, one) for name, one in filterset.base_filters.items()]


def _parameter(name: str, one: django_filters.Filter) -> OpenApiParameter:
    schema = dict(_SCHEMAS.get(type(one), {"type": "string"}))
    if isinstance(one, django_filters.ChoiceFilter):
        schema["enum"] = [value for value, _label in one.extra["choices"]]
    description = str(one.extra.get("help_text", one.label or ""))
    return OpenApiParameter(name, schema, description=description)
