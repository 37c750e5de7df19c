"""The single values of a raw body, each with the path that leads to it.

A path is made of field names and of the ids of children and items, so that it stays the same
when rows are moved or added. What is stored in another shape than the definition's is passed
over.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from wagtail import blocks
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock

from oit_pages.evidence.substance import text_of
from oit_pages.fields.item_ids import identified, identified_children
from oit_pages.fields.register import RegisterBlock
from oit_pages.thai import clean_line

Way = Literal["text", "html", "kept", "fixed"]
"""How a translation treats a leaf: translated as plain or as formatted text; kept as it is
unless the translator says otherwise (addresses, files, codes); fixed (dates, numbers, entries
of the register)."""


@dataclass(frozen=True)
class Leaf:
    """One value of a body."""

    path: str
    """ "" for a block that is a leaf itself, else such as "rows.<id>.measure"."""
    block: blocks.Block
    raw: Any

    @property
    def way(self) -> Way:
        return way_of(self.block, self.raw)


def leaf_values(block: blocks.Block, raw: Any, path: str = "") -> Iterator[Leaf]:
    """Every leaf of a block's raw value, in reading order."""
    match block:
        case BaseStructBlock():
            values = raw if isinstance(raw, dict) else {}
            for name, child in block.child_blocks.items():
                yield from leaf_values(child, values.get(name), _join(path, name))
        case blocks.ListBlock():
            for key, value in identified(raw):
                yield from leaf_values(block.child_block, value, _join(path, key))
        case BaseStreamBlock():
            for child in identified_children(raw):
                if child["type"] in block.child_blocks:
                    inner = block.child_blocks[child["type"]]
                    yield from leaf_values(inner, child["value"], _join(path, child["id"]))
        case _:
            yield Leaf(path, block, raw)


def replaced(block: blocks.Block, raw: Any, change: Callable[[Leaf], Any], path: str = "") -> Any:
    """The same raw value with what `change` makes of each leaf."""
    match block:
        case BaseStructBlock():
            values = raw if isinstance(raw, dict) else {}
            return {
                name: replaced(child, values[name], change, _join(path, name))
                for name, child in block.child_blocks.items()
                if name in values
            }
        case blocks.ListBlock():
            inner = block.child_block
            return [
                {
                    "type": "item",
                    "id": key,
                    "value": replaced(inner, value, change, _join(path, key)),
                }
                for key, value in identified(raw)
            ]
        case BaseStreamBlock():
            return [
                {
                    **child,
                    "value": replaced(
                        block.child_blocks[child["type"]],
                        child["value"],
                        change,
                        _join(path, child["id"]),
                    ),
                }
                for child in identified_children(raw)
                if child["type"] in block.child_blocks
            ]
    return change(Leaf(path, block, raw))


def lines_of(block: blocks.Block, raw: Any) -> Iterator[str]:
    """The lines of text that a translator would be given, as plain text."""
    for leaf in leaf_values(block, raw):
        if leaf.way in ("text", "html"):
            text = text_of(leaf.raw) if leaf.way == "html" else leaf.raw
            yield from (line for line in map(clean_line, text.splitlines()) if line)


def way_of(block: blocks.Block, raw: Any) -> Way:
    """How a translation treats this value of this block."""
    if isinstance(block, RegisterBlock):
        return "fixed"
    if isinstance(block, blocks.ChooserBlock):
        return "kept" if raw else "fixed"
    if not isinstance(raw, str) or not any(one.isalnum() for one in raw):
        return "html" if isinstance(block, blocks.RichTextBlock) and raw else "fixed"
    if isinstance(block, blocks.URLBlock | blocks.EmailBlock):
        return "kept"
    if isinstance(block, blocks.RichTextBlock):
        return "html" if translatable(block) else "fixed"
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        words = translatable(block) and any(one.isalpha() for one in raw)
        return "text" if words else "kept"
    return "fixed"


def translatable(block: blocks.Block) -> bool:
    """False for a block said to hold a code, or a text that has its language already."""
    return getattr(block.meta, "translatable", True)


def _join(path: str, step: str) -> str:
    return f"{path}.{step}" if path else step
