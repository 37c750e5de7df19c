"""A file beside what it would become, for a person to look over before anything is saved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wagtail.blocks import Block, StreamBlock

from oit_pages.actions.examine_file import Choices, Examination
from oit_pages.actions.import_wording import (
    doubt_in_words,
    notice_in_words,
    personal_in_words,
    sum_in_words,
)
from oit_pages.catalogue import load_column_sets
from oit_pages.i18n.formats import is_english
from oit_pages.models import IndicatorPage
from oit_pages.readers.recognise import Part
from oit_pages.readers.recognise.doubts import Doubt, headings_of, mark
from oit_pages.readers.recognise.parts import ColumnTable, MeasureTable, RichText
from oit_pages.readers.recognise.picks import TEXT, Piece, pieces
from oit_pages.stream.typed_values import in_words
from oit_pages.thai import Period

#: So much of a long table or text is shown.
MAX_ROWS, MAX_LINES, MAX_PERSONAL = 20, 12, 30
#: Values that have no parts.
_SINGLE = (str, bool, int, Decimal, date, Period, type(None))
#: Doubts that are answered with a time.
ASKS_TIME = frozenset({"no_period", "other_time"})


@dataclass(frozen=True, kw_only=True)
class Grid:
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int


@dataclass(frozen=True, kw_only=True)
class Source:
    """A piece of the file."""

    numbers: str
    name: str
    grid: Grid | None
    lines: tuple[str, ...]
    more: int
    taken: bool
    taken_as: str


@dataclass(frozen=True, kw_only=True)
class Result:
    """A block that the page would get."""

    label: str
    grid: Grid | None
    lines: tuple[tuple[str, str], ...]
    more: int
    taken_for: tuple[tuple[str, str], ...]
    """Heading of the file → column of the page, where they differ."""
    doubts: tuple[str, ...]
    mark: str
    asks_time: bool
    time: str


class Preview:
    """What the template shows."""

    def __init__(self, page: IndicatorPage, seen: Examination, choices: Choices, before: int):
        self.page, self.seen, self.choices, self.before = page, seen, choices, before
        self.body: StreamBlock = page._meta.get_field("body").stream_block

    @property
    def name(self) -> str:
        return self.seen.document.name

    @property
    def gives_away(self) -> bool:
        return self.seen.gives_away

    @property
    def notices(self) -> list[str]:
        return [notice_in_words(one) for one in self.seen.document.notices]

    @property
    def personal(self) -> list[str]:
        """Personal data in the file, as much of them as may be shown."""
        return [personal_in_words(one) for one in self.seen.personal[:MAX_PERSONAL]]

    @property
    def more_personal(self) -> int:
        return max(0, len(self.seen.personal) - MAX_PERSONAL)

    @property
    def is_masked(self) -> bool:
        return self.choices.mask

    @property
    def sum(self) -> str:
        return sum_in_words(self.seen.examined.fates)

    @property
    def targets(self) -> list[tuple[str, str]]:
        """What a table may be taken for: this page's own tables first."""
        sets = load_column_sets().values()
        own = sorted(sets, key=lambda one: self.page.subject not in one.subjects)
        return [(one.id, one.name_en if is_english() else one.name_th) for one in own]

    @property
    def year(self) -> str:
        return str(self.choices.year or self.page.fiscal_year or "")

    @property
    def asks_year(self) -> str:
        """The question about the year of the whole file; "" where there is none."""
        asked = [one for one in self.seen.doubts if one.code == "year_assumed"]
        return doubt_in_words(asked[0], self.page.fiscal_year) if asked else ""

    @property
    def sources(self) -> Iterator[Source]:
        for piece in pieces(self.seen.document):
            yield self._source(piece)

    def _source(self, piece: Piece) -> Source:
        rows = piece.table.rows if piece.table else ()
        grid = None
        if piece.table:
            shown = tuple(tuple(cell.text for cell in row) for row in rows[:MAX_ROWS])
            grid = Grid(headings=(), rows=shown, more=max(0, len(rows) - MAX_ROWS))
        return Source(
            numbers=",".join(map(str, piece.numbers)),
            name=piece.table.name if piece.table else "",
            grid=grid,
            lines=piece.lines[:MAX_LINES],
            more=max(0, len(piece.lines) - MAX_LINES),
            taken=not set(piece.numbers) <= self.choices.picks.left_out,
            taken_as=self.choices.picks.taken_as.get(piece.numbers[0], ""),
        )

    @property
    def results(self) -> Iterator[Result]:
        headings = headings_of(self.seen.examined)
        for number, part in enumerate(self.seen.parts):
            doubts = [one for one in self.seen.doubts if one.part == number]
            yield self._result(part, self.seen.examined.parts[number], headings.get(number), doubts)

    def _result(self, part: Part, read: Part, headings, doubts: list[Doubt]) -> Result:
        block = self.body.child_blocks[part.block]
        name = mark(read)
        grid, lines, more = _shown(block, part)
        return Result(
            label=str(block.label),
            grid=grid,
            lines=lines,
            more=more,
            taken_for=tuple(_differing(block, headings)),
            doubts=tuple(doubt_in_words(one, self.page.fiscal_year) for one in doubts),
            mark=name,
            asks_time=any(one.code in ASKS_TIME for one in doubts)
            and not isinstance(part, MeasureTable),
            time=self.choices.periods.get(name, ""),
        )


def _shown(block: Block, part: Part) -> tuple[Grid | None, tuple[tuple[str, str], ...], int]:
    if isinstance(part, RichText):
        lines = tuple(("", line) for line in part.body[:MAX_LINES])
        return None, lines, max(0, len(part.body) - MAX_LINES)
    grid = None
    if isinstance(part, ColumnTable | MeasureTable):
        row = block.child_blocks["rows"].child_block
        kinds = _kinds(part)
        shown = [
            tuple(_text(_get(one, key), kinds.get(key, "")) for key in row.child_blocks)
            for one in part.rows[:MAX_ROWS]
        ]
        grid = Grid(
            headings=tuple(str(child.label) for child in row.child_blocks.values()),
            rows=tuple(shown),
            more=max(0, len(part.rows) - MAX_ROWS),
        )
    lines = [
        (str(child.label), _text(value, "month" if name == "month" else ""))
        for name, child in block.child_blocks.items()
        if name != "rows" and (value := getattr(part, name, None))
    ]
    return grid, tuple(lines), 0


def _kinds(part: ColumnTable | MeasureTable) -> Mapping[str, str]:
    if isinstance(part, MeasureTable):
        return {}
    return {one.key: one.kind for one in load_column_sets()[part.column_set].columns}


def _differing(block: Block, headings) -> Iterator[tuple[str, str]]:
    if headings is None or "rows" not in block.child_blocks:
        return
    columns = block.child_blocks["rows"].child_block.child_blocks
    for one in headings.columns:
        label = str(columns[one.key].label) if one.key in columns else ""
        if label and label != one.text:
            yield one.text, label


def _text(value: Any, kind: str = "") -> str:
    """Any value of a part as a person reads it."""
    if isinstance(value, _SINGLE):
        return in_words(value, is_month=kind == "month")
    if is_dataclass(value):
        texts = (_text(getattr(value, one.name)) for one in fields(value))
        return " · ".join(filter(None, texts))
    return "\n".join(map(_text, value)) if isinstance(value, Iterable) else str(value)


def _get(row: Any, key: str) -> Any:
    return row.get(key) if isinstance(row, Mapping) else getattr(row, key, None)


__all__ = ["TEXT", "Preview"]
