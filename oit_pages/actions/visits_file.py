"""The file of a website's analytics: an address, a month, and how often it was visited.

CSV, or the first sheet of a workbook, in the words of common tools or in Thai. Lines above the
headings are passed over. All that is wrong is told at once, by line and cell.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from oit_pages.actions.line_file import (
    Fault,
    FaultyFile,
    FileRow,
    column_of,
    find_headings,
    rows_in,
)
from oit_pages.evidence.money import amount_of
from oit_pages.evidence.totals import is_total
from oit_pages.fields.date_widgets import as_date, read_month
from oit_pages.thai import clean_line, to_arabic
from oit_pages.thai.fiscal import OFFSET

#: Each column and what it is called in files.
COLUMNS = {
    "path": (
        "หน้า", "ที่อยู่", "ที่อยู่เว็บ", "ลิงก์", "เส้นทางของหน้า", "เส้นทาง", "หน้าเว็บ", "url", "path", "page",
        "page path", "page url", "address", "page path and screen class",
    ),
    "visits": (
        "จำนวนผู้เข้าชม", "จำนวนการเข้าชม", "ผู้เข้าชม", "การเข้าชม", "ยอดเข้าชม", "จำนวนการดู", "จำนวนครั้ง",
        "visits", "views", "pageviews", "page views", "hits",
    ),
    "month": ("เดือน", "ประจำเดือน", "เดือนปี", "เดือน/ปี", "month", "year month"),
}  # fmt: skip
_HEADINGS = frozenset(one for names in COLUMNS.values() for one in names)
LONGEST = 500
MOST = 10**12


@dataclass(frozen=True, kw_only=True)
class Visited:
    """A line of the file."""

    path: str
    month: date
    visits: int
    line: int


def read_visits(
    source: str | Path | BinaryIO, name: str = "", hosts: frozenset[str] = frozenset()
) -> list[Visited]:
    """The file's lines; an address with a host must be of one of `hosts`, where any is known.

    Raises FaultyFile with all that is wrong.
    """
    name = name or Path(str(source)).name
    rows = rows_in(source, name, _HEADINGS, whole=True)
    head = find_headings(rows, COLUMNS, COLUMNS)
    if head is None:
        says = _("No line has all three headings: “%(path)s”, “%(visits)s” and “%(month)s”.")
        names = {column: known[0] for column, known in COLUMNS.items()}
        raise FaultyFile([Fault(line=0, column="", says=says % names)])
    reader = _Reader(rows[head], hosts)
    given = [one for row in rows[head + 1 :] if (one := reader.row(row))]
    if not given and not reader.faults:
        says = _("The file has headings, and no visits below them.")
        reader.faults.append(Fault(line=0, column="", says=says))
    if reader.faults:
        raise FaultyFile(reader.faults)
    return given


@dataclass
class _Reader:
    head: FileRow
    hosts: frozenset[str]
    faults: list[Fault] = field(default_factory=list)
    seen: dict[tuple[str, date], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.columns: dict[str, int] = {}
        for at, heading in enumerate(self.head.cells):
            column = column_of(heading, COLUMNS)
            if column and column in self.columns:
                says = _("The column is there twice.")
                place = f"{heading} ({self.head.columns[at]}{self.head.number})"
                self.faults.append(Fault(line=self.head.number, column=place, says=says))
            elif column:
                self.columns[column] = at

    def row(self, row: FileRow) -> Visited | None:
        """What a line says; None of one without an address, of sums, and of one that is wrong."""
        before = len(self.faults)
        texts = {name: self._text(row, at) for name, at in self.columns.items()}
        if not texts["path"] and not texts["visits"]:
            return None
        if is_total(texts["path"]):  # its visits are those of the other lines
            return None
        path, visits, month = (self._read(row, name, texts[name]) for name in COLUMNS)
        if len(self.faults) > before:
            return None
        first = self.seen.setdefault((path, month), row.number)
        if first != row.number:
            says = _("“%(path)s” of this month stands in line %(line)s already.")
            self._fault(row, "path", says % {"path": path, "line": first})
            return None
        return Visited(path=path, month=month, visits=visits, line=row.number)

    def _read(self, row: FileRow, column: str, text: str):
        try:
            return {"path": self._path, "month": month_of, "visits": _count}[column](text)
        except ValueError as error:
            self._fault(row, column, str(error))
            return None

    def _path(self, text: str) -> str:
        try:
            parts = urlsplit(text if "://" in text or text.startswith("/") else f"/{text}")
            host = (parts.hostname or "").removeprefix("www.")
        except ValueError:
            raise ValueError(_("“%(text)s” is no address of a page.") % {"text": text}) from None
        known = {one.removeprefix("www.") for one in self.hosts}
        if host and known and host not in known:
            says = _("“%(host)s” is another website. This one is %(known)s.")
            raise ValueError(
                says % {"host": parts.hostname, "known": ", ".join(sorted(self.hosts))}
            )
        path = clean_line(unquote(parts.path)) or "/"
        if not text or len(path) > LONGEST:
            says = _("Write the address of a page, of at most %(limit)s letters.")
            raise ValueError(says % {"limit": LONGEST})
        return path

    def _fault(self, row: FileRow, column: str, says: str) -> None:
        at = self.columns[column]
        place = f"{self.head.cells[at]} ({self.head.columns[at]}{row.number})"
        self.faults.append(Fault(line=row.number, column=place, says=says))

    def _text(self, row: FileRow, at: int) -> str:
        return row.cells[at].strip() if at < len(row.cells) else ""


def month_of(text: str) -> date:
    """The first day of "มี.ค. 2564", "2564-03", "03/2564", "202103". Raises ValueError."""
    line = to_arabic(clean_line(text))
    if len(line) == 6 and line.isdecimal():
        line = f"{line[:4]}-{line[4:]}"
    year, dash, number = line.partition("-")
    if dash and year.isdecimal() and number.isdecimal() and len(number) < 3:
        line = f"{number}/{year}"
    day = as_date(read_month(line))
    if day is None or not 2400 < day.year + OFFSET < 2800:
        says = _("“%(text)s” is no month. Write it like มี.ค. 2564 or 2564-03.")
        raise ValueError(says % {"text": text})
    return day


def _count(text: str) -> int:
    found = amount_of(text).value
    if found is None or found % 1 or not 0 <= found <= Decimal(MOST):
        says = _("“%(text)s” is no number of visits. Write a whole number, such as 1,250.")
        raise ValueError(says % {"text": text})
    return int(found)
