"""What a year's archive holds of the pages, files and addresses that were adopted for one item."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Told = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class FrozenFile:
    """A file in the archive."""

    path: str
    sha256: str
    title: str


@dataclass(frozen=True, kw_only=True)
class FrozenAdopted:
    """By key each, as `YearFreeze.contents` has them."""

    pages: Told
    files: dict[str, Mapping[str, Any]]
    """Those adopted themselves, and those that the pages have."""
    addresses: Told

    @classmethod
    def read(cls, contents: Mapping[str, Any], subjects: set[str]) -> "FrozenAdopted":
        """Nothing of an archive that was made before any of it was kept."""
        adopted = contents.get("adopted", {"pages": {}, "files": {}, "addresses": {}})
        mine = {
            kind: {key: one for key, one in some.items() if subjects.intersection(one["subjects"])}
            for kind, some in adopted.items()
        }
        within = {key for page in mine["pages"].values() for key in page["files"]}
        files = {
            key: one
            for key, one in adopted["files"].items()
            if key in within or key in mine["files"]
        }
        return cls(pages=mine["pages"], files=files, addresses=mine["addresses"])

    @property
    def copies(self) -> Iterator[FrozenFile]:
        """The pages as visitors got them, and what of them counted."""
        for one in self.pages.values():
            for name, digest in (("path", "sha256"), ("text_path", "text_sha256")):
                if one[name]:
                    yield FrozenFile(path=one[name], sha256=one[digest], title=one["title"])

    @property
    def not_kept(self) -> tuple[str, ...]:
        unseen = [one["url"] or one["title"] for one in self.pages.values() if not one["path"]]
        lost = [one["title"] for one in self.files.values() if not one["path"]]
        return (*unseen, *lost, *self.addresses)
