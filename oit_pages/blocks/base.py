"""The base of our blocks: each answers for itself what it shows, from its raw value.

Raw values are what the database holds, so no chooser asks for anything: a half-filled
draft, an imported page and a published one are read alike.
"""

from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from oit_pages.evidence import File, Item, Row
from oit_pages.fields.containers import StructBlock
from oit_pages.fields.register import RegisterBlock
from oit_pages.stream.evidence import EvidenceReader
from oit_pages.stream.references import ResolvedReferences
from oit_pages.stream.representation import represent_block
from oit_pages.stream.structure import raw_items
from oit_pages.stream.translation_segments import Translatable


class EvidenceBlock(Translatable, StructBlock):
    """A struct whose fields are the parts of its evidence, under the same names."""

    #: The name evidence goes by; the name in the stream, unless a class says otherwise.
    evidence_kind: ClassVar[str] = ""
    #: The list of structs that become the evidence's rows.
    rows_from: ClassVar[str] = ""

    def get_evidence(
        self, raw: Any, found: ResolvedReferences, *, block_id: str = "", page: int | None = None
    ) -> Item | None:
        """What this block shows; None when there is nothing at all."""
        if not isinstance(raw, dict):
            return None
        gathered = EvidenceReader(found)
        parts, rows = {}, ()
        for name, child in self.child_blocks.items():
            if name == self.rows_from:
                rows = tuple(
                    gathered.row(child.child_block, one) for one in raw_items(raw.get(name))
                )
            elif not isinstance(child, RegisterBlock):  # what the block has been filled from
                parts[name] = gathered.part(child, raw.get(name))
        return Item(
            kind=self.evidence_kind or self.name,
            column_set=getattr(self, "column_set_id", ""),
            block=block_id,
            page=page,
            parts=parts,
            rows=rows,
            files=tuple(_dated(file, parts) for file in gathered.files),
            links=tuple(gathered.links),
        )

    def describe(self) -> dict[str, Any]:
        """What the API says of the block's definition beside its fields."""
        return {}

    def get_api_representation(self, value, context=None):
        return represent_block(self, self.get_prep_value(value))


def _dated(file: File, parts: Row) -> File:
    """A paper's file bears the paper's date, unless its own row says another."""
    day = parts.get("date")
    if file.kind == "document" and file.dated is None and isinstance(day, date):
        return replace(file, dated=day)
    return file
