"""{{ words|oit_words }} and {{ level|oit_level }}: of a fact of a year's list."""

from django import template

from oit_pages.checklist.corrected_list import LEVELS, told_words

register = template.Library()


@register.filter
def oit_words(words) -> str:
    return told_words(words or {})


@register.filter
def oit_level(level: str) -> str:
    return str(LEVELS.get(level, level or ""))
