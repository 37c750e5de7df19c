"""The texts of raw bodies that a reader is given: what may be found by searching."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import (
    Block,
    ChooserBlock,
    DateBlock,
    DecimalBlock,
    IntegerBlock,
    ListBlock,
    RichTextBlock,
    URLBlock,
)
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock
from wagtail.whitelist import check_url

from oit_pages.evidence.substance import text_of
from oit_pages.stream.evidence import EvidenceReader
from oit_pages.stream.references import ResolvedReferences
from oit_pages.stream.structure import raw_children, raw_items
from oit_pages.thai import clean


def shown_texts(block: Block, raw: Any) -> Iterator[str]:
    """The texts of a raw value that a reader is given: the fields of its block, no others; no
    ids; no day, number or address that is none."""
    match block:
        case BaseStructBlock():
            values = raw if isinstance(raw, dict) else {}
            for name, child in block.child_blocks.items():
                yield from shown_texts(child, values.get(name))
        case BaseStreamBlock():
            for child, _id, value in raw_children(block, raw):
                yield from shown_texts(child, value)
        case ListBlock():
            for one in raw_items(raw):
                yield from shown_texts(block.child_block, one)
        case _ if isinstance(raw, str) and _is_shown(block, raw):
            yield text_of(raw) if isinstance(block, RichTextBlock) else raw


def _is_shown(block: Block, raw: str) -> bool:
    match block:
        case ChooserBlock():
            return False
        case DateBlock() | DecimalBlock() | IntegerBlock():
            return EvidenceReader(_NOTHING).part(block, raw) is not None
        case URLBlock():
            return check_url(clean(raw))
    return True


#: Days and numbers refer to nothing.
_NOTHING = ResolvedReferences({}, {}, {})
