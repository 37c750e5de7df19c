"""What is kept of documents as they are saved: facts of the file;
and files that wait for their page; and papers that were sent and go."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.documents import get_document_model
from wagtail.signals import page_published

from oit_pages.actions.attach_file import short_name
from oit_pages.actions.release_originals import release_if_public, release_of_new
from oit_pages.models import DocumentFacts, EditionCorrection, IndicatorPage, PendingPaper
from oit_pages.models.fixtures import unless_loading
from oit_pages.models.mixins.guarded_publishing import is_admitted
from oit_pages.on_demand import on_demand


@on_demand("oit_pages.actions.page_photo:drop_photo")
def drop_photo(name: str) -> None: ...


@on_demand("oit_pages.actions.inspect_document:look_into")
def look_into(document) -> DocumentFacts: ...


def on_document_saving(sender, instance, **kwargs) -> None:
    """A disk takes no name of more than 255 bytes, 85 Thai letters; the title keeps them all."""
    file = instance.file
    if file and not file._committed:
        file.name = short_name(file.name)


@unless_loading
def on_document_saved(sender, instance, **kwargs) -> None:
    """A file was uploaded or replaced."""
    look_into(instance)


def on_document_deleted(sender, instance, **kwargs) -> None:
    DocumentFacts.of(instance.pk).delete()


def on_page_published(sender, instance, alias: bool = False, **kwargs) -> None:
    """Files that were to stay private until their page is public. Where what is above it is
    not, they wait until it is: `removals` notes that."""
    if not isinstance(instance, IndicatorPage):
        return
    if alias or is_admitted(instance):
        release_if_public(instance)
    else:  # nobody published it: a copy that is live
        release_of_new(instance)


def on_paper_deleted(sender, instance, **kwargs) -> None:
    """Its bytes go with it, whatever took it along: a link, a page, a year."""
    if instance.file:
        gone = partial(instance.file.storage.delete, instance.file.name)
        transaction.on_commit(gone, robust=True)


def on_correction_deleted(sender, instance, **kwargs) -> None:
    """The photo of a manual's page goes with the last that names it."""
    if instance.photo:
        transaction.on_commit(partial(drop_photo, instance.photo.name), robust=True)


def connect() -> None:
    post_delete.connect(
        on_correction_deleted, sender=EditionCorrection, dispatch_uid="oit_correction_gone"
    )
    post_delete.connect(on_paper_deleted, sender=PendingPaper, dispatch_uid="oit_paper_gone")
    page_published.connect(on_page_published, dispatch_uid="oit_released")
    documents = get_document_model()
    pre_save.connect(on_document_saving, sender=documents, dispatch_uid="oit_named")
    post_save.connect(on_document_saved, sender=documents, dispatch_uid="oit_looked_into")
    post_delete.connect(on_document_deleted, sender=documents, dispatch_uid="oit_forgotten")
