"""What a year's archive holds of one item: read from the archive alone, never from what is now."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from oit_pages.actions.compare_freeze import is_whole
from oit_pages.actions.frozen_adopted import FrozenAdopted, FrozenFile
from oit_pages.actions.summed_zip import SUMS
from oit_pages.i18n.formats import time_text
from oit_pages.models import YearFreeze
from oit_pages.thai import to_arabic

#: What an address in HTML or JSON ends with.
_ADDRESS_ENDS = r"(?=[\"'\s<>?#\\]|$)"


class NotFrozen(LookupError):
    """The archive does not hold it; the text says what is not there."""


@dataclass(frozen=True, kw_only=True)
class FrozenItem:
    """One item, public on the day."""

    code: str
    title: str
    addresses: tuple[str, ...]
    click_path: str
    requirements: tuple[Mapping[str, Any], ...]
    """As the year's list in the archive has them: {"id", "th", "en", "level" …}."""
    findings: Mapping[str, Any]
    """As `checklist.assess.as_json` makes them."""
    outcome: str
    keys: frozenset[str]
    """Of its pages and files in `YearFreeze.contents`."""
    files: tuple[FrozenFile, ...]
    """Its pages as HTML and JSON, those of its entries, what was adopted for it, then the
    documents and pictures of all of them."""
    not_kept: tuple[str, ...] = ()
    """Addresses that it is shown at and that the archive has no copy of as a visitor sees it."""


def frozen_item(freeze: YearFreeze, code: str) -> FrozenItem:
    """Raises NotFrozen for an archive that is not as it was made, and for an item that is not on
    its list or had no public page."""
    broken = _("The archive is not there as it was made. Nothing can be proved with it.")
    try:
        if not is_whole(freeze):
            raise NotFrozen(broken)
        with freeze.file.storage.open(freeze.file.name, "rb") as file, ZipFile(file) as archive:
            return _read(_Contents(archive), to_arabic(code).strip().upper(), freeze)
    except (BadZipFile, KeyError, OSError, ValueError) as error:
        # An archive of that sum was read once: one that can't be is of another release.
        if isinstance(error, NotFrozen):
            raise
        raise NotFrozen(broken) from error


class _Contents:
    """What is in an archive."""

    def __init__(self, archive: ZipFile):
        self._archive = archive
        lines = archive.read(SUMS).decode().splitlines()
        self.sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}

    def json(self, name: str) -> Any:
        return json.loads(self._archive.read(name))

    def text(self, name: str) -> str:
        """With addresses as they are read."""
        return unquote(self._archive.read(name).decode(errors="replace"))

    def pages(self, pk: str) -> list[str]:
        """The page as HTML and as JSON."""
        one = re.compile(rf"pages/[^/]+/.*-{re.escape(pk)}\.(html|json)")
        return [name for name in self.sums if one.fullmatch(name)]


def _read(inside: _Contents, code: str, freeze: YearFreeze) -> FrozenItem:
    asked = {"code": code, "when": time_text(freeze.made_at)}
    row = next((one for one in inside.json("sheet/sheet.json") if one["code"] == code), None)
    if row is None:
        raise NotFrozen(_("The list in the archive of %(when)s has no item %(code)s.") % asked)
    if not row["has"]:
        says = _("%(code)s had no public page on %(when)s. The archive proves nothing of it.")
        raise NotFrozen(says % asked)
    contents = inside.json("contents.json")
    indicator = _of_code(_indicators(inside.json("edition.json")), code)
    result = _of_code(inside.json("results/scorecard.json")["indicators"], code)
    # By its own addresses alone: an adopted one may stand above all of the year's.
    own = [one for one in row["addresses"] if str(one["page"]) in contents["pages"]]
    urls = tuple(one["url"] for one in own)
    pages = [pk for pk, one in contents["pages"].items() if one["url"].startswith(urls)]
    named = {pk: inside.pages(pk) for pk in pages}
    names = [name for found in named.values() for name in found]
    told = {key for name in names if name.endswith(".json") for key in _named(inside.json(name))}
    shown = [inside.text(name) for name in names if name.endswith(".html")]
    adopted = FrozenAdopted.read(contents, {indicator["subject"], *indicator["also_covers"]})
    files = {
        key: one for key, one in contents["files"].items() if key in told or _is_in(shown, key, one)
    } | adopted.files
    elsewhere = [one["url"] for one in row["addresses"] if one not in own]
    return FrozenItem(
        code=code,
        title=row["title"],
        addresses=tuple(one["url"] for one in row["addresses"]),
        click_path=row["click_path"],
        requirements=tuple(indicator["requirements"]),
        findings=result["findings"],
        outcome=result["outcome"],
        keys=frozenset([*pages, *files, *adopted.pages, *adopted.addresses]),
        files=(
            *(
                FrozenFile(
                    path=name, sha256=inside.sums[name], title=contents["pages"][pk]["title"]
                )
                for pk, names in named.items()
                for name in names
            ),
            *adopted.copies,
            *(
                FrozenFile(path=one["path"], sha256=one["sha256"], title=one["title"])
                for one in files.values()
                if one["path"]
            ),
        ),
        not_kept=adopted.not_kept if "adopted" in contents else tuple(elsewhere),
    )


def _is_in(shown: list[str], key: str, file: Mapping[str, Any]) -> bool:
    """Whether the address of the file, as it is served or as it is stored, stands in these."""
    name, pk = file["name"], key.partition(":")[2]
    served = f"{pk}/{name.rsplit('/', 1)[-1]}"
    address = re.compile(rf"/({re.escape(served)}|{re.escape(name)}){_ADDRESS_ENDS}")
    return any(address.search(text) for text in shown)


def _named(value: Any) -> Iterator[str]:
    """The keys of the documents and pictures that the API told of."""
    if isinstance(value, dict):
        if {"id", "url", "extension"} <= value.keys():
            yield f"{'image' if 'width' in value else 'document'}:{value['id']}"
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _named(one)


def _of_code(items: Any, code: str) -> Mapping[str, Any]:
    """Raises KeyError where there is none."""
    return {one["code"]: one for one in items}[code]


def _indicators(edition: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for pillar in edition["pillars"]:
        for section in pillar["sections"]:
            for topic in section["topics"]:
                yield from topic["indicators"]
