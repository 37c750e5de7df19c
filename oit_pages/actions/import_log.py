"""Which blocks an import made, kept in the page's own log: whoever imports again is asked."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from oit_pages.models import IndicatorPage

ACTION = "oit_pages.import"


def remember(
    page: IndicatorPage, name: str, blocks: Iterable[str], *, user, revision, original=None
) -> None:
    """Blocks, by id, came from the file of this name; `original` is the document that it was kept
    as."""
    kept = {"original": str(original.pk)} if original else {}
    log(
        instance=page,
        action=ACTION,
        user=user,
        revision=revision,
        content_changed=True,
        data={"file": name, "blocks": list(blocks), **kept},
    )


def blocks_from(page: IndicatorPage, name: str) -> frozenset[str]:
    """Ids of the blocks in this draft that came from a file of this name; one query."""
    entries = PageLogEntry.objects.filter(page_id=page.pk, action=ACTION)
    made = {
        block
        for data in entries.values_list("data", flat=True)
        if isinstance(data, Mapping) and _same(data.get("file"), name)
        for block in data.get("blocks") or ()
    }
    if not made:
        return frozenset()
    return frozenset(made & {child.get("id") for child in page.body.raw_data})


def files_of(pages: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Names of the files that pages, by id, were made from, the newest first; one query."""
    entries = PageLogEntry.objects.filter(page_id__in=list(pages), action=ACTION)
    found: dict[int, list[str]] = {}
    for page, data in entries.order_by("-timestamp", "-pk").values_list("page_id", "data"):
        name = data.get("file") if isinstance(data, Mapping) else None
        if isinstance(name, str) and name:
            found.setdefault(page, []).append(name)
    return {page: tuple(dict.fromkeys(names)) for page, names in found.items()}


def replaced(
    body: Iterable[dict[str, Any]], old: frozenset[str], new: Iterable[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The body with new blocks where the first of the old ones stood.

    A new block of an old one's kind takes over its id, the first the first's: addresses of a
    block on the public page, and translations, go on.
    """
    body = list(body)
    free = [child for child in body if child.get("id") in old]
    at = body.index(free[0]) if free else len(body)
    made = []
    for child in new:
        same = next((one for one in free if one["type"] == child["type"]), None)
        if same is not None:
            free.remove(same)
            child = {**child, "id": same["id"]}
        made.append(child)
    return [*body[:at], *made, *(child for child in body[at:] if child.get("id") not in old)]


def _same(kept: Any, name: str) -> bool:
    return isinstance(kept, str) and kept.casefold() == name.casefold()
