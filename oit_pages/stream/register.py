"""Rows that the register of people fills: what a row leaves empty is said by whom it names.

Bodies keep the reference alone, so that one edit of the register changes every list.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from wagtail.blocks import Block, ListBlock
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock

from oit_pages.fields.register import PersonBlock
from oit_pages.stream.keys import Key, is_key, keys_for
from oit_pages.stream.structure import with_value

#: What a post that the row itself calls vacant has of nobody.
_OF_A_PERSON = dict.fromkeys(("name", "photo", "phone", "email", "line"))


class Register:
    """The people that some bodies name."""

    def __init__(self, people: Mapping[Key, Any] | None = None):
        self._people = people or {}

    @classmethod
    def load(cls, people: set[Key]) -> "Register":
        """One query; none where nobody is named."""
        if not people:
            return cls()
        model = apps.get_model(PersonBlock.model)
        return cls(model.objects.select_related("unit").in_bulk(keys_for(model, people)))

    @property
    def photos(self) -> set[Key]:
        """Images that filled rows refer to."""
        return {photo for one in self._people.values() if (photo := one.row()["photo"])}

    def fill(
        self, stream_block: BaseStreamBlock, raw_data: Iterable[Any] | None, english: bool = False
    ) -> Iterable[Any]:
        """The same children, rows that name somebody filled."""
        if not self._people:
            return raw_data or ()
        return [self._child(stream_block, child, english) for child in raw_data or ()]

    def _child(self, stream_block: BaseStreamBlock, child: Any, english: bool) -> Any:
        name = child.get("type") if isinstance(child, dict) else None
        block = stream_block.child_blocks.get(name) if isinstance(name, str) else None
        if block is None or not names_people(block):
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
            if name in block.child_blocks and names_people(block.child_blocks[name])
            else value
            for name, value in raw.items()
        }
        for name, child in block.child_blocks.items():
            pk = raw.get(name) if isinstance(child, PersonBlock) else None
            if is_key(pk) and pk in self._people:
                values = _together(values, self._people[pk].row(english))
        return values


def names_people(block: Block) -> bool:
    """Whether rows of this block may refer to the register."""
    if isinstance(block, BaseStructBlock):
        return any(names_people(child) for child in block.child_blocks.values())
    if isinstance(block, ListBlock):
        return names_people(block.child_block)
    return isinstance(block, PersonBlock)


def _together(own: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """What the row says itself stands before what the register says."""
    if own.get("vacant"):
        said = {**said, **_OF_A_PERSON}
    elif _is_filled(own.get("name")):
        said = {**said, "vacant": False}
    return {**said, **{name: value for name, value in own.items() if _is_filled(value)}}


def _is_filled(value: Any) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)
