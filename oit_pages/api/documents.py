"""Documents: every file that a public page refers to, with what the page says of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from wagtail.blocks import Block, ListBlock, RichTextBlock, StructBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from oit_pages.api import content
from oit_pages.api.standing import Standing
from oit_pages.blocks.found import raw_items, rich_text_references
from oit_pages.models import DocumentFacts, IndicatorPage


@dataclass(frozen=True)
class Mention:
    """A document as one place of a page speaks of it."""

    document: int
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


def used_by(pages: Iterable[IndicatorPage], standing: Standing) -> list[Used]:
    """The public documents of these pages, in the order of first use; one query."""
    mentions: dict[int, list[tuple[IndicatorPage, Mention]]] = {}
    for page in pages:
        for mention in mentions_of(page.body.raw_data):
            mentions.setdefault(mention.document, []).append((page, mention))
    model = get_document_model()
    facts = DocumentFacts.objects.filter(document_id=OuterRef("pk")).values("pages")[:1]
    known = model.objects.select_related("collection").annotate(oit_pages=Subquery(facts))
    found = known.in_bulk(mentions) if mentions else {}
    return [
        Used(found[pk], places)
        for pk, places in mentions.items()
        if pk in found and standing.is_file_public(found[pk])
    ]


def mentions_of(raw_data: Iterable[Any]) -> Iterator[Mention]:
    """Every document of a raw body."""
    known = content.stream_block().child_blocks
    for child in raw_data or ():
        block = known.get(child.get("type")) if isinstance(child, dict) else None
        if block is not None:
            about = Mention(0, child.get("id") or "", child["type"], None, "")
            yield from _walk(block, child.get("value"), about)


def _walk(block: Block, raw: Any, about: Mention) -> Iterator[Mention]:
    if isinstance(block, DocumentChooserBlock):
        if isinstance(raw, int) and not isinstance(raw, bool):
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


def _of(pk: int, about: Mention) -> Mention:
    return Mention(pk, about.block, about.kind, about.date, about.title)


def _day(raw: Any) -> date | None:
    try:
        return date.fromisoformat(raw)
    except (TypeError, ValueError):
        return None
