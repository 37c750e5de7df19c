"""Frames: the lists and structs that our blocks are made of, forgiving of what is stored.

An import or an API client may leave None for a list, or bare values for its items. Wagtail
gives such items a new id with every reading, and whatever hangs on ids (translations,
comments) is lost; here an item without an id always gets the same one, from its value.
"""

import json
import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from wagtail import blocks

__all__ = ["ListBlock", "StructBlock", "identified", "identified_children"]

_FIT = re.compile(r"[\w-]+")


class ListBlock(blocks.ListBlock):
    """Wagtail's list; anything but a list is an empty one.

    In the editor a new one has its first item open, to be filled in at once; with `default=[]`,
    for what few need, it has none.
    """

    def to_python(self, value):
        return super().to_python(_items(value))

    def bulk_to_python(self, values):
        return super().bulk_to_python([_items(value) for value in values])

    def normalize(self, value):
        return super().normalize([] if value is None else value)

    def get_form_state(self, value):
        """Without ids that were never stored: Wagtail would give the first items of two new lists
        the same one; where there is none, the editor makes one."""
        states = []
        for child in self.normalize(value).bound_blocks:
            state = {"value": self.child_block.get_form_state(child.value)}
            states.append(state | ({"id": child.original_id} if child.original_id else {}))
        return states


class StructBlock(blocks.StructBlock):
    """Wagtail's struct; anything but a struct is an empty one, and a list that is not stored has
    nothing in it, whatever a new one begins with."""

    def to_python(self, value):
        return super().to_python(self._stored(value))

    def bulk_to_python(self, values):
        return super().bulk_to_python([self._stored(value) for value in values])

    def _stored(self, value: Any) -> dict[str, Any]:
        return {**self._no_items, **(value if isinstance(value, dict) else {})}

    @cached_property
    def _no_items(self) -> dict[str, list]:
        children = self.child_blocks.items()
        return {name: [] for name, child in children if isinstance(child, ListBlock)}


def identified(raw: Any) -> list[tuple[str, Any]]:
    """(id, value) of each item of a raw list, whether its items are bare or wrapped."""
    taken: set[str] = set()
    return [(_id(given, value, taken), value) for given, value in map(_unwrapped, _sequence(raw))]


def identified_children(raw: Any) -> list[dict[str, Any]]:
    """The children of a raw stream, each with a type, an id and a value; others left out."""
    taken: set[str] = set()
    return [
        {
            **child,
            "id": _id(child.get("id"), child.get("value"), taken),
            "value": child.get("value"),
        }
        for child in _sequence(raw)
        if isinstance(child, dict) and isinstance(child.get("type"), str)
    ]


def _sequence(raw: Any) -> Sequence[Any]:
    return raw if isinstance(raw, Sequence) and not isinstance(raw, str) else ()


def _items(raw: Any) -> list[dict[str, Any]]:
    return [{"type": "item", "id": key, "value": value} for key, value in identified(raw)]


def _unwrapped(item: Any) -> tuple[Any, Any]:
    if isinstance(item, dict) and item.get("type") == "item" and "value" in item:
        return item.get("id"), item["value"]
    return None, item


def _id(given: Any, value: Any, taken: set[str]) -> str:
    """The id as it is where it is fit to be one: a text of its own, without the marks that
    part a path."""
    number, found = 0, given
    while not isinstance(found, str) or not _FIT.fullmatch(found) or found in taken:
        seed = json.dumps([given, value, number], sort_keys=True, default=str)
        number, found = number + 1, str(uuid5(NAMESPACE_OID, seed))
    taken.add(found)
    return found
