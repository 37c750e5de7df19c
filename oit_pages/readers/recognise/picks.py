"""What a person chose of a file before it is brought in: pieces left out, tables taken for
others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from oit_pages.readers.document import Document, Paragraph, Table
from oit_pages.readers.recognise.sequence import starts_something

#: What a table is taken for when it is to stay text.
TEXT = "text"


@dataclass(frozen=True, kw_only=True)
class Picks:
    """By the number of a block of the document."""

    left_out: frozenset[int] = frozenset()
    taken_as: Mapping[int, str] = field(default_factory=dict)
    """A column set's id, or TEXT."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Something that is picked or left out as one: a table, or the lines of a paper."""

    numbers: tuple[int, ...]
    table: Table | None = None
    lines: tuple[str, ...] = ()


def pieces(document: Document) -> Iterator[Piece]:
    """Every block of the document is in one of them, in reading order."""
    numbers: list[int] = []
    lines: list[str] = []
    blocks = document.blocks
    for number, block in enumerate(blocks):
        if lines and (isinstance(block, Table) or starts_something(blocks[number : number + 4])):
            yield Piece(numbers=tuple(numbers), lines=tuple(lines))
            numbers, lines = [], []
        if isinstance(block, Table):
            yield Piece(numbers=(number,), table=block)
        else:
            numbers.append(number)
            lines.append(block.text)
    if lines:
        yield Piece(numbers=tuple(numbers), lines=tuple(lines))


def picked(document: Document, picks: Picks) -> tuple[list[Paragraph | Table], dict[int, str]]:
    """The blocks that are not left out, and by their new numbers what they are taken for."""
    kept: list[Paragraph | Table] = []
    taken_as = {}
    for number, block in enumerate(document.blocks):
        if number in picks.left_out:
            continue
        if number in picks.taken_as:
            taken_as[len(kept)] = picks.taken_as[number]
        kept.append(block)
    return kept, taken_as
