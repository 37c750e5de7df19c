"""The ways from what is missing to where it belongs: a field, a cell of a table, a new block.

What is named here is found by `checklist-ways.js`, which opens what hides it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks import Block

from oit_pages.checklist.pointers import ABOUT_TIME, TIMES, Pointer
from oit_pages.checklist.wording import Said
from oit_pages.stream.structure import block_id

#: Parts of the evidence that a block has under another name.
FIELDS = {
    "files": ("documents", "files", "document", "file"),
    "has_file": ("files", "documents", "document", "file"),
    "has_photo": ("photo", "image", "images", "photos"),
}
#: Where the time of data is given that no block of theirs says.
DATA_PERIOD = "period_from"
#: So many blocks are offered beside one thing that is missing.
OFFERED = 2


@dataclass(frozen=True, kw_only=True)
class Way:
    """To a field of the page, to a part of a block, or to a block that is added."""

    where: str = ""
    """In words: “Block ‘Report’ · row 2 · Results”."""
    field: str = ""
    block: str = ""
    rows_in: str = ""
    row: int | None = None
    part: str = ""
    add: str = ""
    label: str = ""
    """What the block to be added is called."""

    @property
    def href(self) -> str:
        """Where the browser goes by itself."""
        if self.field:
            return f"#id_{self.field}"
        return f"#block-{self.block}-content" if self.block else "#body-root"


class Ways:
    """On one page."""

    def __init__(self, page):
        self.page = page
        self._blocks = page.body.stream_block.child_blocks

    @cached_property
    def _standing(self) -> list[tuple[str, str]]:
        """(name in the stream, id) of each block on the page."""
        raw = [child for child in self.page.body.raw_data if isinstance(child, dict)]
        return [(str(child.get("type")), block_id(child.get("id"))) for child in raw]

    @cached_property
    def _offered(self) -> tuple[str, ...]:
        return self.page.offered_blocks() if not self.page.alias_of_id else ()

    def to(self, said: Said) -> tuple[Way, ...]:
        """() where it is not on this page, or nothing is known of it."""
        asked = said.pointer
        if asked is None or (asked.block and asked.page != self.page.pk):
            return ()
        if asked.block:
            return self._into(asked, asked.block)
        forms = self.page.needs[:1] if asked.rule == "has_content" else asked.forms
        there = next((one for name, one in self._standing if name in forms and one), "")
        if there:
            return self._into(asked, there)
        if not forms and self._standing and asked.rule in ABOUT_TIME:
            return (Way(field=DATA_PERIOD, where=self._page_field(DATA_PERIOD)),)
        return tuple(self._new((*forms[:1], *said.instead)))

    def _new(self, names: tuple[str, ...]) -> Iterator[Way]:
        for name in dict.fromkeys(names[:OFFERED]):
            if name in self._offered and name in self._blocks:
                yield Way(add=name, label=str(self._blocks[name].label))

    def _into(self, asked: Pointer, there: str) -> tuple[Way, ...]:
        name = next((name for name, one in self._standing if one == there), "")
        block = self._blocks.get(name)
        if block is None:
            return ()
        rows_in, part, shown = self._part(block, asked)
        if not part and asked.rule in ABOUT_TIME:
            return (Way(field=DATA_PERIOD, where=self._page_field(DATA_PERIOD)),)
        row = asked.row if rows_in else None
        words = [_("Block ‘%(block)s’") % {"block": block.label}]
        if row:
            words.append(_("row %(number)s") % {"number": row})
        if shown:
            words.append(str(shown))
        where = " · ".join(words)
        return (Way(where=where, block=there, rows_in=rows_in, row=row, part=part),)

    def _part(self, block: Block, asked: Pointer) -> tuple[str, str, Any]:
        """Of a block: its list of rows or "", the field, and what the field is called."""
        fields: dict[str, Block] = getattr(block, "child_blocks", {})
        rows_in = getattr(block, "rows_from", "")
        row = getattr(fields.get(rows_in), "child_block", None)
        columns: dict[str, Block] = getattr(row, "child_blocks", {})
        for name in _names(asked):
            if name in columns and (asked.row or name not in fields):
                return rows_in, name, columns[name].label
            if name in fields:
                return "", name, fields[name].label
        return (rows_in, "", "") if asked.rule in ("has_rows", "rows_have") else ("", "", "")

    def _page_field(self, name: str) -> str:
        label = str(self.page._meta.get_field(name).verbose_name)
        return _("This page · %(field)s") % {"field": label}


def _names(asked: Pointer) -> Iterator[str]:
    wanted = TIMES if asked.rule in ABOUT_TIME else asked.parts
    for part in wanted:
        for name in part.split("|"):
            yield from FIELDS.get(name, (name,))
