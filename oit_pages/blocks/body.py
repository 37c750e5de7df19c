"""The body of an indicator page: every block there is, by name.

A page type offers the part of it that its subject needs. The body deconstructs to its own
name, so a changed block or column set never makes a migration.
"""

import json
import logging
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from wagtail import blocks

from oit_pages.blocks.activity import ActivityBlock
from oit_pages.blocks.announcement import AnnouncementBlock
from oit_pages.blocks.channel import ChannelBlock
from oit_pages.blocks.column_set_table import table_blocks
from oit_pages.blocks.contact import ContactBlock
from oit_pages.blocks.criteria import CriteriaBlock
from oit_pages.blocks.documents import DocumentListBlock
from oit_pages.blocks.laws import LawsBlock
from oit_pages.blocks.links import LinkBlock
from oit_pages.blocks.manual import ManualBlock
from oit_pages.blocks.measure_table import MeasureTableBlock
from oit_pages.blocks.memo import MemoBlock
from oit_pages.blocks.news import NewsBlock
from oit_pages.blocks.order import OrderBlock
from oit_pages.blocks.org_chart import OrganisationChartBlock
from oit_pages.blocks.people import PeopleBlock
from oit_pages.blocks.plan import PlanBlock
from oit_pages.blocks.policy import PolicyBlock
from oit_pages.blocks.qa import QuestionsBlock
from oit_pages.blocks.report import ReportBlock
from oit_pages.blocks.statement import NothingToReportBlock
from oit_pages.blocks.text_and_media import PictureBlock, RichTextPart
from oit_pages.evidence import Item
from oit_pages.fields.item_ids import identified_children
from oit_pages.stream.references import ResolvedReferences, collect_references
from oit_pages.stream.representation import represent
from oit_pages.stream.structure import raw_children

logger = logging.getLogger(__name__)
#: Letters of a broken body that the log gets.
LOGGED = 200


class IndicatorBody(blocks.StreamBlock):
    """Every kind of block that an indicator's page may hold."""

    rich_text = RichTextPart(required=False)
    image = PictureBlock()
    news = NewsBlock()
    documents = DocumentListBlock()
    link = LinkBlock()
    laws = LawsBlock()
    measure_table = MeasureTableBlock()
    plan = PlanBlock()
    report = ReportBlock()
    manual = ManualBlock()
    activity = ActivityBlock()
    criteria = CriteriaBlock()
    announcement = AnnouncementBlock()
    order = OrderBlock()
    memo = MemoBlock()
    policy = PolicyBlock()
    nothing_to_report = NothingToReportBlock()
    people = PeopleBlock()
    contact = ContactBlock()
    org_chart = OrganisationChartBlock()
    qa = QuestionsBlock()
    channel = ChannelBlock()

    def __init__(self, local_blocks=None, **kwargs):
        super().__init__([*table_blocks(), *(local_blocks or [])], **kwargs)

    def deconstruct(self):
        return "oit_pages.blocks.body.IndicatorBody", [], {}

    def deconstruct_with_lookup(self, lookup):
        return self.deconstruct()

    def to_python(self, value):
        """Children without an id get a lasting one; broken ones are left out. What is no list of
        children, as a program may have stored it, is empty: a list of pages goes on."""
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                return super().to_python(value)
        if isinstance(value, list) and any(isinstance(child, dict) for child in value):
            value = identified_children(value)
        elif value and _is_broken(value):
            _log_once(repr(value)[:LOGGED])
            value = []
        return super().to_python(value)

    def get_api_representation(self, value, context=None):
        """For Wagtail's own API: everything expanded, in a few queries for the whole body."""
        found = ResolvedReferences.load(collect_references(self, value.raw_data))
        return represent(self, value.raw_data, found)

    class Meta:
        required = False


def _is_broken(value: Any) -> bool:
    """Whether JSON without a child is no list of names and values either, as code may give it."""
    if isinstance(value, list):
        return not all(
            isinstance(one, list | tuple) and len(one) == 2 and isinstance(one[0], str)
            for one in value
        )
    return isinstance(value, dict | str | int | float)


@lru_cache(maxsize=1000)
def _log_once(value: str) -> None:
    """Not with every list that the page stands in."""
    logger.warning("A body that is no list of blocks is taken for an empty one: %s", value)


def body_evidence(
    raw_data: Iterable[Any], found: ResolvedReferences, page: int | None
) -> tuple[Item, ...]:
    """What a raw body shows, block by block. Unknown and broken children show nothing. What the
    register says is in Thai, whoever asks."""
    filled = found.register.fill(_body(), raw_data)
    found_items = (
        block.get_evidence(raw, found, block_id=block_id, page=page)
        for block, block_id, raw in raw_children(_body(), filled)
    )
    return tuple(item for item in found_items if item is not None)


@cache
def _body() -> IndicatorBody:
    """One body for all pages."""
    return IndicatorBody()
