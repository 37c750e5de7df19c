"""Keep results in step with what is public.

What sends no signal (an alias, a bulk update, time passing) is caught by `oit_assess`.
"""

from django.core.exceptions import PermissionDenied
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, TaskState
from wagtail.signals import page_published, page_unpublished, post_page_move

from oit_pages.actions.look_into import look_into
from oit_pages.api import changes
from oit_pages.checklist.assess import record
from oit_pages.checklist.gate import holds_back, is_strict
from oit_pages.checklist.years import years_touched_by
from oit_pages.models import DocumentFacts, IndicatorPage
from oit_pages.thai import clean_line


def on_page_changed(sender, instance: Page, **kwargs) -> None:
    """A page was published or unpublished: judge what it has a part in."""
    _record_for(instance)


def on_page_moved(sender, instance: Page, url_path_before: str, url_path_after: str, **kwargs):
    """A page came from elsewhere: both the year it left and the one it joined change."""
    before, after = kwargs["parent_page_before"], kwargs["parent_page_after"]
    for year_page in {*years_touched_by(before), *years_touched_by(after)}:
        record(year_page)


def on_page_deleted(sender, instance: Page, **kwargs) -> None:
    """Judged after the row is gone; the year is found while its path is still known."""
    if isinstance(instance, Page):
        _record_for(instance)


def on_restriction_changed(sender, instance: PageViewRestriction, **kwargs) -> None:
    """A page was closed or opened, and with it all below."""
    for year_page in years_touched_by(instance.page):
        record(year_page)


def on_file_changed(sender, instance, created: bool = False, **kwargs) -> None:
    """A document or image was replaced, moved to a private collection, or deleted: whatever
    shows it is judged again."""
    if created:
        return
    references = ReferenceIndex.get_references_to(instance)
    pks = {int(pk) for pk in references.values_list("object_id", flat=True) if pk.isdecimal()}
    for page in IndicatorPage.objects.filter(pk__in=pks, live=True):
        _record_for(page)


def on_task_saving(sender, instance: TaskState, **kwargs) -> None:
    """The last net for approvals that come by no way of ours: refused, and nothing is saved."""
    if instance.status != TaskState.STATUS_APPROVED or not is_strict():
        return
    page = instance.revision.as_object()
    if isinstance(page, IndicatorPage) and holds_back(page, instance.finished_by):
        raise PermissionDenied


def on_file_saving(sender, instance, **kwargs) -> None:
    """Titles are shown wherever the file is; most are names of files, as they were typed."""
    instance.title = clean_line(instance.title)


def on_document_saved(sender, instance, **kwargs) -> None:
    """A file was uploaded or replaced."""
    look_into(instance)


def on_document_deleted(sender, instance, **kwargs) -> None:
    DocumentFacts.objects.filter(document_id=instance.pk).delete()


def _record_for(page: Page) -> None:
    subjects = [page.subject] if isinstance(page, IndicatorPage) and page.subject else None
    for year_page in years_touched_by(page):
        record(year_page, subjects)


def connect() -> None:
    """Called once, when the app is ready."""
    changes.connect()
    for model in (get_document_model(), get_image_model()):
        name = model._meta.label_lower
        pre_save.connect(on_file_saving, sender=model, dispatch_uid=f"oit_tidied_{name}")
        post_save.connect(on_file_changed, sender=model, dispatch_uid=f"oit_saved_{name}")
        post_delete.connect(on_file_changed, sender=model, dispatch_uid=f"oit_deleted_{name}")
    pre_save.connect(on_task_saving, sender=TaskState, dispatch_uid="oit_approving")
    documents = get_document_model()
    post_save.connect(on_document_saved, sender=documents, dispatch_uid="oit_looked_into")
    post_delete.connect(on_document_deleted, sender=documents, dispatch_uid="oit_forgotten")
    page_published.connect(on_page_changed, dispatch_uid="oit_published")
    page_unpublished.connect(on_page_changed, dispatch_uid="oit_unpublished")
    post_page_move.connect(on_page_moved, dispatch_uid="oit_moved")
    post_delete.connect(on_page_deleted, dispatch_uid="oit_deleted")
    post_save.connect(
        on_restriction_changed, sender=PageViewRestriction, dispatch_uid="oit_restricted"
    )
    post_delete.connect(
        on_restriction_changed, sender=PageViewRestriction, dispatch_uid="oit_opened"
    )
