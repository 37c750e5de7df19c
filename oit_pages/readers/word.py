"""DOCX: paragraphs and tables in the order they stand, text boxes and footnotes with them."""

import io
from collections.abc import Iterable, Iterator
from itertools import chain, islice

import docx
from defusedxml.ElementTree import fromstring

from oit_pages.readers.document import Cell, Document, Paragraph, Table, square
from oit_pages.readers.errors import ReaderError
from oit_pages.readers.guard import MAX_COLUMNS, MAX_LINES, MAX_ROWS
from oit_pages.thai import clean_line

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_SPACE = {f"{_W}tab": " ", f"{_W}noBreakHyphen": "-", f"{_W}ptab": " "}
_BREAK = {f"{_W}br", f"{_W}cr"}
_BOX = f"{_W}txbxContent"


def read_docx(data: bytes, name: str) -> Document:
    """Raises ReaderError where Word's parts are not what they say."""
    try:
        package = docx.Document(io.BytesIO(data))
        body = package.element.body
        asides = (Paragraph(line) for line in _asides(package))
        blocks = tuple(_within_limits(chain(_blocks(body, name), asides), name))
        pictures = sum(1 for one in body.iter(*_PICTURES) if not _is_fallback(one))
    except ReaderError:
        raise
    except Exception as error:  # a parser of damaged files fails in more ways than it has names for
        raise ReaderError("broken", name=name) from error
    return Document(name=name, blocks=blocks, pictures=pictures)


def _within_limits(blocks: Iterable[Paragraph | Table], name: str) -> Iterator[Paragraph | Table]:
    """The same; refused once there are too many lines, or too many rows of all tables."""
    lines = rows = 0
    for block in blocks:
        if isinstance(block, Table):
            rows += len(block.rows)
        else:
            lines += 1
        if rows > MAX_ROWS:
            raise ReaderError("too_many_rows", name=name, limit=f"{MAX_ROWS:,}")
        if lines > MAX_LINES:
            raise ReaderError("too_long", name=name, limit=f"{MAX_LINES:,}")
        yield block


def _is_fallback(element) -> bool:
    """The same picture again, for an old Word."""
    return next(element.iterancestors(_FALLBACK), None) is not None


def _blocks(parent, name: str) -> Iterator[Paragraph | Table]:
    """Paragraphs and tables below an element; content controls are looked into."""
    for element in parent:
        if element.tag == f"{_W}p":
            for line in _lines(element):
                yield Paragraph(line)
        elif element.tag == f"{_W}tbl":
            yield _table(element, name)
        elif element.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag"}:
            yield from _blocks(element, name)


def _lines(paragraph) -> list[str]:
    """A paragraph's lines, then those of text boxes anchored in it."""
    boxes: list = []
    text = "".join(_text(paragraph, boxes))
    lines = [line for part in text.split("\n") if (line := clean_line(part))]
    for box in boxes:
        for inner in box.iter(f"{_W}p"):
            lines += _lines(inner)
    return lines


def _text(element, boxes: list) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SPACE:
            yield _SPACE[child.tag]
        elif child.tag in _BREAK:
            yield "\n"
        elif child.tag == _BOX:
            boxes.append(child)
        elif child.tag not in {_FALLBACK, f"{_W}del", f"{_W}pPr", f"{_W}rPr"} and len(child):
            yield from _text(child, boxes)


def _table(table, name: str) -> Table:
    rows = []
    for row in table.iter(f"{_W}tr"):
        if _nearest_table(row) is not table:
            continue
        cells = (cell for tc in row.iterchildren(f"{_W}tc", f"{_W}sdt") for cell in _cells(tc))
        rows.append(list(islice(cells, MAX_COLUMNS + 1)))
        if len(rows[-1]) > MAX_COLUMNS:
            raise ReaderError("too_wide", name=name, limit=MAX_COLUMNS)
        if len(rows) > MAX_ROWS:
            raise ReaderError("too_many_rows", name=name, limit=f"{MAX_ROWS:,}")
    return Table(rows=square(rows))


def _nearest_table(row):
    return next(row.iterancestors(f"{_W}tbl"))


def _cells(tc) -> list[Cell]:
    """A cell, and empty ones for the columns it spans; text of nested tables is its own.

    The rest of a cell merged downwards says so (`w:vMerge` without "restart").
    """
    lines = tuple(line for p in tc.iter(f"{_W}p") if not _in_box(p) for line in _lines(p))
    span = tc.find(f"{_W}tcPr/{_W}gridSpan")
    width = max(1, min(int(span.get(f"{_W}val", "1")), 100)) if span is not None else 1
    merge = tc.find(f"{_W}tcPr/{_W}vMerge")
    is_above = merge is not None and merge.get(f"{_W}val") != "restart" and not lines
    return [Cell(lines, width=width, above=is_above), *[Cell()] * (width - 1)]


def _in_box(paragraph) -> bool:
    return next(paragraph.iterancestors(_BOX), None) is not None


def _asides(package) -> Iterator[str]:
    """Text of headers, footers, footnotes and endnotes, each once."""
    seen = set()
    for part in package.part.package.iter_parts():
        kind = str(part.partname).rpartition("/")[2]
        if not kind.startswith(("header", "footer", "footnotes", "endnotes")):
            continue
        for paragraph in fromstring(part.blob).iter(f"{_W}p"):
            for line in _lines(paragraph):
                if line not in seen:
                    seen.add(line)
                    yield line
