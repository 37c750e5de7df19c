"""What rules share to read evidence."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from oit_pages.evidence import Evidence, File, Item, Place, Row
from oit_pages.evidence.substance import is_content, says_none
from oit_pages.thai import Period, to_arabic

#: Parts that name or sort a block, and say nothing by themselves.
LABELS = frozenset(
    (
        "heading", "caption", "alt", "kind", "side", "purpose", "matter", "click_path",
        "has_file", "has_photo", "chief", "vacant", "number", "fiscal_year", "doubted",
    )
)  # fmt: skip
#: What an assessor can open without asking for help.
OPENABLE = frozenset(
    (
        "pdf", "doc", "docx", "odt", "rtf", "txt", "xls", "xlsx", "ods", "csv",
        "ppt", "pptx", "odp", "json", "xml", "jpg", "jpeg", "png",
    )
)  # fmt: skip
#: Blocks that say what they hold in words, a file or a picture: no field tells a rule.
FREE = ("rich_text", "documents", "image", "link", "announcement", "order", "memo")
#: Fields in which "none" is an answer: what went wrong, what is advised, a remark, a fax, a fee,
#: the number of a project that was too small to be given one.
MAY_BE_NONE = frozenset(
    (
        "problems", "recommendations", "recommendation", "note", "reason", "fax",
        "existing_control", "fee", "egp_number",
    )
)  # fmt: skip
#: What a value must look like to be used.
SHAPES = {
    "phone": re.compile(r"(?:\d\D{0,3}){3}"),
    "fax": re.compile(r"(?:\d\D{0,3}){3}"),
    "email": re.compile(r"\S(?:@|\s*\[at\]\s*|\(at\))[^\s@]+?\.\S"),
}
#: A row or block of which a doubtful part was left out: it is there, and has to be complete.
DOUBTED = "doubted"


def chosen(
    evidence: Evidence,
    kinds: Iterable[str] = (),
    column_set: str = "",
    where: Mapping[str, Any] | None = None,
    doubted: bool = False,
) -> tuple[Item, ...]:
    """Items of these kinds (or tables of this column set) that say something; with `doubted` also
    those of whose rows all was left out as doubtful."""
    kinds = tuple(kinds)
    if column_set and not kinds:
        kinds = ("table",)
    return tuple(
        item
        for item in evidence.of_kind(*kinds)
        if (not column_set or item.kind != "table" or item.column_set == column_set)
        and _matches(item.parts, where)
        and (says_something(item) or (doubted and any(DOUBTED in row for row in item.rows)))
    )


def _matches(parts: Row, where: Mapping[str, Any] | None) -> bool:
    for name, wanted in (where or {}).items():
        values = wanted if isinstance(wanted, tuple | list) else (wanted,)
        if parts.get(name) not in values:
            return False
    return True


def says_something(item: Item) -> bool:
    """Whether a block shows anything beyond its own headings, choices and dates."""
    if any(usable(file) for file in item.files):
        return True
    if item.kind in {"documents", "image"}:
        return False  # a title without its file shows nothing
    if any((link.url or link.page) and link.works is not False for link in item.links):
        return True
    if item.kind == "link":
        return False
    return any(row_says(row) for row in item.rows) or row_says(item.parts)


def is_filled_in(item: Item) -> bool:
    """Whether a form holds more than its own name: rows, words, numbers or a file."""
    named = {name: value for name, value in item.parts.items() if name not in ("title", "subject")}
    return any(map(usable, item.files)) or any(map(row_says, item.rows)) or row_says(named)


def row_says(row: Row) -> bool:
    """Whether any field of a row is content; a date or a choice alone is none."""
    return any(
        is_content(value)
        for name, value in row.items()
        if name not in LABELS and not isinstance(value, bool | date | Period)
        if not _is_address(name)
    )


def _is_address(name: str) -> bool:
    """Addresses and pages count as links, by whether they lead anywhere."""
    return name in {"url", "page", "ask_url", "map_url", "website"}


def usable(file: File) -> bool:
    """There, open to all, and of a kind that can be opened."""
    return file.readable is not False and file.public and file.extension in OPENABLE


def filled(row: Row, name: str | Iterable[str]) -> bool:
    """Whether a part is content of its kind; of several names, whether any is."""
    if not isinstance(name, str):
        return any(filled(row, one) for one in name)
    value = row.get(name)
    if not is_content(value) or (says_none(value) and name not in MAY_BE_NONE):
        return False
    shape = SHAPES.get(name)
    return shape is None or says_none(value) or bool(shape.search(to_arabic(str(value))))


def item_filled(item: Item, name: str | Iterable[str]) -> bool:
    """The same for a block; the name "files" asks for a file that can be opened."""
    names = (name,) if isinstance(name, str) else tuple(name)
    return any(
        any(usable(file) for file in item.files) if one == "files" else filled(item.parts, one)
        for one in names
    )


def named(name: str | Iterable[str]) -> str:
    """A part's name as a fact; alternatives are joined by "|"."""
    return name if isinstance(name, str) else "|".join(name)


def place(item: Item, part: str = "") -> Place:
    return Place(page=item.page, block=item.block, part=part)
