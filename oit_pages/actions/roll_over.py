"""Roll over: what stands from year to year goes from one year's pages to those of another.

Standing content becomes a draft for somebody to review; what is of its year stays where it is. The
working group goes on as it was, until this year's order says otherwise.
Safe to repeat: only pages that nobody has written on are touched. The older year is only read.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.log_actions import log
from wagtail.models import Page

from oit_pages.actions.give_group import give_group
from oit_pages.actions.one_at_a_time import held
from oit_pages.checklist.roll_over import Item, Plan, plan
from oit_pages.checklist.roll_over_group import GroupToGive
from oit_pages.checklist.taken_over import ACTION, Content, content_to_give
from oit_pages.models import AssessmentYearPage, EntryPage, IndicatorPage


class RollOverError(ValueError):
    """These two years can't be taken over; the text says why and what to do."""


@dataclass
class RolledOver:
    """What a run did."""

    plan: Plan
    """As it was found before; its items are the worklist."""
    written: list[IndicatorPage] = field(default_factory=list)
    assigned: list[IndicatorPage] = field(default_factory=list)
    """Pages that got their unit, those that were written among them."""
    entries: list[EntryPage] = field(default_factory=list)
    refused: list[tuple[IndicatorPage, str]] = field(default_factory=list)
    """Pages of the newer year that can't hold what the older one's have, and why."""
    group: GroupToGive = field(default_factory=GroupToGive)
    """Whom the working group got, and what each of its members was given."""


def plan_of(old: AssessmentYearPage, new: AssessmentYearPage) -> Plan:
    """What `roll_over` would do now; changes nothing. Raises RollOverError."""
    if old.pk == new.pk:
        raise RollOverError(_("A year can't be taken over into itself. Choose an earlier year."))
    if old.get_parent().pk != new.get_parent().pk:
        raise RollOverError(
            _("The two years belong to different municipalities. Choose two years of one.")
        )
    for year_page in (old, new):
        if year_page.edition is None:
            raise RollOverError(
                _("There is no list of fiscal year %(year)s.") % {"year": year_page.year}
            )
    return plan(old, new)


def roll_over(
    old: AssessmentYearPage,
    new: AssessmentYearPage,
    user: AbstractBaseUser | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> RolledOver:
    """Put on the newer year's pages what stands, and give the year its working group: all of it, or
    nothing. Raises RollOverError."""
    with held(new, with_those_above=True):
        done = RolledOver(plan_of(old, AssessmentYearPage.objects.get(pk=new.pk)))
        for item in done.plan.items:
            if not (item.to_write or item.to_assign):
                continue
            try:
                with transaction.atomic():
                    page, entries = _take_over(item, old, user)
            except ValidationError as error:
                done.refused.append((item.page, " ".join(error.messages)))
                continue
            progress(page.title)
            done.entries += entries
            if item.to_write:
                done.written.append(page)
            if item.to_assign:
                done.assigned.append(page)
        if done.plan.group:
            done.group = done.plan.group
            give_group(done.group, old, done.plan.new, user)
    return done


def _take_over(
    item: Item, old: AssessmentYearPage, user: AbstractBaseUser | None
) -> tuple[IndicatorPage, list[EntryPage]]:
    """As the editor saves a page that was never public: the row, and a revision of it. Raises
    ValidationError for one that can't hold it, or that waits for an approval."""
    page = item.page.specific
    if (lock := page.get_lock()) and (user is None or lock.for_user(user)):
        says = _("“%(page)s” is locked, or waits for approval. Unlock it, then try again.")
        raise ValidationError(says % {"page": page.title})
    page = page.get_latest_revision_as_object()
    if item.to_write:
        _put(page, item.content)
    if item.to_assign:
        page.responsible_unit = item.unit
    page.save()
    revision = page.save_revision(user=user)
    log(
        instance=page,
        action=ACTION,
        user=user,
        revision=revision,
        content_changed=True,
        data={"year": old.year, "pages": [one.pk for one in item.gives] if item.to_write else []},
    )
    return page, [_entry(page, one, user) for one in item.entries]


def _entry(page: IndicatorPage, old: IndicatorPage, user: AbstractBaseUser | None) -> EntryPage:
    entry = EntryPage(
        title=old.title,
        slug=old.slug,
        responsible_unit=old.responsible_unit,
        live=False,
        has_unpublished_changes=True,
        locale=page.locale,
        owner=user,
    )
    _put(entry, content_to_give(old))
    Page.objects.get(pk=page.pk).add_child(instance=entry)
    entry.save_revision(user=user, log_action="wagtail.create")
    return entry


def _put(page: IndicatorPage, content: Content) -> None:
    block = page._meta.get_field("body").stream_block
    page.body = StreamValue(block, [dict(one) for one in content.body], is_lazy=True)
    page.summary = content.summary
