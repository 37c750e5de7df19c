"""{{ indicator|oit_title }}: its title in the reader's language."""

from django import template

from oit_pages.i18n.active_language import title_of

register = template.Library()


@register.filter
def oit_title(value) -> str:
    """Of an indicator, section or subject of an edition."""
    return title_of(value)
