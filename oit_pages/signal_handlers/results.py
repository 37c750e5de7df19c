"""Keep results in step with what is public.

What sends no signal (a bulk update, a collection moved, time passing) is caught by
`oit_assess`.
"""

from django.contrib.contenttypes.models import ContentType
from django.core.signals import request_started
from django.db.models import CharField
from django.db.models.functions import Cast
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    ReferenceIndex,
)
from wagtail.signals import page_published, page_unpublished, post_page_move

from oit_pages.checklist.affected import (
    Affected,
    affected_by,
    affected_by_adopted,
    affected_through,
    affected_where,
    still_there,
    together,
)
from oit_pages.checklist.feedback import forget_all
from oit_pages.checklist.refresh import found_or_none, refresh_after, refresh_around
from oit_pages.models import (
    Adoption,
    AssessmentYearPage,
    EntryPage,
    IndicatorPage,
    OtherIndicatorPage,
    Person,
    ResponsibleUnit,
)
from oit_pages.models.fixtures import unless_loading
from oit_pages.on_demand import on_demand


@on_demand("oit_pages.checklist.assess:forget")
def forget(year_page: AssessmentYearPage) -> None: ...


def on_page_changed(sender, instance: Page, **kwargs) -> None:
    """A page was published or unpublished: judge what it has a part in."""
    refresh_around(instance)


@unless_loading
def on_page_made(sender, instance: Page, created: bool = False, **kwargs) -> None:
    """A draft, which a result names until there is something public; an alias, or a page that
    code makes public at once, is announced by nobody else."""
    if isinstance(instance, OtherIndicatorPage) and instance.subject_before != instance.subject:
        refresh_after(affected_by, instance, whole=True)
    if not created or not isinstance(instance, IndicatorPage):
        return
    if instance.live:
        refresh_around(instance)
    else:
        refresh_after(affected_through, [(instance.path, instance.subject)])


def on_page_moved(sender, instance: Page, url_path_before: str, url_path_after: str, **kwargs):
    """A page came from elsewhere: both the year it left and the one it joined change."""
    before, after = kwargs["parent_page_before"], kwargs["parent_page_after"]
    EntryPage.follow(instance)
    refresh_after(_affected_by_move, instance, before, after.pk)


def _affected_by_move(page: Page, before: Page, after: int) -> Affected:
    return together(
        affected_by(before, whole=True),
        affected_by(Page.objects.get(pk=after), whole=True),
        affected_by(page, whole=True),
    )


def on_page_deleting(sender, instance: Page, **kwargs) -> None:
    """What links to it is known only while it is there."""
    instance._oit_affected = found_or_none(affected_by, instance)


def on_deleted(sender, instance: Page | ResponsibleUnit, **kwargs) -> None:
    """Judged after the row is gone."""
    refresh_after(still_there, getattr(instance, "_oit_affected", None) or {})


def on_year_deleted(sender, instance: AssessmentYearPage, **kwargs) -> None:
    """A year went, by itself or with all above it: nothing may be left that points at it."""
    forget(instance)


@unless_loading
def on_restriction_changed(sender, instance: PageViewRestriction, **kwargs) -> None:
    """A page was closed or opened, and with it all below."""
    refresh_after(affected_by, instance.page, whole=True)


@unless_loading
def on_shown_changed(sender, instance, created: bool = False, **kwargs) -> None:
    """A document or image was replaced, moved to a private collection, or deleted, or somebody
    of the register was changed: whatever shows it is judged again."""
    if created:
        return
    refresh_after(affected_where, ReferenceIndex.get_references_to(instance))
    if isinstance(instance, get_document_model()):
        refresh_after(affected_by_adopted, [str(instance.pk)])


def on_document_deleted(sender, instance, **kwargs) -> None:
    """After what it was shown for has been judged without it."""
    Adoption.objects.filter(kind=Adoption.Kind.DOCUMENT, key=str(instance.pk)).delete()


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
        refresh_after(affected_where, shown)
    documents = get_document_model().objects.filter(collection__in=inside).order_by()
    refresh_after(
        affected_by_adopted, documents.annotate(key=Cast("pk", CharField())).values("key")
    )


@unless_loading
def on_unit_changed(sender, instance: ResponsibleUnit, created: bool = False, **kwargs) -> None:
    """Its name stands on pages, and is part of what somebody vouched for."""
    if not created:
        refresh_after(_affected_by_unit, instance)


def on_unit_deleting(sender, instance: ResponsibleUnit, **kwargs) -> None:
    instance._oit_affected = found_or_none(_affected_by_unit, instance)


def _affected_by_unit(unit: ResponsibleUnit) -> Affected:
    public = IndicatorPage.objects.filter(responsible_unit=unit.pk, live=True)
    by_people = affected_where(ReferenceIndex.get_references_to(unit))
    return together(affected_through(public.values_list("path", "subject")), by_people)


def connect() -> None:
    post_save.connect(on_unit_changed, sender=ResponsibleUnit, dispatch_uid="oit_unit_saved")
    pre_delete.connect(on_unit_deleting, sender=ResponsibleUnit, dispatch_uid="oit_unit_deleting")
    post_delete.connect(on_deleted, sender=ResponsibleUnit, dispatch_uid="oit_unit_deleted")
    for model in (get_document_model(), get_image_model(), Person):
        name = model._meta.label_lower
        post_save.connect(on_shown_changed, sender=model, dispatch_uid=f"oit_saved_{name}")
        post_delete.connect(on_shown_changed, sender=model, dispatch_uid=f"oit_deleted_{name}")
    post_delete.connect(
        on_document_deleted, sender=get_document_model(), dispatch_uid="oit_not_adopted"
    )
    page_published.connect(on_page_changed, dispatch_uid="oit_published")
    page_unpublished.connect(on_page_changed, dispatch_uid="oit_unpublished")
    post_save.connect(on_page_made, dispatch_uid="oit_made")
    post_page_move.connect(on_page_moved, dispatch_uid="oit_moved")
    # A page goes as a row of each table it is in; the page's own goes last.
    pre_delete.connect(on_page_deleting, sender=Page, dispatch_uid="oit_deleting")
    post_delete.connect(on_deleted, sender=Page, dispatch_uid="oit_deleted")
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
    request_started.connect(forget_all, dispatch_uid="oit_told")
