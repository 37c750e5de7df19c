"""Keep what is worth knowing of a document's file."""

import logging
from typing import BinaryIO

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.documents import get_document_model

from oit_pages.models import DocumentFacts
from oit_pages.on_demand import on_demand
from oit_pages.readers.limits import MAX_FILE


@on_demand("oit_pages.readers.pdf_pages:count_pages")
def count_pages(file: BinaryIO) -> int | None: ...


logger = logging.getLogger(__name__)


def look_into(document) -> DocumentFacts:
    """Read the file's number of pages, unless this very file was read before."""
    known = DocumentFacts.of(document.pk).first()
    if known and known.file == document.file.name:
        return known
    facts, _made = DocumentFacts.objects.update_or_create(
        document_id=DocumentFacts.key(document.pk),
        defaults={"file": document.file.name, "pages": _pages(document)},
    )
    return facts


def look_into_the_rest(failed: list[int] | None = None) -> int:
    """Documents that came before the package, or by a bulk insert; how many they were.

    One that fails takes no other with it; its id is added to `failed`.
    """
    known = DocumentFacts.of(OuterRef("pk"))
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


def _pages(document) -> int | None:
    if document.file_extension.lower() != "pdf" or (document.file_size or 0) > MAX_FILE:
        return None
    try:
        with document.file.open("rb") as file:
            return count_pages(file)
    except Exception as error:  # a storage elsewhere raises whatever its makers thought of
        logger.warning("The file of document %s could not be read: %r", document.pk, error)
        return None
