"""The blocks of a page that hold rows of data."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from oit_pages.api.base import representations
from oit_pages.api.base.rows import each
from oit_pages.api.tables.file_fields import Field, fields_of, plain
from oit_pages.blocks.body import body_evidence
from oit_pages.catalogue import ColumnSet, load_column_sets
from oit_pages.evidence import Item, Part, Row
from oit_pages.models import IndicatorPage
from oit_pages.stream.references import ResolvedReferences
from oit_pages.thai import Period, format_month, format_period

#: Rows need no documents: what a cell refers to is its name.
_NOTHING = ResolvedReferences({}, {}, {})


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table block with its typed rows."""

    page: IndicatorPage
    block: str
    columns: ColumnSet
    parts: Mapping[str, Part]
    """What stands beside the rows: caption, month, period, note."""
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """A name for a file: unique within a year."""
        return f"{self.page.slug}-{self.columns.id}-{self.block[:8]}".lower()

    @property
    def title(self) -> str:
        return str(self.parts.get("caption") or self.columns.name_th)

    @property
    def description(self) -> str:
        """Whose table of what it is, and about when."""
        told = [self.page.title, self.columns.name_th]
        if self.month:
            told.append(format_month(self.month))
        elif self.period:
            told.append(format_period(self.period))
        return " · ".join(told)

    @property
    def month(self) -> date | None:
        """The first day of the month that the table says it is about."""
        month = self.parts.get("month")
        return month if isinstance(month, date) else None

    @property
    def period(self) -> Period | None:
        """The period that the table says it is about; a month is one too."""
        period = self.parts.get("period")
        if isinstance(period, Period):
            return period
        return Period.from_months(self.month, self.month) if self.month else None

    @property
    def fields(self) -> tuple[Field, ...]:
        return fields_of(self.columns.id)

    def cells(self) -> Iterator[list[Any]]:
        """Each row as the cells of a file."""
        for row in self.rows:
            yield [field.cell(row.get(field.column.key)) for field in self.fields]

    def plain_rows(self) -> list[dict[str, Any]]:
        """Each row as JSON."""
        keys = [column.key for column in self.columns.columns]
        return [{key: plain(row.get(key)) for key in keys} for row in self.rows]

    def facts(self) -> dict[str, Any]:
        """What a list of tables says of this one."""
        return {
            "block": self.block,
            "anchor": representations.block_anchor(self.block),
            "column_set": self.columns.id,
            "name": {"th": self.columns.name_th, "en": self.columns.name_en},
            "caption": str(self.parts.get("caption") or ""),
            "note": str(self.parts.get("note") or ""),
            "month": representations.month(self.month),
            "period": representations.span(self.period),
            "rows": len(self.rows),
        }


def tables_of(page: IndicatorPage) -> Iterator[Table]:
    """The tables of a page that has been read with its body; no query."""
    sets = _sets_by_block()
    raw = [block for block in page.body.raw_data if _is_table(block)]
    for item in body_evidence(raw, _NOTHING, page.pk):
        columns = load_column_sets().get(item.column_set) or sets.get(item.kind)
        if columns and item.block:
            yield _table(page, item, columns)


def every_table(pages: Iterable[IndicatorPage]) -> Iterator[Table]:
    """The same of many pages."""
    for tables in each(pages, lambda page: list(tables_of(page))):
        yield from tables


def _table(page: IndicatorPage, item: Item, columns: ColumnSet) -> Table:
    return Table(page=page, block=item.block, columns=columns, parts=item.parts, rows=item.rows)


def _sets_by_block() -> dict[str, ColumnSet]:
    """The column sets that a block of its own holds."""
    return {one.block: one for one in load_column_sets().values() if one.block}


def _is_table(block: Any) -> bool:
    kind = block.get("type") if isinstance(block, dict) else None
    return isinstance(kind, str) and kind.startswith(("table_", *_sets_by_block()))
