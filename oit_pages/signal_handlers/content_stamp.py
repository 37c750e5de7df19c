"""Renew the content stamp whenever something that the API shows is changed.

What sends no signal (`QuerySet.update`, time passing an expiry date) is noticed by the
count of public pages that `freshness` reads beside the stamp.
"""

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from oit_pages.models import ContentStamp, Person, ResponsibleUnit
from oit_pages.models.content_stamp import SCOPE_STEPS, SHARED, scope_of
from oit_pages.models.fixtures import unless_loading

#: What a save of these alone touches is seen by editors only.
DRAFT_FIELDS = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_id",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
    }
)


@unless_loading
def before_page(sender, instance: Model, update_fields=None, **kwargs) -> None:
    """A page that is no longer live was seen until now; one that never was, nobody saw."""
    if isinstance(instance, Page) and not instance.live:
        kept = Page.objects.filter(pk=instance.pk, live=True)
        quiet = update_fields is not None and "live" not in update_fields
        instance._oit_was_live = not quiet and kept.exists()


def on_page(sender, instance: Model, update_fields=None, raw: bool = False, **kwargs) -> None:
    if not isinstance(instance, Page):
        return
    if raw:  # a piece of a page out of a fixture, perhaps without its path
        ContentStamp.renew(SHARED)
        return
    if update_fields is not None and DRAFT_FIELDS.issuperset(update_fields):
        return
    if not instance.live and not getattr(instance, "_oit_was_live", False):
        return
    ContentStamp.renew(scope_of(instance.path))
    if instance.depth <= SCOPE_STEPS:
        # A home page in another language belongs to the site too, and begins a new scope.
        ContentStamp.renew(SHARED)


def on_move(sender, instance: Page, url_path_before: str, url_path_after: str, **kwargs) -> None:
    paths = {kwargs["parent_page_before"].path, kwargs["parent_page_after"].path}
    for scope in sorted({scope_of(path) for path in paths}):
        ContentStamp.renew(scope)


def on_restriction(sender, instance: PageViewRestriction, raw: bool = False, **kwargs) -> None:
    ContentStamp.renew(SHARED if raw else scope_of(instance.page.path))


@unless_loading
def before_register(sender, instance: ResponsibleUnit | Person, **kwargs) -> None:
    """An entry that goes to another municipality was seen where it comes from."""
    was = sender.objects.filter(pk=instance.pk).exclude(municipality=instance.municipality_id)
    instance._oit_was_below = was.values_list("municipality__path", flat=True).first()


def on_register(sender, instance: ResponsibleUnit | Person, raw: bool = False, **kwargs) -> None:
    if raw:
        ContentStamp.renew(SHARED)
        return
    paths = {instance.municipality.path, getattr(instance, "_oit_was_below", None)} - {None}
    for scope in sorted(set(map(scope_of, paths))):
        ContentStamp.renew(scope)


def on_shared(sender, **kwargs) -> None:
    ContentStamp.renew(SHARED)


def connect() -> None:
    """Called once, when the app is ready."""
    shared = [
        get_document_model(),
        get_image_model(),
        Collection,
        CollectionViewRestriction,
        Site,
    ]
    if apps.is_installed("wagtail.contrib.redirects"):
        shared.append(apps.get_model("wagtailredirects", "Redirect"))
    for when, signal in (("saved", post_save), ("deleted", post_delete)):
        signal.connect(on_page, dispatch_uid=f"oit_stamp_page_{when}")
        for model, receiver in (
            (PageViewRestriction, on_restriction),
            (ResponsibleUnit, on_register),
            (Person, on_register),
            *((model, on_shared) for model in shared),
        ):
            name = f"oit_stamp_{model._meta.label_lower}_{when}"
            signal.connect(receiver, sender=model, dispatch_uid=name)
    pre_save.connect(before_page, dispatch_uid="oit_stamp_page_before")
    for model in (ResponsibleUnit, Person):
        name = f"oit_stamp_{model._meta.label_lower}_before"
        pre_save.connect(before_register, sender=model, dispatch_uid=name)
    post_page_move.connect(on_move, dispatch_uid="oit_stamp_moved")
