"""Readers: Word, Excel and CSV files as a neutral document. No Django here."""

from pathlib import Path, PurePosixPath
from typing import BinaryIO

from oit_pages.readers.document import Cell, Document, Paragraph, Table
from oit_pages.readers.errors import ReaderError
from oit_pages.readers.excel import read_xlsx
from oit_pages.readers.guard import MAX_FILE, MEGABYTE, OLE, vet_archive
from oit_pages.readers.separated import read_csv
from oit_pages.readers.word import read_docx

__all__ = ["Cell", "Document", "Paragraph", "ReaderError", "Table", "read"]

KINDS = {".docx": read_docx, ".xlsx": read_xlsx, ".csv": read_csv}


def read(source: str | Path | BinaryIO, name: str | None = None) -> Document:
    """The document in a file, of the kind that the name's ending tells and its content is.

    Raises ReaderError, and nothing else, for whatever is wrong with the file.
    """
    data, name = _load(source, name)
    reader = KINDS.get(PurePosixPath(name.lower()).suffix)
    if data.startswith(OLE):
        raise ReaderError("old_or_encrypted", name=name)
    if reader is None:
        raise ReaderError("unknown_kind", name=name)
    if not data.strip():
        raise ReaderError("empty", name=name)
    if reader is not read_csv:
        reader = KINDS[vet_archive(data, name)]
    return reader(data, name)


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
        data = source.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise ReaderError("too_large", name=name, limit=MAX_FILE // MEGABYTE)
    return data, PurePosixPath(name.replace("\\", "/")).name
