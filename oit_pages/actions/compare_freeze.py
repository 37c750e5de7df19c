"""See what is not as it was when a year was frozen, and whether the archive is whole."""

from hashlib import sha256
from typing import Any

from oit_pages.actions.summed_zip import pieces_of
from oit_pages.checklist.frozen import Difference, compare, public_contents, told_by
from oit_pages.models import YearFreeze


def compare_freeze(freeze: YearFreeze) -> tuple[Difference, ...]:
    """Against today, every public file read again: one that was changed behind the site's back
    is found too."""
    now = public_contents(freeze.year_page)
    found = list(compare(freeze.contents, now.contents))
    before = told_by(freeze.contents)["files"]
    told = {(one.kind, one.key) for one in found}
    for key, file in now.files:
        kept = before.get(key)
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
            for piece in pieces_of(source):
                digest.update(piece)
    except FileNotFoundError:
        return ""
    return digest.hexdigest()
