"""What stored rich text points to. Pages, documents and images stand in it by id."""

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from oit_pages.on_demand import pattern_on_demand
from oit_pages.stream.keys import Key, parse_key

#: An opening tag that points somewhere: its name, and its attributes as text.
TAG = pattern_on_demand(r"<(a|embed)\b([^<>]*+)>", re.IGNORECASE)
#: Only from where a name begins: a long one that is given no value is looked at once.
_ATTRIBUTE = pattern_on_demand(r"""(?<![\w-])([\w-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)')""")
_KINDS = {"document": "documents", "page": "pages", "image": "images"}


def attributes(inside: str) -> dict[str, str]:
    """The attributes of a tag, unescaped."""
    return {name: html.unescape(one or two) for name, one, two in _ATTRIBUTE.findall(inside)}


def points_to(found: dict[str, str]) -> tuple[str, Key] | None:
    """("documents", 3) for the attributes of an internal link or image; else None."""
    kind = _KINDS.get(found.get("linktype") or found.get("embedtype") or "")
    key = parse_key(found.get("id", ""))
    return None if kind is None or key is None else (kind, key)


def rich_text_references(raw: Any) -> Iterator[tuple[str, Key]]:
    """(kind, id) of each internal link and image: "documents", "pages" or "images"."""
    for _name, inside in TAG.findall(raw) if isinstance(raw, str) else ():
        if target := points_to(attributes(inside)):
            yield target


def rich_text_addresses(raw: Any) -> Iterator[str]:
    """The outside addresses that rich text links to."""
    for _name, inside in TAG.findall(raw) if isinstance(raw, str) else ():
        found = attributes(inside)
        if "linktype" not in found and found.get("href"):
            yield found["href"].strip()


def can_be_address(text: str) -> bool:
    """Whether a browser could follow it to somewhere: a web address with a full host, mailto,
    tel, or a place of this site. `javascript:` and `data:` are no addresses, nor is a lone "#"."""
    if text.startswith(("/", "#")):
        return text != "#"
    try:
        parts = urlsplit(text)
        if parts.scheme in {"http", "https"}:
            host = (parts.hostname or "").strip(".")
            return bool(re.search(r"[.:]", host)) and not any(map(str.isspace, parts.netloc))
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path
    return parts.scheme == "tel" and any(map(str.isdigit, parts.path))
