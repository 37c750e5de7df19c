"""Judge again what a change may alter, and never fail the change itself.

What goes wrong is logged, and told to whoever made the change (`feedback`). Where the site has a
worker (a task backend that is not immediate), the judging is its work, once the change is
committed; otherwise it is done at once.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import connections, router, transaction
from django_tasks import task
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task
from wagtail.models import Page

from oit_pages.checklist.affected import Affected, affected_by
from oit_pages.checklist.changes import Change, NotJudged
from oit_pages.checklist.feedback import note_unjudged
from oit_pages.models import AssessmentYearPage, IndicatorPage, IndicatorResult
from oit_pages.on_demand import on_demand


@on_demand("oit_pages.checklist.assess:record")
def record(
    year_page: AssessmentYearPage, subjects: Iterable[str] | None = None
) -> tuple[Change, ...]: ...


logger = logging.getLogger(__name__)


def refresh(affected: Affected) -> None:
    """Judge what is affected: at once, or after commit by the site's worker."""
    for year_page, subjects in affected.items():
        if has_worker():
            asked = None if subjects is None else sorted(subjects)
            here = partial(judge, year_page, subjects)
            hand_over(judge_year, here, year_page.pk, asked)
        else:
            judge(year_page, subjects)


def refresh_around(page: Page) -> None:
    """Judge what a change of this page may alter. A page that is part of a year always alters
    something, so its worker finds out what."""
    if has_worker() and isinstance(page, IndicatorPage):
        hand_over(judge_around, partial(_judge_around, page), page.pk)
    else:
        refresh_after(affected_by, page)


def refresh_after(find: Callable[..., Affected], *args, **kwargs) -> None:
    """Judge what `find` says is affected."""
    affected = found_or_none(find, *args, **kwargs)
    if affected is not None:
        refresh(affected)


def found_or_none(find: Callable[..., Affected], *args, **kwargs) -> Affected | None:
    """What is affected. That it can't be said is no error of the change either."""
    try:
        return find(*args, **kwargs)
    except Exception:
        logger.exception("What a change affects could not be found")
        note_unjudged(0)
        return None


def judge(year_page: AssessmentYearPage, subjects: set[str] | None = None) -> bool:
    """Judge now; whether all of it could be judged."""
    try:
        with _apart():
            record(year_page, subjects)
    except Exception:
        # Whatever it is, it is about a checklist: the page itself is saved already.
        logger.exception("%s could not be judged", year_page.url_path)
        note_unjudged(year_page.pk)
        return False
    return True


@contextmanager
def _apart() -> Iterator[None]:
    """Within the caller's transaction (ATOMIC_REQUESTS), where an error of the database would be
    the end of all of it: undone is then only what is done here.

    SQLite goes on after most errors, so there it is done for whole requests alone. The savepoint
    is not released, which the end of the transaction does: one query less with each change.
    """
    database = router.db_for_write(IndicatorResult)
    connection = connections[database]
    is_delicate = connection.vendor != "sqlite" or connection.settings_dict["ATOMIC_REQUESTS"]
    if not (connection.in_atomic_block and is_delicate):
        yield
        return
    savepoint = connection.savepoint()
    try:
        yield
    except NotJudged:  # what could be judged is stored
        raise
    except Exception:
        # An inner block may have given up the transaction; it is sound again at the savepoint.
        transaction.set_rollback(False, using=database)
        connection.savepoint_rollback(savepoint)
        raise


def has_worker() -> bool:
    """Whether somebody else does this site's tasks."""
    return not isinstance(judge_year.get_backend(), ImmediateBackend)


@task()
def judge_year(pk: int, subjects: list[str] | None = None) -> None:
    """The worker's part; a year that is gone meanwhile needs no judging."""
    year_page = AssessmentYearPage.objects.filter(pk=pk).first()
    if year_page is not None:
        judge(year_page, None if subjects is None else set(subjects))


@task()
def judge_around(pk: int) -> None:
    """The worker's part; what a page that is gone meanwhile has altered was judged as it went."""
    page = IndicatorPage.objects.filter(pk=pk).first()
    if page is not None:
        _judge_around(page.specific)


def _judge_around(page: IndicatorPage) -> None:
    for year_page, subjects in affected_by(page).items():
        judge(year_page, subjects)


def hand_over(work: Task, here: Callable[[], object], *args: Any) -> None:
    """The worker does it after commit; with no queue to be reached it is done here."""

    def enqueue() -> None:
        try:
            work.enqueue(*args)
        except Exception:
            logger.exception("%s %s could not be queued", work.name, args)
            here()

    transaction.on_commit(enqueue)
