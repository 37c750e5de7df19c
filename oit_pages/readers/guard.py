"""An archive is looked over before any of it is parsed.

Sizes are counted while unpacking, never taken from the archive's own word. Definitions in XML
are refused where it is parsed (`xml_events`), whatever a part is called.
"""

import io
import zipfile
import zlib

from oit_pages.readers.errors import ReaderError
from oit_pages.readers.limits import MAX_RATIO, MAX_UNPACKED, MEGABYTE

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Pictures and fonts of a long report are some hundred.
MAX_PARTS = 10_000
_CHUNK = 256 * 1024
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
}


def vet_archive(data: bytes, name: str) -> str:
    """What kind of Office archive it is, ".docx" or ".ods", whatever its name says.

    Raises ReaderError for one that is not sound and harmless.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kind = _vet_names(archive, name)
            _vet_parts(archive, name, len(data))
            return kind
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise ReaderError("broken", name=name) from error
    except (RuntimeError, ValueError) as error:
        if isinstance(error, ReaderError):
            raise
        raise ReaderError("broken", name=name) from error


def _vet_names(archive: zipfile.ZipFile, name: str) -> str:
    entries = archive.infolist()
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise ReaderError("encrypted", name=name)
        parts = entry.filename.replace("\\", "/").split("/")
        if ".." in parts or entry.filename.startswith(("/", "\\")):
            raise ReaderError("unsafe_name", name=name)
    names = {entry.filename for entry in entries}
    if len(names) < len(entries) or len(entries) > MAX_PARTS:
        raise ReaderError("broken", name=name)  # two parts of one name: which would be read?
    if "[Content_Types].xml" in names:
        for folder, kind in (("word/", ".docx"), ("xl/", ".xlsx")):
            if any(one.startswith(folder) for one in names):
                return kind
    elif {"mimetype", "content.xml"} <= names:
        with archive.open("mimetype") as part:
            if found := _OPEN_DOCUMENT.get(part.read(80).strip()):
                return found
    raise ReaderError("not_office", name=name)


def _vet_parts(archive: zipfile.ZipFile, name: str, packed: int) -> None:
    limit = min(MAX_UNPACKED, max(packed * MAX_RATIO, 20 * MEGABYTE))
    total = 0
    for entry in archive.infolist():
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK):
                total += len(chunk)
                if total > limit:
                    raise ReaderError("bomb", name=name, limit=limit // MEGABYTE)
