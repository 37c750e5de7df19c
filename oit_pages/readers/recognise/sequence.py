"""Papers, text and tables as they stand, and papers that go on after a table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from oit_pages.catalogue import ColumnSet
from oit_pages.readers.document import Document, Paragraph, Table
from oit_pages.readers.recognise.account import Account
from oit_pages.readers.recognise.papers.announcement import read_announcement, starts_announcement
from oit_pages.readers.recognise.papers.memo import read_memo, starts_memo
from oit_pages.readers.recognise.papers.order import read_order, starts_order
from oit_pages.readers.recognise.papers.people_table import lines_of_table
from oit_pages.readers.recognise.papers.report import headed, read_report, starts_report
from oit_pages.readers.recognise.papers.signatures import name_in
from oit_pages.readers.recognise.parts import (
    Announcement,
    ColumnTable,
    MeasureTable,
    Memo,
    Order,
    Part,
    Report,
    RichText,
)
from oit_pages.readers.recognise.tables.lines import is_page_number
from oit_pages.readers.recognise.tables.reading import MAX_CAPTION, read_table
from oit_pages.thai import Period, parse_month, parse_period

Reader = Callable[[list[str]], tuple[Any, list[str]]]
PAPERS: tuple[tuple[Callable[[list[str]], bool], Reader], ...] = (
    (starts_memo, read_memo),
    (starts_order, read_order),
    (starts_announcement, read_announcement),
    (starts_report, read_report),
)
#: Headings that end whatever paper stands before them.
DIVIDERS = ("ภาคผนวก", "เอกสารแนบ", "สิ่งที่ส่งมาด้วย")
#: How many lines tell whether a paper starts.
_WINDOW = 4
#: A heading above a table is a line, not a paragraph.
_MAX_HEADING = 150


@dataclass(frozen=True)
class _Line:
    """A line of text and what it is in the sequence."""

    text: str
    reader: Reader | None
    """What reads the paper that starts here."""
    divides: bool
    is_made: bool = False
    """It was made of a table's row, whose cells are accounted for by themselves."""


class Sequence:
    """A document being recognised, block by block."""

    def __init__(
        self,
        sets: Mapping[str, ColumnSet],
        within: Period | None,
        account: Account,
        taken_as: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        """`taken_as` says of a table, by its number, which column set a person takes it for;
        another word means none."""
        self.sets, self.within, self.account = sets, within, account
        self.taken_as = taken_as
        self.parts: list[Part] = []
        self._lines: list[_Line] = []
        self._held: list[Part] = []
        """Tables within a paper that is signed below them: they come after it."""
        self._report: int | None = None
        """Where the report stands that what follows may belong to."""

    def read(self, document: Document) -> tuple[Part, ...]:
        lines = _looked_at(document)
        signed = _signed_below(document, lines)
        at = 0
        for number, block in enumerate(document.blocks):
            if isinstance(block, Table):
                self._table(block, signed.get(number, False), self._sets_for(number))
            elif (line := lines[at]) is not None:
                self._lines.append(line)
            else:
                self.account.lines([block.text], "left_out", "page_number")
            at += isinstance(block, Paragraph)
        self._flush(before_table=False)
        return tuple(self._without_empty_reports())

    def _without_empty_reports(self) -> Iterator[Part]:
        """A report that came to no more than its title names the table of it; alone it would be
        an empty form."""
        title = ""
        for at, part in enumerate(self.parts):
            if isinstance(part, Report) and not _has_content(part):
                table = next((p for p in self.parts[at + 1 :] if not isinstance(p, RichText)), None)
                named = _takes_caption(table, part.title)
                self.account.renamed(part.title, Report.block, named or RichText.block)
                if named:
                    title = part.title
                else:
                    yield RichText(body=(part.title,))
            elif title and isinstance(part, ColumnTable | MeasureTable):
                yield replace(part, caption=title)
                title = ""
            else:
                yield part

    # -- tables ---------------------------------------------------------------------------

    def _sets_for(self, number: int) -> Mapping[str, ColumnSet]:
        """The column sets that a table may be of."""
        chosen = self.taken_as.get(number)
        if chosen is None:
            return self.sets
        return {chosen: self.sets[chosen]} if chosen in self.sets else {}

    def _table(self, table: Table, is_signed_below: bool, sets: Mapping[str, ColumnSet]) -> None:
        trial = Account()
        found = read_table(table, sets, self.within, trial)
        is_known = any(not isinstance(part, RichText) for part in found)
        if is_signed_below and self._is_open():
            if is_known:
                self.account.take_over(trial)
                self._held += found
            else:
                made = lines_of_table(table, self._open_reader() is read_order)
                self._lines += [_Line(line, None, False, is_made=True) for line in made]
                for cell in (cell for row in table.rows for cell in row):
                    self.account.taken(cell, "paper")
            return
        if not is_known and self._is_paper_on_a_sheet(table):
            self._flush(before_table=False)
            self._lines += _sheet_lines(table)
            for cell in (cell for row in table.rows for cell in row):
                self.account.taken(cell, "paper")
            return
        self._flush(before_table=True)
        if is_known:
            found = self._with_heading(found)
        self.account.take_over(trial)
        self.parts += found

    def _is_paper_on_a_sheet(self, table: Table) -> bool:
        """A paper written down the first column of a sheet, as our own files are."""
        is_column = bool(table.name) and all(
            not any(c.lines for c in row[1:]) for row in table.rows
        )
        return is_column and any(line.reader for line in _sheet_lines(table)[:1])

    def _with_heading(self, found: list[Any]) -> list[Any]:
        """The table with the line right above it that names it or its time."""
        table = next(one for one in found if not isinstance(one, RichText))
        if not isinstance(table, ColumnTable | MeasureTable):
            return found
        last = self.parts[-1] if self.parts else None
        period = None
        if isinstance(last, Report) and self._report == len(self.parts) - 1:
            period = last.period
        elif isinstance(last, RichText) and not table.caption and _is_heading(last.body[-1]):
            *before, caption = last.body
            self.parts[-1:] = [RichText(body=tuple(before))] if before else []
            self.account.moved(caption, f"{table.block}.caption")
            table_with = replace(table, caption=caption)
            period = parse_period(caption)
            found = [table_with if one is table else one for one in found]
            table = table_with
        if isinstance(table, ColumnTable) and period and not (table.period or table.month):
            dated = replace(table, period=period, month=parse_month(table.caption))
            found = [dated if one is table else one for one in found]
        return found

    # -- papers ---------------------------------------------------------------------------

    def _open_reader(self) -> Reader | None:
        """What reads the paper that the last lines belong to, while it is not signed."""
        for line in reversed(self._lines):
            if line.reader:
                return None if line.reader is read_report else line.reader
            if line.divides or name_in(line.text):
                return None
        return None

    def _is_open(self) -> bool:
        return self._open_reader() is not None

    def _flush(self, before_table: bool) -> None:
        """Papers and text from the lines gathered since the last table."""
        lines, self._lines = self._lines, []
        starts = [at for at, line in enumerate(lines) if line.reader]
        self._plain([line.text for line in lines[: starts[0] if starts else len(lines)]])
        for at, following in pairwise([*starts, len(lines)]):
            divider = (n for n in range(at + 1, following) if lines[n].divides)
            end = next(divider, following)
            is_last = before_table and end == len(lines)
            self._paper(lines[at:end], [line.text for line in lines[end:following]], is_last)
        self.parts += self._held
        self._held = []

    def _paper(self, lines: list[_Line], after: list[str], is_before_table: bool) -> None:
        read, texts = lines[0].reader, [line.text for line in lines]
        assert read is not None  # noqa: S101
        part, rest = read(texts)
        if not isinstance(part, Report) and _is_empty(part):
            self._text([*texts, *after])
            return
        if isinstance(part, Report):
            if not is_before_table and not _has_content(part):
                self._text([*texts, *after])  # a title above plain text claims nothing
                self._report = None
                return
            self._report = len(self.parts)
        else:
            self._report = None
        self.parts.append(part)
        counted = [line.text for line in lines if not line.is_made]
        self.account.lines(_without(counted, rest), "taken", part.block)
        self._text([*rest, *after])

    def _plain(self, texts: list[str]) -> None:
        """Text before any paper; problems and suggestions below a table are the report's."""
        begins = next((at for at, one in enumerate(texts) if headed(one)), None)
        if self._report is None or begins is None:
            self._text(texts)
            return
        self._text(texts[:begins])
        report = self.parts[self._report]
        assert isinstance(report, Report)  # noqa: S101
        more, _rest = read_report([report.title, *texts[begins:]])
        self.parts[self._report] = replace(
            report,
            results=(*report.results, *more.results),
            spending=(*report.spending, *more.spending),
            problems=(*report.problems, *more.problems),
            recommendations=(*report.recommendations, *more.recommendations),
        )
        self.account.lines(texts[begins:], "taken", Report.block)

    def _text(self, texts: list[str]) -> None:
        if texts:
            self.parts.append(RichText(body=tuple(texts)))
            self.account.lines(texts, "taken", RichText.block)


def _looked_at(document: Document) -> list[_Line | None]:
    """Every paragraph with what starts there; None for a page's number."""
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    return [
        None
        if is_page_number(text)
        else _Line(text, _reader(texts[at : at + _WINDOW]), text.startswith(DIVIDERS))
        for at, text in enumerate(texts)
    ]


def _sheet_lines(table: Table) -> list[_Line]:
    texts = [line for row in table.rows for cell in row[:1] for line in cell.lines]
    return [
        _Line(text, _reader(texts[at : at + _WINDOW]), text.startswith(DIVIDERS), is_made=True)
        for at, text in enumerate(texts)
    ]


def _reader(window: list[str]) -> Reader | None:
    return next((read for starts, read in PAPERS if starts(window)), None)


def starts_something(blocks: Iterable[Paragraph | Table]) -> bool:
    """Whether a paper starts with the first of these lines, or it ends what stands before."""
    texts = []
    for one in blocks:
        if not isinstance(one, Paragraph):
            break
        texts.append(one.text)
    return bool(texts) and (texts[0].startswith(DIVIDERS) or _reader(texts) is not None)


def _signed_below(document: Document, lines: list[_Line | None]) -> dict[int, bool]:
    """Of each table, whether a signature stands below it, before any other paper."""
    found: dict[int, bool] = {}
    is_signed, at = False, len(lines)
    for number in range(len(document.blocks) - 1, -1, -1):
        if isinstance(document.blocks[number], Table):
            found[number] = is_signed
            continue
        at -= 1
        if line := lines[at]:
            if line.reader or line.divides:
                is_signed = False
            elif name_in(line.text):
                is_signed = True
    return found


def _is_heading(line: str) -> bool:
    return len(line) <= _MAX_HEADING and bool(
        line.startswith("ตาราง") or parse_period(line) or parse_month(line)
    )


def _takes_caption(part: Part | None, title: str) -> str:
    """Where a title goes that names this table; "" where there is no table to name."""
    if not isinstance(part, ColumnTable | MeasureTable) or part.caption:
        return ""
    return f"{part.block}.caption" if len(title) <= MAX_CAPTION else ""


def _has_content(report: Report) -> bool:
    return bool(report.results or report.spending or report.problems or report.recommendations)


def _is_empty(part: Part) -> bool:
    """An order, announcement or memo that came to no more than its head."""
    match part:
        case Order():
            return not (part.body or part.appointees or part.duties)
        case Announcement():
            return not part.body
        case Memo():
            return not (part.sections or part.comments)
    return False


def _without(texts: list[str], rest: list[str]) -> list[str]:
    """The lines that are not among the rest, which keeps their order."""
    left = list(reversed(rest))
    taken = []
    for text in texts:
        if left and left[-1] == text:
            left.pop()
        else:
            taken.append(text)
    return taken
