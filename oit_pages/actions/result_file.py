"""The file of an official result: a line for each question, item or instrument.

CSV, or the first sheet of a workbook. Lines above the headings (the report's name) are passed
over. All that is wrong is told at once, by line and cell; nothing is entered here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from oit_pages.actions.enter_result import Given, points_of
from oit_pages.actions.line_file import (
    Fault,
    FaultyFile,
    FileRow,
    column_of,
    find_headings,
    rows_in,
)
from oit_pages.catalogue import Edition
from oit_pages.checklist.official import key_of
from oit_pages.fields.lengths import excess_of
from oit_pages.thai import to_arabic, to_be

#: Each column and what it is called in files.
COLUMNS = {
    "key": ("ข้อ", "รหัส", "รหัสข้อ", "ตัวชี้วัด", "code", "item"),
    "points": ("คะแนน", "คะแนนที่ได้", "ผลคะแนน", "คะแนนเฉลี่ย", "score", "points"),
    "title": ("คำถาม", "ข้อคำถาม", "รายการ", "ชื่อ", "ประเด็น", "ประเด็นการประเมิน", "title"),
    "remark": ("ความเห็น", "ความเห็นผู้ประเมิน", "ความเห็นของผู้ประเมิน", "หมายเหตุ", "remark"),
    "year": ("ปี", "ปีงบประมาณ", "ปีงบประมาณ พ.ศ.", "พ.ศ.", "year"),
}
NEEDED = ("key", "points")


def read_result(source: str | Path | BinaryIO, edition: Edition, name: str = "") -> list[Given]:
    """The file's rows for the year of this list. Raises FaultyFile with all that is wrong."""
    name = name or Path(str(source)).name
    rows = rows_in(source, name, {one for names in COLUMNS.values() for one in names}, whole=True)
    head = find_headings(rows, COLUMNS, NEEDED)
    if head is None:
        says = _("No line has both headings: “%(key)s” and “%(points)s”.")
        names = {column: COLUMNS[column][0] for column in NEEDED}
        raise FaultyFile([Fault(line=0, column="", says=says % names)])
    reader = _Reader(rows[head], edition, name)
    given = [one for row in rows[head + 1 :] if (one := reader.row(row))]
    if not given and not reader.faults:
        reader.faults.append(
            Fault(line=0, column="", says=_("The file has headings, and no score below them."))
        )
    if reader.faults:
        raise FaultyFile(reader.faults)
    return given


@dataclass
class _Reader:
    head: FileRow
    edition: Edition
    name: str
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self):
        self.columns: dict[str, int] = {}
        self.seen: dict[str, int] = {}
        for at, heading in enumerate(self.head.cells):
            column = column_of(heading, COLUMNS)
            if column and column in self.columns:
                self._fault(self.head, column, _("The column is there twice."), at)
            elif column:
                self.columns[column] = at

    def _fault(self, row: FileRow, column: str, says: str, at: int | None = None) -> None:
        place = self._place(row, column, at)
        heading = self.head.cells[self.columns.get(column, at or 0)]
        self.faults.append(Fault(line=row.number, column=f"{heading} ({place})", says=says))

    def _place(self, row: FileRow, column: str, at: int | None = None) -> str:
        at = self.columns[column] if at is None else at
        return f"{self.head.columns[at]}{row.number}"

    def row(self, row: FileRow) -> Given | None:
        """What a line says; None of one that was left empty, and of one that is wrong."""
        before = len(self.faults)
        texts = {column: self._text(row.cells, at) for column, at in self.columns.items()}
        if not texts["points"].strip("-–— "):  # a heading between, a note below, an item not scored
            return None
        key = key_of(texts["key"], self.edition)
        if not key:
            says = _("“%(text)s” is no item or question of %(year)s.")
            self._fault(row, "key", says % {"text": texts["key"], "year": self.edition.year})
        first = self.seen.setdefault(key, row.number) if key else row.number
        if first != row.number:
            says = _("“%(key)s” stands in line %(line)s already.")
            self._fault(row, "key", says % {"key": key, "line": first})
        self._year(row, texts.get("year", ""))
        points = None
        try:
            points = points_of(texts["points"], key.startswith("O") and key != "OIT")
        except ValueError as error:
            self._fault(row, "points", str(error))
        for column in ("title", "remark"):
            if too_long := excess_of(texts.get(column, "")):
                self._fault(row, column, too_long)
        if len(self.faults) > before:
            return None
        return Given(
            key=key,
            points=points,
            title=texts.get("title", "") if key[0] in "ie" else "",
            remark=texts.get("remark", ""),
            file=self.name,
            place=self._place(row, "points"),
        )

    def _text(self, cells: Sequence[str], at: int) -> str:
        return cells[at].strip() if at < len(cells) else ""

    def _year(self, row: FileRow, text: str) -> None:
        if not text:
            return
        plain = to_arabic(text).lower().removeprefix("พ.ศ.").removeprefix("ค.ศ.").strip()
        year = int(plain) if plain.isdecimal() and len(plain) == 4 else 0
        if (year if year >= 2400 else to_be(year)) != self.edition.year:
            says = _("“%(text)s” is not the year that is entered, %(year)s.")
            self._fault(row, "year", says % {"text": text, "year": self.edition.year})
