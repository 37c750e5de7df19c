"""The base of our blocks: each answers for itself what it shows, from its raw value.

Raw values are what the database holds, so no chooser asks for anything: a half-filled
draft, an imported page and a published one are read alike.
"""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from wagtail import blocks

from oit_pages.blocks.dates import PeriodBlock
from oit_pages.blocks.found import Found, kind_of, raw_items, rich_text_references
from oit_pages.content import text_of
from oit_pages.evidence import File, Item, Link, Part, Row
from oit_pages.thai import Period, clean


class EvidenceBlock(blocks.StructBlock):
    """A struct whose fields are the parts of its evidence, under the same names."""

    #: The name evidence goes by; the name in the stream, unless a class says otherwise.
    evidence_kind: ClassVar[str] = ""
    #: The list of structs that become the evidence's rows.
    rows_from: ClassVar[str] = ""

    def get_evidence(
        self, raw: Any, found: Found, *, block_id: str = "", page: int | None = None
    ) -> Item | None:
        """What this block shows; None when there is nothing at all."""
        if not isinstance(raw, dict):
            return None
        gathered = Gathered(found)
        parts, rows = {}, ()
        for name, child in self.child_blocks.items():
            if name == self.rows_from:
                rows = tuple(
                    gathered.row(child.child_block, one) for one in raw_items(raw.get(name))
                )
            else:
                parts[name] = gathered.part(child, raw.get(name))
        return Item(
            kind=self.evidence_kind or self.name,
            column_set=getattr(self, "column_set_id", ""),
            block=block_id,
            page=page,
            parts=parts,
            rows=rows,
            files=tuple(gathered.files),
            links=tuple(gathered.links),
        )


class Gathered:
    """Files and links met on the way through a raw value."""

    def __init__(self, found: Found):
        self.found = found
        self.files: list[File] = []
        self.links: list[Link] = []

    def row(self, block: blocks.Block, raw: Any) -> Row:
        """One row: its parts, and whether it has a file of its own."""
        if not isinstance(block, blocks.StructBlock):
            return {"text": self.part(block, raw)}
        values = raw if isinstance(raw, dict) else {}
        before = len(self.files)
        row = {
            name: self.part(child, values.get(name)) for name, child in block.child_blocks.items()
        }
        mine = self.files[before:]
        return {
            **row,
            "has_file": any(one.kind == "document" and one.readable for one in mine),
            "has_photo": any(one.kind == "image" and one.readable for one in mine),
        }

    def part(self, block: blocks.Block, raw: Any) -> Part:
        """The value of one field, cleaned and typed; None where nothing is meant."""
        if isinstance(block, PeriodBlock):
            return _period(raw)
        if isinstance(block, blocks.ListBlock):
            return self._list(block.child_block, raw_items(raw))
        if isinstance(block, blocks.ChooserBlock):
            return self._choose(block, raw)
        if isinstance(block, blocks.RichTextBlock):
            return self._rich_text(raw)
        if isinstance(block, blocks.URLBlock):
            return self._address(raw)
        if isinstance(block, blocks.DateBlock):
            return _date(raw)
        if isinstance(block, blocks.BooleanBlock):
            return bool(raw)
        if isinstance(block, blocks.IntegerBlock | blocks.DecimalBlock):
            return _number(raw)
        return clean(raw).strip() if isinstance(raw, str) else ""

    def _list(self, child: blocks.Block, values: list[Any]) -> tuple[str, ...]:
        if isinstance(child, blocks.StructBlock):
            rows = (self.row(child, one) for one in values)
            return tuple(
                "\n".join(str(v) for v in row.values() if isinstance(v, str) and v) for row in rows
            )
        return tuple(str(part) for part in (self.part(child, one) for one in values) if part)

    def _choose(self, block: blocks.ChooserBlock, raw: Any) -> str:
        kind = kind_of(block)
        if not isinstance(raw, int):
            return ""
        if kind == "pages":
            self.links.append(self.found.page(raw))
            return str(raw)
        file = self.found.file(raw) if kind == "documents" else self.found.image(raw)
        if file is None:
            file = File(title="", extension="", readable=False, pk=raw, kind=kind.rstrip("s"))
        self.files.append(file)
        return file.title

    def _rich_text(self, raw: Any) -> str:
        for kind, pk in rich_text_references(raw):
            if kind == "pages":
                self.links.append(self.found.page(pk))
            elif file := (self.found.file(pk) if kind == "documents" else self.found.image(pk)):
                self.files.append(file)
        return clean(text_of(raw)).strip() if isinstance(raw, str) else ""

    def _address(self, raw: Any) -> str:
        text = clean(raw).strip() if isinstance(raw, str) else ""
        if text:
            usable = text.startswith(("https://", "http://", "mailto:", "tel:"))
            self.links.append(Link(url=text, works=None if usable else False))
        return text


def _period(raw: Any) -> Period | None:
    """Whole months; a half-given or backward period is none."""
    if not isinstance(raw, dict):
        return None
    first, last = _date(raw.get("from_month")), _date(raw.get("to_month"))
    if not first or not last or last < first:
        return None
    return Period.from_months(first, last)


def _date(raw: Any) -> date | None:
    try:
        return raw if isinstance(raw, date) else date.fromisoformat(raw)
    except (TypeError, ValueError):
        return None


def _number(raw: Any) -> int | Decimal | None:
    if isinstance(raw, bool) or raw in (None, ""):
        return None
    try:
        number = Decimal(str(raw))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
