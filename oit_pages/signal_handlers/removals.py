"""Pages that are unpublished, deleted, moved away or closed are noted as removed; what comes into
sight without being published itself, as new."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import router, transaction
from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move, pre_page_move

from oit_pages.actions.record_removals import (
    Disclosed,
    disclosed,
    record_created,
    record_difference,
    record_gone,
    record_moved,
    record_shown_below,
    was_disclosed,
    with_translated_years,
)
from oit_pages.models import AssessmentYearPage, IndicatorPage, SectionPage
from oit_pages.models.fixtures import unless_loading
from oit_pages.models.mixins.guarded_publishing import is_admitted, was_live
from oit_pages.visibility import is_over, unexpired


@dataclass(frozen=True)
class _Change:
    """What may go or come with a change, from before it."""

    paths: tuple[str, ...]
    before: Disclosed
    removed_at: datetime | None = None
    afterwards: bool = False
    """What it brings into sight is looked for once the change is done, which nobody waits for."""


@unless_loading
def before_page(sender, instance, update_fields=None, **kwargs) -> None:
    """A page that is saved as another than it was: no longer live, or not before."""
    if not isinstance(instance, Page) or instance._state.adding:
        return
    instance._oit_change = None
    if update_fields is not None and {"live", "expire_at"}.isdisjoint(update_fields):
        return
    shown = instance.live and not is_over(instance)
    if shown and is_admitted(instance):
        # Published, it says itself that it is new; what hangs below it does not.
        if instance.numchild and not _was_shown(instance):
            instance._oit_change = _Change((instance.path,), Disclosed(), afterwards=True)
        return
    if shown and not _may_hide(instance):
        return
    kept = Page.objects.filter(pk=instance.pk).only("path", "live", "expire_at").first()
    if kept is None:
        return
    kept_shown = kept.live and not is_over(kept)
    if shown and not kept_shown:
        # Nothing at or below it was public, nor a year that is a translation of one there.
        instance._oit_change = _Change(_paths(instance, kept.path), Disclosed())
    elif kept.live and (not shown or instance.alias_of_id):
        # An alias may yet become a draft on the way, as others want.
        paths = _paths(instance, kept.path)
        removed_at = kept.expire_at if not kept_shown else None
        instance._oit_change = _Change(paths, disclosed(paths), removed_at)


@unless_loading
def after_page(sender, instance, created: bool = False, **kwargs) -> None:
    if not isinstance(instance, Page):
        return
    if created:
        if instance.live and isinstance(instance, IndicatorPage):
            record_created(instance)
        return
    change, instance._oit_change = getattr(instance, "_oit_change", None), None
    if change and change.afterwards:
        note = partial(record_shown_below, instance.path)
        transaction.on_commit(note, using=router.db_for_write(Page), robust=True)
    elif change and (instance.live or change.before.known):
        record_difference(change.before, change.paths, change.removed_at)


def _was_shown(page: IndicatorPage) -> bool:
    """Whether it was live and in time before it was published; one query where it was live."""
    kept = Page.objects.filter(unexpired(), pk=page.pk, live=True)
    return was_live(page) and kept.exists()


def _may_hide(page: Page) -> bool:
    """Whether it hides a disclosure while it is hidden: itself, one below, one of a translation."""
    return bool(page.numchild) or isinstance(page, IndicatorPage | AssessmentYearPage)


def _paths(page: Page, path: str) -> tuple[str, ...]:
    """Below a section there is no year that others translate."""
    inner = isinstance(page, IndicatorPage | SectionPage)
    return (path,) if inner else tuple(with_translated_years(path))


def before_deletion(sender, instance: Page, **kwargs) -> None:
    """Each page of a tree that is deleted comes here."""
    if instance.live and was_disclosed(instance.pk, instance.path):
        record_gone({instance.pk: instance.path})


def before_year_deletion(sender, instance: AssessmentYearPage, **kwargs) -> None:
    """Its translations, which may stay, are public no more."""
    paths = with_translated_years(instance.path)[1:]
    instance._oit_change = _Change(tuple(paths), disclosed(paths))


def after_year_deletion(sender, instance: AssessmentYearPage, **kwargs) -> None:
    change = instance.__dict__.pop("_oit_change", None)
    if change and change.paths:
        record_difference(change.before, change.paths)


def before_move(sender, instance: Page, **kwargs) -> None:
    """Another order of the same pages below one hides nothing."""
    _moving.pop(instance.pk, None)
    if kwargs["parent_page_before"].pk != kwargs["parent_page_after"].pk:
        _moving[instance.pk] = disclosed(with_translated_years(instance.path))


def after_move(sender, instance: Page, **kwargs) -> None:
    before = _moving.pop(instance.pk, None)
    if before is not None:
        record_moved(before, with_translated_years(instance.path))


#: What was public below a page that is on the move.
_moving: dict[int, Disclosed] = {}


@unless_loading
def before_restriction(sender, instance: PageViewRestriction, **kwargs) -> None:
    """A new one; another kind of one closes no less."""
    instance._oit_change = _change_below(instance.page) if instance.pk is None else None


def before_opening(sender, instance: PageViewRestriction, origin=None, **kwargs) -> None:
    """One that goes with its page, before the page does, opens nothing."""
    instance._oit_change = _change_below(instance.page) if _is_restriction(origin) else None


@unless_loading
def after_restriction(sender, instance: PageViewRestriction, **kwargs) -> None:
    change, instance._oit_change = getattr(instance, "_oit_change", None), None
    if change:
        record_difference(change.before, change.paths)


def _is_restriction(origin: Model | QuerySet | None) -> bool:
    """What somebody deletes, of which all else that is deleted is the consequence."""
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    return issubclass(model, PageViewRestriction)


def _change_below(page: Page) -> _Change:
    paths = tuple(with_translated_years(page.path))
    return _Change(paths, disclosed(paths))


def connect() -> None:
    """Called once, when the app is ready."""
    listening: list[tuple] = [
        (pre_save, before_page, None),
        (post_save, after_page, None),
        (pre_delete, before_deletion, Page),
        (pre_delete, before_year_deletion, AssessmentYearPage),
        (post_delete, after_year_deletion, AssessmentYearPage),
        (pre_page_move, before_move, None),
        (post_page_move, after_move, None),
        (pre_save, before_restriction, PageViewRestriction),
        (post_save, after_restriction, PageViewRestriction),
        (pre_delete, before_opening, PageViewRestriction),
        (post_delete, after_restriction, PageViewRestriction),
    ]
    for number, (signal, receiver, sender) in enumerate(listening):
        model: type[Model] | None = sender
        name = f"oit_removals_{number}_{receiver.__name__}"
        signal.connect(receiver, sender=model, dispatch_uid=name)
