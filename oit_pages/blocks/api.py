"""Represent: raw bodies as JSON for readers, with all they refer to expanded.

No query is made here: documents, images and pages come from `Found`. What is gone or not
public is null; its title would already say too much.
"""

from collections.abc import Callable, Iterable
from functools import cache
from html import escape
from typing import Any

from wagtail import blocks
from wagtail.blocks.stream_block import BaseStreamBlock

from oit_pages.blocks.dates import MonthBlock, PeriodBlock
from oit_pages.blocks.found import (
    Found,
    References,
    collect,
    extension_of,
    kind_of,
    raw_children,
    raw_items,
)
from oit_pages.blocks.gathered import Gathered
from oit_pages.blocks.markup import TAG, attributes, can_be_address, points_to
from oit_pages.thai import clean, format_date, format_month, format_period


def represent(
    stream_block: BaseStreamBlock, raw_data: Iterable[Any], found: Found
) -> list[dict[str, Any]]:
    """[{"type", "id", "anchor", "value"}] in reading order.

    Days are {"date", "text_th"} and months too, as their first day; periods {"start", "end",
    "text_th"}, files {"id", "title", "url", "extension", "size"} (images "width" and "height"
    besides), pages {"id", "title", "url"}; tables name their columns in both languages. So every
    form is the same in all languages.
    """
    return [
        {
            "type": block.name,
            "id": block_id,
            "anchor": f"b-{block_id}",
            "value": _value(block, raw, found),
        }
        for block, block_id, raw in raw_children(stream_block, raw_data)
    ]


def represent_block(block: blocks.Block, raw: Any) -> Any:
    """One block's raw value by itself, with what it refers to; for streams of a site's own."""
    return _value(block, raw, Found.load(collect(block, raw, References())))


def _value(block: blocks.Block, raw: Any, found: Found) -> Any:
    return _how(type(block))(block, raw, found)


@cache
def _how(kind: type[blocks.Block]) -> Callable[[Any, Any, Found], Any]:
    """The form for a class of blocks; asked for each value, so found once for each class."""
    return next(how for classes, how in _FORMS if issubclass(kind, classes))


def _struct(block: blocks.StructBlock, raw: Any, found: Found) -> dict[str, Any]:
    values = raw if isinstance(raw, dict) else {}
    shown = {
        name: _value(child, values.get(name), found) for name, child in block.child_blocks.items()
    }
    return {**describe(), **shown} if (describe := getattr(block, "describe", None)) else shown


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


def _list(block: blocks.ListBlock, raw: Any, found: Found) -> list[Any]:
    """Of files and pages those that are public: not even the number of the others is told."""
    values = [_value(block.child_block, one, found) for one in raw_items(raw)]
    if isinstance(block.child_block, blocks.ChooserBlock):
        return [value for value in values if value is not None]
    return values


def _number(block: blocks.Block, raw: Any, found: Found) -> int | float | None:
    number = Gathered(found).part(block, raw)
    return number if number is None else _plain(number)


def _flag(block: blocks.Block, raw: Any, found: Found) -> bool:
    return bool(raw)


def _formatted(block: blocks.Block, raw: Any, found: Found) -> str:
    return rich_text(raw, found)


def _text(block: blocks.Block, raw: Any, found: Found) -> str:
    return clean(raw) if isinstance(raw, str) else ""


def _plain(number: Any) -> int | float:
    return int(number) if number == int(number) else float(number)


def _chosen(block: blocks.ChooserBlock, raw: Any, found: Found) -> dict[str, Any] | None:
    return _target(kind_of(block), raw, found)


def _target(kind: str, pk: Any, found: Found) -> dict[str, Any] | None:
    thing = getattr(found, kind).get(pk) if isinstance(pk, int) else None
    if thing is None:
        return None
    return _page(thing, found) if kind == "pages" else _file(thing, kind, found)


def _file(thing: Any, kind: str, found: Found) -> dict[str, Any] | None:
    if not thing.file or not found.is_public(thing):
        return None
    shown = {
        "id": thing.pk,
        "title": thing.title,
        "url": thing.url if kind == "documents" else thing.file.url,
        "extension": extension_of(thing.file.name),
        "size": thing.file_size,
    }
    if kind == "images":
        shown |= {"width": thing.width, "height": thing.height}
    return shown


def _page(page: Any, found: Found) -> dict[str, Any] | None:
    if not found.is_open(page):
        return None
    return {"id": page.pk, "title": page.title, "url": page.get_url()}


def rich_text(raw: Any, found: Found) -> str:
    """HTML with internal links made addresses; a link to what is not public loses its target."""
    if not isinstance(raw, str):
        return ""
    return TAG.sub(lambda match: _tag(match[1].lower(), attributes(match[2]), found), clean(raw))


def _tag(name: str, given: dict[str, str], found: Found) -> str:
    target = points_to(given)
    shown = _target(*target, found) if target else None
    address = shown["url"] if shown else None
    if name == "embed":
        return _embedded(given, address)
    if "linktype" not in given and can_be_address(given.get("href", "").strip()):
        address = given["href"].strip()
    return f'<a href="{escape(address)}">' if address else "<a>"


def _embedded(given: dict[str, str], address: str | None) -> str:
    """An image as an image, a video as a link to it."""
    if given.get("embedtype") == "image":
        alt = escape(given.get("alt", ""))
        return f'<img src="{escape(address)}" alt="{alt}">' if address else ""
    url = given.get("url", "")
    return f'<a href="{escape(url)}">{escape(url)}</a>' if can_be_address(url) else ""


#: Which form for which blocks; the first that fits.
_FORMS: tuple[tuple[Any, Callable[[Any, Any, Found], Any]], ...] = (
    (PeriodBlock, _period),
    (blocks.StructBlock, _struct),
    (blocks.ListBlock, _list),
    (blocks.ChooserBlock, _chosen),
    (blocks.RichTextBlock, _formatted),
    (blocks.DateBlock, _day),
    ((blocks.DecimalBlock, blocks.IntegerBlock), _number),
    (blocks.BooleanBlock, _flag),
    (blocks.Block, _text),
)
