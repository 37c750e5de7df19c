"""Nothing incomplete becomes public where the municipality wants required things first."""

from django.core.signals import request_finished, request_started
from django.db.models.signals import post_save, pre_save
from wagtail.models import Page, TaskState
from wagtail.signals import post_page_move

from oit_pages.checklist.admission import (
    admit_moved,
    admit_revision,
    admit_saving,
    after_saving,
)
from oit_pages.checklist.gate import holds_back, is_guarded, is_strict, undisclosed
from oit_pages.models import IndicatorPage
from oit_pages.models.fixtures import unless_loading
from oit_pages.models.mixins.guarded_publishing import (
    Incomplete,
    act_for_nobody,
    publishing,
)


def on_publishing(sender, page: IndicatorPage, revision, user, by_clock: bool, **kwargs) -> None:
    admit_revision(page, revision, user, by_clock)


@unless_loading
def on_page_saving(sender, instance: Page, update_fields=None, **kwargs) -> None:
    if isinstance(instance, IndicatorPage):
        admit_saving(instance, update_fields)


@unless_loading
def on_page_saved(sender, instance: Page, **kwargs) -> None:
    if isinstance(instance, IndicatorPage):
        after_saving(instance)


def on_page_moved(sender, instance: Page, **kwargs) -> None:
    before, after = kwargs["parent_page_before"], kwargs["parent_page_after"]
    admit_moved(instance, before, Page.objects.get(pk=after.pk))


@unless_loading
def on_task_saving(sender, instance: TaskState, **kwargs) -> None:
    """An approval that comes by no way of ours: refused before anything is saved."""
    if instance.status != TaskState.STATUS_APPROVED or not (is_strict() or is_guarded()):
        return
    page = instance.revision.as_object()
    if not isinstance(page, IndicatorPage):
        return
    found = (*holds_back(page, instance.finished_by), *undisclosed(page))
    if found:
        raise Incomplete(page, found)


def connect() -> None:
    publishing.connect(on_publishing, dispatch_uid="oit_publishing")
    pre_save.connect(on_page_saving, dispatch_uid="oit_admitting")
    post_save.connect(on_page_saved, dispatch_uid="oit_admitted")
    post_page_move.connect(on_page_moved, dispatch_uid="oit_admitting_moved")
    pre_save.connect(on_task_saving, sender=TaskState, dispatch_uid="oit_approving")
    for signal in (request_started, request_finished):
        signal.connect(act_for_nobody, dispatch_uid="oit_acting")
