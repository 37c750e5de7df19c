"""The content of a page of any type: what its formatted texts, streams, tables and choosers show.

Only what surely stands on the page is read: formatted text, streams, documents and images that
were chosen, and plain text that the page type itself gives its search or its API. How a site's
templates show the rest is not known here.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import models
from django.db.models import QuerySet
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.documents.models import AbstractDocument
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.search.index import SearchField

from oit_pages.stream.keys import key_of
from oit_pages.stream.structure import raw_children, raw_items

#: A leaf and its raw value.
Leaf = tuple[blocks.Block, Any]
_TEXT, _FORMATTED = blocks.TextBlock(), blocks.RichTextBlock()
_DOCUMENT, _IMAGE = DocumentChooserBlock(), ImageChooserBlock()
#: Fields that say when a page was issued, and nothing else.
_DATES = frozenset(
    ("date", "published_on", "publish_date", "date_published", "post_date", "news_date")
)
#: Blocks that show their text as it is; choices, switches and code say how, not what.
TEXTS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock, blocks.BlockQuoteBlock)
#: Blocks that lead to something.
_WAYS = (blocks.URLBlock, blocks.PageChooserBlock, DocumentChooserBlock, ImageChooserBlock)


def leaves(page: models.Model) -> Iterator[Leaf]:
    """What the fields of a page (as its own type) and of its rows hold, as blocks of a stream
    that have no others in them."""
    shown = _shown(type(page))
    for field in page._meta.get_fields():
        if not getattr(field, "concrete", False) or field.model is Page:
            continue
        raw = getattr(page, field.attname, None)
        if isinstance(field, StreamField):
            yield from _of_stream(field.stream_block, getattr(raw, "raw_data", ()))
        elif isinstance(field, RichTextField):
            yield _FORMATTED, raw
        elif isinstance(field, models.ForeignKey) and raw:
            if chooser := _chooser(field.related_model):
                yield chooser, key_of(raw)
        elif field.name in shown and isinstance(field, models.CharField | models.TextField):
            yield _TEXT, raw
    for name in _rows(type(page)):
        for row in getattr(page, name).all():
            yield from leaves(row)


def with_rows(pages: QuerySet[Page]) -> list[Page]:
    """These pages as their own types, with the rows that belong to them: one query for each type,
    and for each kind of rows that it has."""
    found = list(pages.specific())
    for kind in dict.fromkeys(map(type, found)):
        if names := _rows(kind):
            models.prefetch_related_objects([one for one in found if type(one) is kind], *names)
    return found


def _rows(kind: type[models.Model]) -> list[str]:
    """Names of what belongs to a page type; comments and the like belong to any page."""
    relations = get_all_child_relations(kind)
    return [
        one.get_accessor_name() for one in relations if one.field.remote_field.model is not Page
    ]


def issued(page: Page) -> date | None:
    """The day that the page's own type has for when it was issued; None where it has none, or
    more than one."""
    found = [
        value
        for field in page._meta.get_fields()
        if field.name in _DATES and isinstance(field, models.DateField) and field.model is not Page
        if isinstance(value := getattr(page, field.name), date)
    ]
    # A moment is a day as well: of the place's time, which the site's templates may not show.
    return found[0] if len(found) == 1 and type(found[0]) is date else None


def _shown(kind: type[models.Model]) -> set[str]:
    """The fields that anybody may search for or ask the API for."""
    searched = {
        one.field_name for one in getattr(kind, "search_fields", ()) if isinstance(one, SearchField)
    }
    return searched | {getattr(one, "name", one) for one in getattr(kind, "api_fields", ())}


def _chooser(model: type[models.Model]) -> blocks.ChooserBlock | None:
    if issubclass(model, AbstractDocument):
        return _DOCUMENT
    return _IMAGE if issubclass(model, AbstractImage) else None


def _of_stream(stream: BaseStreamBlock, raw: Any) -> Iterator[Leaf]:
    for block, _block_id, value in raw_children(stream, raw):
        yield from _of_block(block, value)


def _of_block(block: blocks.Block, raw: Any) -> Iterator[Leaf]:
    if isinstance(block, BaseStreamBlock):
        yield from _of_stream(block, raw if isinstance(raw, list) else ())
    elif isinstance(block, BaseTypedTableBlock):
        yield from _of_typed_table(block, raw)
    elif isinstance(block, BaseStructBlock):
        values = raw if isinstance(raw, dict) else {}
        for name, child in block.child_blocks.items():
            yield from _of_block(child, values.get(name))
    elif isinstance(block, blocks.ListBlock):
        for one in raw_items(raw):
            yield from _of_block(block.child_block, one)
    elif isinstance(block, TableBlock):
        yield _TEXT, _table_text(raw)
    elif isinstance(block, (*TEXTS, *_WAYS)) and not isinstance(block, blocks.RawHTMLBlock):
        yield block, raw


def _of_typed_table(block: BaseTypedTableBlock, raw: Any) -> Iterator[Leaf]:
    table = raw if isinstance(raw, dict) else {}
    columns = [one for one in table.get("columns") or () if isinstance(one, dict)]
    yield _TEXT, " ".join(str(one.get("heading") or "") for one in columns)
    kinds = [block.child_blocks.get(str(one.get("type"))) for one in columns]
    for row in table.get("rows") or ():
        values = row.get("values") if isinstance(row, dict) else ()
        for kind, value in zip(kinds, values or (), strict=False):
            if kind is not None:
                yield from _of_block(kind, value)


def _table_text(raw: Any) -> str:
    rows = raw.get("data") if isinstance(raw, dict) else ()
    cells = ([str(cell) for cell in row or () if cell] for row in rows or ())
    return "\n".join(" ".join(row) for row in cells if row)
