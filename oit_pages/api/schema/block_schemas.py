"""The forms of a body's blocks, read off the stream's own definition.

They say what `blocks.api.represent` gives: the two are held against each other in tests.
"""

from typing import Any

from wagtail import blocks

from oit_pages.api.base.page_content import stream_block
from oit_pages.api.base.schema_components import refer
from oit_pages.blocks.column_set_table import ColumnSetTable
from oit_pages.fields.dates import PeriodBlock
from oit_pages.fields.register import RegisterBlock
from oit_pages.stream.references import kind_of

Schema = dict[str, Any]


def components() -> dict[str, Schema]:
    """`Block`, told apart by `type`, and each kind of block."""
    found = {
        _name(name): _block(name, block) for name, block in stream_block().child_blocks.items()
    }
    union = {
        "description": "A block of a page's body.",
        "oneOf": [refer(name) for name in found],
        "discriminator": {
            "propertyName": "type",
            "mapping": {name: refer(_name(name))["$ref"] for name in stream_block().child_blocks},
        },
    }
    return {"Block": union, **found, **_EXPANDED}


def _name(stream_name: str) -> str:
    """The component of a block: "measure_table" → "MeasureTableBlock"."""
    return "".join(word.capitalize() for word in stream_name.split("_")) + "Block"


def _block(name: str, block: blocks.Block) -> Schema:
    members = {
        "type": {"type": "string", "const": name},
        "id": {"type": "string"},
        "anchor": {"type": "string", "description": "The fragment for a link to this block."},
        "value": _value(block),
    }
    return _object(members)


def _value(block: blocks.Block) -> Schema:
    match block:
        case PeriodBlock():
            return _or_null(refer("Span"))
        case blocks.StructBlock():
            return _struct(block)
        case blocks.ListBlock(child_block=blocks.ChooserBlock() as child):
            return {"type": "array", "items": refer(_CHOSEN[kind_of(child)])}
        case blocks.ListBlock():
            return {"type": "array", "items": _value(block.child_block)}
        case blocks.ChooserBlock():
            return _or_null(refer(_CHOSEN[kind_of(block)]))
        case blocks.RichTextBlock():
            return {"type": "string", "contentMediaType": "text/html"}
        case blocks.DateBlock():
            return _or_null(refer("Day"))
        case blocks.DecimalBlock() | blocks.IntegerBlock():
            return {"type": ["number", "null"]}
        case blocks.BooleanBlock():
            return {"type": "boolean"}
        case blocks.ChoiceBlock():
            return {"type": "string", "description": _choices(block)}
    return {"type": "string"}


def _struct(block: blocks.StructBlock) -> Schema:
    members = {
        name: _value(child)
        for name, child in block.child_blocks.items()
        if not isinstance(child, RegisterBlock)
    }
    if isinstance(block, ColumnSetTable):
        fixed = {
            "column_set": {"type": "string", "const": block.column_set_id},
            "columns": {"type": "array", "items": refer("TableColumn")},
        }
        members = {**fixed, **members}
    return _object(members)


def _choices(block: blocks.ChoiceBlock) -> str:
    """The values that an editor may choose."""
    known = [str(value) for value, _label in block.field.choices if value]
    return "One of: " + ", ".join(known) + "; empty when nothing was chosen."


def _object(members: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": members, "required": list(members)}


def _or_null(schema: Schema) -> Schema:
    return {"oneOf": [schema, {"type": "null"}]}


_TEXT = {"type": "string"}
_NUMBER = {"type": "integer"}
_SIZE = {"type": ["integer", "null"], "description": "Bytes."}
_CHOSEN = {"documents": "BlockDocument", "images": "BlockImage", "pages": "BlockPage"}
_FILE = {"id": _NUMBER, "title": _TEXT, "url": _TEXT, "extension": _TEXT, "size": _SIZE}
_EXPANDED = {
    "BlockDocument": _object(_FILE),
    "BlockImage": _object({**_FILE, "width": _NUMBER, "height": _NUMBER}),
    "BlockPage": _object({"id": _NUMBER, "title": _TEXT, "url": {"type": ["string", "null"]}}),
    "TableColumn": _object({"key": _TEXT, "th": _TEXT, "en": _TEXT, "kind": _TEXT}),
}
