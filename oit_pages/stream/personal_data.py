"""Personal data in raw bodies: where they stand, and the body with them masked."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.crypto import salted_hmac
from wagtail.blocks import Block, CharBlock, ListBlock, RichTextBlock, TextBlock
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock

from oit_pages.readers.personal_data import find, mask, value_of
from oit_pages.stream.formatted_letters import hidden_in, letters_of
from oit_pages.stream.structure import block_id, raw_items, with_value

#: Letters of a fingerprint: enough that two of one page never meet.
_LETTERS = 16


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a text stands in a body."""

    block: str = ""
    """The block's id."""
    labels: tuple[str, ...] = ()
    """The block and the field, as the editor calls them."""
    rows_in: str = ""
    row: int | None = None
    """From 1; None outside of rows."""
    part: str = ""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One piece of personal data."""

    kind: str
    """As in `readers.personal_data.KINDS`."""
    shown: str
    """Masked."""
    fingerprint: str
    place: Place = field(default=Place())


#: Takes a text, what stands beside it, and its place; gives what is to stand there.
Visit = Callable[[str, str, Place], str]


def fingerprint(value: str) -> str:
    """Tells whether two are the same. With the site's key, as all citizen ids can be tried."""
    return salted_hmac("oit_pages.personal_data", value, algorithm="sha256").hexdigest()[:_LETTERS]


def pieces_of(text: str, beside: str = "", place: Place | None = None) -> Iterator[Piece]:
    """What a plain text holds."""
    hidden = ""
    for kind, start, end in find(text, beside):
        hidden = hidden or mask(text, beside)
        yield Piece(
            kind=kind,
            shown=hidden[start:end],
            fingerprint=fingerprint(f"{kind}:{value_of(kind, text, start, end)}"),
            place=place or Place(),
        )


def pieces_in_body(stream_block: BaseStreamBlock, raw_data: Iterable[Any]) -> tuple[Piece, ...]:
    """What a raw body holds, in reading order."""
    found: list[Piece] = []

    def look(text: str, beside: str, place: Place) -> str:
        found.extend(pieces_of(text, beside, place))
        return text

    _visited(stream_block, raw_data, look)
    return tuple(found)


def masked_body(stream_block: BaseStreamBlock, raw_data: Iterable[Any]) -> list[Any]:
    """The raw body with an x for each digit that is nobody's to read."""
    return _visited(stream_block, raw_data, lambda text, beside, _place: mask(text, beside))


def _visited(stream_block: BaseStreamBlock, raw_data: Iterable[Any], visit: Visit) -> list[Any]:
    """What the stream doesn't know, or what is broken, stays as it is."""
    children = []
    for child in raw_data or ():
        name = child.get("type") if isinstance(child, dict) else None
        block = stream_block.child_blocks.get(name) if isinstance(name, str) else None
        if block is not None:
            place = Place(block=block_id(child.get("id")), labels=(str(block.label),))
            child = {**child, "value": _of(block, child.get("value"), "", place, visit)}
        children.append(child)
    return children


def _of(block: Block, raw: Any, beside: str, place: Place, visit: Visit) -> Any:
    match block:
        case BaseStructBlock() if isinstance(raw, dict):
            around = " ".join(filter(None, (beside, *_own_texts(block, raw))))
            return {
                name: _of(block.child_blocks[name], value, around, _into(place, block, name), visit)
                if name in block.child_blocks
                else value
                for name, value in raw.items()
            }
        case ListBlock() if isinstance(raw, list | tuple):
            is_table = isinstance(block.child_block, BaseStructBlock)
            return [
                with_value(
                    one,
                    lambda value, number=number: _of(
                        block.child_block,
                        value,
                        "" if is_table else beside,
                        _row(place, number) if is_table else place,
                        visit,
                    ),
                )
                for number, one in enumerate(raw, 1)
            ]
        case RichTextBlock() if isinstance(raw, str):
            text = letters_of(raw)
            hidden = visit(text, beside, place)
            return raw if hidden == text else hidden_in(raw, hidden)
        case CharBlock() | TextBlock() if isinstance(raw, str):
            return visit(raw, beside, place)
    return raw


def _own_texts(block: BaseStructBlock, raw: dict[str, Any]) -> Iterator[str]:
    """The plain texts of a struct, and of its lists of texts."""
    for name, child in block.child_blocks.items():
        value = raw.get(name)
        if isinstance(child, CharBlock | TextBlock) and isinstance(value, str):
            yield value
        elif isinstance(child, ListBlock) and isinstance(child.child_block, CharBlock | TextBlock):
            yield from (one for one in raw_items(value) if isinstance(one, str))


def _into(place: Place, block: BaseStructBlock, name: str) -> Place:
    """A field of the block, or of one of its rows; what is within that is named after it."""
    if place.part and not (place.row and place.part == place.rows_in):
        return place
    labels = (*place.labels[:1], str(block.child_blocks[name].label))
    return replace(place, part=name, labels=labels)


def _row(place: Place, number: int) -> Place:
    return place if place.row else replace(place, rows_in=place.part, row=number)
