"""Word's markup as a small tree of what matters, with tracked changes resolved.

What was deleted or moved away never enters the tree; formats of no interest don't either, so
that a long document stays small.
"""

from collections.abc import Iterable, Iterator

from oit_pages.readers.errors import ReaderError
from oit_pages.readers.notices import Notes
from oit_pages.readers.xml_events import short_names, walk

_KEPT = frozenset([
    "w:body", "w:hdr", "w:ftr", "w:p", "w:r", "w:t", "w:tab", "w:ptab", "w:noBreakHyphen",
    "w:br", "w:cr", "w:sym", "w:tbl", "w:tr", "w:tc", "w:tblPr", "w:tblStyle", "w:trPr",
    "w:tcPr", "w:pPr", "w:rPr", "w:gridSpan", "w:gridBefore", "w:vMerge", "w:pStyle",
    "w:rStyle", "w:vanish", "w:color", "w:shd", "w:del", "w:moveFrom", "w:hidden",
    "w:cellDel", "w:sectPr", "w:titlePg", "w:headerReference", "w:footerReference",
    "w:footnoteReference", "w:endnoteReference", "w:footnote", "w:endnote",
    "w:txbxContent", "w:background", "w:style", "w:basedOn", "w:docDefaults",
    "w:evenAndOddHeaders", "w:comment", "w:commentReference", "wps:spPr", "a:solidFill",
    "a:blip", "v:imagedata", "m:t",
])  # fmt: skip
# What an old Word shows in place of the same, how a word is read aloud, and what formats were
# before a change.
_PASSED_OVER = frozenset([
    "mc:Fallback", "w:rt", "w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:trPrChange",
    "w:tcPrChange", "w:sectPrChange", "w:tblGridChange", "w:numberingChange", "a:ln",
])  # fmt: skip
_GONE = frozenset({"w:del", "w:moveFrom"})
#: Where "deleted" is said of a paragraph's mark or of a row, and is not around a text.
_MARKED = frozenset({"w:rPr", "w:trPr"})
_EMPTY_IS_NOTHING = frozenset({"w:rPr", "w:pPr", "w:tcPr", "w:trPr", "w:tblPr"})
#: What is kept of a document; some 5,000 rows of 12 cells, or a book.
MAX_NODES = 400_000
_NONE: dict[str, str] = {}
_TEXTS = frozenset({"w:t", "m:t"})


class Node:
    """An element, its attributes by short names, and its text."""

    __slots__ = ("attributes", "children", "pieces", "tag")

    def __init__(self, tag: str, attributes: dict[str, str]):
        self.tag, self.attributes = tag, attributes
        self.children: list[Node] = []
        self.pieces: list[str] | None = None

    @property
    def text(self) -> str:
        return "".join(self.pieces or ())

    def first(self, *path: str) -> "Node | None":
        """The first child of that name, its first child of the next, and so on."""
        node: Node | None = self
        for tag in path:
            node = next((one for one in node.children if one.tag == tag), None) if node else None
        return node

    def value(self, *path: str) -> str | None:
        """What the element there says in `w:val`; "" where it says nothing, None without it."""
        node = self.first(*path)
        return None if node is None else node.attributes.get("w:val", "")

    def flag(self, *path: str) -> bool | None:
        """Whether a switch is on; None where it is not set here."""
        value = self.value(*path)
        return None if value is None else value not in ("0", "false", "off")

    def all(self, *tags: str) -> Iterator["Node"]:
        """Every element of these names below, in order."""
        for child in self.children:
            if child.tag in tags:
                yield child
            yield from child.all(*tags)


def tree(chunks: Iterable[bytes], name: str, notes: Notes) -> Node:
    """The part's elements that matter, below a node of our own."""
    builder = _Builder(name, notes)
    walk(chunks, name, builder.start, builder.end, builder.text)
    return builder.top


class _Builder:
    def __init__(self, name: str, notes: Notes):
        self.name, self.notes = name, notes
        self.top = Node("", {})
        self._open = [self.top]
        self._over = 0
        """How deep it is within what is passed over."""
        self._is_gone = self._had_text = False
        self._nodes = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._over:
            self._over += 1
            self._had_text |= tag in ("w:t", "w:delText")
        elif tag in _PASSED_OVER or (tag in _GONE and self._open[-1].tag not in _MARKED):
            self._over, self._is_gone, self._had_text = 1, tag in _GONE, False
        elif tag in _KEPT:
            self._nodes += 1
            if self._nodes > MAX_NODES:
                raise ReaderError("too_complex", name=self.name)
            node = Node(tag, short_names(attributes) if attributes else _NONE)
            self._open[-1].children.append(node)
            self._open.append(node)

    def text(self, piece: str) -> None:
        node = self._open[-1]
        if not self._over and node.tag in _TEXTS:
            if node.pieces is None:
                node.pieces = []
            node.pieces.append(piece)

    def end(self, tag: str) -> None:
        if self._over:
            self._over -= 1
            if not self._over and self._is_gone and self._had_text:
                self.notes.add("deleted_text")
        elif tag in _KEPT:
            node = self._open.pop()
            siblings = self._open[-1].children
            if tag in _EMPTY_IS_NOTHING and not node.children:
                siblings.pop()
                self._nodes -= 1
            elif tag == "w:r" and len(siblings) > 1 and _is_plain(siblings[-2], node):
                siblings.pop()
                self._nodes -= 1
                self._join(siblings[-1].children, node.children)

    def _join(self, before: list[Node], after: list[Node]) -> None:
        """Runs without formats of their own are one run: Word divides a line into many."""
        for node in after:
            if before and before[-1].tag == node.tag == "w:t":
                before[-1].pieces = _extended(before[-1].pieces, node.pieces)
                self._nodes -= 1
            else:
                before.append(node)


def _is_plain(*runs: Node) -> bool:
    return all(run.tag == "w:r" and not run.first("w:rPr") for run in runs)


def _extended(before: list[str] | None, after: list[str] | None) -> list[str]:
    before = [] if before is None else before
    before.extend(after or ())
    return before
