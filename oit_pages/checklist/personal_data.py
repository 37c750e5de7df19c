"""Personal data on a page, or in its documents, that a person must settle before they are public.

They are masked, or somebody who may publish says why they stand. That word is kept in the page's
log with the fingerprint of what it covers, and holds until the data are others.
OIT_PAGES["PERSONAL_DATA"] is "off" (nothing is looked for), "warn" (the admin asks first, the
checklist says what stands open) or "require" (no way makes public what nobody has settled).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from oit_pages.blocks.body import IndicatorBody
from oit_pages.checklist.gate import is_asked
from oit_pages.checklist.page_documents import PageDocument, documents_of
from oit_pages.checklist.settled import confirmed
from oit_pages.models import IndicatorPage
from oit_pages.readers.personal_data import KINDS
from oit_pages.stream.personal_data import Piece, Place, pieces_in_body, pieces_of
from oit_pages.stream.references import collect_references
from oit_pages.stream.register import Register

#: Texts of a page beside its body.
FIELDS = ("title", "summary", "seo_title", "search_description")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Personal data in one place."""

    kind: str
    shown: str
    """Masked."""
    fingerprint: str
    where: str
    """In words: “Block ‘Report’ · row 2 · Results”."""
    place: Place = field(default=Place())
    """In the body; its `block` is "" elsewhere."""
    document: object = None
    """The key of the document they are in; None for those of the page."""
    of_register: bool = False
    """The page shows them, and the register of people or units says them."""

    @property
    def stands_on_the_page(self) -> bool:
        """Whether they can be masked there."""
        return self.document is None and not self.of_register

    @property
    def says(self) -> str:
        return f"{_(KINDS[self.kind])} {self.shown} – {self.where}"


def unsettled(page: Page, documents: Iterable[PageDocument] | None = None) -> tuple[Finding, ...]:
    """What nobody has settled on this draft, in reading order; () for any other page.

    `documents` are those of the page, where they are known already.
    """
    if not is_asked() or not isinstance(page, IndicatorPage):
        return ()
    found = findings(page, documents)
    settled = confirmed(page) if found else frozenset()
    return tuple(one for one in found if one.fingerprint not in settled)


def findings(
    page: IndicatorPage,
    documents: Iterable[PageDocument] | None = None,
    register: Register | None = None,
) -> tuple[Finding, ...]:
    """All that is on the draft: its texts first, what the register says in them,
    then its documents. `register` has whom the page names, where that is known already."""
    stream_block, raw = IndicatorBody(), page.body.raw_data
    documents = documents_of(page) if documents is None else documents
    body = pieces_in_body(stream_block, raw)
    return (
        *_in_fields(page),
        *(_finding(one, _in_words(one.place)) for one in body),
        *(
            replace(_finding(one, _in_words(one.place)), of_register=True)
            for one in _with_register(stream_block, raw, register)
            if one not in body
        ),
        *(one for document in documents for one in _in_document(document)),
    )


def seen(found: Iterable[Finding]) -> str:
    """A name for what a person is shown: a word on it holds for nothing else."""
    return sha256(" ".join(sorted({one.fingerprint for one in found})).encode()).hexdigest()[:16]


def _in_fields(page: IndicatorPage) -> Iterator[Finding]:
    for name in FIELDS:
        label = str(page._meta.get_field(name).verbose_name)
        where = _("This page · %(field)s") % {"field": label}
        for one in pieces_of(getattr(page, name) or ""):
            yield _finding(one, where)


def _with_register(
    stream_block: IndicatorBody, raw: Iterable[Any], register: Register | None
) -> tuple[Piece, ...]:
    """What the body holds once it is filled; a query where it names people, one where units."""
    named = collect_references(stream_block, raw)
    if not named.people and not named.units:
        return ()
    register = register or Register.load(named.people, named.units)
    return pieces_in_body(stream_block, register.fill(stream_block, raw))


def _in_words(place: Place) -> str:
    block, *fields = place.labels
    row = [_("row %(number)s") % {"number": place.row}] if place.row else []
    return " · ".join([_("Block ‘%(block)s’") % {"block": block}, *row, *fields])


def _finding(piece: Piece, where: str) -> Finding:
    return Finding(
        kind=piece.kind,
        shown=piece.shown,
        fingerprint=piece.fingerprint,
        where=where,
        place=piece.place,
    )


def _in_document(document: PageDocument) -> Iterator[Finding]:
    where = _("the document “%(title)s”") % {"title": document.masked_title}
    for one in pieces_of(document.title):
        yield replace(_finding(one, where), document=document.pk)
    for one in document.personal:
        places = ", ".join(one.get("where") or ())
        count = one.get("count", 1)
        yield Finding(
            kind=one["kind"],
            shown=", ".join(one.get("shown") or ()) + (" …" if count > len(one["shown"]) else ""),
            fingerprint=one["fingerprint"],
            where=f"{where} ({places})" if places else where,
            document=document.pk,
        )
