"""{% oit_missing page request blocks as missing %}: what a draft lacks, noted in its preview."""

from collections.abc import Iterable

from django import template
from django.http import HttpRequest
from wagtail.models import Page

from oit_pages.checklist.preview_notes import preview_notes
from oit_pages.checklist.wording import Said
from oit_pages.stream.plain_text import Shown

register = template.Library()


@register.simple_tag
def oit_missing(
    page: Page, request: HttpRequest, shown: Iterable[Shown] | None
) -> dict[str, list[Said]]:
    """{} but in a preview, which only those see who may edit the page: readers are told nothing,
    and nothing is judged for them. `shown` are the page's blocks (`plain_text.show`)."""
    if not getattr(request, "is_preview", False):
        return {}
    return preview_notes(page, {block.anchor for block in shown or ()})


@register.filter
def oit_at(missing: dict[str, list[Said]], anchor: str) -> list[Said]:
    """What is said of one block; of the page itself where `anchor` is ""."""
    return missing.get(anchor, [])
