"""Told by their headings, whatever the spaces and line breaks in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from oit_pages.catalogue import ColumnSet
from oit_pages.readers.document import BETWEEN, Table
from oit_pages.readers.recognise.account import Account, Heading, TableHeadings
from oit_pages.readers.recognise.parts import (
    ColumnTable,
    MeasureRow,
    MeasureTable,
    RichText,
    Statement,
)
from oit_pages.readers.recognise.tables.body import Body
from oit_pages.readers.recognise.tables.headings import (
    MAX_ABOVE,
    MIN_COLUMNS,
    Headings,
    Row,
    find_headings,
    is_repeated,
)
from oit_pages.readers.recognise.tables.lines import TIME, is_code, is_page_number, title
from oit_pages.readers.recognise.tables.turned import turn
from oit_pages.thai import Period, fiscal_year_of, format_period, parse_month, parse_period

#: The name that a spreadsheet gives a sheet says nothing.
_UNNAMED = re.compile(r"(?:sheet|แผ่น|แผ่นงาน|ชีต|ชีท)\s*\d*", re.IGNORECASE)
#: What a note and a caption hold; more is text of its own.
MAX_NOTE, MAX_CAPTION = 10_000, 500


def read_table(
    table: Table,
    sets: Mapping[str, ColumnSet],
    within: Period | None = None,
    account: Account | None = None,
) -> list[Any]:
    """The parts of a table: what stands above it, the table, and what fits nowhere.

    `within` is the span that the page is about, or that a table before it named: it tells the
    year of months written without one.
    """
    account = account or Account()
    account.sheet = table.name
    return _Reading(table, sets, within, account).parts()


@dataclass(frozen=True)
class _Again:
    """Headings once more: from their titles to the row after them."""

    top: int
    ends: int
    is_new: bool
    """Their titles name another table."""


class _Reading:
    """A sheet or table being read: one table, or several one below another."""

    def __init__(
        self, table: Table, sets: Mapping[str, ColumnSet], within: Period | None, account: Account
    ):
        self.rows, self.name = table.rows, table.name
        self.sets, self.within, self.account = sets, within, account
        self._known: dict[tuple[str, ...], Headings] = {}

    def parts(self) -> list[Any]:
        found: list[Any] = []
        headings = self._turned() or self._headings(0)
        at = 0
        while at < len(self.rows):
            if headings.column_set is None:
                return [*found, *self._text(self.rows[at:])]
            again = list(self._again(at, headings))
            ends = again.pop().top if again and again[-1].is_new else len(self.rows)
            found += self._read(at, ends, headings, again)
            at, self.name = ends, ""
            if at < len(self.rows):
                headings = self._headings(at)
        return found

    def _turned(self) -> Headings | None:
        """Headings of a table with months across, once it is turned; None for any other."""
        turned = turn(self.rows, self.within, account := Account())
        if not turned:
            return None
        found = find_headings(turned[: MAX_ABOVE + 2], self.sets, _year(self.within))
        first = found.columns.get(0)
        if first is None or first.kind != "month" or len(found.columns) <= MIN_COLUMNS:
            return None
        self.rows = turned
        self.account.take_over(account)
        return found

    # -- where tables begin ---------------------------------------------------------------

    def _headings(self, at: int) -> Headings:
        """The headings from there on; the same as before are not looked for again."""
        for index in range(at, min(at + MAX_ABOVE + 1, len(self.rows))):
            if known := self._known.get(_texts(self.rows[index])):
                return replace(known, at=index - at)
        year = _year(self.within)
        found = find_headings(self.rows[at : at + MAX_ABOVE + 2], self.sets, year)
        if found.column_set is not None:
            self._known[_texts(self.rows[at + found.at])] = found
        return found

    def _again(self, at: int, headings: Headings) -> Iterator[_Again]:
        """Where the headings stand again, their titles with them; the last may be a new table."""
        head = at + headings.at
        begins = index = head + headings.height
        labels = [_texts(row) for row in self.rows[head:begins]]
        titles = {title(cell.text) for row in self.rows[at:begins] for cell in row if cell.lines}
        while index < len(self.rows):
            if not is_repeated(self.rows[index], headings):
                index += 1
                continue
            top = first = index
            if _texts(self.rows[index]) in labels:  # it may be the lower one of two
                above = labels.index(_texts(self.rows[index]))
                if [_texts(row) for row in self.rows[index - above : index]] == labels[:above]:
                    top = first = max(begins, index - above)
            last = index + 1
            while last - first < len(labels) and _goes_on(self.rows, last, labels[last - first]):
                last += 1
            while top > begins and sum(bool(cell.lines) for cell in self.rows[top - 1]) == 1:
                top -= 1
            said = [cell.text for row in self.rows[top:first] for cell in row if cell.lines]
            is_new = any(not is_page_number(one) and title(one) not in titles for one in said)
            yield _Again(top, last, is_new)
            if is_new:
                return
            begins = index = last

    # -- one table ------------------------------------------------------------------------

    def _read(self, at: int, ends: int, headings: Headings, again: list[_Again]) -> list[Any]:
        """The parts of one table with these headings."""
        one = headings.column_set
        assert one is not None  # noqa: S101
        block = one.stream_name
        head = at + headings.at
        since = len(self.account.fates)
        above, codes, times = self._above(self.rows[at:head], block)
        first = len(self.account.fates)
        self._take_headings(head, headings, block)
        labels = range(first, len(self.account.fates))
        sheet = "" if _UNNAMED.fullmatch(self.name) else self.name
        period = _time_in(times) or parse_period(" ".join(above))
        body = Body(headings, period or self.within, block, self.account)
        skipped = {row for one in again for row in range(one.top, one.ends)}
        for number in range(head + headings.height, ends):
            if number in skipped:
                body.repeat(self.rows[number])
            else:
                body.take(self.rows[number])
        month = parse_month(" ".join((*times, *above, sheet))) or parse_month(sheet, self.within)
        self.within = body.within
        if not body.rows and not body.statements:
            return self._no_table(body, (*above, *times), codes, since, labels)
        if not body.rows:
            self.account.withdrawn(since, range(0), f"{Statement.block}.reason")
        return _parts(one, body, above or (sheet,), codes, month, period)

    def _no_table(
        self, body: Body, above: tuple[str, ...], codes: list[str], since: int, labels: range
    ) -> list[Any]:
        """Headings without a row make no table: an empty form shows nothing. What stands below
        them is text, under what stands above."""
        is_told = len(body.left) > len(body.numbers)
        self.account.headings.pop()
        self.account.withdrawn(since, labels, RichText.block if is_told else None)
        return [RichText(body=(*above, *codes, *body.left))] if is_told else []

    def _above(
        self, rows: tuple[Row, ...], block: str
    ) -> tuple[tuple[str, ...], list[str], list[str]]:
        """The lines above the headings, the title first, a form's codes beside them, and the times
        that our own files name there."""
        lines: list[str] = []
        codes: list[str] = []
        times: list[str] = []
        for row in rows:
            filled = [cell for cell in row if cell.lines]
            if len(filled) == 1 and is_page_number(filled[0].text):
                self.account.left_out(filled[0], "page_number")
                continue
            if len(filled) == 1 and _is_our_time(filled[0].text):
                self.account.taken(filled[0], f"{block}.period")
                times.append(filled[0].text)
                continue
            for cell in filled:
                into = f"{block}.caption" if not (lines or is_code(cell.text)) else f"{block}.note"
                self.account.taken(cell, into)
            codes += [cell.text for cell in filled if is_code(cell.text)]
            if line := BETWEEN.join(cell.text for cell in filled if not is_code(cell.text)):
                lines.append(line)
        return tuple(lines), codes, times

    def _take_headings(self, head: int, headings: Headings, block: str) -> None:
        labels = self.rows[head : head + headings.height]
        self.account.headings.append(_told(labels, headings))
        for row in self.rows[head : head + headings.height]:
            for index, cell in enumerate(row):
                column = headings.columns.get(headings.joined.get(index, index))
                if column:
                    self.account.taken(cell, f"{block}.{column.key}")
                else:
                    self.account.noted(cell, f"{block}.note")

    def _text(self, rows: tuple[Row, ...]) -> list[Any]:
        """Rows as lines, cell by cell, under the sheet's name where it says something."""
        lines = []
        for row in rows:
            filled = [cell for cell in row if cell.lines]
            for cell in filled:
                self.account.taken(cell, RichText.block)
            if filled:
                lines.append(BETWEEN.join(cell.text for cell in filled))
        if lines and self.name and not _UNNAMED.fullmatch(self.name):
            lines.insert(0, self.name)
        return [RichText(body=tuple(lines))] if lines else []


def _is_our_time(text: str) -> bool:
    """A line that our own files have for the time of a table, and that says no more."""
    rest = text.removeprefix(TIME)
    found = parse_period(rest)
    return rest != text and found is not None and format_period(found) == rest


def _time_in(lines: list[str]) -> Period | None:
    """The longest time that one of these lines names: a month may stand beside its year."""
    found = [one for line in lines if (one := parse_period(line))]
    return max(found, key=lambda one: one.end - one.start, default=None)


def _told(labels: tuple[Row, ...], headings: Headings) -> TableHeadings:
    """What each column's heading was taken for."""
    columns = []
    for index in range(len(labels[0])):
        if index in headings.joined:
            continue
        column = headings.columns.get(index)
        texts = dict.fromkeys(row[index].text for row in labels if row[index].lines)
        joins = index in headings.joined.values()
        if texts or column:
            columns.append(Heading(" ".join(texts), column.key if column else "", joins))
    said = frozenset(cell.text for row in labels for cell in row if cell.lines)
    return TableHeadings(tuple(columns), said)


def _parts(
    one: ColumnSet,
    body: Body,
    above: tuple[str, ...],
    codes: list[str],
    month: date | None,
    period: Period | None,
) -> list[Any]:
    """The table, and as text what it has no place for."""
    headings = [
        text
        for text in body.headings.unknown.values()
        if not any(f"{text}: " in line for line in body.left)
    ]
    if body.statements and not body.rows:
        span = period or (Period.from_months(month, month) if month else None)
        reason = "\n".join((*filter(None, above), *codes, *body.statements, *body.left))
        return [Statement(period=span, reason=reason[:MAX_NOTE])]
    left = [*above[1:], *codes, *headings, *body.statements, *body.left]
    caption = above[0]
    if len(caption) > MAX_CAPTION:
        caption, left = "", [caption, *left]
    if one.block == "measure_table":
        rows = tuple(MeasureRow(**row) for row in body.rows)
        extra = [RichText(body=tuple(left))] if left else []
        return [MeasureTable(caption=caption, rows=rows), *extra]
    note, extra = _note(left)
    table = ColumnTable(
        column_set=one.id,
        name=one.name_th,
        caption=caption,
        month=month,
        period=period,
        rows=tuple(body.rows),
        note=note,
    )
    return [table, *extra]


def _note(lines: list[str]) -> tuple[str, list[RichText]]:
    """As many lines as a note holds; the rest is text of its own."""
    length = 0
    for at, line in enumerate(lines):
        length += len(line) + 1
        if length > MAX_NOTE:
            return "\n".join(lines[:at]), [RichText(body=tuple(lines[at:]))]
    return "\n".join(lines), []


def _goes_on(rows: tuple[Row, ...], at: int, label: tuple[str, ...]) -> bool:
    return at < len(rows) and _texts(rows[at]) == label


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row)


def _year(within: Period | None) -> int | None:
    """The fiscal year (B.E.) that a span is, or lies in."""
    if within is None or fiscal_year_of(within.start) != fiscal_year_of(within.end):
        return None
    return fiscal_year_of(within.start)
