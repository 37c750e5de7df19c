"""From a raw value to typed parts, with the files and links met on the way.

A half-filled draft, an import gone wrong and a published page are read alike: what can't be
read is nothing, and nothing raises.
"""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from wagtail import blocks

from oit_pages.evidence import File, Link, Part, Row
from oit_pages.evidence.selection import usable
from oit_pages.evidence.substance import text_of
from oit_pages.fields.dates import PeriodBlock
from oit_pages.fields.register import RegisterBlock
from oit_pages.stream.keys import is_key
from oit_pages.stream.references import ResolvedReferences, kind_of
from oit_pages.stream.rich_text import (
    can_be_address,
    rich_text_addresses,
    rich_text_references,
)
from oit_pages.stream.structure import raw_items
from oit_pages.thai import Period, clean

#: Powers of ten beyond which a number is a slip of the hand, and costly to print.
_LARGEST = 30


class EvidenceReader:
    """Files and links of one block; each call adds those it meets."""

    def __init__(self, found: ResolvedReferences):
        self.found = found
        self.files: list[File] = []
        self.links: list[Link] = []

    def row(self, block: blocks.Block, raw: Any) -> Row:
        """One row: its parts, and whether it has a file of its own that all can open."""
        if not isinstance(block, blocks.StructBlock):
            return {"text": self.part(block, raw)}
        values = raw if isinstance(raw, dict) else {}
        before = len(self.files)
        row = {
            name: self.part(child, values.get(name))
            for name, child in block.child_blocks.items()
            if not isinstance(child, RegisterBlock)  # what the row has been filled from
        }
        mine = self.files[before:]
        self.files[before:] = [_as_told(file, row) for file in mine]
        return {
            **row,
            "has_file": any(one.kind == "document" and usable(one) for one in mine),
            "has_photo": any(one.kind == "image" and usable(one) for one in mine),
        }

    def part(self, block: blocks.Block, raw: Any) -> Part:
        """The value of one field, cleaned and typed; None or "" where nothing is meant."""
        match block:
            case PeriodBlock():
                return _period(raw)
            case blocks.ListBlock():
                return self._list(block.child_block, raw_items(raw))
            case blocks.ChooserBlock():
                return self._choose(block, raw)
            case blocks.RichTextBlock():
                return self._rich_text(raw)
            case blocks.URLBlock():
                return self._address(raw)
            case blocks.DateBlock():
                return _date(raw)
            case blocks.BooleanBlock():
                return bool(raw)
            case blocks.IntegerBlock() | blocks.DecimalBlock():
                return _number(raw)
        return _text(raw)

    def _list(self, child: blocks.Block, values: list[Any]) -> tuple[str, ...]:
        if isinstance(child, blocks.StructBlock):
            rows = (self.row(child, one) for one in values)
            joined = (
                "\n".join(part for part in row.values() if isinstance(part, str) and part)
                for row in rows
            )
            return tuple(text for text in joined if text)
        return tuple(str(part) for part in (self.part(child, one) for one in values) if part)

    def _choose(self, block: blocks.ChooserBlock, raw: Any) -> str:
        if not is_key(raw):
            return ""
        kind = kind_of(block)
        if kind == "pages":
            self.links.append(link := self.found.page(raw))
            return str(raw) if link.works else ""
        return self._file(kind, raw).title

    def _file(self, kind: str, pk: int) -> File:
        """A document or image; one that is gone is a file that can't be read."""
        file = self.found.file(pk) if kind == "documents" else self.found.image(pk)
        if file is None:
            file = File(title="", extension="", readable=False, pk=pk, kind=kind.rstrip("s"))
        self.files.append(file)
        return file

    def _rich_text(self, raw: Any) -> str:
        for kind, pk in rich_text_references(raw):
            if kind == "pages":
                self.links.append(self.found.page(pk))
            else:
                self._file(kind, pk)
        self.links += [_outside(address) for address in rich_text_addresses(raw)]
        return clean(text_of(raw)).strip() if isinstance(raw, str) else ""

    def _address(self, raw: Any) -> str:
        """The address; "" for one that leads nowhere, which is kept among the links."""
        text = _text(raw)
        if text:
            self.links.append(link := _outside(text))
            return "" if link.works is False else text
        return ""


def _as_told(file: File, row: Row) -> File:
    """A document with what its row says of it: the date printed on it, its kind."""
    if file.kind != "document":
        return file
    day, label = row.get("date"), row.get("kind")
    return replace(
        file,
        dated=day if isinstance(day, date) else None,
        label=label if isinstance(label, str) else "",
    )


def _outside(address: str) -> Link:
    """An outside address isn't asked; one that can't be one doesn't work."""
    return Link(url=address, works=None if can_be_address(address) else False)


def _text(raw: Any) -> str:
    return clean(raw).strip() if isinstance(raw, str) else ""


def _period(raw: Any) -> Period | None:
    """Whole months; a half-given or backward period is none."""
    if not isinstance(raw, dict):
        return None
    first, last = _date(raw.get("from_month")), _date(raw.get("to_month"))
    if not first or not last:
        return None
    try:
        return Period.from_months(first, last)
    except ValueError:
        return None


def _date(raw: Any) -> date | None:
    if isinstance(raw, datetime):
        return raw.date()
    try:
        return raw if isinstance(raw, date) else date.fromisoformat(raw)
    except (TypeError, ValueError):
        return None


def _number(raw: Any) -> Decimal | None:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str | Decimal):
        return None
    try:
        number = Decimal(str(raw))
    except (InvalidOperation, ValueError):  # ValueError: an integer of thousands of digits
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= _LARGEST else None
