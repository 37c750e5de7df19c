"""Content: the bodies of pages with documents, images and linked pages expanded.

Bodies are read without their specific types, and what they refer to once for all of them:
four queries, whatever the number of pages and blocks.
"""

from collections.abc import Iterable
from typing import Any

from oit_pages.api import references
from oit_pages.blocks.api import represent
from oit_pages.blocks.found import Found, References, collect_references
from oit_pages.models import IndicatorPage
from oit_pages.thai import Period


def stream_block():
    """The definition of every body."""
    return IndicatorPage._meta.get_field("body").stream_block


def read(pks: Iterable[int]) -> dict[int, IndicatorPage]:
    """Pages with their bodies and units, by id; one query."""
    pages = IndicatorPage.objects.filter(pk__in=list(pks)).select_related("responsible_unit")
    return {page.pk: page for page in pages}


def find(pages: Iterable[IndicatorPage]) -> Found:
    """What these pages' bodies refer to; at most one query for each kind of thing."""
    wanted = References()
    for page in pages:
        wanted |= collect_references(stream_block(), page.body.raw_data)
    return Found.load(wanted)


def body(page: IndicatorPage, found: Found, language: str) -> list[dict[str, Any]]:
    """[{"type", "id", "anchor", "value"}]"""
    blocks = represent(stream_block(), page.body.raw_data, found, language)
    return [{**block, "anchor": references.block_anchor(block["id"])} for block in blocks]


def page_facts(page: IndicatorPage) -> dict[str, Any]:
    """What a page says of itself beside its body."""
    unit = page.responsible_unit
    return {
        "summary": page.summary,
        "responsible_unit": unit
        and {"th": unit.name_th, "en": unit.name_en, "email": unit.email, "phone": unit.phone},
        "data_period": references.span(_period(page)),
        "data_date": references.day(page.data_date),
        "published": references.moment(page.first_published_at),
        "updated": references.moment(page.last_published_at),
    }


def no_page_facts() -> dict[str, Any]:
    """The same names where there is no page."""
    return {
        "summary": "",
        "responsible_unit": None,
        "data_period": None,
        "data_date": None,
        "published": None,
        "updated": None,
    }


def _period(page: IndicatorPage) -> Period | None:
    start, end = page.period_from, page.period_to
    return Period(start, end) if start and end and start <= end else None
