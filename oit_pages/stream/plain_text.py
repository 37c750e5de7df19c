"""A body as labelled values, for a page that any browser can show.

Front ends build on the API; this is what a citizen sees where there is none yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.formats import date_format
from django.utils.translation import get_language
from wagtail import blocks
from wagtail.blocks.stream_block import BaseStreamBlock

from oit_pages.fields.dates import MonthBlock
from oit_pages.stream.references import ResolvedReferences
from oit_pages.stream.representation import represent
from oit_pages.stream.rich_text import can_be_address

Kind = Literal["text", "html", "list", "file", "image", "link", "table", "files"]


@dataclass(frozen=True, kw_only=True)
class Field:
    """`value` is text, HTML, a list, a file or link {"title", "url"}, or a table's rows."""

    label: str
    kind: Kind
    value: Any
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One block: its name and whatever of it is filled."""

    label: str
    anchor: str
    fields: tuple[Field, ...]


def show(
    stream_block: BaseStreamBlock, raw_data: Iterable[Any], found: ResolvedReferences
) -> tuple[Shown, ...]:
    """The filled blocks in reading order, named in the active language; what is private is left
    out, as in the API."""
    shown = []
    for one in represent(stream_block, raw_data, found):
        block = stream_block.child_blocks[one["type"]]
        value = one["value"]
        if isinstance(block, blocks.StructBlock):
            fields = tuple(_fields(block, value))
        else:
            fields = (Field(label="", kind="html", value=value),) if value else ()
        if fields:
            shown.append(Shown(label=str(block.label), anchor=one["anchor"], fields=fields))
    return tuple(shown)


def _fields(block: blocks.StructBlock, values: dict[str, Any]) -> Iterable[Field]:
    for name, child in block.child_blocks.items():
        value = values.get(name)
        if value in (None, "", [], False):
            continue
        label = str(child.label)
        if isinstance(child, blocks.ListBlock) and isinstance(
            child.child_block, blocks.StructBlock
        ):
            yield _table(label, child.child_block, value)
            continue
        kind, plain = _plain(child, value)
        yield Field(label=label, kind=kind, value=plain)


def _table(label: str, row: blocks.StructBlock, values: list[dict[str, Any]]) -> Field:
    """Columns that no row fills are left out."""
    names = [n for n in row.child_blocks if any(one.get(n) not in (None, "", []) for one in values)]
    rows = [[_plain(row.child_blocks[n], one.get(n)) for n in names] for one in values]
    headings = tuple(str(row.child_blocks[n].label) for n in names)
    return Field(label=label, kind="table", value=rows, headings=headings)


def _when(block: blocks.Block, value: dict[str, str]) -> str:
    """A day, month or period, of the Buddhist era for who reads Thai."""
    if (get_language() or "th").startswith("th"):
        return value["text_th"]
    days = [date.fromisoformat(value[name]) for name in ("date", "start", "end") if name in value]
    style = "j F Y" if "date" in value and not isinstance(block, MonthBlock) else "F Y"
    return " – ".join(dict.fromkeys(date_format(day, style) for day in days))


def _plain(block: blocks.Block, value: Any) -> tuple[Kind, Any]:
    if isinstance(value, dict):
        if "text_th" in value:
            return "text", _when(block, value)
        if "url" in value:
            return ("image" if "width" in value else "link"), value
        return "text", " – ".join(str(one) for one in value.values() if one)
    if isinstance(value, list):
        if any(isinstance(one, dict) for one in value):
            return "files", [one for one in value if one]
        return "list", [one for one in value if one not in (None, "")]
    if isinstance(block, blocks.RichTextBlock):
        return "html", value or ""
    if isinstance(block, blocks.ChoiceBlock):
        return "text", dict(block.field.choices).get(value, value)
    if isinstance(value, bool):
        return "text", "✓" if value else ""
    if isinstance(block, blocks.URLBlock) and can_be_address(value):
        return "link", {"title": value, "url": value}
    if isinstance(value, int | float):
        return "text", f"{value:,}"
    return "text", value or ""
