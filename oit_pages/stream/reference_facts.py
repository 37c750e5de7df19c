"""What evidence needs to know of documents, images and pages, in one query.

The checklist runs with every save, so it asks for a few columns instead of whole rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    Exists,
    F,
    Model,
    OuterRef,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.expressions import ExpressionWrapper
from django.db.models.functions import Cast, Coalesce
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction, Page

from oit_pages import visibility
from oit_pages.evidence import File, Link
from oit_pages.stream.keys import Key, has_uuid, keys_for
from oit_pages.stream.references import References, ResolvedReferences, extension_of
from oit_pages.stream.register import Register
from oit_pages.thai import clean_line


@dataclass(frozen=True)
class ReferenceFact:
    """One thing that a body refers to."""

    title: str
    file: str
    size: int | None
    shut: bool
    """Not for the public: a page that is hidden or below a hidden one, a closed file."""


class ReferenceFacts(ResolvedReferences):
    """Answers for ids as `ResolvedReferences` does, as far as evidence asks."""

    def __init__(
        self, seen: dict[tuple[str, Key], ReferenceFact], register: Register | None = None
    ):
        super().__init__({}, {}, {}, register=register)
        self._seen = seen

    @classmethod
    def load(cls, references: References) -> "ReferenceFacts":
        """One query at most, and one for the people and one for the units that are named; none
        where nothing is referred to."""
        register = Register.load(references.people, references.units)
        images = references.images | register.photos
        models = {"document": get_document_model(), "image": get_image_model(), "page": Page}
        wanted = {
            "document": references.documents, "image": images, "page": references.pages
        }  # fmt: skip
        asked = [
            (_pages if kind == "page" else _files)(model, kind, keys)
            for kind, model in models.items()
            if (keys := keys_for(model, wanted[kind]))
        ]
        if not asked:
            return cls({}, register)
        rows = asked[0].union(*asked[1:], all=True) if asked[1:] else asked[0]
        uuids = {kind for kind, model in models.items() if has_uuid(model)}
        return cls(
            {
                (kind, str(UUID(pk)) if kind in uuids else int(pk)): ReferenceFact(*rest)
                for kind, pk, *rest in rows
            },
            register,
        )

    def file(self, pk: Any) -> File | None:
        return self._file("document", pk)

    def image(self, pk: Any) -> File | None:
        return self._file("image", pk)

    def page(self, pk: Any, text: str = "") -> Link:
        seen = self._seen.get(("page", pk))
        return Link(page=pk, works=bool(seen and not seen.shut), text=text)

    def _file(self, kind: str, pk: Any) -> File | None:
        seen = self._seen.get((kind, pk))
        return seen and File(
            title=clean_line(seen.title),
            extension=extension_of(seen.file),
            size=seen.size if seen.size >= 0 else None,
            readable=bool(seen.file) and seen.size != 0,
            public=not seen.shut,
            pk=pk,
            kind=kind,
            name=seen.file,
        )


def _files(model: type[Model], kind: str, keys: Iterable[Key]) -> QuerySet:
    private = CollectionViewRestriction.objects.annotate(
        inside=ExpressionWrapper(OuterRef("collection__path"), CharField())
    ).filter(inside__startswith=F("collection__path"))
    return _columns(
        model.objects.filter(pk__in=keys),
        kind,
        file=Cast("file", TextField()),
        # An image or document of before Wagtail kept sizes has none: -1 is "not known".
        size=Cast(Coalesce("file_size", -1), BigIntegerField()),
        shut=ExpressionWrapper(Exists(private), BooleanField()),
    )


def _pages(model: type[Model], kind: str, keys: Iterable[Key]) -> QuerySet:
    return _columns(
        model.objects.filter(pk__in=keys),
        kind,
        file=Value("", TextField()),
        size=Value(0, BigIntegerField()),
        shut=ExpressionWrapper(~visibility.public(), BooleanField()),
    )


def _columns(rows: QuerySet, kind: str, **columns: Any) -> QuerySet:
    return (
        rows.order_by()
        .annotate(
            _kind=Value(kind, TextField()),
            # Numbers and UUIDs in one column.
            _pk=Cast("pk", TextField()),
            _title=Cast("title", TextField()),
            **{f"_{name}": column for name, column in columns.items()},
        )
        .values_list("_kind", "_pk", "_title", "_file", "_size", "_shut")
    )
