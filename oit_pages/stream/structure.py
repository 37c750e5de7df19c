"""The structure of raw bodies: the children of a stream and the items of a list."""

import re
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from typing import Any

from wagtail.blocks import Block
from wagtail.blocks.stream_block import BaseStreamBlock

#: What a block's id is made of wherever it stands: in an address, an anchor, a file's name.
BLOCK_ID = "[A-Za-z0-9_-]{1,100}"
_BLOCK_ID = re.compile(BLOCK_ID)


def block_id(raw: Any) -> str:
    """The id of a raw child; for one of other letters, as other programs may write it, always
    the same stand-in. "" where there is none."""
    given = "" if raw is None else str(raw)
    if not given or _BLOCK_ID.fullmatch(given):
        return given
    return blake2b(given.encode(errors="backslashreplace"), digest_size=16).hexdigest()


def raw_items(raw: Any) -> list[Any]:
    """The values of a raw list; its items may be bare or wrapped."""
    if not isinstance(raw, list | tuple):
        return []
    return [
        one.get("value") if isinstance(one, dict) and one.get("type") == "item" else one
        for one in raw
    ]


def with_value(item: Any, change: Callable[[Any], Any]) -> Any:
    """An item of a raw list, bare or wrapped, with its value changed."""
    if isinstance(item, dict) and item.get("type") == "item":
        return {**item, "value": change(item.get("value"))}
    return change(item)


def raw_children(
    stream_block: BaseStreamBlock, raw_data: Iterable[Any] | None
) -> Iterator[tuple[Block, str, Any]]:
    """(block, id, raw value) of each child of a raw body; what the stream doesn't know, or
    what is broken, is passed over."""
    for child in raw_data or ():
        name = child.get("type") if isinstance(child, dict) else None
        block = stream_block.child_blocks.get(name) if isinstance(name, str) else None
        if block is not None:
            yield block, block_id(child.get("id")), child.get("value")
