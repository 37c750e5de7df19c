"""CSV, in Unicode or in the Thai code page, with whatever separates its columns."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterator

from oit_pages.readers.document import Cell, Document, Table, square
from oit_pages.readers.errors import ReaderError
from oit_pages.readers.limits import Budget
from oit_pages.readers.notices import Notes
from oit_pages.thai import clean_line

ENCODINGS = ("utf-8-sig", "cp874")
#: Excel's "Unicode text" begins with one of these.
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: Lines looked at to tell what separates columns.
_PROBED = 60
_MARKS = ",;\t|"
_SEPARATOR = re.compile(r'\ufeff?"?sep=([,;\t|])"?(?:\r\n?|\n|$)', re.IGNORECASE)
#: Ends what is read: no text has one.
_END = "\x00"
#: The comma of an amount: "99,000".
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
#: Whoever writes a CSV file for spreadsheets puts an apostrophe before what they would run; it is
#: no part of the text.
_GUARD = re.compile(
    r"(^|[;\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029])'"
    r"(?=[\s\"'\u200b-\u200f\u2060\ufeff]{0,100}[=+\-@\u207a-\u207c\u208a-\u208c\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20])"
)

#: What a spreadsheet runs when it opens the file, whatever its locale separates cells with. After
#: an equals sign that is all but an arrow or a line of signs; after another sign what calls a
#: function, a program or a cell: not a dash before a line, nor the name of a LINE account.
_RUNS = re.compile(
    r"(?:^|[,;\t])[\s\"\u200b-\u200f\u2060\ufeff]{0,200}"
    r"(?:[=\ufe66\uff1d]\s{0,200}(?:[^\s=>\-]|-[^\s=\-])"
    r"|[+\-@\ufe62\ufe63\ufe6b\uff0b\uff0d\uff20][+\-]{0,5}"
    r"(?:\$?[A-Za-z]{1,3}\$?\d{1,7}(?:$|[-+*/^:,;)])"
    r"|(?![\s+\-]{0,9}[ก-๙])[^,;\t]{0,500}?"
    r"(?:[A-Za-z][A-Za-z0-9._]{0,60}\(|![$A-Za-z]|\|[^!]{0,500}!)))"
)


def read_csv(data: bytes, name: str, hidden: bool = False) -> Document:
    """Raises ReaderError for what is not text, or too long."""
    text, mark = _told(_decode(data, name))
    budget = Budget(name)
    rows: list[list[Cell]] = []
    notes = Notes()
    for number, (_line, row) in enumerate(_split(text, mark, name), 1):
        while row and not row[-1].strip():
            row.pop()
        if not row:
            continue
        budget.columns(len(row))
        for column, value in enumerate(row, 1):
            if _RUNS.search(value) and not value.startswith("'"):  # an apostrophe: it runs nothing
                notes.add("live_formulas", f"{_letters(column)}{number}")
        cells = [_cell(value) for value in row]
        for cell in cells:
            if cell.lines:
                budget.cell(sum(map(len, cell.lines)))
        budget.row()
        rows.append(cells)
    rows = [row for row in rows if any(cell.lines for cell in row)]
    blocks = (Table(rows=square(rows)),) if rows else ()
    return Document(name=name, blocks=blocks, notices=notes.notices())


def numbered_rows(
    data: bytes, name: str, headings: Collection[str] = ()
) -> list[tuple[int, list[str]]]:
    """Each row with the line that it begins in, from 1; empty rows are left out.

    Where `headings` that may stand above the columns (in small letters) are known, what separates
    them separates all: a list within a cell may have more marks than the line has columns.
    Raises ReaderError as `read_csv`."""
    whole = _decode(data, name)
    text, mark = _told(whole)
    above = len(whole[: len(whole) - len(text)].splitlines())
    if headings and not above:
        mark = _between(text, headings) or mark
    budget, rows = Budget(name), []
    for line, row in _split(text, mark, name):
        budget.columns(len(row))
        cells = [clean_line(" ".join(value.split())) for value in row]
        budget.cell(sum(map(len, cells)))
        budget.row()
        if any(cells):
            rows.append((line + above, cells))
    return rows


def _letters(column: int) -> str:
    """1 → "A", 27 → "AA"."""
    column, place = divmod(column - 1, 26)
    return (_letters(column) if column else "") + chr(ord("A") + place)


def _split(text: str, mark: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins in. Raises ReaderError, also where a quotation mark is open
    at the end: it would take all that follows for one cell."""
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=mark)
    line = 1
    try:
        for row in reader:
            if row and row[-1].endswith(_END):
                if row == [_END]:
                    return
                raise csv.Error
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise ReaderError("bad_row", name=name, row=line) from error


def _between(text: str, headings: Collection[str]) -> str:
    """What stands between most of these headings in one of the first lines; "" for none."""
    lines = [line[:10_000] for line in text[:200_000].splitlines()[:_PROBED]]

    def known(mark: str) -> int:
        cells = (next(csv.reader([line], delimiter=mark), []) for line in lines)
        return max(
            (sum(clean_line(one).lower() in headings for one in row) for row in cells), default=0
        )

    best = max(_MARKS, key=known)
    return best if known(best) > 1 else ""


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

    return max(_MARKS, key=weight)


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2]) if '"' in line else line


def _cell(value: str) -> Cell:
    if "'" in value:
        value = _GUARD.sub(r"\1", value)
    return Cell(tuple(line for part in value.split("\n") if (line := clean_line(part))))
