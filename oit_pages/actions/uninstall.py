"""Take out of a database all that the package has put there: pages, rows, permissions.

Its tables stay, for `migrate oit_pages zero` to drop; so does all that is the site's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, Site

from oit_pages.checklist.export import FIELDS, as_rows
from oit_pages.checklist.scorecard import scorecard
from oit_pages.models import AssessmentYearPage
from oit_pages.models.page_queries import below
from oit_pages.spreadsheets import csv_of

APP = "oit_pages"


class UninstallError(ValueError):
    """It can't be taken out yet; the text says why and what to do."""


@dataclass(frozen=True)
class Contents:
    """How much there is."""

    pages: int
    public: int
    other_rows: int


def contents() -> Contents:
    """What would go."""
    pages = our_pages()
    rows = sum(model._default_manager.count() for model in _other_models())
    return Contents(pages.count(), pages.filter(live=True).count(), rows)


def our_pages() -> QuerySet[Page]:
    """Every page of a type of ours, in every language."""
    return Page.objects.filter(content_type__app_label=APP)


def export(path: Path) -> None:
    """Write all there is into a new ZIP file: `data.json` as `dumpdata` writes it, with the
    pages' history, and each year's scorecard. Raises UninstallError."""
    try:
        with ZipFile(path, "x", ZIP_DEFLATED) as archive:
            with archive.open("data.json", "w") as file:
                for piece in _fixture():
                    file.write(piece.encode())
            for year_page in AssessmentYearPage.objects.order_by("pk"):
                if card := scorecard(year_page):
                    rows = [[row[name] for name in FIELDS] for row in as_rows(card)]
                    name = f"scorecards/{year_page.year}-{year_page.pk}.csv"
                    archive.writestr(name, "".join(csv_of(FIELDS, rows)))
    except FileExistsError as error:
        raise _unwritten(path, error) from error
    except OSError as error:
        path.unlink(missing_ok=True)  # half of it is no copy of anything
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: OSError) -> UninstallError:
    told = _("%(file)s can't be written: %(error)s. Nothing was removed.")
    return UninstallError(told % {"file": path, "error": error.strerror or error})


def _fixture() -> Iterator[str]:
    yield "["
    between = "\n"
    for one in _every_row():
        told = serializers.serialize("json", [one], use_natural_foreign_keys=True)
        yield between + told.strip()[1:-1]  # a list of one, without its brackets
        between = ",\n"
    yield "\n]\n"


def _every_row() -> Iterator[Model]:
    """Pages from the top down, each with the rows of the types that make it up; then the rest."""
    pages = our_pages().order_by("path")
    yield from pages.iterator()
    for model in _models():
        if issubclass(model, Page):
            yield from model._base_manager.order_by("pk").iterator()
    for model in _other_models():
        yield from model._base_manager.order_by("pk").iterator()
    ids = [str(pk) for pk in pages.values_list("pk", flat=True)]
    types = _content_types()
    for pk in ids:
        yield from Revision.objects.filter(content_type__in=types, object_id=pk).order_by("pk")


def uninstall(user: Any = None) -> Contents:
    """Remove it, all or nothing: pages, then rows, then permissions, then the types' names.

    Raises UninstallError where something of the site's own would go with it.
    """
    before = contents()
    with transaction.atomic():
        tops = _tops()
        _refuse_what_is_not_ours(tops)
        for page in tops:
            # The one before may have taken it along.
            if current := Page.objects.filter(pk=page.pk).first():
                current.specific.delete(user=user)
        for model in reversed(_other_models()):
            model._base_manager.all().delete()
        types = _content_types()
        Permission.objects.filter(content_type__in=types).delete()
        types.delete()
        ContentType.objects.clear_cache()
    return before


def _tops() -> list[Page]:
    """Pages of ours that hang below none of ours."""
    tops: list[Page] = []
    for page in our_pages().order_by("path"):
        if not tops or not page.path.startswith(tops[-1].path):
            tops.append(page)
    return tops


def _refuse_what_is_not_ours(tops: list[Page]) -> None:
    for top in tops:
        strange = Page.objects.filter(below(top)).exclude(content_type__app_label=APP).first()
        if strange:
            told = _(
                "“%(page)s” (page id %(id)s) is not ours and hangs below “%(top)s”. Move it first."
            )
            raise UninstallError(told % {"page": strange.title, "id": strange.pk, "top": top.title})
        site = Site.objects.filter(root_page__path__startswith=top.path).first()
        if site:
            told = _("“%(page)s” is the home page of %(site)s. Give the site another one first.")
            raise UninstallError(told % {"page": top.title, "site": site.hostname})


def _models() -> list[type[Model]]:
    """Those whose tables have a row for each page or thing, parents before children."""
    return sorted(apps.get_app_config(APP).get_models(), key=lambda model: len(model.mro()))


def _other_models() -> list[type[Model]]:
    """What is stored beside pages."""
    return [model for model in _models() if not issubclass(model, Page)]


def _content_types() -> QuerySet[ContentType]:
    return ContentType.objects.filter(app_label=APP)
