"""A ZIP that has the sum of every file in it, written file after file."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

SUMS = "SHA256SUMS"
#: Bytes that are read at a time.
PIECE = 64 * 1024
_ODD = re.compile(r"[^A-Za-z0-9._-]+")


class SummedZip:
    """Its sums are as `sha256sum -c` reads them."""

    def __init__(self, file: IO[bytes], at: datetime):
        self._zip = ZipFile(file, "w", ZIP_DEFLATED)
        self._at = at.timetuple()[:6]
        self._sums: dict[str, str] = {}

    def add(self, name: str, pieces: Iterable[bytes]) -> tuple[str, str]:
        """Name and sum of the new file."""
        digest = sha256()
        for piece in self._written(name, pieces):
            digest.update(piece)
        self._sums[name] = digest.hexdigest()
        return name, self._sums[name]

    def __enter__(self) -> "SummedZip":
        return self

    def __exit__(self, kind: object, *_rest: object) -> None:
        """At the end the sums; of what failed there are none."""
        with self._zip:
            if kind is None:
                lines = "".join(f"{digest}  {name}\n" for name, digest in self._sums.items())
                self.add(SUMS, [lines.encode()])

    def _written(self, name: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
        entry = ZipInfo(name, self._at)
        entry.compress_type = ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        with self._zip.open(entry, "w", force_zip64=True) as inside:
            for piece in pieces:
                inside.write(piece)
                yield piece


def pieces_of(file: Any) -> Iterator[bytes]:
    """What is left of an open file."""
    return iter(lambda: file.read(PIECE), b"")


def plain_name(name: str) -> str:
    """A name that every system takes; what makes it the only one stands before or behind it."""
    stem, dot, ending = name.rpartition(".")
    kept = _ODD.sub("-", stem or ending).strip("-.")[:60]
    return f"{kept or 'file'}{dot}{_ODD.sub('', ending)[:10]}" if stem else kept or "page"


def as_json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1, default=str).encode()
