"""{{ moment|oit_date }} and {{ moment|oit_time }}: in the reader's era."""

from django import template

from oit_pages.i18n.formats import date_text, time_text

register = template.Library()


@register.filter
def oit_date(value) -> str:
    return date_text(value) if value else "–"


@register.filter
def oit_time(value) -> str:
    return time_text(value) if value else "–"
