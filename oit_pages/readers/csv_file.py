"""CSV, in Unicode or in the Thai code page, with whatever separates its columns."""

import codecs
import csv
import io
import re
from collections import Counter

from oit_pages.readers.document import Cell, Document, Table, square
from oit_pages.readers.errors import ReaderError
from oit_pages.readers.limits import Budget
from oit_pages.thai import clean_line

ENCODINGS = ("utf-8-sig", "cp874")
#: Excel's "Unicode text" begins with one of these.
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: Lines looked at to tell what separates columns.
_PROBED = 60
_SEPARATOR = re.compile(r'\ufeff?"?sep=([,;\t|])"?(?:\r\n?|\n|$)', re.IGNORECASE)
#: The comma of an amount: "99,000".
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
#: Whoever writes a CSV file for spreadsheets puts an apostrophe before what they would run; it is
#: no part of the text.
_GUARD = re.compile(
    r"(^|[;\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029])'"
    r"(?=[\s\"'\u200b-\u200f\u2060\ufeff]{0,100}[=+\-@\u207a-\u207c\u208a-\u208c\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20])"
)


def read_csv(data: bytes, name: str, hidden: bool = False) -> Document:
    """Raises ReaderError for what is not text, or too long."""
    text, mark = _told(_decode(data, name))
    budget = Budget(name)
    rows: list[list[Cell]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        for row in reader:
            while row and not row[-1].strip():
                row.pop()
            if not row:
                continue
            budget.columns(len(row))
            cells = [_cell(value) for value in row]
            for cell in cells:
                if cell.lines:
                    budget.cell(sum(map(len, cell.lines)))
            budget.row()
            rows.append(cells)
    except csv.Error as error:
        raise ReaderError("bad_row", name=name, row=len(rows) + 1) from error
    rows = [row for row in rows if any(cell.lines for cell in row)]
    return Document(name=name, blocks=(Table(rows=square(rows)),) if rows else ())


def numbered_rows(data: bytes, name: str) -> list[tuple[int, list[str]]]:
    """Each row with the line that it begins in, from 1; empty rows are left out.

    Raises ReaderError as `read_csv`."""
    text = _decode(data, name)
    budget, rows, line = Budget(name), [], 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text))
    try:
        for row in reader:
            budget.columns(len(row))
            cells = [clean_line(" ".join(value.split())) for value in row]
            budget.cell(sum(map(len, cells)))
            budget.row()
            if any(cells):
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise ReaderError("bad_row", name=name, row=line) from error
    return rows


def _decode(data: bytes, name: str) -> str:
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise ReaderError("not_text", name=name)


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith(WIDE):
        return ("utf-16",)
    head = data[:400]
    # Every other byte of Thai in UTF-16 is 0E, of digits and separators 00.
    if len(head) >= 4 and b"\x00" in head:
        ends = set(head[1::2])
        return ("utf-16-le",) if ends <= {0, 0x0E, 0x20} else ("utf-16-be",)
    return ENCODINGS


def _told(text: str) -> tuple[str, str]:
    """The text and what separates its columns; a first line that only tells Excel so is none."""
    if found := _SEPARATOR.match(text):
        return text[found.end() :], found[1]
    return text, separator(text)


def separator(text: str) -> str:
    """What stands between columns: what as many lines as possible have as many times.

    Titles may stand above, and amounts have commas of their own.
    """
    lines = [line for line in text[:200_000].splitlines()[:_PROBED] if line.strip()]
    plain = [_outside_quotes(line) for line in lines]

    def weight(mark: str) -> tuple[int, int]:
        looked_at = [_THOUSANDS.sub("", line) for line in plain] if mark == "," else plain
        counts = Counter(count for line in looked_at if (count := line.count(mark)))
        if not counts:
            return (0, 0)
        times, agreeing = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
        return (agreeing * times, agreeing)

    return max(",;\t|", key=weight)


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2]) if '"' in line else line


def _cell(value: str) -> Cell:
    if "'" in value:
        value = _GUARD.sub(r"\1", value)
    return Cell(tuple(line for part in value.split("\n") if (line := clean_line(part))))
