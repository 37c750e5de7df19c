"""What a report puts on a page: blocks whose written fields are ours, and whose others are left
to people. Compared here with what stands on the page already; nothing is changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from wagtail.blocks import RichTextBlock

from oit_pages.checklist.reports.marks import digest_of, id_of, is_of
from oit_pages.fields.item_ids import identified
from oit_pages.stream.build import to_raw

State = Literal["new", "same", "renewed", "kept", "removed"]
"""Will be put there; is there; is there from other sources and will be renewed; somebody has
changed it, so it stays; somebody took it away, so it does not come back."""
Raw = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class DraftRow:
    id: str
    """By which a later run finds it again: made of its source's."""
    cells: Raw
    """Plain values by column."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One block as the report would write it."""

    key: str
    """The report, its month where it has one, and the part: "complaint-statistics:table"."""
    kind: str
    """The block's name in the stream."""
    fields: Raw
    """Plain values by field; formatted text is markup already. For a text block, {"": markup}."""
    rows: tuple[DraftRow, ...] = ()
    columns: tuple[str, ...] = ()
    """Those of the rows that are written here."""


@dataclass(frozen=True, kw_only=True)
class Settled:
    """A part beside what stands on the page."""

    part: Part
    state: State
    id: str
    """Of the block as it will stand."""
    value: Any
    """Raw, as it will stand: of a block that stays, as it is."""
    old_id: str = ""

    @property
    def changes(self) -> bool:
        return self.state in {"new", "renewed"}


class Target:
    """The draft of the page that a report goes on."""

    def __init__(self, stream_block: Any, body: Sequence[Raw], brought: set[str], again: bool):
        self.stream_block = stream_block
        self.body = body
        self.brought = set() if again else brought

    def settle(self, part: Part) -> Settled:
        block = self.stream_block.child_blocks[part.kind]
        old = next(
            (
                one
                for one in self.body
                if one["type"] == part.kind and is_of(one.get("id"), part.key)
            ),
            None,
        )
        fresh = _Writing(part, block)
        if old is None:
            state: State = "removed" if part.key in self.brought else "new"
            return Settled(part=part, state=state, id=fresh.id({}), value=fresh.value({}))
        stands = old.get("value")
        old_id = str(old["id"])
        is_as_written = id_of(part.key, fresh.digest(stands)) == old_id
        if not is_as_written or fresh.would_lose(stands):
            return Settled(part=part, state="kept", id=old_id, value=stands, old_id=old_id)
        value, new_id = fresh.value(stands), fresh.id(stands)
        if new_id == old_id:
            return Settled(part=part, state="same", id=old_id, value=stands, old_id=old_id)
        return Settled(part=part, state="renewed", id=new_id, value=value, old_id=old_id)


class _Writing:
    def __init__(self, part: Part, block: Any):
        self.part, self.block = part, block

    def digest(self, raw: Any) -> str:
        return digest_of(self.block, raw, self.part.fields, self.part.columns)

    def id(self, stands: Any) -> str:
        return id_of(self.part.key, self.digest(self.value(stands)))

    def value(self, stands: Any) -> Any:
        """What is written, with what people filled in beside it."""
        if isinstance(self.block, RichTextBlock):
            return self.part.fields[""]
        own = {name: self._field(name, one) for name, one in self.part.fields.items()}
        kept = {**to_raw(self.block, {}), **(stands if isinstance(stands, Mapping) else {})}
        if self.part.columns:
            own[self.block.rows_from] = self._rows(kept)
        return {**kept, **own}

    def would_lose(self, stands: Any) -> bool:
        """Whether people filled in a row whose source is gone."""
        if not self.part.columns or not isinstance(stands, Mapping):
            return False
        coming = {row.id for row in self.part.rows}
        return any(
            row_id not in coming and self._is_filled(value)
            for row_id, value in identified(stands.get(self.block.rows_from))
        )

    def _is_filled(self, value: Any) -> bool:
        cells = value if isinstance(value, Mapping) else {}
        others = set(self._row.child_blocks) - set(self.part.columns)
        empty = to_raw(self._row, {})
        return any(cells.get(name) not in (None, empty[name]) for name in others)

    def _field(self, name: str, value: Any) -> Any:
        block = self.block.child_blocks[name]
        return value or "" if isinstance(block, RichTextBlock) else to_raw(block, value)

    @cached_property
    def _row(self) -> Any:
        return self.block.child_blocks[self.block.rows_from].child_block

    def _rows(self, kept: Raw) -> list[dict[str, Any]]:
        before = dict(identified(kept.get(self.block.rows_from)))
        made = []
        for row in self.part.rows:
            old = before.get(row.id)
            value = {**to_raw(self._row, {}), **(old if isinstance(old, Mapping) else {})}
            for name in self.part.columns:
                value[name] = to_raw(self._row.child_blocks[name], row.cells.get(name))
            made.append({"type": "item", "id": row.id, "value": value})
        return made
