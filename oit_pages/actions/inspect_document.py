"""Keep what is worth knowing of a document's file."""

import logging
from collections.abc import Iterable
from typing import Any, BinaryIO

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.documents import get_document_model

from oit_pages.models import DocumentFacts
from oit_pages.on_demand import on_demand
from oit_pages.readers.limits import MAX_FILE


@on_demand("oit_pages.readers.pdf_pages:count_pages")
def count_pages(file: BinaryIO) -> int | None: ...


@on_demand("oit_pages.readers.document_health:health_of")
def health_of(file: BinaryIO, name: str) -> Any: ...


@on_demand("oit_pages.stream.personal_data:fingerprint")
def fingerprint(value: str) -> str: ...


#: So many places of each kind of personal data are kept, masked.
MAX_PLACES = 5

logger = logging.getLogger(__name__)


def look_into(document) -> DocumentFacts:
    """Read what is worth knowing of the file, unless this very file was read before."""
    known = DocumentFacts.of(document.pk).first()
    if known and known.file == document.file.name and known.faults is not None:
        return known
    facts, _made = DocumentFacts.objects.update_or_create(
        document_id=DocumentFacts.key(document.pk),
        defaults={"file": document.file.name, **_read(document)},
    )
    return facts


def look_into_the_rest(failed: list[int] | None = None) -> int:
    """Documents that came before the package, or by a bulk insert; how many they were.

    One that fails takes no other with it; its id is added to `failed`.
    """
    known = DocumentFacts.of(OuterRef("pk")).filter(faults__isnull=False)
    rest = get_document_model().objects.filter(~Exists(known))
    count = 0
    for document in rest.iterator(chunk_size=100):
        try:
            with transaction.atomic():
                look_into(document)
        except Exception:
            logger.exception("Document %s could not be looked into", document.pk)
            if failed is not None:
                failed.append(document.pk)
        else:
            count += 1
    return count


def _read(document) -> dict[str, Any]:
    """Pages of a PDF, faults, personal data and years, as `DocumentFacts` keeps them."""
    if (document.file_size or 0) > MAX_FILE:
        return {"pages": None, "faults": ["too_large"], "personal": [], "years": []}
    try:
        with document.file.open("rb") as file:
            pages = count_pages(file) if document.file_extension.lower() == "pdf" else None
            file.seek(0)
            health = health_of(file, document.filename)
    except Exception as error:  # a storage elsewhere raises whatever its makers thought of
        logger.warning("The file of document %s could not be read: %r", document.pk, error)
        # Nobody knows yet what is in it: the next night looks again.
        return {"pages": None, "faults": None, "personal": [], "years": []}
    return {
        "pages": pages,
        "faults": list(health.faults),
        "personal": by_kind(health.personal),
        "years": list(health.years),
    }


def by_kind(personal: Iterable[Any]) -> list[dict[str, Any]]:
    """Never the data themselves: masked, and as a fingerprint."""
    kinds: dict[str, list[Any]] = {}
    for one in personal:
        kinds.setdefault(one.kind, []).append(one)
    return [
        {
            "kind": kind,
            "count": len(found),
            "where": [one.where for one in found[:MAX_PLACES] if one.where],
            "shown": [one.masked for one in found[:MAX_PLACES]],
            "fingerprint": fingerprint(f"{kind}:{sorted({one.value for one in found})}"),
        }
        for kind, found in kinds.items()
    ]
