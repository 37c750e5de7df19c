"""The ways in which a page becomes public without anybody having pressed “publish” in its editor.

What would be new to the public and incomplete, or holds personal data that nobody has settled
where that is asked for, is not shown: a page that is made public as it
is added, copied, mirrored or moved begins there as a draft; a revision that code publishes is
refused.
"""

from collections.abc import Collection

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from oit_pages.checklist.feedback import HeldBack, note_held_back
from oit_pages.checklist.gate import (
    WAIVE,
    is_guarded,
    is_strict,
    obstacles,
    undisclosed,
)
from oit_pages.models import AssessmentYearPage, IndicatorPage
from oit_pages.models.mixins.guarded_publishing import (
    Incomplete,
    acting_user,
    is_admitted,
)
from oit_pages.models.page_queries import below, steps_to

#: A save of other columns alone shows the public nothing new.
SHOWN = frozenset({"live", "title", "summary", "body", "period_from", "period_to", "data_date"})
#: What the list asks nothing of, and personal data may stand in.
BESIDE = ("seo_title", "search_description")


def admit_revision(page: IndicatorPage, revision, user, by_clock: bool) -> None:
    """Before a revision is published or scheduled. Raises Incomplete, unless this user may
    publish what is incomplete, which the page's history then says."""
    unsettled = undisclosed(page)
    found = obstacles(page) if is_strict() else ()
    if not found and not unsettled:
        return
    if unsettled:
        if by_clock:
            _log(page, "oit_pages.held_back", unsettled, revision=revision)
    elif by_clock:
        waived = PageLogEntry.objects.filter(page=page.pk, action="oit_pages.waive")
        if waived.filter(revision=revision).exists():
            return
        _log(page, "oit_pages.held_back", found, revision=revision)
    elif user is not None and user.has_perm(WAIVE):
        _log(page, "oit_pages.waive", found, user, revision)
        return
    raise Incomplete(page, (*found, *unsettled))


def waive_for_the_clock(page: IndicatorPage, user) -> None:
    """Whoever may publish what is incomplete schedules this draft: when its time comes, that
    word holds."""
    found = obstacles(page) if page.go_live_at and page.go_live_at > timezone.now() else ()
    if found:
        _log(page, "oit_pages.waive", found, user, page.latest_revision)


def admit_saving(page: IndicatorPage, fields: Collection[str] | None) -> None:
    """Before a row is saved. A new page and a mirror are made drafts; raises Incomplete for
    what code makes public of any other page without publishing it."""
    if not (is_strict() or is_guarded()) or is_admitted(page):
        return
    if not page.live:
        if page.pk and fields and "live_revision" in fields:  # a copy that was to be live
            page.live_revision = page.first_published_at = page.last_published_at = None
        return
    if fields is not None and SHOWN.union(BESIDE).isdisjoint(fields):
        return
    kept = IndicatorPage.objects.filter(pk=page.pk).first() if page.pk else None
    is_same = kept is not None and kept.live and _shows_the_same(kept, page)
    if is_same and all(getattr(kept, name) == getattr(page, name) for name in BESIDE):
        return
    unsettled = undisclosed(page)
    found = obstacles(page) if is_strict() and not is_same else ()
    if not found and not unsettled:
        return
    user = acting_user() or (page.owner if kept is None else None)
    if not unsettled and user is not None and user.has_perm(WAIVE):
        page._oit_waived = (found, user)
    elif kept is None or page.alias_of_id:
        _make_draft(page)
        _note(page, (*found, *unsettled))
    else:
        raise Incomplete(page, (*found, *unsettled))


def after_saving(page: IndicatorPage) -> None:
    """Whoever may publish what is incomplete has done so: the page's history says it."""
    found, user = page.__dict__.pop("_oit_waived", ((), None))
    if found:
        _log(page, "oit_pages.waive", found, user)


def admit_moved(page: Page, before: Page, after: Page) -> None:
    """Public pages that count for another year or indicator than before, and do not suffice
    there, become drafts."""
    if not is_strict() or _counts_for(before) == _counts_for(after):
        return
    moved = IndicatorPage.objects.filter(below(page), live=True)
    for one in [*IndicatorPage.objects.filter(pk=page.pk, live=True), *moved]:
        specific = one.specific
        found = obstacles(specific)
        if found:
            specific.unpublish(log_action="oit_pages.held_back")
            _note(specific, found)


def _counts_for(parent: Page) -> tuple[int | None, str]:
    """The year and, of an indicator's page, the subject of what hangs below it."""
    years = AssessmentYearPage.objects.filter(path__in=steps_to(parent.path))
    subjects = IndicatorPage.objects.filter(pk=parent.pk).values_list("subject", flat=True)
    return years.values_list("pk", flat=True).first(), subjects.first() or ""


def _shows_the_same(kept: IndicatorPage, page: IndicatorPage) -> bool:
    names = ("title", "summary", "responsible_unit_id", "period_from", "period_to", "data_date")
    return all(getattr(kept, name) == getattr(page, name) for name in names) and (
        kept.body.get_prep_value() == page.body.get_prep_value()
    )


def _make_draft(page: IndicatorPage) -> None:
    page.live, page.has_unpublished_changes = False, True
    page.live_revision = page.first_published_at = page.last_published_at = None


def _note(page: IndicatorPage, found: tuple[str, ...]) -> None:
    title = page.get_admin_display_title()
    note_held_back(HeldBack(page=page.pk, title=title, missing=found))


def _log(page: Page, action: str, found: tuple[str, ...], user=None, revision=None) -> None:
    log(instance=page, action=action, user=user, revision=revision, data={"note": "; ".join(found)})
