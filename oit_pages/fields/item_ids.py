"""Ids of the items of raw lists and streams: an item without one always gets the same."""

import json
import re
from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_OID, uuid5

_FIT = re.compile(r"[\w-]+")


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
