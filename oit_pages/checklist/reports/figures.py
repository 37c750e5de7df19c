"""Figures of a report: sums over source rows, held against what the tables say themselves.

A sum that one row leaves open has no value: which row of which table is said instead.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from oit_pages.checklist.reports.sources import SourceRow, SourceTable
from oit_pages.checklist.reports.words import LEFT, faults_of, table_name
from oit_pages.evidence.money import Amount, amount_of

Read = Callable[[SourceRow], Amount]


@dataclass(frozen=True, kw_only=True)
class Figure:
    value: Decimal | None
    """None where a row leaves it open; `gaps` say which."""
    rows: tuple[SourceRow, ...]
    gaps: tuple[str, ...] = ()


def cell(column: str) -> Read:
    """An amount as a cell of this column holds it; none of a table in thousands of baht."""

    def read(row: SourceRow) -> Amount:
        found = amount_of(row.raw.get(column))
        is_other = found.value and row.table.is_in_other_unit
        return Amount(fault="other_unit") if is_other else found

    return read


def count(column: str) -> Read:
    """A whole number, none below 0."""

    def read(row: SourceRow) -> Amount:
        found = amount_of(row.raw.get(column))
        wrong = found.value is not None and (found.value % 1 or found.value < 0)
        return Amount(fault="unreadable") if wrong else found

    return read


def total(rows: Sequence[SourceRow], column: str, read: Read | None = None) -> Figure:
    """The sum of a column, or of what `read` finds; no rows are no figure."""
    read = read or cell(column)
    found = [(row, read(row)) for row in rows]
    values = [one.value for _row, one in found if one.value is not None]
    gaps = faults_of(column, [(row, one.fault) for row, one in found if one.value is None])
    gaps += [] if gaps else _disagreeing(rows, column, read)
    is_whole = rows and not gaps
    return Figure(
        value=sum(values, Decimal(0)) if is_whole else None, rows=tuple(rows), gaps=tuple(gaps)
    )


def _disagreeing(rows: Sequence[SourceRow], column: str, read: Read) -> list[str]:
    """Tables of which all rows are there, and whose own sums are others."""
    found = []
    tables: dict[int, SourceTable] = {id(row.table): row.table for row in rows}
    for table in tables.values():
        mine = [row for row in rows if row.table is table]
        stated = [(row, read(row).value) for row in table.sums]
        said = [(row, value) for row, value in stated if value is not None]
        if not said or len(mine) != len(table.rows):
            continue
        computed = sum((read(row).value or Decimal(0) for row in mine), Decimal(0))
        if all(value != computed for _row, value in said):
            row, value = said[-1]
            found.append(
                f"หน้า “{table.page.title}” {table_name(table)} แถว {row.number}: "
                f"แถวรวมระบุ {value:,} แต่ผลรวมของแถวคือ {computed:,} {LEFT}"
            )
    return found


def percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Of two known amounts, with two decimals; None of nothing."""
    if part is None or not whole:
        return None
    return (part * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)
