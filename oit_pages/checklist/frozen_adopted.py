"""What a year adopted, told so that two days can be compared; as `frozen` tells its own pages.

An adopted page is told by what counts of it as evidence: its templates are the site's.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.models import Page

from oit_pages.checklist.adopted import Adopted, AdoptedPage
from oit_pages.checklist.content_sum import content_sum
from oit_pages.checklist.public_addresses import public_address
from oit_pages.stream.any_content import issued
from oit_pages.stream.keys import Key
from oit_pages.stream.references import References

logger = logging.getLogger(__name__)


def adopted_contents(adopted: Adopted, files: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """{"pages": {id: {"title", "language", "url", "subjects", "files", "digest"}}, "files":
    {"document:7": {"title", "name", "digest", "subjects"}}, "addresses": {address: {"title",
    "subjects", "checked"}}}, plain values; `files` are all that are public now, by key.

    A file's subjects are those it was itself adopted for: none for one that a page has.
    """
    pages = pages_of(adopted)
    prefetch_related_objects([page for page, _read in pages], "locale")
    told = {str(page.pk): _page(page, read, files) for page, read in pages}
    for subject, pk in _adopted_for(adopted):
        told[pk]["subjects"].append(subject)
    documents = _by_key(adopted.documents)
    within = {key for one in told.values() for key in one["files"]}
    return {
        "pages": told,
        "files": {
            key: {**one, "subjects": documents.get(key, [])}
            for key, one in files.items()
            if key in within or key in documents
        },
        "addresses": {
            address: {"title": address, "subjects": subjects, "checked": False}
            for address, subjects in _turned(adopted.addresses).items()
        },
    }


def pages_of(adopted: Adopted) -> list[tuple[Page, AdoptedPage | None]]:
    """Each public page once, in the order of the tree; None beside one that can't be read."""
    known: dict[int, tuple[Page, AdoptedPage | None]] = {
        one.page.pk: (one.page, one) for some in adopted.pages.values() for one in some
    }
    known |= {page.pk: (page, None) for some in adopted.unread.values() for page in some}
    return sorted(known.values(), key=lambda each: each[0].path)


def _page(page: Page, read: AdoptedPage | None, files: Mapping[str, Any]) -> dict[str, Any]:
    # Of what can't be read nothing is known but when somebody last published it.
    shown = [raw for _block, raw in read.leaves] if read else [page.live_revision_id]
    return {
        "title": page.title,
        "language": page.locale.language_code,
        "url": _address(page),
        "subjects": [],
        "files": [key for key in keys_of(read.references) if key in files] if read else [],
        "digest": content_sum([page.title, page.url_path, issued(page), shown]),
    }


def _address(page: Page) -> str:
    """ "" too where the page's own type fails to say it."""
    try:
        return public_address(page)
    except Exception:
        logger.exception("Page %s has no address that can be told", page.pk)
        return ""


def keys_of(references: References) -> list[str]:
    """As contents name files."""
    documents = (f"document:{key}" for key in references.documents)
    return sorted([*documents, *(f"image:{key}" for key in references.images)])


def _adopted_for(adopted: Adopted) -> Iterator[tuple[str, str]]:
    """(subject, page) each."""
    for subject, some in sorted(adopted.pages.items()):
        yield from ((subject, str(one.page.pk)) for one in some)
    for subject, pages in sorted(adopted.unread.items()):
        yield from ((subject, str(page.pk)) for page in pages)


def _by_key(documents: Mapping[str, Iterable[Key]]) -> dict[str, list[str]]:
    return {f"document:{key}": subjects for key, subjects in _turned(documents).items()}


def _turned(by_subject: Mapping[str, Iterable[Any]]) -> dict[Any, list[str]]:
    """The subjects of each thing."""
    found: dict[Any, list[str]] = {}
    for subject, things in sorted(by_subject.items()):
        for one in things:
            found.setdefault(one, []).append(subject)
    return found
