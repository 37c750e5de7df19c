"""See what is not as it was when a year was frozen, and whether the archive is whole."""

from hashlib import sha256
from typing import Any

from oit_pages.actions.freeze_year import PIECE
from oit_pages.checklist.frozen import Difference, compare, public_contents
from oit_pages.models import YearFreeze


def compare_freeze(freeze: YearFreeze) -> tuple[Difference, ...]:
    """Against today, every public file read again: one that was changed behind the site's back
    is found too."""
    now, _pages, files = public_contents(freeze.year_page)
    found = list(compare(freeze.contents, now))
    told = {(one.kind, one.key) for one in found}
    for key, file in files:
        kept = freeze.contents["files"].get(key)
        if kept is None or ("files", key) in told:
            continue
        if kept.get("sha256", "") != _sum_of(file.file):
            one = Difference(kind="files", key=key, title=file.title, change="changed")
            found.append(one)
    return tuple(found)


def is_whole(freeze: YearFreeze) -> bool:
    """Whether the archive is there as it was made."""
    return _sum_of(freeze.file) == freeze.sha256


def _sum_of(file: Any) -> str:
    """The sum of a stored file; "" for one that is not there."""
    digest = sha256()
    try:
        with file.storage.open(file.name, "rb") as source:
            while piece := source.read(PIECE):
                digest.update(piece)
    except FileNotFoundError:
        return ""
    return digest.hexdigest()
