"""Each is told by its content, with how to save it anew."""

from oit_pages.readers.errors import ReaderError
from oit_pages.readers.guard import OLE

#: Names of the streams that tell what an old container holds; they are in UTF-16.
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "old_word"),
    ("Workbook", "old_excel"),
    ("Book", "old_excel"),
)
_BIFF = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00")
_HEAD = 4_096


def refuse_old(data: bytes, name: str) -> None:
    """Raises ReaderError with what to do for a file of an older or another format."""
    if data.startswith(OLE):
        for stream, code in _STREAMS:
            if stream.encode("utf-16-le") in data:
                raise ReaderError(code, name=name)
        raise ReaderError("old_or_encrypted", name=name)
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{\\rtf"):
        raise ReaderError("old_word", name=name)
    if data.startswith(_BIFF):
        raise ReaderError("old_excel", name=name)
    if head.startswith(b"%PDF-"):
        raise ReaderError("pdf", name=name)
    if head.startswith(b"<?xml") and b"<?mso-application" in head:
        code = "old_word" if b"Word.Document" in head else "old_excel"
        raise ReaderError(code, name=name)
    if head[:_HEAD].lower().startswith(b"mime-version:"):
        raise ReaderError("web_archive", name=name)
