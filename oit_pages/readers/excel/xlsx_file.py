"""XLSX: each sheet that can be seen is a table; a merged cell has its text in its first corner."""

from dataclasses import dataclass

from oit_pages.readers.document import Document, Table, square
from oit_pages.readers.errors import ReaderError
from oit_pages.readers.excel.cell_formats import read_looks, read_strings
from oit_pages.readers.excel.sheet import Sheet
from oit_pages.readers.limits import Budget
from oit_pages.readers.notices import Notes
from oit_pages.readers.package import Package
from oit_pages.readers.xml_events import short_names, walk
from oit_pages.thai import clean_line


@dataclass(frozen=True)
class _Entry:
    """A sheet as the workbook lists it."""

    title: str
    relation: str
    is_hidden: bool


def read_xlsx(data: bytes, name: str, hidden: bool = False) -> Document:
    """Raises ReaderError for a workbook that can't be read whole."""
    package = Package(data, name)
    notes, budget = Notes(), Budget(name)
    main = package.main_part()
    entries, is_1904 = _entries(package, main)
    relations = {one.id: one for one in package.relations(main)}
    parts = {one.kind: one.target for one in relations.values()}
    strings = read_strings(package, parts.get("sharedStrings"))
    looks = read_looks(package, parts.get("styles"))
    tables = []
    for entry in entries:
        relation = relations.get(entry.relation)
        if relation is None:
            raise ReaderError("broken", name=name)
        if relation.kind != "worksheet":
            notes.add("drawings")
            continue
        if entry.is_hidden and not hidden:
            notes.add("hidden_sheets", entry.title)
            continue
        sheet = Sheet(entry.title, strings, looks, budget, notes, is_1904=is_1904, hidden=hidden)
        sheet.read(package.chunks(relation.target))
        if rows := list(sheet.rows()):
            tables.append(Table(rows=square(rows), name=entry.title))
        _count_beside(package, relation.target, notes)
    pictures = sum(part.startswith("xl/media/") for part in package.names)
    return Document(name=name, blocks=tuple(tables), pictures=pictures, notices=notes.notices())


def _entries(package: Package, main: str) -> tuple[list[_Entry], bool]:
    entries: list[_Entry] = []
    is_1904 = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal is_1904
        if tag == "x:sheet":
            named = short_names(attributes)
            state = named.get("state", "visible")
            title = clean_line(named.get("name", ""))
            entries.append(_Entry(title, named.get("r:id", ""), state != "visible"))
        elif tag == "x:workbookPr":
            is_1904 = attributes.get("date1904") in ("1", "true")

    walk(package.chunks(main), package.name, start)
    return entries, is_1904


def _count_beside(package: Package, sheet: str, notes: Notes) -> None:
    """Comments and shapes that lie over a sheet."""

    def start(tag: str, _attributes: dict[str, str]) -> None:
        if tag == "x:comment":
            notes.add("comments")

    for one in package.relations(sheet):
        if one.kind == "comments":
            walk(package.chunks(one.target), package.name, start)
