"""Rows and blocks that the registers fill: what they leave empty is said by whom they name.

Bodies keep the reference alone, so that one edit of the register changes every page.
"""

from collections.abc import Iterable, Mapping, Set
from typing import Any

from django.apps import apps
from wagtail.blocks import Block, ListBlock
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock

from oit_pages.fields.register import PersonBlock, RegisterBlock, UnitBlock
from oit_pages.stream.keys import Key, is_key, keys_for
from oit_pages.stream.structure import with_value

#: What a post that the row itself calls vacant has of nobody.
_OF_A_PERSON = dict.fromkeys(("name", "photo", "phone", "email", "line"))


class Register:
    """The people and units that some bodies name."""

    def __init__(
        self, people: Mapping[Key, Any] | None = None, units: Mapping[Key, Any] | None = None
    ):
        self._entries: dict[str, Mapping[Key, Any]] = {
            PersonBlock.kind: people or {},
            UnitBlock.kind: units or {},
        }

    @classmethod
    def load(cls, people: Set[Key], units: Set[Key] = frozenset()) -> "Register":
        """One query for each; none where nobody is named."""
        return cls(_entries(PersonBlock, people, "unit"), _entries(UnitBlock, units, None))

    @property
    def photos(self) -> set[Key]:
        """Images that filled rows refer to."""
        people = self._entries[PersonBlock.kind].values()
        return {photo for one in people if (photo := one.row()["photo"])}

    def fill(
        self, stream_block: BaseStreamBlock, raw_data: Iterable[Any] | None, english: bool = False
    ) -> Iterable[Any]:
        """The same children, those that name somebody filled."""
        if not any(self._entries.values()):
            return raw_data or ()
        return [self._child(stream_block, child, english) for child in raw_data or ()]

    def _child(self, stream_block: BaseStreamBlock, child: Any, english: bool) -> Any:
        name = child.get("type") if isinstance(child, dict) else None
        block = stream_block.child_blocks.get(name) if isinstance(name, str) else None
        if block is None or not names_entries(block):
            return child
        return {**child, "value": self.filled(block, child.get("value"), english)}

    def filled(self, block: Block, raw: Any, english: bool = False) -> Any:
        """One block's raw value."""
        if isinstance(block, ListBlock) and isinstance(raw, list | tuple):
            row = block.child_block
            return [with_value(one, lambda value: self.filled(row, value, english)) for one in raw]
        if not isinstance(block, BaseStructBlock) or not isinstance(raw, dict):
            return raw
        values = {
            name: self.filled(block.child_blocks[name], value, english)
            if name in block.child_blocks and names_entries(block.child_blocks[name])
            else value
            for name, value in raw.items()
        }
        for name, child in block.child_blocks.items():
            entry = self._entry(child, raw.get(name)) if isinstance(child, RegisterBlock) else None
            if entry is not None:
                values = _together(values, entry.row(english))
        return values

    def _entry(self, block: RegisterBlock, pk: Any) -> Any:
        return self._entries[block.kind].get(pk) if is_key(pk) else None


def _entries(block: type[RegisterBlock], keys: Set[Key], related: str | None) -> Mapping[Key, Any]:
    model = apps.get_model(block.chooser.model)
    wanted = keys_for(model, keys)
    return model.objects.select_related(related).in_bulk(wanted) if wanted else {}


def names_entries(block: Block) -> bool:
    """Whether values of this block may refer to a register."""
    if isinstance(block, BaseStructBlock):
        return any(names_entries(child) for child in block.child_blocks.values())
    if isinstance(block, ListBlock):
        return names_entries(block.child_block)
    return isinstance(block, RegisterBlock)


def _together(own: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """What is written by hand stands before what the register says."""
    if own.get("vacant"):
        said = {**said, **_OF_A_PERSON}
    elif "vacant" in said and _is_filled(own.get("name")):
        said = {**said, "vacant": False}
    return {**said, **{name: value for name, value in own.items() if _is_filled(value)}}


def _is_filled(value: Any) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)
