"""Plain values in the form the stream stores them in."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.utils.html import format_html_join
from wagtail.blocks import Block, BooleanBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock

from oit_pages.fields.dates import PeriodBlock
from oit_pages.thai import Period


def stream_child(stream_block: StreamBlock, part: Any) -> dict[str, Any]:
    """A recognised part as a child of the stream; its class says which block it becomes."""
    name = part.block
    block = stream_block.child_blocks[name]
    value = part.body if isinstance(block, RichTextBlock) else part
    return {"type": name, "id": str(uuid4()), "value": to_raw(block, value)}


def to_raw(block: Block, value: Any) -> Any:
    """What `block` stores for a plain value; empty text, not None, where there is none.

    List items carry ids of their own: without them translations lose the list.
    """
    if isinstance(block, PeriodBlock):
        return _period(value)
    if isinstance(block, StructBlock):
        return {
            name: to_raw(child, _get(value, name)) for name, child in block.child_blocks.items()
        }
    if isinstance(block, ListBlock):
        return [
            {"type": "item", "id": str(uuid4()), "value": to_raw(block.child_block, one)}
            for one in value or ()
        ]
    if isinstance(block, RichTextBlock):
        return _html(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if value is None:
        return _nothing(block)
    return value


def _get(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else getattr(value, name, None)


def _period(value: Period | None) -> dict[str, str | None]:
    if value is None:
        return {"from_month": None, "to_month": None}
    return {
        "from_month": value.start.replace(day=1).isoformat(),
        "to_month": value.end.replace(day=1).isoformat(),
    }


def _html(value: Any) -> str:
    """Paragraphs, escaped: a file's text is never markup."""
    lines = value.splitlines() if isinstance(value, str) else value or ()
    return str(format_html_join("", "<p>{}</p>", ((line,) for line in lines if line.strip())))


def _nothing(block: Block) -> Any:
    if isinstance(block, BooleanBlock):
        return False
    return "" if isinstance(block.get_default(), str) else None
