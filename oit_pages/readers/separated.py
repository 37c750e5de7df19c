"""CSV, in Unicode or in the Thai code page, with whatever separates its columns."""

import codecs
import csv
import io

from oit_pages.readers.document import Cell, Document, Table, square
from oit_pages.readers.errors import ReaderError
from oit_pages.readers.guard import MAX_COLUMNS, MAX_ROWS
from oit_pages.thai import clean_line

ENCODINGS = ("utf-8-sig", "cp874")
#: Excel's "Unicode text" begins with one of these.
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_csv(data: bytes, name: str) -> Document:
    """Raises ReaderError for what is not text, or too long."""
    text = _decode(data, name)
    rows: list[list[Cell]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        for row in reader:
            while row and not row[-1].strip():
                row.pop()
            if len(row) > MAX_COLUMNS:
                raise ReaderError("too_wide", name=name, limit=MAX_COLUMNS)
            rows.append([_cell(value) for value in row])
            if len(rows) > MAX_ROWS:
                raise ReaderError("too_many_rows", name=name, limit=f"{MAX_ROWS:,}")
    except csv.Error as error:
        raise ReaderError("bad_row", name=name, row=len(rows) + 1) from error
    rows = [row for row in rows if any(cell.lines for cell in row)]
    return Document(name=name, blocks=(Table(rows=square(rows)),) if rows else ())


def _decode(data: bytes, name: str) -> str:
    is_wide = data.startswith(WIDE)
    for encoding in ("utf-16",) if is_wide else ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise ReaderError("not_text", name=name)


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t|", key=first.count)


def _cell(value: str) -> Cell:
    return Cell(tuple(line for part in value.split("\n") if (line := clean_line(part))))
