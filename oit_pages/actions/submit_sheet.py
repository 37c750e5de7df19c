"""Write a sheet's entries, and hand the sheet in: what was handed in is kept as it was.

Whoever calls asks `may_write_sheet` first.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oit_pages.actions.account_name import account_name
from oit_pages.actions.one_at_a_time import held
from oit_pages.catalogue.schema import Indicator
from oit_pages.checklist.sheet import as_rows, digest, sheet
from oit_pages.fields.lengths import excess_of
from oit_pages.models import AssessmentYearPage, SheetEntry, SubmissionSheet
from oit_pages.thai import clean


class SheetRefused(ValueError):
    """It can't be done; the text says why and what to do."""


def may_write_sheet(user: Any, year_page: AssessmentYearPage) -> bool:
    """Whoever publishes the year answers for it."""
    return year_page.permissions_for_user(user).can_publish()


def write_entry(
    year_page: AssessmentYearPage, indicator: Indicator, click_path: str, note: str
) -> SheetEntry:
    """Remember the words for an item; an empty click path is that of the tree again.

    Raises SheetRefused for a text that is too long.
    """
    words = {"click_path": _tidy(click_path), "note": _tidy(note)}
    for text in words.values():
        if too_long := excess_of(text):
            raise SheetRefused(too_long)
    with transaction.atomic():
        entry, _made = SheetEntry.objects.get_or_create(
            year_page=year_page, subject=indicator.subject
        )
        SheetEntry.objects.filter(pk=entry.pk).update(**words)
    return entry


def submit_sheet(
    year_page: AssessmentYearPage, user: Any, seen: str, note: str = ""
) -> SubmissionSheet:
    """Keep the sheet as handed in by this person. `seen` is the digest of what was looked at.

    Raises SheetRefused where the sheet has become another, or is the one handed in last; Conflict
    where somebody else does the same.
    """
    note = _tidy(note)
    if too_long := excess_of(note):
        raise SheetRefused(too_long)
    with held(year_page):
        now = sheet(year_page)
        if now is None:
            raise SheetRefused(_("No list of indicators is known for this year."))
        rows = as_rows(now)
        if digest(rows) != seen:
            raise SheetRefused(
                _("The sheet has changed since you looked at it. Look again, then hand it in.")
            )
        last = last_sheet(year_page)
        if last is not None and digest(last.rows) == seen:
            raise SheetRefused(_("This very sheet has been handed in already."))
        return SubmissionSheet.objects.create(
            year_page=year_page,
            edition={
                "year": now.edition.year,
                "provisional": now.edition.provisional,
                "items": len(now.lines),
            },
            rows=rows,
            note=note,
            submitted_by=user if getattr(user, "pk", None) else None,
            submitted_by_name=account_name(user),
            submitted_at=timezone.now(),
        )


def last_sheet(year_page: AssessmentYearPage) -> SubmissionSheet | None:
    """The sheet that was handed in last."""
    return SubmissionSheet.objects.filter(year_page=year_page).first()


def _tidy(text: str) -> str:
    lines = (line.strip() for line in clean(text.replace("\x00", "")).splitlines())
    return "\n".join(line for line in lines if line)
