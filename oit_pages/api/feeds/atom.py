"""Atom with pages of its own (RFC 5005) and entries that say what was deleted (RFC 6721)."""

import re
from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

from django.utils.feedgenerator import Atom1Feed, rfc3339_date

#: What XML can't hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


def clean(text: str) -> str:
    return _CONTROL.sub("", text)


class ChangesFeed(Atom1Feed):
    """Says of each entry which language it is in: not every page is translated."""

    def __init__(self, *args: Any, slices: Mapping[str, str] | None = None, **kwargs: Any):
        """`slices` are the addresses of the slices beside this one: "next", "previous"."""
        super().__init__(*args, **kwargs)
        self._slices = slices or {}

    def add_page(self, title: str, description: str, **facts: Any) -> None:
        """An entry; its description is plain text."""
        self.add_item(title=title, description=escape(description), **facts)

    def add_removal(self, unique_id: str, when: datetime) -> None:
        """That what had this id is gone."""
        self.items.append({"removed": unique_id, "pubdate": None, "updateddate": when})

    def root_attributes(self) -> dict[str, str]:
        gone = any("removed" in item for item in self.items)
        return super().root_attributes() | ({"xmlns:at": _TOMBSTONES} if gone else {})

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for relation, address in self._slices.items():
            handler.addQuickElement("link", "", {"rel": relation, "href": address})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def write_items(self, handler: Any) -> None:
        every, self.items = self.items, []
        for item in every:
            if "removed" in item:
                when = rfc3339_date(item["updateddate"])
                attributes = {"ref": item["removed"], "when": when}
                handler.addQuickElement("at:deleted-entry", "", attributes)
            else:
                self.items = [item]
                super().write_items(handler)
        self.items = every
