"""The documents, images, pages and entries of the register that raw bodies refer to, loaded once.

`References` collects ids by walking raw values, `ResolvedReferences` answers for them; at most one
query per kind of thing, and one more for what is private.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from posixpath import splitext
from typing import Any

from wagtail.blocks import Block, ChooserBlock, ListBlock, PageChooserBlock, RichTextBlock
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction, Page

from oit_pages import visibility
from oit_pages.evidence import File, Link
from oit_pages.fields.register import RegisterBlock
from oit_pages.stream.keys import Key, is_key, key_of, keys_for
from oit_pages.stream.register import Register
from oit_pages.stream.rich_text import rich_text_references
from oit_pages.stream.structure import raw_children, raw_items
from oit_pages.thai import clean_line


@dataclass
class References:
    """Ids by kind."""

    documents: set[Key] = field(default_factory=set)
    images: set[Key] = field(default_factory=set)
    pages: set[Key] = field(default_factory=set)
    people: set[Key] = field(default_factory=set)
    units: set[Key] = field(default_factory=set)

    def __or__(self, other: "References") -> "References":
        return References(
            self.documents | other.documents,
            self.images | other.images,
            self.pages | other.pages,
            self.people | other.people,
            self.units | other.units,
        )


def collect_references(stream_block: BaseStreamBlock, raw_data: Iterable[Any]) -> References:
    """Every document, image, page, person and unit that a raw body refers to."""
    references = References()
    for block, _block_id, raw in raw_children(stream_block, raw_data):
        collect(block, raw, references)
    return references


def collect(block: Block, raw: Any, references: References) -> References:
    """Add what one block's raw value refers to."""
    if isinstance(block, BaseStructBlock):
        if isinstance(raw, dict):
            for name, child in _referring(block):
                collect(child, raw.get(name), references)
    elif isinstance(block, ListBlock):
        if _refers(block.child_block):
            for one in raw_items(raw):
                collect(block.child_block, one, references)
    elif isinstance(block, RichTextBlock):
        for kind, pk in rich_text_references(raw):
            getattr(references, kind).add(pk)
    elif isinstance(block, ChooserBlock) and is_key(raw):
        getattr(references, kind_of(block)).add(raw)
    return references


def _referring(block: BaseStructBlock) -> tuple[tuple[str, Block], ...]:
    """The fields that may hold a chooser or rich text at all: most of a table's do not."""
    # A definition does not change, so what was found out about it holds.
    known = block.__dict__.get("_oit_referring")
    if known is None:
        fields = block.child_blocks.items()
        known = tuple((name, child) for name, child in fields if _refers(child))
        block._oit_referring = known
    return known


def _refers(block: Block) -> bool:
    if isinstance(block, BaseStructBlock):
        return bool(_referring(block))
    if isinstance(block, ListBlock):
        return _refers(block.child_block)
    return isinstance(block, RichTextBlock | ChooserBlock)


def kind_of(block: ChooserBlock) -> str:
    """ "documents", "images", "pages", "people" or "units"."""
    if isinstance(block, RegisterBlock):
        return block.kind
    if isinstance(block, PageChooserBlock):
        return "pages"
    return "documents" if isinstance(block, DocumentChooserBlock) else "images"


class ResolvedReferences:
    """What the ids stand for. A missing id is a thing that is gone; a page also where it is not
    public."""

    def __init__(
        self,
        documents: Mapping,
        images: Mapping,
        pages: Mapping,
        private=(),
        register: Register | None = None,
    ):
        self.documents, self.images, self.pages = documents, images, pages
        self.register = register or Register()
        self._private = tuple(private)

    @classmethod
    def load(cls, references: References) -> "ResolvedReferences":
        """Nothing is asked for what nobody refers to."""
        documents = _bulk(
            get_document_model().objects.select_related("collection"), references.documents
        )
        register = Register.load(references.people, references.units)
        images = _bulk(
            get_image_model().objects.select_related("collection"),
            references.images | register.photos,
        )
        pages = _bulk(Page.objects.filter(visibility.public()), references.pages)
        private = (
            list(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
            if documents or images
            else []
        )
        return cls(documents, images, pages, private, register)

    def file(self, pk: Any) -> File | None:
        """The document as a citizen would get it; None when it is gone."""
        document = self.documents.get(pk)
        return None if document is None else _file(document, "document", self.is_public(document))

    def image(self, pk: Any) -> File | None:
        image = self.images.get(pk)
        return None if image is None else _file(image, "image", self.is_public(image))

    def is_public(self, thing: Any) -> bool:
        """No collection it is in, or above that, is private."""
        return not thing.collection.path.startswith(self._private)

    def page(self, pk: Any, text: str = "") -> Link:
        """A link to the page; it works when the page is live and open to all."""
        return Link(page=pk, works=pk in self.pages, text=text)


def _bulk(queryset, keys: set[Key]) -> dict[Key, Any]:
    wanted = keys_for(queryset.model, keys)
    return {key_of(pk): thing for pk, thing in queryset.in_bulk(wanted).items()} if wanted else {}


def extension_of(name: str | None) -> str:
    """ "pdf" for "plan.PDF"; "" for a file without one."""
    return splitext(name or "")[1].lstrip(".").lower()


def _file(thing: Any, kind: str, public: bool) -> File:
    name = thing.file.name or ""
    return File(
        title=clean_line(thing.title),
        extension=extension_of(name),
        size=thing.file_size,
        readable=bool(name) and thing.file_size != 0,
        public=public,
        pk=key_of(thing.pk),
        kind=kind,
    )
