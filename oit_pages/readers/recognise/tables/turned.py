"""Months across, what is counted down."""

from oit_pages.readers.document import EMPTY, Cell
from oit_pages.readers.recognise.account import Account
from oit_pages.readers.recognise.tables.headings import MAX_ABOVE, Row
from oit_pages.readers.recognise.tables.lines import is_total
from oit_pages.thai import Period, fiscal_year, parse_month

#: So many months in a row are no accident.
_MIN_MONTHS = 3
_MONTH = "เดือน"
_ANY_YEAR = fiscal_year(2564)


def turn(rows: tuple[Row, ...], within: Period | None, account: Account) -> tuple[Row, ...]:
    """The same cells with a row for each month; nothing where no months stand across."""
    at = next((at for at, row in enumerate(rows[: MAX_ABOVE + 1]) if _months(row, within)), None)
    if at is None or len(rows) < at + 2:
        return ()
    head, labels = rows[at], rows[at + 1 :]
    first = _months(head, within)[0]
    names = [_label(row, first) for row in labels]
    width = len(names) + 1
    corner = next((cell for cell in head[:first] if cell.lines), EMPTY)
    account.left_out(corner, "heading_again")
    turned: list[Row] = [
        tuple([cell for cell in row if cell.lines][:width] + [EMPTY] * width)[:width]
        for row in rows[:at]
    ]
    turned.append((account.made(Cell((_MONTH,))), *names))
    for index in range(first, len(head)):
        cells = tuple(row[index] for row in labels)
        if head[index].lines or any(cell.lines for cell in cells):
            turned.append((head[index], *cells))
    beside = [row[place] for row in labels for place in range(first) if row[place].lines]
    rest = [cell for cell in beside if not any(cell is name for name in names)]
    turned += [(cell, *[EMPTY] * len(names)) for cell in rest]
    return tuple(turned)


def _months(row: Row, within: Period | None) -> list[int]:
    """Where months stand in a row of labels; nothing where there are too few or others."""
    found = [
        index
        for index, cell in enumerate(row)
        if cell.lines and len(cell.text) < 40 and parse_month(cell.text, within or _ANY_YEAR)
    ]
    labelled = [index for index, cell in enumerate(row) if cell.lines and not is_total(cell.text)]
    is_plain = len(found) >= _MIN_MONTHS and len(labelled) - len(found) <= 2
    return found if is_plain else []


def _label(row: Row, before: int) -> Cell:
    """What a row counts: its last text before the months."""
    return next((cell for cell in reversed(row[:before]) if cell.lines), EMPTY)
