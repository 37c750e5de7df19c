"""A year frozen or translated by the press of a button, which takes a while.

Where the site has a worker (as for judging), it is its work, and the button's answer does not wait;
otherwise it is done at once. Either way a second press while one runs starts no other.
"""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django_tasks import task

from oit_pages.actions.freeze_year import FreezeFailed, freeze_year
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.translate_wording import translated_in_words
from oit_pages.actions.translate_year import TranslateError, translate_year
from oit_pages.checklist.refresh import hand_over, has_worker
from oit_pages.models import AssessmentYearPage, YearWork
from oit_pages.models.year_works import LONGEST

logger = logging.getLogger(__name__)
#: (level, sentence, lines below it) each.
Told = list[tuple[str, str, list[str]]]
Step = Callable[[int, int], None]


def start_work(year_page: AssessmentYearPage, kind: str, user: Any = None) -> YearWork | None:
    """Begin it; None where somebody is at it. It is finished where no worker has to do it."""
    work, _made = YearWork.objects.get_or_create(year_page=year_page, kind=kind)
    token = uuid4().hex
    claimed = YearWork.objects.filter(YearWork.is_free(), pk=work.pk).update(
        token=token,
        asked_by=user if getattr(user, "pk", None) else None,
        language=get_language() or "",
        started_at=timezone.now(),
        finished_at=None,
        told=[],
    )
    if not claimed:
        return None
    if has_worker():
        hand_over(do_year_work, partial(_do, work.pk, token), work.pk, token)
    else:
        _do(work.pk, token)
    work.refresh_from_db()
    return work


def progress_of(work: YearWork) -> tuple[int, int] | None:
    """How much of how much is done; None where nobody knows. The cache says it: what is written to
    the database meanwhile is to be seen only when all of it is there."""
    try:
        return cache.get(_key(work.token))
    except Exception:
        logger.exception("The cache can't be asked how far a work is")
        return None


@task()
def do_year_work(pk: int, token: str) -> None:
    """The worker's part; a run that was given up meanwhile is not done."""
    _do(pk, token)


def _do(pk: int, token: str) -> None:
    work = YearWork.objects.filter(pk=pk, token=token, finished_at=None).first()
    if work is None:
        return
    with override(work.language or None):
        told = _told(work)
    YearWork.objects.filter(pk=pk, token=token).update(
        finished_at=timezone.now(),
        told=[{"level": level, "text": text, "lines": lines} for level, text, lines in told],
    )


def _told(work: YearWork) -> Told:
    """Do it. Whatever goes wrong is told, too: a worker has nobody to show an error to."""
    try:
        return _KINDS[work.kind](work.year_page, work.asked_by, partial(_note, work.token))
    except (Conflict, FreezeFailed, TranslateError) as error:
        return [("error", str(error), [])]
    except Exception:
        logger.exception("%s of year page %s failed", work.kind, work.year_page_id)
        says = _("It could not be done, and nothing was changed. Tell whoever runs the website.")
        return [("error", says, [])]


def _freeze(year_page: AssessmentYearPage, user: Any, step: Step) -> Told:
    freeze_year(year_page, user, step)
    return [("success", _("All that the year shows the public is kept."), [])]


def _translate(year_page: AssessmentYearPage, user: Any, step: Step) -> Told:
    return translated_in_words(translate_year(year_page, user, step=step))


_KINDS: dict[str, Callable[[AssessmentYearPage, Any, Step], Told]] = {
    YearWork.Kind.FREEZE: _freeze,
    YearWork.Kind.TRANSLATE: _translate,
}


def _key(token: str) -> str:
    return f"oit-work-{token}"


def _note(token: str, done: int, count: int) -> None:
    try:
        cache.set(_key(token), (done, count), LONGEST.total_seconds())
    except Exception:  # nobody sees how far it is; it goes on
        logger.debug("The cache does not take how far a work is", exc_info=True)
