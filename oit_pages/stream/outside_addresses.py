"""The addresses outside the site that a raw body links to."""

from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.blocks import RichTextBlock, URLBlock
from wagtail.blocks.stream_block import BaseStreamBlock

from oit_pages.stream.leaf_values import leaf_values
from oit_pages.stream.rich_text import rich_text_addresses
from oit_pages.stream.structure import raw_children


def outside_addresses(stream_block: BaseStreamBlock, raw_data: Iterable[Any]) -> Iterator[str]:
    """In reading order, as they are written; one may come again."""
    for block, _block_id, raw in raw_children(stream_block, raw_data):
        for leaf in leaf_values(block, raw):
            if isinstance(leaf.block, RichTextBlock):
                yield from rich_text_addresses(leaf.raw)
            elif isinstance(leaf.block, URLBlock) and isinstance(leaf.raw, str):
                yield leaf.raw.strip()
