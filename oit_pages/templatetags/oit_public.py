"""{{ page.get_children|oit_public }}: those that the public may see."""

from django import template
from wagtail.query import PageQuerySet

from oit_pages.visibility import public

register = template.Library()


@register.filter
def oit_public(pages: PageQuerySet) -> PageQuerySet:
    """Of a query of pages: not only live ones, as `.live.public` gives, but in time too."""
    return pages.filter(public())
