"""Ids of blocks that reports draft: which report wrote the block, and what it wrote.

By the first part a later run finds its block again, by the second it sees whether somebody has
changed what was written. What was left empty for people is no part of it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256
from html import unescape
from typing import Any
from uuid import UUID

from django.utils.html import strip_tags
from wagtail.blocks import RichTextBlock

from oit_pages.fields.item_ids import identified
from oit_pages.stream.typed_values import typed_value
from oit_pages.thai import Period, clean

#: The end of the id of every block that a report drafts.
_MARK = "0175d0c5e901"
_KEY = 8


def is_ours(block_id: Any) -> bool:
    return str(block_id or "").endswith(_MARK)


def id_of(key: str, digest: str) -> str:
    """`key` names the report and its part, `digest` is that of what was written."""
    name, said = _hash(key)[:_KEY], _hash(digest)
    return str(UUID(f"{name}{said[:4]}5{said[4:7]}8{said[7:10]}{_MARK}"))


def is_of(block_id: Any, key: str) -> bool:
    """Whether a block was drafted by this report as this part, whatever stands in it now."""
    return is_ours(block_id) and str(block_id)[:_KEY] == _hash(key)[:_KEY]


def digest_of(block: Any, raw: Any, fields: Iterable[str], columns: Iterable[str]) -> str:
    """Of what stands in these fields, and in these columns of its rows: an editor that saves a
    page writes the same in other ways."""
    if isinstance(block, RichTextBlock):
        return _words(raw)
    value = raw if isinstance(raw, Mapping) else {}
    told = [f"{name}={_said(block.child_blocks[name], value.get(name))}" for name in fields]
    rows_from = getattr(block, "rows_from", "")
    if rows_from and columns:
        row = block.child_blocks[rows_from].child_block
        for row_id, one in identified(value.get(rows_from)):
            cells = one if isinstance(one, Mapping) else {}
            told.append(row_id)
            told += [f"{name}={_said(row.child_blocks[name], cells.get(name))}" for name in columns]
    return "\n".join(told)


def _said(block: Any, raw: Any) -> str:
    if isinstance(block, RichTextBlock):
        return _words(raw)
    return _canonical(typed_value(block, raw))


def _canonical(value: Any) -> str:
    match value:
        case None | "" | False | [] | ():
            return ""
        case Decimal():
            return format(value.normalize(), "f")
        case Period():
            return f"{value.start}/{value.end}"
        case date():
            return value.isoformat()
        case list() | tuple():
            return "|".join(map(_canonical, value))
        case dict():
            return "|".join(f"{name}:{_canonical(one)}" for name, one in sorted(value.items()))
    return " ".join(clean(str(value)).split())


def _words(markup: Any) -> str:
    return "".join(clean(unescape(strip_tags(str(markup or "")))).split())


def _hash(text: str) -> str:
    return sha256(text.encode(errors="backslashreplace")).hexdigest()
