"""Confirm or correct titles and requirements of a year's list, or take that back.

All that is said, or nothing: the list is built with it and checked as a file is, before any of it
holds. What it changes in what is asked is judged anew.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from oit_pages import conf
from oit_pages.actions.account_name import account_name
from oit_pages.actions.correction_faults import (
    CorrectionRefused,
    Said,
    faults_of,
    name_of,
    refuse_unsound,
    tidy,
)
from oit_pages.actions.one_at_a_time import Conflict, is_conflict
from oit_pages.actions.page_photo import drop_photo
from oit_pages.catalogue import load_edition
from oit_pages.catalogue.corrections import Fact, Key, facts_of, state_of
from oit_pages.checklist.judge_anew import JudgedAnew, judge_anew
from oit_pages.models import ContentStamp, EditionCorrection
from oit_pages.models.editions import renew_mark, site_edition

CORRECTED, TAKEN_BACK = "oit_pages.correct_list", "oit_pages.take_back_correction"
#: Of the stamp that is written to be alone.
LOCK = "lists-lock"


@dataclass
class Corrected:
    """What was done, by names of facts."""

    changed: list[str] = field(default_factory=list)
    anew: JudgedAnew = JudgedAnew()


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
    said = [tidy(one) for one in said]
    before = site_edition(year)
    listed = listed_facts(year)
    if faults := faults_of(said, listed):
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
        refuse_unsound(year, listed, known.values(), changed)
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


def _told(one: Said, listed: Mapping[Key, Fact]) -> dict[str, str]:
    fact = listed.get(one.key) or listed[one.key[0], ""]
    words = next(iter(one.words.values()))
    return {"fact": one.name, "code": fact.indicator.code, "words": words[:200]}
