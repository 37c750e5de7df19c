"""Guard: a file is looked over before any parser sees it.

Sizes are counted while unpacking, never taken from the archive's own word.
"""

import io
import re
import zipfile
import zlib

from oit_pages.readers.errors import ReaderError

MEGABYTE = 1024 * 1024
#: A report with scanned pictures has some 20 MB; more is most likely a mistake.
MAX_FILE = 25 * MEGABYTE
#: Word's style sheets unpack to some MB; nothing real comes near this.
MAX_UNPACKED = 200 * MEGABYTE
#: XML packs well, but not a thousandfold.
MAX_RATIO = 250
#: What one page can show and one form can post.
MAX_ROWS = 5_000
#: Lines of text outside tables: a book of some 500 pages.
MAX_LINES = 20_000
#: Nobody fills more columns by hand.
MAX_COLUMNS = 200
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 256 * 1024
_DEFINITIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE = re.compile(rb"<\x00!\x00[DE]\x00|\x00<\x00!\x00[DE]", re.IGNORECASE)


def vet_archive(data: bytes, name: str) -> str:
    """What kind of Office archive it is, ".docx" or ".xlsx", whatever its name says.

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
            raise ReaderError("old_or_encrypted", name=name)
        parts = entry.filename.replace("\\", "/").split("/")
        if ".." in parts or entry.filename.startswith(("/", "\\")):
            raise ReaderError("unsafe_name", name=name)
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names:
        raise ReaderError("not_office", name=name)
    for folder, kind in (("word/", ".docx"), ("xl/", ".xlsx")):
        if any(one.startswith(folder) for one in names):
            return kind
    raise ReaderError("not_office", name=name)


def _vet_parts(archive: zipfile.ZipFile, name: str, packed: int) -> None:
    limit = min(MAX_UNPACKED, max(packed * MAX_RATIO, 20 * MEGABYTE))
    total = 0
    for entry in archive.infolist():
        markup = entry.filename.endswith((".xml", ".rels", ".vml"))
        tail = b""
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK):
                total += len(chunk)
                if total > limit:
                    raise ReaderError("bomb", name=name, limit=limit // MEGABYTE)
                seen = tail + chunk
                if markup and (_DEFINITIONS.search(seen) or _WIDE.search(seen)):
                    raise ReaderError("entities", name=name)
                tail = chunk[-16:]
