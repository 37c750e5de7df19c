"""A table's body: rows become records, and what fits in none of them is kept in words."""

from collections.abc import Mapping
from typing import Any

from oit_pages.catalogue import Column
from oit_pages.readers.document import BETWEEN, Cell
from oit_pages.readers.recognise.account import Account
from oit_pages.readers.recognise.numbered_lists import compact
from oit_pages.readers.recognise.tables.cells import is_blank, typed
from oit_pages.readers.recognise.tables.headings import Headings, Row
from oit_pages.readers.recognise.tables.lines import (
    NOTE,
    is_bare_date,
    is_page_number,
    is_remark,
    is_signature,
    is_statement,
    is_total,
)
from oit_pages.thai import Period, to_arabic

#: An amount in a cell merged over several rows is one amount, not one for each.
_COUNTED = ("money", "integer", "percent", "boolean")
_NUMBERED = frozenset({"ที่", "ลำดับ", "ลำดับที่", "no", "no."})
Filled = list[tuple[int, Cell]]
#: What becomes of cells: the kind of fate, the cell, where to or why.
Fates = list[tuple[str, Cell, str]]


class Body:
    """Rows as they are read, and in words what fits in none of them."""

    def __init__(self, headings: Headings, within: Period | None, block: str, account: Account):
        self.headings, self.within = headings, within
        self.block, self.account = block, account
        self.rows: list[dict[str, Any]] = []
        self.left: list[str] = []
        self.statements: list[str] = []
        """Lines that say there was nothing, where no record stands beside them."""
        self.numbers: list[str] = []
        """Lines of a form that hold their number and no more."""
        self._is_foot = False
        self._parts: dict[int, list[int]] = {}
        for index, first in sorted(headings.joined.items()):
            self._parts.setdefault(first, [first]).append(index)

    def take(self, cells: Row) -> None:
        """A row: a record, the rest of the record above, a total, a heading, or a foot."""
        filled = [(index, cell) for index, cell in enumerate(cells) if cell.lines]
        if not filled:
            return
        first, cell = filled[0]
        if all(is_blank(cell) for _index, cell in filled):
            self._leave_dashes(filled)
        elif len(filled) == 1 and is_page_number(cell.text):
            self.account.left_out(cell, "page_number")
        elif is_total(cell.text) or self._is_at_foot(filled):
            self._note(filled)
        elif self._states_nothing(filled):
            self.statements.append(self._note(filled, keep=False))
        elif len(filled) == 1 and self._is_group(first, cell):
            self._note(filled, f"ตั้งแต่แถวที่ {len(self.rows) + 1}: ")
        elif not self._goes_on(cells, filled):
            self._add(cells, filled)

    def repeat(self, cells: Row) -> None:
        """Headings once more, where the table goes on."""
        for cell in cells:
            self.account.left_out(cell, "heading_again")
        self._is_foot = False

    # -- lines that are no records --------------------------------------------------------

    def _is_at_foot(self, filled: Filled) -> bool:
        """Signatures, dates and remarks below the records."""
        texts = [cell.text for _index, cell in filled]
        if all(map(is_signature, texts)):
            self._is_foot = True
        elif len(filled) == 1:
            index, cell = filled[0]
            column = self.headings.columns.get(index)
            is_day = column is None or column.kind not in ("date", "period")
            if is_remark(cell.text) or (is_day and is_bare_date(cell.text)):
                self._is_foot = self._is_foot or not is_remark(cell.text)
                return True
        return self._is_foot and len(filled) <= 3

    def _states_nothing(self, filled: Filled) -> bool:
        told = [cell for index, cell in filled if not self._is_number(index, cell)]
        return is_statement([cell for cell in told if not is_blank(cell)])

    def _is_number(self, index: int, cell: Cell) -> bool:
        """The number of a line, in a column of them."""
        column = self.headings.columns.get(index)
        heading = column.key if column else compact(self.headings.unknown.get(index, "")).lower()
        is_place = heading == "number" or heading in _NUMBERED
        return is_place and to_arabic(cell.text).strip(" .)(").isdigit()

    def _is_group(self, index: int, cell: Cell) -> bool:
        """A line across the table, above the rows that belong to it."""
        column = self.headings.columns.get(index)
        if column is None or cell.width > len(self.headings.columns) // 2:
            return index not in self.headings.joined
        return column.kind != "text" and typed(column, cell, self.within) in (None, ())

    def _note(self, filled: Filled, before: str = "", keep: bool = True) -> str:
        text = before + self._in_words(filled).removeprefix(NOTE)
        for _index, cell in filled:
            self.account.noted(cell, f"{self.block}.note")
        if keep:
            self.left.append(text)
        return text

    # -- records --------------------------------------------------------------------------

    def _goes_on(self, cells: Row, filled: Filled) -> bool:
        """More items for the lists of the record above, whose other cells reach down to here."""
        columns = self.headings.columns
        if not self.rows or not any(cell.above for cell in cells):
            return False
        if any(index not in columns or columns[index].kind != "list" for index, _cell in filled):
            return False
        for index, cell in filled:
            column, row = columns[index], self.rows[-1]
            row[column.key] = (*row.get(column.key, ()), *typed(column, cell))
            self.account.taken(cell, f"{self.block}.{column.key}")
        return True

    def _add(self, cells: Row, filled: Filled) -> None:
        """A record, and in words what did not fit: nothing is dropped."""
        row: dict[str, Any] = {}
        left: list[str] = []
        fates: Fates = []
        for index, cell in enumerate(cells):
            column = self.headings.columns.get(index)
            if index in self.headings.joined:
                continue
            if column is None:
                if cell.lines:
                    self._leave(index, cell, left, fates)
            elif cell.above and column.kind not in _COUNTED and self.rows:
                if column.key in self.rows[-1]:
                    row[column.key] = self.rows[-1][column.key]
            else:
                self._put(row, index, column, cells, left, fates)
        if any(value not in ("", ()) for key, value in row.items() if key != "number"):
            self.rows.append(row)
            self.left += [f"แถวที่ {len(self.rows)}: {text}" for text in left]
            for kind, cell, into in fates:
                getattr(self.account, kind)(cell, into)
        elif told := [(index, cell) for index, cell in filled if not is_blank(cell)]:
            self.numbers.append(self._note(told))  # a form's empty line has its number and no more
            self._leave_dashes(filled)

    def _leave_dashes(self, filled: Filled) -> None:
        for _index, cell in filled:
            if is_blank(cell):
                self.account.left_out(cell, "dash")

    def _leave(self, index: int, cell: Cell, left: list[str], fates: Fates) -> None:
        """A cell of a column that nobody knows."""
        if is_blank(cell):
            fates.append(("left_out", cell, "dash"))
        elif self._is_number(index, cell):
            fates.append(("left_out", cell, "row_number"))
        else:
            left.append(f"{self.headings.unknown.get(index, '')}: {cell.text}".lstrip(": "))
            fates.append(("noted", cell, f"{self.block}.note"))

    def _put(
        self,
        row: dict[str, Any],
        index: int,
        column: Column,
        cells: Row,
        left: list[str],
        fates: Fates,
    ) -> None:
        """A cell, or the cells that one heading spans, in its column's kind."""
        parts = [cells[at] for at in self._parts.get(index, [index])]
        filled = [cell for cell in parts if not is_blank(cell)]
        fates += [("left_out", cell, "dash") for cell in parts if cell.lines and is_blank(cell)]
        if not filled:
            if column.kind in ("text", "list"):
                row[column.key] = typed(column, Cell())
            return
        value = typed(column, _together(filled, column), self.within)
        if value is None:
            left += [f"{column.th}: {cell.text}" for cell in filled]
            fates += [("noted", cell, f"{self.block}.note") for cell in filled]
        else:
            row[column.key] = value
            fates += [("taken", cell, f"{self.block}.{column.key}") for cell in filled]

    def _in_words(self, filled: Filled) -> str:
        columns: Mapping[int, Column] = self.headings.columns
        return BETWEEN.join(
            f"{columns[index].th} {cell.text}" if index in columns and at else cell.text
            for at, (index, cell) in enumerate(filled)
        )


def _together(cells: list[Cell], column: Column) -> Cell:
    if len(cells) == 1:
        return cells[0]
    if column.kind == "list":
        return Cell(tuple(line for cell in cells for line in cell.lines))
    return Cell((", ".join(cell.text for cell in cells),))
