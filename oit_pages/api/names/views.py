"""What blocks and their fields are called, for those who show them."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import override
from wagtail import blocks

from oit_pages.api.base import page_content, schema_annotations
from oit_pages.api.base.view import ApiView
from oit_pages.api.names import serializers as shapes
from oit_pages.fields.dates import PeriodBlock
from oit_pages.fields.register import RegisterBlock

LANGUAGES = ("th", "en")


@schema_annotations.operation(
    operation_id="readNames",
    summary="Names of blocks and fields",
    responses=schema_annotations.answers(shapes.Names),
    tags=["profile"],
)
class NamesView(ApiView):
    """The name of every block and field in both languages; `rows.measure` is a field of each
    of the `rows`."""

    def answer(self) -> dict[str, Any]:
        every = page_content.stream_block().child_blocks
        return {
            "blocks": {
                name: {"name": _name(block), "parts": dict(_parts(block))}
                for name, block in every.items()
            }
        }


def _parts(block: blocks.Block, prefix: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    while isinstance(block, blocks.ListBlock):
        block = block.child_block
    if not isinstance(block, blocks.StructBlock) or isinstance(block, PeriodBlock):
        return
    for name, child in block.child_blocks.items():
        if isinstance(child, RegisterBlock):  # never shown
            continue
        yield f"{prefix}{name}", _name(child)
        yield from _parts(child, f"{prefix}{name}.")


def _name(block: blocks.Block) -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = str(block.label)
    return found
