"""HTML saved as .xls, .doc or .csv: its tables and paragraphs, as a browser would show them.

Read by a tokenizer of our own that looks at each letter once: a page from elsewhere may be cut
or crossed in any way.
"""

import re
from dataclasses import dataclass
from html import unescape

from openpyxl.utils import get_column_letter

from oit_pages.readers import colours, page_styles
from oit_pages.readers.document import EMPTY, Cell, Document, Paragraph, Table, square
from oit_pages.readers.errors import ReaderError
from oit_pages.readers.limits import MAX_COLUMNS, MAX_DEPTH, MEGABYTE, Budget
from oit_pages.readers.notices import Notes
from oit_pages.thai import clean_line

MAX_HTML = 8 * MEGABYTE
_BEGINS = re.compile(rb"<(?:!doctype html|html|head|body|table|meta|style|div)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*+=\s*+[\"']?+\s*+([\w-]{2,30})", re.IGNORECASE)
_TOKENS = re.compile(r"<!--|<(?:[a-zA-Z/!?][^<>]*)>|[^<]+|<")
_TAG = re.compile(r"</?\s*([a-zA-Z][\w:-]*)")
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_HIDDEN = re.compile(r"\shidden(?=[\s/>=])")
#: What reviewers said, as Word copies it below the text, and the marks for it within.
_COMMENT = re.compile(r"(?:^|;)mso-element:comment(?P<list>-list)?+(?:;|$)")
_COMMENT_CLASSES = frozenset({"msocomanchor", "msocomtxt"})
_SILENT = ("script", "style", "title", "xml", "template", "noscript", "o:p")
_BLOCKS = frozenset([
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd",
    "br", "hr", "blockquote", "pre", "section", "article",
])  # fmt: skip
_VOID = frozenset([
    "br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base",
])  # fmt: skip
_THAI = {"tis-620", "tis620", "windows-874", "iso-8859-11", "x-windows-874", "ms874"}


def looks_like_html(data: bytes) -> bool:
    """Whether a file begins as a page or as a bare table does, in any of its spellings."""
    head = data[:2_048].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\x00", b"")
    return head.startswith(b"<") and bool(_BEGINS.search(head)) and b"<?mso-application" not in head


def read_html(data: bytes, name: str, hidden: bool = False) -> Document:
    """Raises ReaderError for a page that is too large, or in letters nobody knows."""
    if len(data) > MAX_HTML:
        raise ReaderError("too_large", name=name, limit=MAX_HTML // MEGABYTE)
    page = _Page(name, hidden)
    page.read(_decoded(data, name))
    return Document(
        name=name, blocks=tuple(page.blocks), pictures=page.pictures, notices=page.notes.notices()
    )


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        named = _CHARSET.search(data[:4_096])
        said = named[1].decode("ascii").lower() if named else ""
        # A page says TIS-620 and is in UTF-8 often enough: what is UTF-8 can be nothing else.
        encodings = ["utf-8-sig", *(["cp874"] if said in _THAI or not said else [said]), "cp874"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise ReaderError("not_text", name=name)


class _Grid:
    """A table being read: rows of cells, with what reaches down from rows above."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.columns = 0
        self.hidden: set[int] = set()
        """So many were named before its rows, and which of them are hidden."""
        self.left_out: set[int] = set()
        """Hidden ones in which something stood."""
        self.reaching: dict[int, int] = {}
        self.row: list[Cell] | None = None

    def open_row(self) -> None:
        self.close_row()
        self.row = []

    def close_row(self) -> None:
        if self.row is not None:
            self._fill()
            self.rows.append(self.row)
        self.row = None

    def name_columns(self, count: int, is_hidden: bool) -> None:
        """A <col>."""
        first, self.columns = self.columns, min(self.columns + count, MAX_COLUMNS + 1)
        if is_hidden:
            self.hidden.update(range(first, self.columns))

    def leaves_out(self, width: int) -> bool:
        """Whether all columns that the next cell would span are hidden; it is noted."""
        first = len(self._begun())
        is_hidden = bool(self.hidden) and self.hidden.issuperset(range(first, first + width))
        if is_hidden:
            self.left_out.add(first)
        return is_hidden

    def add(self, cell: Cell, down: int) -> None:
        row = self._begun()
        for column in range(len(row), len(row) + cell.width):
            if down > 1:
                self.reaching[column] = down - 1
        row += [cell, *[EMPTY] * (cell.width - 1)]

    def _begun(self) -> list[Cell]:
        """The row up to where its next cell stands."""
        if self.row is None:
            self.open_row()
        row = self.row
        assert row is not None  # noqa: S101
        self._fill()
        return row

    def _fill(self) -> None:
        row = self.row if self.row is not None else []
        while self.reaching.get(len(row), 0) > 0:
            self.reaching[len(row)] -= 1
            row.append(Cell(above=True))


@dataclass(frozen=True)
class _Open:
    """A tag that is open, and what holds for all in it."""

    tag: str
    is_hidden: bool = False
    never: str = ""
    """Why what is in it never comes in: a notice's code."""
    colour: str = ""
    ground: str = ""


class _Page:
    def __init__(self, name: str, hidden: bool):
        self.hidden = hidden
        self.budget, self.notes = Budget(name), Notes()
        self.blocks: list[Paragraph | Table] = []
        self.pictures = 0
        self._open: list[_Open] = [_Open("")]
        self._styles = page_styles.Sheet("")
        self._grid: _Grid | None = None
        self._nested = 0
        self._cell: tuple[int, int] | None = None
        self._pieces: list[str] = []

    def read(self, text: str) -> None:
        self._styles = page_styles.Sheet(text)
        at = 0
        while match := _TOKENS.match(text, at):
            at, piece = match.end(), match[0]
            if piece == "<!--":
                end = text.find("-->", at)
                at = len(text) if end < 0 else end + 3
            elif not (piece.startswith("<") and len(piece) > 1):
                self._text(piece)
            elif named := _TAG.match(piece):
                tag = named[1].lower()
                if tag in _SILENT and not piece.startswith("</") and not piece.endswith("/>"):
                    at = self._past(text, tag, at)
                elif piece.startswith("</"):
                    self._end(tag)
                else:
                    self._start(tag, piece)
        self._close_table()
        self._close_lines()

    def _past(self, text: str, tag: str, at: int) -> int:
        found = re.compile(rf"</{re.escape(tag)}\s*>", re.IGNORECASE).search(text, at)
        return found.end() if found else len(text)

    # -- tags -----------------------------------------------------------------------------

    def _start(self, tag: str, token: str) -> None:
        attributes = {
            match[1].lower(): unescape(match[2] or match[3] or match[4] or "")
            for match in _ATTRIBUTE.finditer(token)
        }
        if tag == "img":
            self.pictures += 1
        if tag in _BLOCKS:
            self._pieces.append("\n")
        if tag == "table":
            self._open_table()
        elif tag == "tr" and self._grid and not self._nested:
            self._close_cell()
            self._grid.open_row()
        elif tag in ("td", "th") and self._grid and not self._nested:
            self._close_cell()
            self._close_between()
            self._cell = (_span(attributes, "colspan"), _span(attributes, "rowspan"))
        said = self._styles.of(tag, attributes)
        never = self._never(tag, said, attributes)
        is_hidden = page_styles.hides(said) or bool(_HIDDEN.search(token))
        if tag == "col" and self._grid and not self._nested:
            self._grid.name_columns(_span(attributes, "span"), is_hidden)
        if tag in _VOID or token.endswith("/>"):
            return
        if len(self._open) > MAX_DEPTH:  # tags that nobody closed
            del self._open[MAX_DEPTH // 2 :]
        above = self._open[-1]
        self._open.append(
            _Open(
                tag,
                above.is_hidden or is_hidden,
                above.never or never,
                page_styles.colour(said, attributes) or above.colour,
                page_styles.ground(said, attributes) or above.ground,
            )
        )

    def _never(self, tag: str, said: str, attributes: dict[str, str]) -> str:
        """The notice's code of what was deleted, or said by a reviewer; each comment is counted."""
        if tag == "del":
            return "deleted_text"
        found = _COMMENT.search(said)
        if found and not found["list"]:
            self.notes.add("comments")
        is_comment = found or not _COMMENT_CLASSES.isdisjoint(
            attributes.get("class", "").lower().split()
        )
        return "comments" if is_comment else ""

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._pieces.append("\n")
        if tag == "table":
            self._close_table()
        elif tag in ("td", "th") and not self._nested:
            self._close_cell()
        elif tag == "tr" and self._grid and not self._nested:
            self._close_cell()
            self._grid.close_row()
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                break

    def _text(self, token: str) -> None:
        above = self._open[-1]
        text = unescape(token) if "&" in token else token
        if not text.strip():
            self._pieces.append(" ")
            return
        if above.never:
            if above.never == "deleted_text":
                self.notes.add(above.never)
            return
        is_white = above.colour == colours.WHITE and above.ground != colours.UNKNOWN
        if not self.hidden and (above.is_hidden or is_white):
            self.notes.add("hidden_text" if above.is_hidden else "invisible_text")
            return
        self.budget.text(len(text))
        self._pieces.append(text.replace("\n", " ").replace("\r", " "))

    # -- tables and lines -----------------------------------------------------------------

    def _open_table(self) -> None:
        if self._grid and self._cell:
            self._nested += 1  # its text is the cell's
            return
        self._close_table()
        self._close_lines()
        self._grid = _Grid()

    def _close_table(self) -> None:
        if self._nested:
            self._nested -= 1
            return
        if self._grid is None:
            return
        self._close_cell()
        self._close_between()
        self._grid.close_row()
        for column in sorted(self._grid.left_out):
            self.notes.add("hidden_columns", get_column_letter(column + 1))
        rows = [row for row in self._grid.rows if any(cell.lines for cell in row)]
        if rows:
            self.blocks.append(Table(rows=square(rows)))
        self._grid, self._pieces = None, []

    def _close_cell(self) -> None:
        if self._cell is None or self._grid is None:
            return
        width, down = self._cell
        lines = self._lines()
        if lines and not self.hidden and self._grid.leaves_out(width):
            lines = ()
        if lines:
            self.budget.cell(0)
        self._grid.add(Cell(lines, width=width), down)
        self.budget.columns(len(self._grid.row or ()))
        if len(self._grid.rows) > self.budget.rows:
            self.budget.row()
        self._cell = None

    def _close_between(self) -> None:
        """What stands in a table and in none of its cells, such as its caption, is shown above."""
        if self._cell is None:
            self._close_lines()

    def _close_lines(self) -> None:
        for line in self._lines():
            self.budget.line("")
            self.blocks.append(Paragraph(line))

    def _lines(self) -> tuple[str, ...]:
        text, self._pieces = "".join(self._pieces), []
        return tuple(line for part in text.split("\n") if (line := clean_line(part)))


def _span(attributes: dict[str, str], key: str) -> int:
    text = attributes.get(key, "1")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    return max(1, min(number, MAX_COLUMNS + 1))
