"""Rows as CSV, safe to open in a spreadsheet."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from itertools import pairwise
from typing import Any
from unicodedata import category, normalize

#: Excel takes a CSV file for UTF-8 only when it begins with this.
BOM = "\ufeff"
#: What a spreadsheet runs instead of showing begins with one of these, or a wide, small or
#: raised form of one.
_STARTS = frozenset("=+-@")
#: Where a spreadsheet may begin a new cell inside of ours: at the separator of its locale, and,
#: once that separator has cut a quotation in two, at the end of a line.
_SEPARATORS = re.compile(r"[;\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
#: What neither kind of file may hold.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def csv_of(headings: Sequence[str], rows: Iterable[Sequence[Any]], bom=True) -> Iterator[str]:
    """The rows as CSV, a line at a time."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    yield BOM if bom else ""
    writer.writerow([csv_cell(heading) for heading in headings])
    for row in rows:
        writer.writerow([csv_cell(cell) for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def csv_cell(cell: Any) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case date():
            return cell.isoformat()
        case str():
            return harmless(cell)
    return str(cell)


def harmless(text: str) -> str:
    """The text so that no spreadsheet takes it, or a part of it, for a formula, whatever its
    locale separates cells with: an apostrophe stands before each that could be one."""
    text = CONTROL.sub("", text)
    # No locale separates cells with tabs: those that a cell begins with are left together.
    begin = len(text) - len(text.lstrip("\t "))
    places = [0, *(found.end() for found in _SEPARATORS.finditer(text, begin))]
    cuts = list(_formulas(text, places))
    if text[:1] in {"\t", "\r"} and 0 not in cuts:
        cuts.insert(0, 0)
    pieces = [text[start:end] for start, end in pairwise([*cuts, len(text)])]
    return "'".join([text[: cuts[0]], *pieces]) if cuts else text


def _formulas(text: str, places: Iterable[int]) -> Iterator[int]:
    """Those of the places, given in their order, from which on it begins with a sign of a
    formula, after what can't be seen, and goes on. Each letter is looked at once."""
    last = len(text) - 1
    while last >= 0 and _is_invisible(text[last]):
        last -= 1
    sign = 0
    for place in places:
        # Quotes are gone where a locale's separator makes a cell begin with them.
        passed = '"' if place else ""
        sign = max(sign, place)  # up to where the place before this one came, nothing is seen
        while sign < last and (_is_invisible(text[sign]) or text[sign] == passed):
            sign += 1
        if sign < last and normalize("NFKC", text[sign]) in _STARTS:
            yield place


def _is_invisible(letter: str) -> bool:
    """A space of any width, a mark of direction or joining, a letter of no script."""
    return category(letter)[0] in "ZC" or letter in _BLANK


#: Letters and marks that show nothing.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(
    map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)


class NoRoom(Exception):
    """There is no room for a workbook while it is made: the server's temporary folder is full."""
