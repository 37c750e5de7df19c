"""CSV, in UTF-8 or in the Thai code page, with whatever separates its columns."""

import csv
import io

from oit_pages.readers.document import Cell, Document, Table, square
from oit_pages.readers.errors import ReaderError
from oit_pages.readers.guard import MAX_ROWS
from oit_pages.thai import clean_line

ENCODINGS = ("utf-8-sig", "cp874")


def read_csv(data: bytes, name: str) -> Document:
    """Raises ReaderError for what is not text, or too long."""
    text = _decode(data, name)
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            rows.append([_cell(value) for value in row])
            if len(rows) > MAX_ROWS:
                raise ReaderError("too_many_rows", name=name, limit=f"{MAX_ROWS:,}")
    except csv.Error as error:
        raise ReaderError("broken", name=name) from error
    rows = [row for row in rows if any(cell.lines for cell in row)]
    return Document(name=name, blocks=(Table(rows=square(rows)),) if rows else ())


def _decode(data: bytes, name: str) -> str:
    if b"\x00" in data:
        raise ReaderError("not_text", name=name)
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReaderError("not_text", name=name)


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t|", key=first.count)


def _cell(value: str) -> Cell:
    return Cell(tuple(line for part in value.split("\n") if (line := clean_line(part))))
