"""Recognise: which papers and tables a document is made of. Nothing is dropped."""

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from oit_pages.catalogue import ColumnSet
from oit_pages.readers.document import Document, Paragraph
from oit_pages.readers.recognise.announcement import read_announcement, starts_announcement
from oit_pages.readers.recognise.memo import read_memo, starts_memo
from oit_pages.readers.recognise.order import read_order, starts_order
from oit_pages.readers.recognise.parts import Part, RichText
from oit_pages.readers.recognise.report import read_report, starts_report
from oit_pages.readers.recognise.tables import read_table

__all__ = ["Part", "recognise"]

Reader = Callable[[list[str]], tuple[Any, list[str]]]
PAPERS: tuple[tuple[Callable[[list[str]], bool], Reader], ...] = (
    (starts_memo, read_memo),
    (starts_order, read_order),
    (starts_announcement, read_announcement),
    (starts_report, read_report),
)
#: Headings that end whatever paper stands before them.
DIVIDERS = ("ภาคผนวก", "เอกสารแนบ", "สิ่งที่ส่งมาด้วย")


def recognise(document: Document, column_sets: Mapping[str, ColumnSet]) -> tuple[Part, ...]:
    """The document's parts in reading order; what is not recognised is `RichText`."""
    parts: list[Part] = []
    for is_text, blocks in groupby(document.blocks, lambda one: isinstance(one, Paragraph)):
        if is_text:
            parts += _papers([block.text for block in blocks])
        else:
            for table in blocks:
                parts += read_table(table, column_sets)
    return tuple(parts)


def _papers(lines: list[str]) -> list[Part]:
    """Papers and text from lines without a table between them."""
    parts: list[Part] = []
    text: list[str] = []
    while lines:
        reader = _reader(lines)
        if reader is None:
            text.append(lines[0])
            lines = lines[1:]
            continue
        end = _end(lines)
        part, after = reader(lines[:end])
        parts += _text(text)
        parts.append(part)
        text, lines = [], [*after, *lines[end:]]
        while lines and _reader(lines) is None:  # what follows a signature is plain text
            text.append(lines.pop(0))
    return [*parts, *_text(text)]


def _reader(lines: list[str]) -> Reader | None:
    return next((read for starts, read in PAPERS if starts(lines)), None)


def _end(lines: list[str]) -> int:
    """Where the next paper or divider begins."""
    for index in range(1, len(lines)):
        if lines[index].startswith(DIVIDERS) or _reader(lines[index:]) is not None:
            return index
    return len(lines)


def _text(lines: list[str]) -> list[Part]:
    return [RichText(body=tuple(lines))] if lines else []
