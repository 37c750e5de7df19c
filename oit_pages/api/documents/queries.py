"""Every file that a public page refers to, with what the page says of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from wagtail.blocks import Block, ListBlock, RichTextBlock, StructBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from oit_pages.api.base import page_content
from oit_pages.api.base.rows import each
from oit_pages.api.disclosures.queries import known_document_kinds
from oit_pages.models import DocumentFacts, IndicatorPage
from oit_pages.stream.keys import Key, is_key, key_of, keys_for
from oit_pages.stream.rich_text import rich_text_references
from oit_pages.stream.structure import raw_children, raw_items
from oit_pages.visibility import Visibility


@dataclass(frozen=True)
class Mention:
    """A document as one place of a page speaks of it."""

    document: Key
    block: str
    """The stream block's id."""
    kind: str
    """As the editor chose it; else the kind of block it stands in: "order"."""
    date: date | None
    """The date that the page says is on it."""
    title: str


@dataclass
class Used:
    """A public document and the public pages that use it."""

    document: Any
    mentions: list[tuple[IndicatorPage, Mention]] = field(default_factory=list)

    @property
    def extension(self) -> str:
        return self.document.file_extension.lower()

    @property
    def kinds(self) -> list[str]:
        return list(dict.fromkeys(mention.kind for _page, mention in self.mentions))

    @property
    def date(self) -> date | None:
        dates = [mention.date for _page, mention in self.mentions if mention.date]
        return dates[0] if dates else None


def used_by(pages: Iterable[IndicatorPage], visibility: Visibility) -> list[Used]:
    """The public documents of these pages, in the order of first use; one query."""
    mentions: dict[Key, list[tuple[IndicatorPage, Mention]]] = {}
    for page, here in each(pages, lambda page: (page, mentions_on(page))):
        for mention in here:
            mentions.setdefault(mention.document, []).append((page, mention))
    model = get_document_model()
    facts = DocumentFacts.of(OuterRef("pk")).values("pages")[:1]
    known = model.objects.select_related("collection").annotate(oit_pages=Subquery(facts))
    keys = keys_for(model, mentions)
    found = {key_of(pk): one for pk, one in known.in_bulk(keys).items()} if keys else {}
    return [
        Used(found[pk], places)
        for pk, places in mentions.items()
        if pk in found and visibility.is_file_public(found[pk])
    ]


def known_kinds() -> set[str]:
    """What an editor may choose for a document, and the kinds of block that one stands in."""
    return known_document_kinds() | set(page_content.stream_block().child_blocks)


def mentions_on(page: IndicatorPage) -> list[Mention]:
    """Every document that a page's body refers to."""
    children = raw_children(page_content.stream_block(), page.body.raw_data)
    return [
        mention
        for block, block_id, raw in children
        for mention in _walk(block, raw, Mention(0, block_id, block.name, None, ""))
    ]


def _walk(block: Block, raw: Any, about: Mention) -> Iterator[Mention]:
    if isinstance(block, DocumentChooserBlock):
        if is_key(raw):
            yield _of(raw, about)
    elif isinstance(block, RichTextBlock):
        for kind, pk in rich_text_references(raw):
            if kind == "documents":
                yield _of(pk, about)
    elif isinstance(block, ListBlock):
        for one in raw_items(raw):
            yield from _walk(block.child_block, one, about)
    elif isinstance(block, StructBlock) and isinstance(raw, dict):
        nearer = _told(raw, about)
        for name, child in block.child_blocks.items():
            yield from _walk(child, raw.get(name), nearer)


def _told(raw: dict[str, Any], about: Mention) -> Mention:
    """What the fields beside a document say of it, nearest first."""
    # A block that is a kind of paper says more than the sort of it: an order, not "general".
    chosen = raw.get("kind") if about.kind == "documents" else ""
    return Mention(
        0,
        about.block,
        str(chosen or about.kind),
        _day(raw.get("date")) or about.date,
        str(raw.get("title") or raw.get("subject") or about.title),
    )


def _of(pk: Key, about: Mention) -> Mention:
    return Mention(pk, about.block, about.kind, about.date, about.title)


def _day(raw: Any) -> date | None:
    try:
        return date.fromisoformat(raw)
    except (TypeError, ValueError):
        return None
