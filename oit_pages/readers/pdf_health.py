"""What keeps people and machines from reading a PDF, told from how it is built.

Its pages are looked at, not unpacked: what they show is not read.
"""

from itertools import islice
from typing import Any, BinaryIO

from pypdf import PdfReader

#: Pages looked at.
MAX_PAGES = 10


def symptoms(file: BinaryIO) -> tuple[str, ...]:
    """Codes of `document_advice.SAYS`, gravest first; none for a sound PDF. Nothing raises."""
    try:
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted:
            return ("locked",)
        fonts, pages = _fonts(reader)
        if not pages:
            return ("damaged",)
        found = []
        if not fonts:
            found.append("no_text")
        elif any(map(_is_untold, fonts)):
            found.append("broken_text")
        if not str((reader.metadata and reader.metadata.get("/Title")) or "").strip():
            found.append("no_title")
        root: Any = reader.trailer["/Root"]
        if not root.get("/Lang"):
            found.append("no_language")
    except Exception:  # a parser of hostile files fails in more ways than it has names for
        return ("damaged",)
    return tuple(found)


def _fonts(reader: PdfReader) -> tuple[list[Any], int]:
    """The fonts of the first pages, and how many pages these are."""
    fonts, pages = [], 0
    for page in islice(reader.pages, MAX_PAGES):
        pages += 1
        resources = page.get("/Resources")
        known = resources.get_object().get("/Font") if resources is not None else None
        if known is not None:
            fonts += [one.get_object() for one in known.get_object().values()]
    return fonts, pages


def _is_untold(font: Any) -> bool:
    """Letters by number of the font's own, and no table that says which they are."""
    encoding = font.get("/Encoding")
    return (
        font.get("/Subtype") == "/Type0"
        and not font.get("/ToUnicode")
        and (str(encoding) in ("/Identity-H", "/Identity-V"))
    )
