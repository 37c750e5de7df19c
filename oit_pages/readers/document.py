"""What any reader gives, and all that recognition sees."""

from collections.abc import Iterator
from dataclasses import dataclass, field

#: Between the cells of a row that is told as one line.
BETWEEN = " · "


@dataclass(frozen=True)
class Paragraph:
    """One line of text, cleaned; never empty."""

    text: str


@dataclass(frozen=True)
class Cell:
    """A cell's lines, cleaned; none in an empty cell or in the rest of a merged one."""

    lines: tuple[str, ...] = ()
    width: int = 1
    """How many columns it spans."""
    above: bool = False
    """It is the rest of a cell merged downwards: its text stands above it."""
    at: str = field(default="", compare=False)
    """Where it stands in its sheet, such as "B5"; "" outside of workbooks."""

    @property
    def text(self) -> str:
        return " ".join(self.lines)


@dataclass(frozen=True)
class Table:
    """Rows of equal length."""

    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""
    """The sheet's name, for workbooks."""


@dataclass(frozen=True)
class Notice:
    """What a reader left out of a file, or could not take as it stands."""

    code: str
    """One of `notices.SAYS`."""
    count: int
    where: tuple[str, ...] = ()
    """The first places: sheets, or cells such as "ต.ค.!B5"."""


@dataclass(frozen=True)
class Document:
    name: str
    blocks: tuple[Paragraph | Table, ...] = field(default=())
    pictures: int = 0
    """How many pictures it holds; they are not carried over."""
    notices: tuple[Notice, ...] = ()
    """What it holds beside that, left out or doubtful, most telling first."""

    def lines(self) -> Iterator[str]:
        """Every line of text in reading order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.text
            else:
                for row in block.rows:
                    for cell in row:
                        yield from cell.lines

    def pieces(self) -> Iterator[Paragraph | Cell]:
        """Every paragraph, and every cell with something in it."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                yield from (cell for row in block.rows for cell in row if cell.lines)


EMPTY = Cell()


def square(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows padded to the length of the longest."""
    width = max((len(row) for row in rows), default=0)
    return tuple((*row, *[EMPTY] * (width - len(row))) for row in rows)
