"""DOCX: paragraphs and tables in the order they stand, text boxes and footnotes with them.

Read at its latest: what was deleted or moved away under tracked changes is gone.
"""

from collections.abc import Iterator

from oit_pages.readers import colours
from oit_pages.readers.document import EMPTY, Cell, Document, Paragraph, Table, square
from oit_pages.readers.limits import MAX_COLUMNS, Budget
from oit_pages.readers.notices import Notes
from oit_pages.readers.package import Package
from oit_pages.readers.word.asides import asides
from oit_pages.readers.word.styles import Styles, ground
from oit_pages.readers.word.text import Context, Seen, has_lost_its_mark, lines_of
from oit_pages.readers.word.tree import Node, tree


def read_docx(data: bytes, name: str, hidden: bool = False) -> Document:
    """Raises ReaderError where Word's parts are not what they say."""
    package, notes = Package(data, name), Notes()
    main = package.main_part()
    relations = package.relations(main)
    parts = {one.kind: one.target for one in relations}
    styles = Styles(tree(package.chunks(parts["styles"]), name, Notes()) if "styles" in parts
                    else Node("", {}))  # fmt: skip
    top = tree(package.chunks(main), name, notes)
    page = colour_of_page(top)
    context = Context(styles, notes, hidden, Seen(), behind=page)
    reading = _Reading(context, Budget(name))
    blocks = list(reading.blocks(top))
    for line in asides(package, relations, top, context):
        reading.budget.line(line)
        blocks.append(Paragraph(line))
    if "comments" in parts:
        comments = tree(package.chunks(parts["comments"]), name, Notes())
        for _comment in comments.all("w:comment"):
            notes.add("comments")
    pictures = sum(1 for _one in top.all("a:blip", "v:imagedata"))
    return Document(name=name, blocks=tuple(blocks), pictures=pictures, notices=notes.notices())


def colour_of_page(top: Node) -> str:
    page = next(top.all("w:background"), None)
    value = page.attributes.get("w:color", "") if page else ""
    return value.upper() if len(value) == 6 else (colours.UNKNOWN if page else "")


class _Reading:
    """A document being read, within its budget."""

    def __init__(self, context: Context, budget: Budget):
        self.context, self.budget = context, budget

    def blocks(self, parent: Node) -> Iterator[Paragraph | Table]:
        """Paragraphs and tables below an element; content controls are looked into."""
        waiting: list[Node] = []
        for child in self._children(parent):
            if child.tag == "w:p":
                waiting.append(child)
                if has_lost_its_mark(child):
                    continue
            yield from self._paragraphs(waiting)
            waiting = []
            if child.tag == "w:tbl" and (table := self._table(child)).rows:
                yield table
        yield from self._paragraphs(waiting)

    def _children(self, parent: Node) -> Iterator[Node]:
        for child in parent.children:
            if child.tag in ("w:p", "w:tbl"):
                yield child
            elif child.tag == "w:body":
                yield from self._children(child)

    def _paragraphs(self, nodes: list[Node]) -> Iterator[Paragraph]:
        for line in lines_of(nodes, self.context) if nodes else ():
            self.budget.line(line)
            yield Paragraph(line)

    def _table(self, table: Node) -> Table:
        rows = []
        key = table.value("w:tblPr", "w:tblStyle")
        behind = colours.UNKNOWN if self.context.styles.shades_tables(key) else ""
        context = self.context.on(behind)
        for row in table.children:
            if row.tag != "w:tr" or not self._is_row(row):
                continue
            cells: list[Cell] = [EMPTY] * _number(row.value("w:trPr", "w:gridBefore"), 0)
            for cell in row.children:
                if cell.tag == "w:tc" and not cell.first("w:tcPr", "w:cellDel"):
                    cells += self._cells(cell, context)
                    self.budget.columns(len(cells))
            self.budget.row()
            rows.append(cells)
        return Table(rows=square(rows))

    def _is_row(self, row: Node) -> bool:
        marks = row.first("w:trPr")
        if marks is None:
            return True
        if marks.first("w:del") or marks.first("w:moveFrom"):
            self.context.notes.add("deleted_text")
            return False
        if marks.flag("w:hidden") and not self.context.hidden:
            self.context.notes.add("hidden_text")
            return False
        return True

    def _cells(self, cell: Node, context: Context) -> list[Cell]:
        """A cell, and empty ones for the columns it spans; text of nested tables is its own.

        The rest of a cell merged downwards says so (`w:vMerge` without "restart").
        """
        context = context.on(ground(cell.first("w:tcPr", "w:shd")))
        lines = tuple(self._cell_lines(cell, context))
        if lines:
            self.budget.cell(sum(map(len, lines)))
        width = _number(cell.value("w:tcPr", "w:gridSpan"), 1)
        merge = cell.value("w:tcPr", "w:vMerge")
        is_above = merge is not None and merge != "restart" and not lines
        return [Cell(lines, width=width, above=is_above), *[EMPTY] * (width - 1)]

    def _cell_lines(self, cell: Node, context: Context) -> Iterator[str]:
        waiting: list[Node] = []
        for child in cell.children:
            if child.tag == "w:p":
                waiting.append(child)
                continue
            yield from lines_of(waiting, context)
            waiting = []
            for row in child.children if child.tag == "w:tbl" else ():
                if row.tag == "w:tr" and self._is_row(row):
                    for inner in row.children:
                        yield from self._cell_lines(inner, context)
        yield from lines_of(waiting, context)


def _number(text: str | None, least: int) -> int:
    """A count of columns, within what a table may have."""
    if not text or not (text.isascii() and text.isdigit() and len(text) < 9):
        return least
    return max(least, min(int(text), MAX_COLUMNS + 1))
