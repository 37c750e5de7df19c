"""Confirm or correct titles and requirements of a year's list, or take that back.

All that is said, or nothing: the list is built with it and checked as a file is, before any of it
holds. What it changes in what is asked is judged anew.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, get_args

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from oit_pages import conf
from oit_pages.actions.account_name import account_name
from oit_pages.actions.one_at_a_time import Conflict, is_conflict
from oit_pages.actions.page_photo import drop_photo
from oit_pages.catalogue import EditionError, load_edition
from oit_pages.catalogue.build import build_edition
from oit_pages.catalogue.corrections import (
    BY_PERSON,
    BY_RULE,
    TITLE,
    Fact,
    Key,
    agrees,
    corrected_tables,
    facts_of,
    state_of,
)
from oit_pages.catalogue.schema import Level
from oit_pages.checklist.judge_anew import JudgedAnew, judge_anew
from oit_pages.fields.lengths import NOTE
from oit_pages.models import ContentStamp, EditionCorrection
from oit_pages.models.editions import renew_mark, site_edition
from oit_pages.models.mixins.clean_text import tidied
from oit_pages.thai import clean_line

CORRECTED, TAKEN_BACK = "oit_pages.correct_list", "oit_pages.take_back_correction"
#: Of the stamp that is written to be alone.
LOCK = "lists-lock"
#: Letters of a title: those of a page, without the item's number.
LONGEST_TITLE = 240
#: What is said of each field that is wrong, by (fact, field); ("", "source") is the form's own.
Faults = dict[tuple[str, str], str]


class CorrectionRefused(ValueError):
    """Nothing was changed; `faults` says of each field what is wrong."""

    def __init__(self, faults: Faults):
        self.faults = faults
        super().__init__(" ".join(dict.fromkeys(faults.values())))


@dataclass(frozen=True, kw_only=True)
class ReadIn:
    """Where it was read."""

    source: str
    address: str = ""
    page: str = ""
    photo: str = ""
    """Its name in the storage."""
    origin: str = ""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody says of one title or requirement."""

    key: Key
    words: Mapping[str, str]
    read_in: ReadIn
    was: str | None = None
    """`version_of` what stood when the form was opened; None does not ask."""

    @property
    def name(self) -> str:
        return name_of(self.key)


@dataclass
class Corrected:
    """What was done, by names of facts."""

    changed: list[str] = field(default_factory=list)
    anew: JudgedAnew = JudgedAnew()


def name_of(key: Key) -> str:
    return f"{key[0]}:{key[1]}"


def version_of(row: EditionCorrection | None) -> str:
    """Another one once the row was changed."""
    return f"{row.pk}-{row.changed_at.timestamp()}" if row else ""


@contextmanager
def nobody_else() -> Iterator[None]:
    """A transaction in which nobody else changes corrections. Raises Conflict where others are in
    the way."""
    try:
        with transaction.atomic():
            _wait_for_others()
            yield
    except (IntegrityError, OperationalError) as error:
        if isinstance(error, OperationalError) and not is_conflict(error):
            raise
        raise Conflict(
            _(
                "Somebody else is changing the list at this moment. Nothing was changed. Wait a "
                "little, then try again."
            )
        ) from error


def _wait_for_others() -> None:
    """Whoever has written this row is alone until the transaction ends."""
    if not ContentStamp.objects.filter(scope=LOCK).update(value=F("value")):
        ContentStamp.objects.bulk_create(
            [ContentStamp(scope=LOCK, value="")], ignore_conflicts=True
        )


def listed_facts(year: int) -> dict[Key, Fact]:
    """Of the list below all corrections. Raises EditionError."""
    return facts_of(load_edition(year, conf.edition_paths()))


def correct_edition(year: int, said: Collection[Said], user: Any = None) -> Corrected:
    """Raises CorrectionRefused, Conflict, and EditionError for a year without a list."""
    said = [_tidy(one) for one in said]
    before = site_edition(year)
    listed = listed_facts(year)
    if faults := _faults(said, listed):
        raise CorrectionRefused(faults)
    with nobody_else():
        known = {row.key: row for row in EditionCorrection.objects.kept().filter(year=year)}
        _refuse_older(said, known)
        photos = {known[one.key].photo.name for one in said if one.key in known}
        changed = []
        for one in said:
            row = known.setdefault(
                one.key,
                EditionCorrection(year=year, subject=one.key[0], requirement=one.key[1]),
            )
            if _fill(row, one, listed.get(one.key)):
                row.changed_by_name, row.changed_at = account_name(user), timezone.now()
                changed.append(one)
        if not changed:
            return Corrected()
        _refuse_unsound(year, known.values(), changed)
        for one in changed:
            known[one.key].save()
            log(instance=known[one.key], action=CORRECTED, user=user, data=_told(one, listed))
        for name in filter(None, photos):
            transaction.on_commit(partial(drop_photo, name), robust=True)
        renew_mark()
        return Corrected([one.name for one in changed], judge_anew(before, year))


def _fill(row: EditionCorrection, said: Said, fact: Fact | None) -> bool:
    """Whether it says something new. Without a new photo the one there is stays."""
    read_in = said.read_in
    values = {
        "words": dict(said.words),
        "stood": fact.stands if fact else {},
        "source": read_in.source,
        "address": read_in.address,
        "page": read_in.page,
        "origin": read_in.origin,
        "photo": read_in.photo or row.photo.name or "",
    }
    is_new = row.pk is None or any(getattr(row, key) != one for key, one in values.items())
    for key, value in values.items():
        setattr(row, key, value)
    return is_new


def take_back(year: int, keys: Collection[Key] | None = None, user: Any = None) -> Corrected:
    """These corrections, or all of the year, hold no longer: its list says what it said."""
    before = site_edition(year)
    with nobody_else():
        rows = [
            row
            for row in EditionCorrection.objects.kept().filter(year=year)
            if keys is None or row.key in keys
        ]
        for row in rows:
            log(instance=row, action=TAKEN_BACK, user=user, data={"fact": name_of(row.key)})
            row.delete()
        if not rows:
            return Corrected()
        renew_mark()
        return Corrected([name_of(row.key) for row in rows], judge_anew(before, year))


def settle(year: int, user: Any = None) -> Corrected:
    """Take back what the list says itself by now."""
    listed = listed_facts(year)
    rows = EditionCorrection.objects.kept().filter(year=year)
    keys = {row.key for row in rows if state_of(row.as_correction(), listed) == "settled"}
    return take_back(year, keys, user) if keys else Corrected()


def _tidy(said: Said) -> Said:
    read_in = ReadIn(**{key: clean_line(value) for key, value in vars(said.read_in).items()})
    words = {key: _tidied(key, value) for key, value in said.words.items()}
    return replace(said, words=words, read_in=read_in)


def _tidied(name: str, text: str) -> str:
    """A title is one line; no text has letters that nobody sees and no document can hold."""
    text = clean_line(text) if name in TITLE else tidied(text)
    return "".join(one for one in text if one.isprintable() or one in "\n\t").strip()


def _faults_of_source(read_in: ReadIn) -> Faults:
    faults: Faults = {}
    if not read_in.source:
        faults["", "source"] = _("Name the document in which you read it.")
    for name in ("source", "address", "page"):
        limit = EditionCorrection._meta.get_field(name).max_length
        if len(getattr(read_in, name)) > limit:
            faults["", name] = _("This is longer than %(limit)s letters.") % {"limit": limit}
    if read_in.address and not read_in.address.startswith(("https://", "http://")):
        faults["", "address"] = _("An address begins with https://. Copy it from the browser.")
    return faults


def _faults(said: Iterable[Said], listed: Mapping[Key, Fact]) -> Faults:
    faults: Faults = {}
    for one in said:
        faults |= _faults_of_source(one.read_in)
        fact = listed.get(one.key)
        if fact is None and (one.key[0], "") not in listed:
            faults[one.name, ""] = _("This year's list asks for no such thing any more.")
            continue
        for name, value in one.words.items():
            if says := _fault(name, value):
                faults[one.name, name] = says
        if fact is None and _is_asked(one, listed):
            faults[one.name, ""] = _("The list asks this already. Confirm it where it stands.")
        if fact and fact.is_seen and agrees(one.words, fact.words):
            faults[one.name, ""] = _("The list has seen this itself: nothing is to confirm.")
    return faults


def _is_asked(said: Said, listed: Mapping[Key, Fact]) -> bool:
    """Whether the item asks in these words already."""
    words = said.words.get("th")
    return any(
        key[0] == said.key[0] and key[1] and fact.words["th"] == words
        for key, fact in listed.items()
    )


def _fault(name: str, value: str) -> str:
    if name == "level":
        return "" if value in get_args(Level) else _("Choose how much it counts.")
    if name == "judged_by":
        return "" if value in (BY_RULE, BY_PERSON) else _("Choose who judges it.")
    limit = LONGEST_TITLE if name in TITLE else NOTE
    if not value:
        return _("This is empty. Write what the document says.")
    if len(value) > limit:
        facts = {"count": len(value), "limit": limit}
        return _("This has %(count)s letters; at most %(limit)s fit here.") % facts
    return ""


def _refuse_older(said: Iterable[Said], known: Mapping[Key, EditionCorrection]) -> None:
    for one in said:
        row = known.get(one.key)
        if one.was is not None and one.was != version_of(row):
            says = _(
                "%(who)s changed this meanwhile. What you wrote stands below; look at both and "
                "send it again."
            )
            who = row.changed_by_name if row and row.changed_by_name else _("Somebody")
            raise Conflict(says % {"who": who})


def _refuse_unsound(year: int, rows: Iterable[EditionCorrection], said: Collection[Said]) -> None:
    """The list is built with all of it. Raises CorrectionRefused with what its checks say."""
    paths = conf.edition_paths()
    listed = facts_of(load_edition(year, paths))
    given = [one.as_correction() for one in rows]
    given = [one for one in given if state_of(one, listed) == "in_force"]
    tables, path = corrected_tables(year, paths, given)
    without = {
        table["code"]: table["subject"]
        for table in tables["indicators"]
        if not any(one["level"] == "required" for one in table["requirements"])
    }
    faults: Faults = {}
    for code, subject in without.items():
        name = next((one.name for one in said if one.key[0] == subject and one.key[1]), "")
        says = _("%(code)s would require nothing. Let at least one of them be required.")
        faults[name, "level"] = says % {"code": code}
    if faults:
        raise CorrectionRefused(faults)
    try:
        build_edition(tables, path.name)
    except EditionError as error:
        raise CorrectionRefused({("", ""): str(error)}) from error


def _told(one: Said, listed: Mapping[Key, Fact]) -> dict[str, str]:
    fact = listed.get(one.key) or listed[one.key[0], ""]
    words = next(iter(one.words.values()))
    return {"fact": one.name, "code": fact.indicator.code, "words": words[:200]}
