"""How many pages a PDF has, by its own word; read without unpacking anything else of it."""

from typing import Any, BinaryIO

from pypdf import PdfReader

#: More is no document but a mistake, or malice.
MOST = 100_000


def count_pages(file: BinaryIO) -> int | None:
    """The number of pages; None for what is no sound PDF, or does not say."""
    try:
        reader = PdfReader(file, strict=False)
        root: Any = reader.trailer["/Root"]
        count = root["/Pages"]["/Count"]
    except Exception:  # a parser of hostile files fails in more ways than it has names for
        return None
    return count if isinstance(count, int) and 0 < count <= MOST else None
