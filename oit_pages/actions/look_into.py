"""Look into: keep what is worth knowing of a document's file."""

from django.db.models import Exists, OuterRef
from wagtail.documents import get_document_model

from oit_pages.models import DocumentFacts
from oit_pages.readers.guard import MAX_FILE
from oit_pages.readers.pdf_pages import count_pages


def look_into(document) -> DocumentFacts:
    """Read the file's number of pages, unless this very file was read before."""
    known = DocumentFacts.objects.filter(document_id=document.pk).first()
    if known and known.file == document.file.name:
        return known
    facts, _made = DocumentFacts.objects.update_or_create(
        document_id=document.pk,
        defaults={"file": document.file.name, "pages": _pages(document)},
    )
    return facts


def look_into_the_rest() -> int:
    """Documents that came before the package, or by a bulk insert; how many they were."""
    known = DocumentFacts.objects.filter(document_id=OuterRef("pk"))
    rest = get_document_model().objects.filter(~Exists(known))
    count = 0
    for document in rest.iterator(chunk_size=100):
        look_into(document)
        count += 1
    return count


def _pages(document) -> int | None:
    if document.file_extension.lower() != "pdf" or (document.file_size or 0) > MAX_FILE:
        return None
    try:
        with document.file.open("rb") as file:
            return count_pages(file)
    except OSError:  # the file is not where the storage should have it
        return None
