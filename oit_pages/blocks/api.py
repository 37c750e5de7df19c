"""Represent: raw bodies as JSON for readers, with all they refer to expanded.

No query is made here: documents, images and pages come from `Found`. What is gone or not
public is null; its title would already say too much.
"""

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from wagtail import blocks
from wagtail.blocks.stream_block import BaseStreamBlock

from oit_pages.blocks.base import Gathered
from oit_pages.blocks.dates import MonthBlock, PeriodBlock
from oit_pages.blocks.found import Found, kind_of, raw_items
from oit_pages.blocks.tables import ColumnSetTable
from oit_pages.thai import clean, format_date, format_month, format_period

_TAG = re.compile(r"<(a|embed)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


def represent(
    stream_block: BaseStreamBlock, raw_data: Iterable[Any], found: Found, lang: str = "th"
) -> list[dict[str, Any]]:
    """[{"type", "id", "anchor", "value"}] in reading order.

    Dates are {"date", "text_th"}, months and periods {"start", "end", "text_th"}, files
    {"id", "title", "url", "extension", "size"}, pages {"id", "title", "url"}; tables name
    their columns in both languages.
    """
    shown = []
    for child in raw_data or ():
        block = (
            stream_block.child_blocks.get(child.get("type")) if isinstance(child, dict) else None
        )
        if block is not None:
            block_id = child.get("id") or ""
            shown.append(
                {
                    "type": child["type"],
                    "id": block_id,
                    "anchor": f"b-{block_id}",
                    "value": _value(block, child.get("value"), found),
                }
            )
    return shown


def _value(block: blocks.Block, raw: Any, found: Found) -> Any:
    if isinstance(block, PeriodBlock):
        return _period(block, raw, found)
    if isinstance(block, blocks.StructBlock):
        return _struct(block, raw, found)
    if isinstance(block, blocks.ListBlock):
        return [_value(block.child_block, one, found) for one in raw_items(raw)]
    if isinstance(block, blocks.ChooserBlock):
        return _chosen(block, raw, found)
    if isinstance(block, blocks.RichTextBlock):
        return rich_text(raw, found)
    if isinstance(block, blocks.DateBlock):
        return _day(block, raw, found)
    if isinstance(block, blocks.DecimalBlock | blocks.IntegerBlock):
        number = Gathered(found).part(block, raw)
        return number if number is None else _plain(number)
    if isinstance(block, blocks.BooleanBlock):
        return bool(raw)
    return clean(raw) if isinstance(raw, str) else ""


def _struct(block: blocks.StructBlock, raw: Any, found: Found) -> dict[str, Any]:
    values = raw if isinstance(raw, dict) else {}
    shown = {
        name: _value(child, values.get(name), found) for name, child in block.child_blocks.items()
    }
    if isinstance(block, ColumnSetTable):
        columns = [
            {"key": one.key, "th": one.th, "en": one.en, "kind": one.kind}
            for one in block.column_set.columns
        ]
        return {"column_set": block.column_set_id, "columns": columns, **shown}
    return shown


def _period(block: PeriodBlock, raw: Any, found: Found) -> dict[str, str] | None:
    period = Gathered(found).part(block, raw)
    return period and {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "text_th": format_period(period),
    }


def _day(block: blocks.DateBlock, raw: Any, found: Found) -> dict[str, str] | None:
    day = Gathered(found).part(block, raw)
    if day is None:
        return None
    text = format_month(day) if isinstance(block, MonthBlock) else format_date(day)
    return {"date": day.isoformat(), "text_th": text}


def _plain(number: Any) -> int | float:
    return int(number) if number == int(number) else float(number)


def _chosen(block: blocks.ChooserBlock, raw: Any, found: Found) -> dict[str, Any] | None:
    kind = kind_of(block)
    if kind == "pages":
        return _page(found.pages.get(raw), found)
    return _file(getattr(found, kind).get(raw), found, kind)


def _file(thing: Any, found: Found, kind: str) -> dict[str, Any] | None:
    if thing is None or not found.is_public(thing):
        return None
    shown = {
        "id": thing.pk,
        "title": thing.title,
        "url": thing.url if kind == "documents" else thing.file.url,
        "extension": thing.file.name.rpartition(".")[2].lower(),
        "size": thing.file_size,
    }
    if kind == "images":
        shown |= {"width": thing.width, "height": thing.height}
    return shown


def _page(page: Any, found: Found) -> dict[str, Any] | None:
    if page is None or not found.is_open(page):
        return None
    return {"id": page.pk, "title": page.title, "url": page.get_url()}


def rich_text(raw: Any, found: Found) -> str:
    """HTML with internal links made addresses; a link to what is not public loses its target."""
    if not isinstance(raw, str):
        return ""
    return _TAG.sub(lambda match: _tag(match[1], match[2], found), clean(raw))


def _tag(name: str, inside: str, found: Found) -> str:
    attributes = dict(_ATTRIBUTE.findall(inside))
    pk = int(attributes["id"]) if attributes.get("id", "").isdecimal() else None
    if name == "embed":
        image = _file(found.images.get(pk), found, "images")
        alt = attributes.get("alt", "")
        return f'<img src="{escape(image["url"])}" alt="{alt}">' if image else ""
    match attributes.get("linktype"):
        case None:
            href = attributes.get("href", "")
            return f'<a href="{href}">'
        case "document":
            target = _file(found.documents.get(pk), found, "documents")
        case "page":
            target = _page(found.pages.get(pk), found)
        case _:
            target = None
    return f'<a href="{escape(target["url"])}">' if target and target["url"] else "<a>"
