"""The documents of a page, and files elsewhere, with what is known of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.documents import get_document_model

from oit_pages import conf
from oit_pages.blocks.body import IndicatorBody
from oit_pages.evidence.addresses import is_on_drive
from oit_pages.models import DocumentFacts, IndicatorPage, OutsideLink
from oit_pages.readers.document_advice import SAYS
from oit_pages.readers.personal_data import mask
from oit_pages.stream.keys import Key, key_of, keys_for
from oit_pages.stream.outside_addresses import outside_addresses
from oit_pages.stream.references import collect_references


@dataclass(frozen=True, kw_only=True)
class PageDocument:
    pk: Key
    title: str
    faults: tuple[str, ...] = ()
    """Codes of `document_advice.SAYS`, gravest first."""
    personal: tuple[Mapping[str, Any], ...] = ()
    """As `DocumentFacts` keeps them."""

    @property
    def to_mend(self) -> tuple[str, ...]:
        """What to do about its faults, in words."""
        return in_words(self.faults)

    @property
    def masked_title(self) -> str:
        return mask(self.title)


def documents_of(page: IndicatorPage) -> tuple[PageDocument, ...]:
    """In the order of their upload; two queries, none for a page without documents."""
    listed = collect_references(IndicatorBody(), page.body.raw_data).documents
    found = _stored(listed)
    year = page.fiscal_year if found else None
    return tuple(_document(one, facts, year) for one, facts in found)


def documents_named(keys: Iterable[Key], year: int | None) -> dict[Key, PageDocument]:
    """The documents of these keys, for many pages at once; two queries at most."""
    return {key_of(one.pk): _document(one, facts, year) for one, facts in _stored(keys)}


def _stored(listed: Iterable[Key]) -> list[tuple[Any, DocumentFacts | None]]:
    """Documents in the order of their upload, with what is known of each."""
    model = get_document_model()
    keys = keys_for(model, listed)
    if not keys:
        return []
    documents = list(model.objects.filter(pk__in=keys).order_by("pk").only("pk", "title", "file"))
    known = DocumentFacts.objects.filter(
        document_id__in=[DocumentFacts.key(one.pk) for one in documents]
    )
    facts = {one.document_id: one for one in known}
    return [(one, facts.get(DocumentFacts.key(one.pk))) for one in documents]


def closed_links(page: IndicatorPage) -> tuple[PageDocument, ...]:
    """Files elsewhere that asked for permission when they were last checked, each by its address;
    one query at most. Nothing outside is asked here."""
    if not conf.get("CHECK_LINKS"):
        return ()
    listed = dict.fromkeys(drive_addresses(IndicatorBody(), page.body.raw_data))
    if not listed:
        return ()
    closed = OutsideLink.objects.filter(
        pk__in=[OutsideLink.key_of(one) for one in listed],
        state=OutsideLink.State.ASKS_PERMISSION,
    ).values_list("pk", flat=True)
    known = set(closed)
    return tuple(
        PageDocument(pk=one, title=one, faults=("asks_permission",))
        for one in listed
        if OutsideLink.key_of(one) in known
    )


def drive_addresses(body: IndicatorBody, raw_data: Iterable[Any]) -> Iterator[str]:
    """What a raw body links to on Drive, OneDrive and the like."""
    return filter(is_on_drive, outside_addresses(body, raw_data))


def faults_of(facts: DocumentFacts | None, year: int | None = None) -> tuple[str, ...]:
    """What to mend in a document; with `year` (fiscal, B.E.), whether it is about another one."""
    if facts is None:
        return ()
    found = list(facts.faults or ())
    # A fiscal year begins in the calendar year before; whatever it names of these will do.
    if year and facts.years and not {year, year - 1} & set(facts.years):
        found.append("other_year")
    return tuple(sorted((one for one in found if one in SAYS), key=list(SAYS).index))


def in_words(faults: Iterable[str]) -> tuple[str, ...]:
    """What is wrong with a document and what to do; of a newer release's code nothing is said."""
    return tuple(_(SAYS[code]) for code in faults if code in SAYS)


def _document(document: Any, facts: DocumentFacts | None, year: int | None) -> PageDocument:
    is_of_this_file = facts is not None and facts.file == document.file.name
    return PageDocument(
        pk=key_of(document.pk),
        title=document.title,
        faults=faults_of(facts, year) if is_of_this_file else (),
        personal=tuple(facts.personal) if facts is not None and is_of_this_file else (),
    )
