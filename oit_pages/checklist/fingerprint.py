"""Whether what an indicator's pages show is still the same.

A person attests what was there to be seen; once it changes, the word no longer covers it.
What only the surroundings decide (who may see a page, whether a link works, the date of
asking) is no part of it, nor is a draft, and a page that is away for a while comes back the
same.
"""

from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from json import dumps
from typing import Any

from oit_pages.evidence import Evidence, Item


def fingerprint(evidence: Evidence) -> str:
    """64 characters that differ when the content does."""
    pages = [
        (page.title, page.summary, page.unit, _plain(page.period), page.data_date)
        for page in evidence.pages
        if page.live
    ]
    content: dict[str, Any] = {
        "pages": pages,
        "items": [_item(item) for item in evidence.items],
    }
    if evidence.elsewhere:
        content["elsewhere"] = evidence.elsewhere
    return sha256(dumps(content, default=str, ensure_ascii=False).encode()).hexdigest()


def _item(item: Item) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "column_set": item.column_set,
        "parts": _row(item.parts),
        "rows": [_row(row) for row in item.rows],
        "files": [
            (one.pk, one.kind, one.title, one.name, one.size, one.dated) for one in item.files
        ],
        "links": [(one.url, one.page, one.text) for one in item.links],
    }


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(row[name]) for name in sorted(row)}


def _plain(value: Any) -> Any:
    return asdict(value) if hasattr(value, "__dataclass_fields__") else value
