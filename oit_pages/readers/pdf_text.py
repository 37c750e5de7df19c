"""The words of a PDF, as far as they can be told at little cost: to find something in them, never
to take them over."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from pypdf import PdfReader

#: Pages that are read.
MAX_PAGES = 30
#: Bytes of what draws them, unpacked; a page of text has some 20,000.
MAX_DRAWN = 1_500_000
#: Steps of drawing.
MAX_STEPS = 150_000


class _EnoughError(Exception):
    """It costs more than it is worth."""


def read_pdf_text(file: BinaryIO) -> str:
    """As it stands; "" of a PDF that is locked, damaged or all pictures. Nothing raises."""
    return "\n".join(_pages(file))


def _pages(file: BinaryIO) -> Iterator[str]:
    try:
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted:
            return
        drawn, steps = 0, _Steps()
        for page in islice(reader.pages, MAX_PAGES):
            drawn += _drawn(page)
            if drawn > MAX_DRAWN:
                return
            yield page.extract_text(visitor_operand_before=steps.count)
    except Exception:  # a parser of hostile files fails in more ways than it has names for
        return


class _Steps:
    def __init__(self) -> None:
        self.taken = 0

    def count(self, *_drawing: Any) -> None:
        self.taken += 1
        if self.taken > MAX_STEPS:
            raise _EnoughError


def _drawn(page: Any) -> int:
    """Bytes that draw the page, with what they draw by name."""
    contents = page.get_contents()
    size = len(contents.get_data()) if contents is not None else 0
    resources = page.get("/Resources")
    named = resources.get_object().get("/XObject") if resources is not None else None
    for one in named.get_object().values() if named is not None else ():
        form = one.get_object()
        if form.get("/Subtype") == "/Form":
            size += len(form.get_data())
    return size
