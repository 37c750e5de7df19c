"""What stands beside Word's text: headers, footers, and the notes that the text refers to."""

from collections.abc import Iterator

from oit_pages.readers.package import Package, Relation
from oit_pages.readers.word.text import Context, lines_of
from oit_pages.readers.word.tree import Node, tree

_NOTES = {"footnotes": "w:footnote", "endnotes": "w:endnote"}


def asides(
    package: Package, relations: tuple[Relation, ...], top: Node, context: Context
) -> Iterator[str]:
    """Each line of them once; headers that no page shows are passed over."""
    seen: set[str] = set()
    shown = _shown(package, relations, top, context)
    for one in relations:
        if one.kind in ("header", "footer") and one.id in shown:
            parts = [tree(package.chunks(one.target), package.name, context.notes)]
        elif one.kind in _NOTES:
            kind = _NOTES[one.kind]
            notes = tree(package.chunks(one.target), package.name, context.notes).all(kind)
            parts = [
                note
                for note in notes
                if (kind.removeprefix("w:"), note.attributes.get("w:id", ""))
                in context.seen.referred
            ]
        else:
            continue
        for part in parts:
            for line in lines_of(list(part.all("w:p")), context):
                if line not in seen:
                    seen.add(line)
                    yield line


def _shown(
    package: Package, relations: tuple[Relation, ...], top: Node, context: Context
) -> set[str]:
    """The relations of headers and footers that some page shows."""
    settings = next((one.target for one in relations if one.kind == "settings"), None)
    has_even = False
    if settings:
        marks = tree(package.chunks(settings), package.name, context.notes)
        has_even = bool(marks.flag("w:evenAndOddHeaders"))
    shown = set()
    for section in top.all("w:sectPr"):
        has_first = section.flag("w:titlePg")
        for one in section.children:
            if one.tag in ("w:headerReference", "w:footerReference"):
                kind = one.attributes.get("w:type", "default")
                if {"first": has_first, "even": has_even}.get(kind, True):
                    shown.add(one.attributes.get("r:id", ""))
    return shown
