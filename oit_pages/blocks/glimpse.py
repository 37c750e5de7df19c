"""Glimpse: what evidence needs to know of documents, images and pages, in one query.

The checklist runs with every save, so it asks for a few columns instead of whole rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    Exists,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.expressions import ExpressionWrapper
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from oit_pages.blocks.found import Found, References, extension_of
from oit_pages.evidence import File, Link


@dataclass(frozen=True)
class Seen:
    """One thing that a body refers to."""

    title: str
    file: str
    size: int | None
    shut: bool
    """Draft, expired, or behind a restriction of its own or of what it is in."""


class Glimpse(Found):
    """Answers for ids as `Found` does, as far as evidence asks."""

    def __init__(self, seen: dict[tuple[str, int], Seen]):
        super().__init__({}, {}, {}, (), ())
        self._seen = seen

    @classmethod
    def load(cls, references: References) -> "Glimpse":
        """One query at most; none where nothing is referred to."""
        asked = []
        if references.documents:
            asked.append(_files(get_document_model(), "document", references.documents))
        if references.images:
            asked.append(_files(get_image_model(), "image", references.images))
        if references.pages:
            asked.append(_pages(references.pages))
        if not asked:
            return cls({})
        rows = asked[0].union(*asked[1:], all=True) if asked[1:] else asked[0]
        return cls({(kind, pk): Seen(*rest) for kind, pk, *rest in rows})

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
            title=seen.title,
            extension=extension_of(seen.file),
            size=seen.size if seen.size >= 0 else None,
            readable=bool(seen.file) and seen.size != 0,
            public=not seen.shut,
            pk=pk,
            kind=kind,
            name=seen.file,
        )


def _files(model: type[Model], kind: str, pks: Iterable[int]) -> QuerySet:
    private = CollectionViewRestriction.objects.annotate(
        inside=ExpressionWrapper(OuterRef("collection__path"), CharField())
    ).filter(inside__startswith=F("collection__path"))
    return _columns(
        model.objects.filter(pk__in=pks),
        kind,
        file=Cast("file", TextField()),
        # An image or document of before Wagtail kept sizes has none: -1 is "not known".
        size=Cast(Coalesce("file_size", -1), BigIntegerField()),
        shut=ExpressionWrapper(Exists(private), BooleanField()),
    )


def _pages(pks: Iterable[int]) -> QuerySet:
    closed = PageViewRestriction.objects.annotate(
        inside=ExpressionWrapper(OuterRef("path"), CharField())
    ).filter(inside__startswith=F("page__path"))
    expired = Q(expire_at__isnull=False, expire_at__lte=timezone.now())
    return _columns(
        Page.objects.filter(pk__in=pks),
        "page",
        file=Value("", TextField()),
        size=Value(0, BigIntegerField()),
        shut=ExpressionWrapper(Q(live=False) | expired | Exists(closed), BooleanField()),
    )


def _columns(rows: QuerySet, kind: str, **columns: Any) -> QuerySet:
    return (
        rows.order_by()
        .annotate(
            _kind=Value(kind, TextField()),
            _pk=Cast("pk", BigIntegerField()),
            _title=Cast("title", TextField()),
            **{f"_{name}": column for name, column in columns.items()},
        )
        .values_list("_kind", "_pk", "_title", "_file", "_size", "_shut")
    )
