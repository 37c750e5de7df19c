"""Rows of a table that are edited in one grid and posted in one field.

The field holds JSON: {"columns": ["measure", …], "rows": [["<row id>", "text", …], …]}, a
cell of a list being pairs of an item's id and its text. What is stored is a list of structs as
any other, so nothing that reads bodies knows of the grid.
"""

import json
from typing import Any

from django.core.exceptions import BadRequest
from wagtail import blocks
from wagtail.blocks.list_block import ListValue

from oit_pages.fields.containers import ListBlock
from oit_pages.on_demand import on_demand


@on_demand("oit_pages.fields.grid.cells:kind_of")
def kind_of(block: blocks.Block) -> str: ...


@on_demand("oit_pages.fields.grid.cells:choices")
def choices(block: blocks.ChoiceBlock) -> dict[str, str]: ...


@on_demand("oit_pages.fields.grid.cells:shown")
def shown(block: blocks.Block, value: Any) -> str: ...


@on_demand("oit_pages.fields.grid.cells:read")
def read(block: blocks.Block, text: str) -> Any: ...


#: A cell as it is posted: its text, or the items of a list with the ids they have.
PostedCell = str | list[tuple[str | None, str]]


class TableRows(ListBlock):
    """A list of structs in a grid: a column for each field of the struct.

    A form that posts field by field (a script, a test) is read too. `column_set` names the
    columns of the catalogue that pasted headings are matched with.
    """

    class Meta:
        column_set = ""

    def get_form_state(self, value) -> dict[str, Any]:
        names = list(self.child_block.child_blocks)
        rows = []
        for child in self.normalize(value).bound_blocks:
            cells = [
                self._cell(block, child.value.get(name))
                for name, block in self.child_block.child_blocks.items()
            ]
            if child.original_id or any(cells):
                rows.append([child.original_id, *cells])
        return {"columns": names, "rows": rows}

    def value_from_datadict(self, data, files, prefix):
        if prefix not in data:
            return super().value_from_datadict(data, files, prefix)
        try:
            posted = json.loads(data[prefix])
            return ListValue(self, bound_blocks=[self._row(posted, one) for one in posted["rows"]])
        except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
            raise BadRequest("The rows of a table are not as its grid sends them.") from error

    def value_omitted_from_data(self, data, files, prefix):
        return prefix not in data and super().value_omitted_from_data(data, files, prefix)

    def columns(self) -> list[dict[str, Any]]:
        """What the grid shows of each column: its name, kind, an example, what may be chosen."""
        return [
            {
                "key": key,
                "label": str(block.label),
                "kind": kind_of(block),
                "choices": list(choices(block).values())
                if isinstance(block, blocks.ChoiceBlock)
                else [],
            }
            for key, block in self.child_block.child_blocks.items()
        ]

    def _cell(self, block: blocks.Block, value: Any) -> PostedCell:
        if isinstance(block, blocks.ListBlock):
            children = block.normalize(value).bound_blocks
            return [(one.original_id, one.value) for one in children if one.value]
        return shown(block, value)

    def _row(self, posted: dict[str, Any], row: list[Any]) -> ListValue.ListChild:
        """One row; a column that the posted form did not have is left as a new one is."""
        row_id, *cells = row
        given = dict(zip(posted["columns"], cells, strict=True))
        values = [
            (name, _value(block, given.get(name, "")))
            for name, block in self.child_block.child_blocks.items()
        ]
        struct = self.child_block._to_struct_value(values)
        return ListValue.ListChild(self.child_block, struct, id=_text(row_id or "") or None)


def _value(block: blocks.Block, cell: PostedCell) -> Any:
    if not isinstance(block, blocks.ListBlock) or isinstance(cell, str):
        return read(block, _text(cell))
    inner = block.child_block
    children = [
        ListValue.ListChild(inner, inner.value_from_form(_text(text)), id=_text(key or "") or None)
        for key, text in cell
    ]
    return ListValue(block, bound_blocks=children)


def _text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise TypeError(f"{raw!r} is no text")
    return raw
