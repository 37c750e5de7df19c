"""What was on the website before and is shown for an indicator, as evidence.

Only what anybody can see counts: a draft, a page behind a login, a file of a private collection
is as though nobody had adopted it. Nothing is asked of an address elsewhere.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Page

from oit_pages.evidence import File, Item, PageFacts
from oit_pages.evidence.selection import usable
from oit_pages.models import Adoption, AssessmentYearPage, TransparencyIndexPage
from oit_pages.stream.any_content import TEXTS, Leaf, issued, leaves, with_rows
from oit_pages.stream.evidence import EvidenceReader
from oit_pages.stream.keys import Key, parse_key
from oit_pages.stream.references import References, ResolvedReferences, collect
from oit_pages.visibility import public

logger = logging.getLogger(__name__)
Thing = TypeVar("Thing")


@dataclass(frozen=True, kw_only=True)
class AdoptedPage:
    """A public page, and what it shows."""

    page: Page
    """As its own type."""
    leaves: tuple[Leaf, ...]

    @property
    def references(self) -> References:
        found = References()
        for block, raw in self.leaves:
            collect(block, raw, found)
        return found


@dataclass(frozen=True)
class Adopted:
    """What one year has adopted, by subject."""

    pages: dict[str, list[AdoptedPage]] = field(default_factory=dict)
    documents: dict[str, list[Key]] = field(default_factory=dict)
    """Keys; whether one is there, and public, is known once references are resolved."""
    addresses: dict[str, list[str]] = field(default_factory=dict)
    unread: dict[str, list[Page]] = field(default_factory=dict)
    """Public pages that can't be read."""

    @property
    def faulty(self) -> frozenset[str]:
        """Subjects of which a page can't be read."""
        return frozenset(self.unread)

    @property
    def subjects(self) -> list[str]:
        return list({**self.pages, **self.documents, **self.addresses})

    @property
    def references(self) -> References:
        found = References()
        for one in (page for some in self.pages.values() for page in some):
            found |= one.references
        found.documents.update(key for keys in self.documents.values() for key in keys)
        return found

    def facts(self, subject: str, found: ResolvedReferences) -> Iterator[PageFacts]:
        """What stands for a page: each page, each file that anybody may have, each address."""
        for one in self.pages.get(subject, ()):
            yield PageFacts(
                pk=one.page.pk,
                title=one.page.title,
                live=True,
                revision=one.page.live_revision_id,
                public=True,
                reachable=True,
                adopted=True,
            )
        for file in self._files(subject, found):
            yield PageFacts(pk=None, title=file.title, live=True, public=True, adopted=True)
        for _address in self.addresses.get(subject, ()):
            yield PageFacts(pk=None, title="", live=True, public=True, adopted=True)

    def items(self, subject: str, found: ResolvedReferences) -> Iterator[Item]:
        """Text with its links and files, and documents: kinds that a person judges."""
        for one in self.pages.get(subject, ()):
            yield item_of_page(one, found)
        for file in self._files(subject, found):
            yield _document(file)

    def _files(self, subject: str, found: ResolvedReferences) -> Iterator[File]:
        for key in self.documents.get(subject, ()):
            file = found.file(key)
            if file is not None and usable(file):
                yield file


#: Where nothing is adopted.
NOTHING = Adopted()


def adopted_in(year_page: AssessmentYearPage, subjects: Iterable[str] | None = None) -> Adopted:
    """What a year has adopted, for these subjects or all; one query for the links, one for the
    pages and one for each of their types."""
    rows = Adoption.objects.filter(year_page=year_page, accepted=True)
    if subjects is not None:
        rows = rows.filter(subject__in=list(subjects))
    by_kind = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_kind[row.kind][row.subject].append(row)
    pages, unread = _pages(by_kind[Adoption.Kind.PAGE])
    return Adopted(
        pages=pages,
        documents={
            subject: [key for row in some if (key := parse_key(row.key))]
            for subject, some in by_kind[Adoption.Kind.DOCUMENT].items()
        },
        addresses={
            subject: [row.address for row in some]
            for subject, some in by_kind[Adoption.Kind.ADDRESS].items()
        },
        unread=unread,
    )


def of_ours() -> Q:
    """The pages of municipalities' trees: what they show counts where they stand."""
    trees = TransparencyIndexPage.objects.annotate(
        inside=ExpressionWrapper(OuterRef("path"), CharField())
    )
    return Q(Exists(trees.filter(inside__startswith=F("path"))))


def _pages(
    rows: dict[str, list[Adoption]],
) -> tuple[dict[str, list[AdoptedPage]], dict[str, list[Page]]]:
    wanted = {row.page_id for some in rows.values() for row in some}
    if not wanted:
        return {}, {}
    read: dict[int, AdoptedPage] = {}
    broken: dict[int, Page] = {}
    for page in with_rows(Page.objects.filter(public(), pk__in=wanted).order_by("path")):
        try:
            read[page.pk] = AdoptedPage(page=page, leaves=tuple(leaves(page)))
        except Exception:
            # A type of the site's own: what it does to be read is not ours to know.
            logger.exception("Page %s could not be read", page.pk)
            broken[page.pk] = page
    return _by_subject(rows, read), _by_subject(rows, broken)


def _by_subject(rows: dict[str, list[Adoption]], found: dict[int, Thing]) -> dict[str, list[Thing]]:
    every = {
        subject: [found[row.page_id] for row in some if row.page_id in found]
        for subject, some in rows.items()
    }
    return {subject: some for subject, some in every.items() if some}


def text_of_page(page: Page) -> str:
    """What a page, as its own type, says in words; "" where nothing can be read of it, "…" where
    it only shows files, pictures or links."""
    try:
        read = AdoptedPage(page=page, leaves=tuple(leaves(page)))
        item = item_of_page(read, ResolvedReferences({}, {}, {}))
    except Exception:
        logger.exception("Page %s could not be read", page.pk)
        return ""
    return str(item.parts["text"]) or ("…" if item.files or item.links else "")


def item_of_page(one: AdoptedPage, found: ResolvedReferences) -> Item:
    """The text that counts of it, with its files and links."""
    gathered = EvidenceReader(found)
    texts = [
        text
        for block, raw in one.leaves
        if isinstance(text := gathered.part(block, raw), str) and isinstance(block, TEXTS)
    ]
    parts = {"text": "\n".join(filter(None, texts))}
    if day := issued(one.page):
        parts["date"] = day
    return Item(
        kind="rich_text",
        page=one.page.pk,
        parts=parts,
        files=tuple(gathered.files),
        links=tuple(gathered.links),
    )


def _document(file: File) -> Item:
    row = {"title": file.title, "kind": "", "date": None, "period": None, "note": ""}
    rows = ({**row, "has_file": True, "has_photo": False},)
    return Item(kind="documents", parts={"heading": ""}, rows=rows, files=(file,))
