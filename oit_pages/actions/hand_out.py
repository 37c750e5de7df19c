"""Hand out the work of a year: unit, person and day of many indicators in one step.

Person and day are kept beside the pages. The unit is the page's own: it is written on the draft,
and the public sees it once the page is published. Whoever calls asks `may_hand_out` first.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser

from oit_pages.actions.one_at_a_time import held
from oit_pages.checklist.opening import indicator_pages
from oit_pages.models import (
    AssessmentYearPage,
    Assignment,
    GroupMember,
    IndicatorPage,
    ResponsibleUnit,
)


@dataclass(frozen=True, kw_only=True)
class Handing:
    """What is given to each. What is None stays as it is; `no_…` takes away what was given."""

    unit: ResponsibleUnit | None = None
    member: GroupMember | None = None
    due: date | None = None
    no_member: bool = False
    no_due: bool = False

    def __bool__(self) -> bool:
        return bool(self.unit or self.member or self.due or self.no_member or self.no_due)


@dataclass
class HandedOut:
    """What a run did."""

    changed: set[str] = field(default_factory=set)
    """Subjects of indicators of which something is other than before."""
    drafts: list[IndicatorPage] = field(default_factory=list)
    """Public pages whose unit changes once they are published again."""
    locked: list[IndicatorPage] = field(default_factory=list)
    """Pages whose unit could not be changed: they are locked, or wait for an approval."""
    without_page: list[str] = field(default_factory=list)
    """Subjects without a page to write a unit on."""


def may_hand_out(user: Any, year_page: AssessmentYearPage) -> bool:
    """Whoever may change the year's pages."""
    return year_page.permissions_for_user(user).can_edit()


def hand_out(
    year_page: AssessmentYearPage,
    subjects: Iterable[str],
    given: Handing,
    user: AbstractBaseUser | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> HandedOut:
    """Give these indicators (by their main subject) what `given` says: all, or none of them.

    Safe to repeat: what is as asked already is left alone.
    """
    done = HandedOut()
    edition = year_page.edition
    known = {one.subject for one in edition.indicators} if edition else set()
    wanted = [one for one in dict.fromkeys(subjects) if one in known]
    with held(year_page):
        _keep(year_page, wanted, given, done)
        if given.unit is not None:
            _write_unit(year_page, wanted, given.unit, user, done, progress)
    return done


def _keep(
    year_page: AssessmentYearPage, subjects: list[str], given: Handing, done: HandedOut
) -> None:
    rows = {one.subject: one for one in Assignment.objects.filter(year_page=year_page)}
    new, other = [], []
    for subject in subjects:
        row = rows.get(subject) or Assignment(year_page=year_page, subject=subject)
        before = (row.member_id, row.due)
        if given.member or given.no_member:
            row.member = given.member
        if given.due or given.no_due:
            row.due = given.due
        if (row.member_id, row.due) != before:
            (other if row.pk else new).append(row)
            done.changed.add(subject)
    Assignment.objects.bulk_create(new)
    Assignment.objects.bulk_update(other, ["member", "due"])


def _write_unit(
    year_page: AssessmentYearPage,
    subjects: list[str],
    unit: ResponsibleUnit,
    user: AbstractBaseUser | None,
    done: HandedOut,
    progress: Callable[[str], None],
) -> None:
    rows = {
        one.subject: one
        for one in indicator_pages(year_page).filter(subject__in=subjects).order_by("-path")
    }
    done.without_page += [one for one in subjects if one not in rows]
    for subject in subjects:
        if subject not in rows:
            continue
        page = rows[subject].specific.get_latest_revision_as_object()
        if page.responsible_unit_id == unit.pk:
            continue
        lock = page.get_lock()
        if lock is not None and (user is None or lock.for_user(user)):
            done.locked.append(page)
            continue
        page.responsible_unit = unit
        if page.live:
            done.drafts.append(page)
        else:
            page.save()
        page.save_revision(user=user, log_action=True)
        done.changed.add(subject)
        progress(page.title)
