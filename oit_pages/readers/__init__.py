"""Word, Excel, LibreOffice, CSV and HTML files as a neutral document. No Django here."""

import zlib
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile

from oit_pages.on_demand import on_demand
from oit_pages.readers.csv_file import read_csv
from oit_pages.readers.document import Cell, Document, Notice, Paragraph, Table
from oit_pages.readers.errors import ReaderError
from oit_pages.readers.guard import vet_archive
from oit_pages.readers.html_file import looks_like_html, read_html
from oit_pages.readers.limits import MAX_FILE, MEGABYTE
from oit_pages.readers.old_formats import refuse_old
from oit_pages.readers.word.docx_file import read_docx

__all__ = ["Cell", "Document", "Notice", "Paragraph", "ReaderError", "Table", "read"]


@on_demand("oit_pages.readers.excel.xlsx_file:read_xlsx")
def read_xlsx(data: bytes, name: str, hidden: bool = False) -> Document:
    raise NotImplementedError


@on_demand("oit_pages.readers.open_document:read_open_document")
def read_open_document(data: bytes, name: str, hidden: bool = False) -> Document:
    raise NotImplementedError


Reader = Callable[[bytes, str, bool], Document]

ARCHIVES: Mapping[str, Reader] = {
    ".docx": read_docx,
    ".xlsx": read_xlsx,
    ".odt": read_open_document,
    ".ods": read_open_document,
}
TEXTS = frozenset({".csv", ".tsv", ".txt"})
#: Endings of files that are worth a look; the rest is refused by its name.
KNOWN = frozenset(
    {*ARCHIVES, *TEXTS, ".docm", ".dotx", ".xlsm", ".xltx", ".xls", ".doc", ".htm", ".html"}
)

#: What a parser of damaged files fails with.
FAILURES = (
    BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError, TypeError,
    ArithmeticError, RecursionError, NotImplementedError, RuntimeError,
)  # fmt: skip


def read(source: str | Path | BinaryIO, name: str | None = None, hidden: bool = False) -> Document:
    """The document in a file, of the kind that its content is, whatever its name says.

    What the file hides comes in only with `hidden`; the document's notices say what was left
    out. Raises ReaderError, and nothing else, for whatever is wrong with the file.
    """
    data, name = _load(source, name)
    try:
        return _reader(data, name)(data, name, hidden)
    except ReaderError:
        raise
    except FAILURES as error:
        raise ReaderError("broken", name=name) from error


def _reader(data: bytes, name: str) -> Reader:
    ending = PurePosixPath(name.lower()).suffix
    refuse_old(data, name)
    if ending not in KNOWN:
        raise ReaderError("unknown_kind", name=name)
    if not data.strip():
        raise ReaderError("empty", name=name)
    if data.startswith(b"PK"):
        return ARCHIVES[vet_archive(data, name)]
    if looks_like_html(data):
        return read_html
    if ending in TEXTS:
        return read_csv
    raise ReaderError("broken", name=name)


def _load(source: str | Path | BinaryIO, name: str | None) -> tuple[bytes, str]:
    if isinstance(source, str | Path):
        path = Path(source)
        name = name or path.name
        try:
            with path.open("rb") as file:
                data = file.read(MAX_FILE + 1)
        except FileNotFoundError as error:
            raise ReaderError("missing", name=str(source)) from error
        except (OSError, ValueError) as error:  # a folder, no right to read, no name at all
            raise ReaderError("unreadable", name=str(source)) from error
    else:
        name = name or str(getattr(source, "name", "") or "file")
        try:
            data = source.read(MAX_FILE + 1)
        except Exception as error:  # an upload, or a storage elsewhere, with faults of its own
            raise ReaderError("interrupted", name=name) from error
    if len(data) > MAX_FILE:
        raise ReaderError("too_large", name=name, limit=MAX_FILE // MEGABYTE)
    return data, PurePosixPath(name.replace("\\", "/")).name
