"""Raw bodies as JSON for readers, with all they refer to expanded.

No query is made here: documents, images and pages come from `ResolvedReferences`. What is gone
or not public is null; its title would already say too much.
"""

import logging
from collections.abc import Callable, Iterable
from functools import cache
from html import escape
from typing import Any

from wagtail import blocks
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.whitelist import check_url

from oit_pages.fields.dates import MonthBlock, PeriodBlock
from oit_pages.fields.register import RegisterBlock
from oit_pages.i18n.active_language import is_english
from oit_pages.stream.evidence import EvidenceReader
from oit_pages.stream.file_addresses import address_of
from oit_pages.stream.keys import is_key, key_of
from oit_pages.stream.references import (
    References,
    ResolvedReferences,
    collect,
    extension_of,
    kind_of,
)
from oit_pages.stream.rich_text import TAG, attributes, can_be_address, points_to
from oit_pages.stream.safe_html import safe_html
from oit_pages.stream.structure import raw_children, raw_items
from oit_pages.thai import clean, clean_line, format_date, format_month, format_period

logger = logging.getLogger(__name__)


def represent(
    stream_block: BaseStreamBlock, raw_data: Iterable[Any], found: ResolvedReferences
) -> list[dict[str, Any]]:
    """[{"type", "id", "anchor", "value"}] in reading order.

    Days are {"date", "text_th"} and months too, as their first day; periods {"start", "end",
    "text_th"}, files {"id", "title", "url", "extension", "size"} (images "width" and "height"
    besides), pages {"id", "title", "url"}; tables name their columns in both languages. So every
    form is the same in all languages; what the register says is in the active one.
    """
    shown = []
    filled = found.register.fill(stream_block, raw_data, is_english())
    for block, block_id, raw in raw_children(stream_block, filled):
        try:
            value = _value(block, raw, found)
        except Exception:  # of a body that something else has written: the others are shown
            logger.exception("Block %s (%s) can't be shown.", block_id, block.name)
            continue
        shown.append(
            {"type": block.name, "id": block_id, "anchor": f"b-{block_id}", "value": value}
        )
    return shown


def represent_block(block: blocks.Block, raw: Any) -> Any:
    """One block's raw value by itself, with what it refers to; for streams of a site's own."""
    found = ResolvedReferences.load(collect(block, raw, References()))
    return _value(block, found.register.filled(block, raw, is_english()), found)


def _value(block: blocks.Block, raw: Any, found: ResolvedReferences) -> Any:
    return _how(type(block))(block, raw, found)


@cache
def _how(kind: type[blocks.Block]) -> Callable[[Any, Any, ResolvedReferences], Any]:
    """The form for a class of blocks; asked for each value, so found once for each class."""
    return next(how for classes, how in _FORMS if issubclass(kind, classes))


def _struct(block: blocks.StructBlock, raw: Any, found: ResolvedReferences) -> dict[str, Any]:
    values = raw if isinstance(raw, dict) else {}
    shown = {
        name: _value(child, values.get(name), found)
        for name, child in block.child_blocks.items()
        if not isinstance(child, RegisterBlock)
    }
    return {**describe(), **shown} if (describe := getattr(block, "describe", None)) else shown


def _period(block: PeriodBlock, raw: Any, found: ResolvedReferences) -> dict[str, str] | None:
    period = EvidenceReader(found).part(block, raw)
    return period and {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "text_th": format_period(period),
    }


def _day(block: blocks.DateBlock, raw: Any, found: ResolvedReferences) -> dict[str, str] | None:
    day = EvidenceReader(found).part(block, raw)
    if day is None:
        return None
    text = format_month(day) if isinstance(block, MonthBlock) else format_date(day)
    return {"date": day.isoformat(), "text_th": text}


def _list(block: blocks.ListBlock, raw: Any, found: ResolvedReferences) -> list[Any]:
    """Of files and pages those that are public: not even the number of the others is told."""
    values = [_value(block.child_block, one, found) for one in raw_items(raw)]
    if isinstance(block.child_block, blocks.ChooserBlock):
        return [value for value in values if value is not None]
    return values


def _number(block: blocks.Block, raw: Any, found: ResolvedReferences) -> int | float | None:
    number = EvidenceReader(found).part(block, raw)
    return number if number is None else _plain(number)


def _flag(block: blocks.Block, raw: Any, found: ResolvedReferences) -> bool:
    return bool(raw)


def _formatted(block: blocks.Block, raw: Any, found: ResolvedReferences) -> str:
    return rich_text(raw, found)


def _text(block: blocks.Block, raw: Any, found: ResolvedReferences) -> str:
    return clean(raw) if isinstance(raw, str) else ""


def _address(block: blocks.Block, raw: Any, found: ResolvedReferences) -> str:
    """As it was written, also where it leads nowhere; but never one that acts."""
    text = _text(block, raw, found)
    return text if check_url(text) else ""


def _plain(number: Any) -> int | float:
    return int(number) if number == int(number) else float(number)


def _chosen(
    block: blocks.ChooserBlock, raw: Any, found: ResolvedReferences
) -> dict[str, Any] | None:
    return _target(kind_of(block), raw, found)


def _target(kind: str, pk: Any, found: ResolvedReferences) -> dict[str, Any] | None:
    thing = getattr(found, kind).get(pk) if is_key(pk) else None
    if thing is None:
        return None
    if kind == "pages":
        return {"id": thing.pk, "title": thing.title, "url": thing.get_url()}
    return _file(thing, kind, found)


def _file(thing: Any, kind: str, found: ResolvedReferences) -> dict[str, Any] | None:
    if not thing.file or not found.is_public(thing):
        return None
    url = address_of(thing, kind)
    if url is None:  # what nobody can open is not shown
        return None
    shown = {
        "id": key_of(thing.pk),
        "title": clean_line(thing.title),
        "url": url,
        "extension": extension_of(thing.file.name),
        "size": thing.file_size,
    }
    if kind == "images":
        shown |= {"width": thing.width, "height": thing.height}
    return shown


def rich_text(raw: Any, found: ResolvedReferences) -> str:
    """HTML with internal links made addresses; a link to what is not public loses its target.
    Whatever is stored, what comes out does nothing in a browser."""
    if not isinstance(raw, str):
        return ""
    linked = TAG.sub(lambda match: _tag(match[1].lower(), attributes(match[2]), found), clean(raw))
    return safe_html(linked)


def _tag(name: str, given: dict[str, str], found: ResolvedReferences) -> str:
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
_FORMS: tuple[tuple[Any, Callable[[Any, Any, ResolvedReferences], Any]], ...] = (
    (PeriodBlock, _period),
    (blocks.StructBlock, _struct),
    (blocks.ListBlock, _list),
    (blocks.ChooserBlock, _chosen),
    (blocks.RichTextBlock, _formatted),
    (blocks.URLBlock, _address),
    (blocks.DateBlock, _day),
    ((blocks.DecimalBlock, blocks.IntegerBlock), _number),
    (blocks.BooleanBlock, _flag),
    (blocks.Block, _text),
)
