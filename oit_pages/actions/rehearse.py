"""A rehearsal: begun, scored at leisure, closed; then what differs is settled, one by one.

Whoever calls asks `may_rehearse` or `may_settle` first.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oit_pages.actions.account_name import account_name
from oit_pages.actions.one_at_a_time import held
from oit_pages.checklist.rehearsals import differs, open_rehearsal
from oit_pages.fields.lengths import excess_of
from oit_pages.models import AssessmentYearPage, IndicatorResult, Rehearsal, RehearsalScore
from oit_pages.models.mixins.clean_text import tidied

PERMISSION = "oit_pages.rehearse_year"


class RehearsalRefused(ValueError):
    """It can't be done; the text says why and what to do."""


def may_rehearse(user: Any, year_page: AssessmentYearPage) -> bool:
    """Whoever has the right to, and whoever reviews the year's pages."""
    return user.has_perm(PERMISSION) or year_page.permissions_for_user(user).can_publish()


def may_settle(user: Any, year_page: AssessmentYearPage) -> bool:
    return year_page.permissions_for_user(user).can_edit()


def begin(year_page: AssessmentYearPage, user: Any) -> Rehearsal:
    """The user's open one, or a new one."""
    with held(year_page):
        return open_rehearsal(year_page, user) or Rehearsal.objects.create(
            year_page=year_page,
            scorer=user,
            scorer_name=account_name(user),
            begun_at=timezone.now(),
        )


def save_scores(rehearsal: Rehearsal, given: Mapping[str, tuple[bool | None, str]]) -> int:
    """Code → (has, remark) of the items that were sent; the others stay. How many changed.

    Raises RehearsalRefused where a remark is too long (nothing is saved) or it is closed.
    """
    year_page = rehearsal.year_page
    for code, (_has, remark) in given.items():
        if too_long := excess_of(remark):
            raise RehearsalRefused(f"{code}: {too_long}")
    with held(year_page):
        _refuse_closed(rehearsal)
        before = {one.code: one for one in rehearsal.scores.all()}
        changed = 0
        for indicator in year_page.edition.indicators:
            has, remark = given.get(indicator.code, (None, ""))
            remark = tidied(remark)
            old = before.get(indicator.code)
            score = old or RehearsalScore(rehearsal=rehearsal, code=indicator.code)
            if indicator.code not in given or (has, remark) == (score.has, score.remark):
                continue
            score.has, score.remark, score.subject = has, remark, indicator.subject
            score.save()
            changed += 1
    return changed


def close(rehearsal: Rehearsal) -> int:
    """Compare it with what the items came to here; how many tasks that makes.

    Raises RehearsalRefused where nothing was scored yet, or it is closed already.
    """
    with held(rehearsal.year_page):
        _refuse_closed(rehearsal)
        scores = list(rehearsal.scores.all())
        if not any(one.has is not None for one in scores):
            raise RehearsalRefused(_("Nothing is scored yet. Score an item, then close it."))
        results = IndicatorResult.objects.filter(year_page=rehearsal.year_page)
        outcomes = dict(results.values_list("code", "outcome"))
        for one in scores:
            one.outcome = outcomes.get(one.code, "missing")
            one.differs = differs(one.has, one.outcome)
        RehearsalScore.objects.bulk_update(scores, ["outcome", "differs"])
        rehearsal.closed_at = timezone.now()
        rehearsal.save(update_fields=["closed_at"])
    return sum(one.differs for one in scores)


@transaction.atomic
def settle(score: RehearsalScore, user: Any, note: str, is_open: bool = False) -> None:
    """Settle a task with a note, or open it again (`is_open`). Raises RehearsalRefused."""
    note = tidied(note)
    if too_long := excess_of(note):
        raise RehearsalRefused(too_long)
    if not note and not is_open:
        raise RehearsalRefused(_("Write how it was settled."))
    score.settled_at = None if is_open else timezone.now()
    score.settled_by_name = "" if is_open else account_name(user)
    score.note = note or score.note
    score.save(update_fields=["settled_at", "settled_by_name", "note"])


def _refuse_closed(rehearsal: Rehearsal) -> None:
    if Rehearsal.objects.exclude(closed_at=None).filter(pk=rehearsal.pk).exists():
        raise RehearsalRefused(_("This rehearsal is closed. Begin another one."))
