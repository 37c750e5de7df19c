"""Lists and structs that our blocks are made of, forgiving of what is stored.

An import or an API client may leave None for a list, or bare values for its items. Wagtail
gives such items a new id with every reading, and whatever hangs on ids (translations,
comments) is lost; here an item without an id always gets the same one, from its value.
"""

from functools import cached_property
from typing import Any

from wagtail import blocks

from oit_pages.fields.item_ids import identified


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


def _items(raw: Any) -> list[dict[str, Any]]:
    return [{"type": "item", "id": key, "value": value} for key, value in identified(raw)]
