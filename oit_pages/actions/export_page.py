"""A page out again as Word or Excel, as officers lay it out, for a draft or for what is public."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.utils.translation import override
from wagtail.blocks import Block, RichTextBlock, StructBlock

from oit_pages.catalogue import ColumnSet, load_column_sets
from oit_pages.models import IndicatorPage
from oit_pages.stream.references import collect_references
from oit_pages.stream.register import Register
from oit_pages.stream.structure import raw_children
from oit_pages.stream.typed_values import in_words, typed_value
from oit_pages.writers import Paper, docx_of, xlsx_of
from oit_pages.writers.paper import Line, plain
from oit_pages.writers.papers import LAYOUTS
from oit_pages.writers.tables import grid

#: Kind of file → what writes it.
WRITERS = {"docx": docx_of, "xlsx": xlsx_of}
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

#: What a sheet is called that says nothing.
SHEET = "แผ่นงาน"


def export_page(
    page: IndicatorPage, kind: str, block: str = "", blocks: Collection[str] = ()
) -> bytes:
    """The page's body as it is on this object, or one block of it, or several, by their ids.

    Files, pictures and links are left out: they have addresses and rights of their own. Raises
    KeyError for a kind that is none of `WRITERS`, and LookupError for a block that is not there.
    """
    write = WRITERS[kind]
    wanted = {block, *blocks} - {""}
    papers = tuple(_papers(page, wanted))
    if wanted and not papers:
        raise LookupError(", ".join(sorted(wanted)))
    return write(page.title, papers)


def _papers(page: IndicatorPage, wanted: Collection[str]) -> Iterator[Paper]:
    stream_block = page._meta.get_field("body").stream_block
    with override("th"):  # official papers are Thai, whoever asks for them
        named = collect_references(stream_block, page.body.raw_data)
        body = Register.load(named.people, named.units).fill(stream_block, page.body.raw_data)
        for block, block_id, raw in raw_children(stream_block, body):
            if not wanted or block_id in wanted:
                paper = _paper(block, typed_value(block, raw))
                if paper.lines or paper.grid:
                    yield paper


def _paper(block: Block, values: Any) -> Paper:
    name = str(block.label)
    if isinstance(block, RichTextBlock):
        return Paper(name=name, lines=tuple(plain(values)))
    if not isinstance(block, StructBlock):
        return Paper(name=name)
    if layout := LAYOUTS.get(block.name):
        return Paper(name=name, lines=tuple(layout(values)))
    if one := column_set_of(block):
        # A sheet's own name is read as the caption of a table that has none.
        return Paper(name=values.get("caption") or SHEET, grid=grid(values, one))
    return Paper(name=name, lines=tuple(_labelled(block, values)))


def column_set_of(block: Block) -> ColumnSet | None:
    """The columns of a table's block; None for any other."""
    sets = load_column_sets()
    known = getattr(block, "column_set_id", "")
    return sets.get(known) or next((one for one in sets.values() if one.block == block.name), None)


def _labelled(block: StructBlock, values: Mapping[str, Any], depth: int = 0) -> Iterator[Line]:
    """Any other block: a line for each field that is filled."""
    if not depth:
        yield Line(text=str(block.label), align="center", bold=True)
    for name, child in block.child_blocks.items():
        value, label = values.get(name), str(child.label)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield Line(text=label, bold=True)
            for one in value:
                yield from _labelled(child.child_block, one, depth + 1)
        elif isinstance(value, list) and value:
            yield Line(text=label, bold=True)
            yield from plain([str(one) for one in value])
        elif isinstance(value, dict):
            yield from _labelled(child, value, depth + 1)
        elif text := in_words(value):
            yield Line(text=f"{label}: {text}")
