"""Their parts, found through relationships and never by guessed names."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from oit_pages.readers.errors import ReaderError
from oit_pages.readers.xml_events import walk

_CHUNK = 256 * 1024


@dataclass(frozen=True)
class Relation:
    id: str
    kind: str
    """The last word of its type: "worksheet", "styles", "header"."""
    target: str
    """The part's name in the archive."""


class Package:
    """An archive that was vetted; parts are unpacked when they are asked for."""

    def __init__(self, data: bytes, name: str):
        self.name = name
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self.names = frozenset(self._archive.namelist())

    def chunks(self, part: str) -> Iterator[bytes]:
        """A part's bytes, piece by piece. Raises ReaderError where there is no such part."""
        if part not in self.names:
            raise ReaderError("broken", name=self.name)
        with self._archive.open(part) as file:
            while chunk := file.read(_CHUNK):
                yield chunk

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """What a part refers to; without a part, the package itself."""
        folder, file = dirname(part), part.rpartition("/")[2]
        rels = join(folder, "_rels", f"{file}.rels")
        if rels not in self.names:
            return ()
        found: list[Relation] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "rel:Relationship" and attributes.get("TargetMode") != "External":
                kind = attributes.get("Type", "").rpartition("/")[2]
                target = normpath(join("/", folder, attributes.get("Target", ""))).lstrip("/")
                found.append(Relation(attributes.get("Id", ""), kind, target))

        walk(self.chunks(rels), self.name, start)
        return tuple(found)

    def main_part(self) -> str:
        """The document or workbook itself."""
        for one in self.relations():
            if one.kind == "officeDocument":
                return one.target
        raise ReaderError("broken", name=self.name)
