"""{{ indicator|oit_title }}: its title in the reader's language."""

from django import template

from oit_pages.i18n.formats import is_english

register = template.Library()


@register.filter
def oit_title(value) -> str:
    """Of an indicator, section or subject of an edition."""
    return value.title_en if is_english() else value.title_th
