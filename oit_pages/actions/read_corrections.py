"""A file of corrections that somebody else exported: read, and nothing done with it yet.

Whatever is in it, it is refused in words or read: sizes are counted while unpacking, pictures are
drawn anew when they are kept, and every text is only a text.
"""

import struct
import tomllib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from lzma import LZMAError
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from oit_pages.actions.export_corrections import FILE, FORMAT, PHOTOS, SUMS
from oit_pages.actions.line_file import Fault, FaultyFile
from oit_pages.catalogue.corrections import ASKED, TITLE, Key
from oit_pages.catalogue.reading import SLUG
from oit_pages.models.mixins.clean_text import tidied
from oit_pages.readers.limits import MAX_FILE, MEGABYTE

#: Forty-three items with five requirements each, several times over.
MOST = 1_000
MAX_TOML = 2 * MEGABYTE
MAX_UNPACKED = 100 * MEGABYTE
MAX_PARTS = 500
#: What a correction may say of itself beside its words, and how long.
_ABOUT = {"code": 10, "source": 1000, "address": 2000, "page": 100, "photo": 200, "origin": 255}
_STOOD = {*TITLE, *ASKED, "confidence", "basis"}
#: Faults of one file that are told.
_TOLD = 20
_CHUNK = 256 * 1024
#: What unpacking a damaged archive, or one that is locked, may raise.
_BROKEN = (
    BadZipFile, LZMAError, zlib.error, struct.error, EOFError, NotImplementedError, OSError,
    RuntimeError, UnicodeDecodeError,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One correction, as the file has it."""

    key: Key
    code: str
    words: Mapping[str, str]
    stood: Mapping[str, str]
    source: str
    address: str = ""
    page: str = ""
    photo: bytes = b""


@dataclass(frozen=True, kw_only=True)
class CorrectionsFile:
    year: int
    whose: str
    """The municipality that exported it."""
    entries: tuple[Entry, ...]


def read_corrections(source: BinaryIO, name: str) -> CorrectionsFile:
    """Raises FaultyFile with what is wrong in words, and nothing else."""
    data = source.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        says = _("“%(name)s” is larger than %(limit)s MB.")
        _refuse(says % {"name": name, "limit": MAX_FILE // MEGABYTE})
    if not data:
        _refuse(_("“%(name)s” is empty.") % {"name": name})
    files = _unpacked(data, name) if data.startswith(b"PK") else {FILE: data}
    return _Reader(_tables(files[FILE], name), files, name).read()


def _refuse(says: str) -> None:
    raise FaultyFile([Fault(line=0, column="", says=says)])


def _unpacked(data: bytes, name: str) -> dict[str, bytes]:
    broken = _("“%(name)s” is damaged or was not sent completely. Export it once more.")
    try:
        with ZipFile(BytesIO(data)) as archive:
            files = dict(_parts(archive, name))
    except _BROKEN as error:
        raise FaultyFile([Fault(line=0, column="", says=broken % {"name": name})]) from error
    if FILE not in files:
        says = _("“%(name)s” has no %(file)s: it was not exported by “Correct this list”.")
        _refuse(says % {"name": name, "file": FILE})
    _check_sums(files, name)
    return files


def _parts(archive: ZipFile, name: str) -> Iterator[tuple[str, bytes]]:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if len(entries) > MAX_PARTS or len(names) < len(entries):
        _refuse(_("“%(name)s” holds more parts than a list can have.") % {"name": name})
    total = 0
    for entry in entries:
        chunks = []
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK):
                total += len(chunk)
                if total > MAX_UNPACKED:
                    says = _("“%(name)s” unpacks to more than %(limit)s MB and was refused.")
                    _refuse(says % {"name": name, "limit": MAX_UNPACKED // MEGABYTE})
                chunks.append(chunk)
        yield entry.filename, b"".join(chunks)


def _check_sums(files: Mapping[str, bytes], name: str) -> None:
    """Every part that is read is there as it was exported."""
    lines = files.get(SUMS, b"").decode("ascii", "replace").splitlines()
    sums = {part: digest for digest, _sep, part in (line.partition("  ") for line in lines)}
    for part, data in files.items():
        if part != SUMS and sums.get(part) != sha256(data).hexdigest():
            says = _("“%(part)s” in “%(name)s” is not as it was exported. Ask for it once more.")
            _refuse(says % {"part": part, "name": name})


def _tables(data: bytes, name: str) -> dict[str, Any]:
    if len(data) > MAX_TOML:
        _refuse(_("The text in “%(name)s” is far too long for corrections.") % {"name": name})
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        says = _("“%(name)s” can't be read as TOML: %(why)s. Export it once more.")
        raise FaultyFile(
            [Fault(line=0, column="", says=says % {"name": name, "why": error})]
        ) from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        says = _("“%(name)s” is no file of corrections (.toml or .zip).")
        raise FaultyFile([Fault(line=0, column="", says=says % {"name": name})]) from error


class _Reader:
    def __init__(self, tables: Mapping[str, Any], files: Mapping[str, bytes], name: str):
        self.tables, self.files, self.name = tables, files, name
        self.faults: list[Fault] = []
        self.seen: set[Key] = set()

    def read(self) -> CorrectionsFile:
        year, whose = self.tables.get("year"), self.tables.get("from", "")
        given = self.tables.get("corrections", [])
        if self.tables.get("format") != FORMAT or not isinstance(given, list):
            says = _("“%(name)s” was not exported by “Correct this list”, or by a newer release.")
            _refuse(says % {"name": self.name})
        if type(year) is not int or not 2500 <= year <= 2700 or not isinstance(whose, str):
            _refuse(_("“%(name)s” does not say of which fiscal year it is.") % {"name": self.name})
        if not given or len(given) > MOST:
            says = _("“%(name)s” must hold 1 to %(most)s corrections.")
            _refuse(says % {"name": self.name, "most": MOST})
        entries = [self._entry(number, one) for number, one in enumerate(given, 1)]
        if self.faults:
            raise FaultyFile(self.faults[:_TOLD])
        return CorrectionsFile(
            year=int(year),  # type: ignore[arg-type]  # refused above
            whose=tidied(whose)[:255] or _("another municipality"),
            entries=tuple(one for one in entries if one),
        )

    def _fault(self, number: int, key: str, says: str) -> None:
        told = _("Correction %(number)s, “%(field)s”: %(says)s")
        facts = {"number": number, "field": key, "says": says}
        self.faults.append(Fault(line=0, column="", says=told % facts))

    def _entry(self, number: int, given: Any) -> Entry | None:
        if not isinstance(given, Mapping):
            self._fault(number, "corrections", _("It is no table."))
            return None
        before = len(self.faults)
        asked = given.get("requirement", "")
        if not isinstance(asked, str):
            self._fault(number, "requirement", _("This is no id of a list."))
            return None
        fields = ASKED if asked else TITLE
        allowed = {*_ABOUT, *fields, "subject", "requirement", "stood"}
        for key in given:
            if key not in allowed:
                self._fault(number, str(key)[:40], _("No such field is known."))
        for key in ("subject", *(["requirement"] if asked else [])):
            if not isinstance(given.get(key), str) or not SLUG.fullmatch(given[key][:81]):
                self._fault(number, key, _("This is no id of a list."))
        for key in (*fields, "source"):
            if not isinstance(given.get(key), str) or not tidied(given[key]):
                self._fault(number, key, _("This is missing."))
        for key, limit in _ABOUT.items():
            value = given.get(key, "")
            if not isinstance(value, str) or len(value) > limit:
                self._fault(number, key, _("This is no text that can be kept."))
        stood = given.get("stood", {})
        if not isinstance(stood, Mapping) or not all(
            key in _STOOD and isinstance(value, str) for key, value in stood.items()
        ):
            self._fault(number, "stood", _("This is no text that can be kept."))
        photo = self._photo(number, given.get("photo", ""))
        if len(self.faults) > before:
            return None
        key = (given["subject"], asked)
        if key in self.seen:
            self._fault(number, "subject", _("This stands in the file already."))
            return None
        self.seen.add(key)
        return Entry(
            key=key,
            code=tidied(given.get("code", "")),
            words={name: tidied(given[name]) for name in fields},
            stood={name: value.replace("\x00", "") for name, value in stood.items()},
            photo=photo,
            **{name: tidied(given.get(name, "")) for name in ("source", "address", "page")},
        )

    def _photo(self, number: int, part: Any) -> bytes:
        if not part or not isinstance(part, str):
            return b""
        data = self.files.get(part, b"") if part.startswith(PHOTOS) else b""
        if not data and len(self.files) > 1:
            self._fault(number, "photo", _("The photo is not in the file."))
        return data
