"""Corrections from another municipality: proposed first, and held to when somebody accepts them.

What is proposed changes nothing. The same file once more changes nothing either; a newer one of
the same municipality replaces what it proposed and nobody accepted.
"""

from collections.abc import Collection
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from oit_pages.actions.account_name import account_name
from oit_pages.actions.correct_edition import (
    Corrected,
    correct_edition,
    listed_facts,
    nobody_else,
)
from oit_pages.actions.correction_faults import CorrectionRefused, ReadIn, Said
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.page_photo import PhotoRefused, keep_picture
from oit_pages.actions.read_corrections import CorrectionsFile, Entry
from oit_pages.catalogue.corrections import Fact, Key, agrees
from oit_pages.models import EditionCorrection


@dataclass
class Proposed:
    """What is in a file, by names of facts: code and text."""

    new: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    """Confirmed or corrected here in other words."""
    known: list[str] = field(default_factory=list)
    """The same here already."""
    gone: list[str] = field(default_factory=list)
    """Nothing that this list asks for."""
    photos: list[str] = field(default_factory=list)
    """Why photos could not be kept; their texts were."""


def propose_corrections(
    given: CorrectionsFile, year: int, user: Any = None, dry_run: bool = False
) -> Proposed:
    """Raises CorrectionRefused for another year's file, EditionError where there is no list."""
    if given.year != year:
        says = _("The file is of %(other)s, and this is the list of %(year)s.")
        raise CorrectionRefused({("", ""): says % {"other": given.year, "year": year}})
    listed = listed_facts(year)
    told = Proposed()
    with nullcontext() if dry_run else nobody_else():
        kept = {row.key: row for row in EditionCorrection.objects.kept().filter(year=year)}
        wanted = [one for one in given.entries if _is_new(one, kept, listed, told)]
        if not dry_run:
            _write(given, year, wanted, account_name(user), told)
    return told


def _is_new(
    entry: Entry, kept: dict[Key, EditionCorrection], listed: dict[Key, Fact], told: Proposed
) -> bool:
    fact, here = listed.get(entry.key), kept.get(entry.key)
    is_added = fact is None and not entry.stood and (entry.key[0], "") in listed
    name = f"{entry.code} {next(iter(entry.words.values()))[:80]}".strip()
    if fact is None and not is_added:
        told.gone.append(name)
        return False
    if here and agrees(entry.words, here.words):
        told.known.append(name)
        return False
    if fact and fact.is_seen and agrees(entry.words, fact.words):
        told.known.append(name)
        return False
    (told.conflicts if here else told.new).append(name)
    return True


def _write(
    given: CorrectionsFile, year: int, wanted: list[Entry], name: str, told: Proposed
) -> None:
    old = {
        row.key: row
        for row in EditionCorrection.objects.proposed().filter(year=year, origin=given.whose)
    }
    same = {one.key for one in wanted if _is_same(one, old.get(one.key))}
    for row in old.values():
        if row.key not in same:
            row.delete()
    kept: dict[bytes, str] = {b"": ""}
    for one in wanted:
        if one.key in same:
            continue
        if one.photo not in kept:
            kept[one.photo] = _photo(one, told)
        EditionCorrection.objects.create(
            year=year,
            subject=one.key[0],
            requirement=one.key[1],
            words=dict(one.words),
            stood=dict(one.stood),
            source=one.source,
            address=_address(one),
            page=one.page,
            photo=kept[one.photo],
            origin=given.whose,
            is_proposed=True,
            changed_by_name=name,
            changed_at=timezone.now(),
        )


def _is_same(entry: Entry, row: EditionCorrection | None) -> bool:
    if row is None or bool(row.photo) != bool(entry.photo):
        return False
    theirs = (entry.words, entry.stood, entry.source, _address(entry), entry.page)
    return theirs == (row.words, row.stood, row.source, row.address, row.page)


def _address(entry: Entry) -> str:
    """Nothing but a link: it comes from somebody else."""
    return entry.address if entry.address.startswith(("https://", "http://")) else ""


def _photo(entry: Entry, told: Proposed) -> str:
    try:
        return keep_picture(entry.photo, f"{entry.code or entry.key[0]}.jpg")
    except PhotoRefused as error:
        told.photos.append(str(error))
        return ""


def accept_corrections(year: int, pks: Collection[int], user: Any = None) -> Corrected:
    """These proposals hold from now on; what was corrected here in other words gives way.

    All of them or none. Raises CorrectionRefused, Conflict.
    """
    with nobody_else():
        rows = list(EditionCorrection.objects.proposed().filter(year=year, pk__in=pks))
        if len({row.key for row in rows}) < len(rows):
            says = _("Two of those that were chosen are about the same. Choose one of them.")
            raise Conflict(says)
        said = [_said(row) for row in rows]
        EditionCorrection.objects.filter(pk__in=[row.pk for row in rows]).delete()
        return correct_edition(year, said, user) if said else Corrected()


def _said(row: EditionCorrection) -> Said:
    read_in = ReadIn(
        source=row.source,
        address=row.address,
        page=row.page,
        photo=row.photo.name,
        origin=row.origin,
    )
    return Said(key=row.key, words=row.words, read_in=read_in)


def refuse_corrections(year: int, pks: Collection[int]) -> int:
    """These proposals go. How many they were."""
    count, _each = EditionCorrection.objects.proposed().filter(year=year, pk__in=pks).delete()
    return count
