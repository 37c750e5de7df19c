"""Keep results in step with what is public.

What sends no signal (an alias, a bulk update, a collection moved, time passing) and what is
elsewhere (a page that is linked to, but stands outside the year) is caught by `oit_assess`.
"""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    ReferenceIndex,
    TaskState,
)
from wagtail.signals import page_published, page_unpublished, post_page_move

from oit_pages.actions.look_into import look_into
from oit_pages.api import changes
from oit_pages.checklist.assess import forget, record
from oit_pages.checklist.gate import holds_back, is_strict
from oit_pages.checklist.years import years_touched_by
from oit_pages.models import AssessmentYearPage, DocumentFacts, IndicatorPage
from oit_pages.models.loading import unless_loading
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


def on_year_deleted(sender, instance: AssessmentYearPage, **kwargs) -> None:
    """A year went, by itself or with all above it: nothing may be left that points at it."""
    forget(instance)


@unless_loading
def on_restriction_changed(sender, instance: PageViewRestriction, **kwargs) -> None:
    """A page was closed or opened, and with it all below."""
    for year_page in years_touched_by(instance.page):
        record(year_page)


@unless_loading
def on_file_changed(sender, instance, created: bool = False, **kwargs) -> None:
    """A document or image was replaced, moved to a private collection, or deleted: whatever
    shows it is judged again."""
    if not created:
        _record_where(ReferenceIndex.get_references_to(instance))


@unless_loading
def on_collection_changed(sender, instance: CollectionViewRestriction, **kwargs) -> None:
    """A collection was closed or opened, and with it the files in it and in those below."""
    inside = instance.collection.get_descendants(inclusive=True)
    for model in (get_document_model(), get_image_model()):
        files = model.objects.filter(collection__in=inside)
        ids = files.order_by().annotate(key=Cast("pk", CharField())).values("key")
        shown = ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(model), to_object_id__in=ids
        )
        _record_where(shown)


@unless_loading
def on_task_saving(sender, instance: TaskState, **kwargs) -> None:
    """The last net for approvals that come by no way of ours: refused, and nothing is saved."""
    if instance.status != TaskState.STATUS_APPROVED or not is_strict():
        return
    page = instance.revision.as_object()
    if isinstance(page, IndicatorPage) and holds_back(page, instance.finished_by):
        raise PermissionDenied


@unless_loading
def on_file_saving(sender, instance, **kwargs) -> None:
    """Titles are shown wherever the file is; most are names of files, as they were typed."""
    instance.title = clean_line(instance.title)


@unless_loading
def on_document_saved(sender, instance, **kwargs) -> None:
    """A file was uploaded or replaced."""
    look_into(instance)


def on_document_deleted(sender, instance, **kwargs) -> None:
    DocumentFacts.objects.filter(document_id=instance.pk).delete()


def _record_for(page: Page) -> None:
    subjects = [page.subject] if isinstance(page, IndicatorPage) and page.subject else None
    for year_page in years_touched_by(page):
        record(year_page, subjects)


def _record_where(references: QuerySet) -> None:
    """Judge what the public pages with these references have a part in: each year once."""
    pks = {int(pk) for pk in references.values_list("object_id", flat=True) if pk.isdecimal()}
    together: dict[AssessmentYearPage, set[str]] = defaultdict(set)
    for page in IndicatorPage.objects.filter(pk__in=pks, live=True):
        for year_page in years_touched_by(page):
            together[year_page].add(page.subject)
    for year_page, subjects in together.items():
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
    post_delete.connect(on_year_deleted, sender=AssessmentYearPage, dispatch_uid="oit_year_deleted")
    post_save.connect(
        on_restriction_changed, sender=PageViewRestriction, dispatch_uid="oit_restricted"
    )
    post_delete.connect(
        on_restriction_changed, sender=PageViewRestriction, dispatch_uid="oit_opened"
    )
    for name, signal in (("closed", post_save), ("reopened", post_delete)):
        signal.connect(
            on_collection_changed,
            sender=CollectionViewRestriction,
            dispatch_uid=f"oit_collection_{name}",
        )
