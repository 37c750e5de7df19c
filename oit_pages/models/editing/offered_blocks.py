"""The blocks that a page offers its editor, and their definition for the browser.

Wagtail packs a stream's definition anew for each form. Ours is the same for every page that
offers the same blocks in the same language, so it is packed once a process.
"""

from copy import copy
from functools import lru_cache
from typing import TypeAlias

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.telepath import JSContext
from wagtail.blocks import StreamBlock
from wagtail.blocks.base import Block, BlockWidget
from wagtail.models import Page

#: How many definitions a process keeps; each is some tens of kilobytes.
KEPT = 128

Key: TypeAlias = tuple[type[Page], tuple[str, ...]]
"""Which page's body, and the names of the blocks of it that are offered."""


class OfferedBlocks(StreamBlock):
    """Part of a body's blocks, in the order they are given rather than the alphabet's."""

    def sorted_child_blocks(self) -> list[Block]:
        return list(self.child_blocks.values())


class OfferedBlocksWidget(BlockWidget):
    """Wagtail's widget with a definition that is kept."""

    def __init__(self, page_type: type[Page], names: tuple[str, ...], required: bool):
        self.key = (page_type, names)
        super().__init__(_offered(self.key, required))

    def _build_block_json(self) -> None:
        where = (get_language(), get_script_prefix())
        self._js_context, self._block_json = _packed(self.key, self.block_def.required, *where)


@lru_cache(maxsize=KEPT)
def _offered(key: Key, required: bool) -> OfferedBlocks:
    page_type, names = key
    every = page_type._meta.get_field("body").stream_block.child_blocks
    blocks = OfferedBlocks(
        [
            (name, _first(every[name]) if name in page_type.needs else every[name])
            for name in names
            if name in every
        ],
        required=required,
    )
    blocks.set_name("body")
    return blocks


@lru_cache(maxsize=KEPT)
def _packed(key: Key, required: bool, language: str, prefix: str) -> tuple[JSContext, str]:
    """Texts are of a language, addresses below a prefix."""
    reverse("wagtailadmin_home")  # choosers are made known to the browser as addresses are
    widget = BlockWidget(_offered(key, required))
    return widget.js_context, widget.block_json


def _first(block: Block) -> Block:
    """The block under the heading of what this indicator needs."""
    clone = copy(block)
    clone.meta = copy(block.meta)
    clone.meta.group = _("Asked for here")
    return clone
