"""Put into a year's archive what was on the website before and counts for the year.

Such pages are of the site's own types, which are not ours to put right: one that does not open for
visitors, or that no template shows, is told of and fails nothing. Of an address elsewhere nothing
is asked.
"""

import logging
from collections.abc import Callable
from functools import cache
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from urllib.parse import urlsplit

from django.http import HttpResponseBase
from django.urls import Resolver404, resolve
from wagtail.models import Page, Site

from oit_pages.actions.ask_site import Visitor
from oit_pages.actions.summed_zip import PIECE, SummedZip, as_json, pieces_of, plain_name
from oit_pages.checklist.adopted import AdoptedPage, item_of_page
from oit_pages.checklist.frozen import Public
from oit_pages.checklist.frozen_adopted import pages_of
from oit_pages.evidence.addresses import is_login
from oit_pages.stream.references import ResolvedReferences

logger = logging.getLogger(__name__)


def keep_adopted(
    archive: SummedZip, now: Public, step: Callable[[int], None]
) -> dict[str, dict[str, Any]]:
    """By key, each page as a visitor gets it ("path", "sha256") and what of it counts for the year
    ("text_path", "text_sha256"), "" for what there is no copy of; and how the page answered
    ("status"), None where it could not be asked. Its files are kept with the year's own."""
    pages = pages_of(now.adopted)
    if not pages:
        return {}
    sites = Site.objects.in_bulk()
    visitor = cache(lambda pk: Visitor(sites[pk]))
    found = ResolvedReferences.load(now.adopted.references)
    kept = {}
    for done, (page, read) in enumerate(pages, 1):
        step(done)
        told = now.contents["adopted"]["pages"][str(page.pk)]
        name = f"adopted/{told['language']}/{plain_name(page.slug)}-{page.pk}"
        path = digest = text_path = text_digest = ""
        # All of it first: half a page is none.
        with SpooledTemporaryFile(max_size=PIECE) as copy:
            status, is_closed = _copy(page, visitor, told["language"], copy)
            if status == 200:
                copy.seek(0)
                path, digest = archive.add(f"{name}.html", pieces_of(copy))
        if not is_closed and (text := _text(page.pk, told, read, found)):
            text_path, text_digest = archive.add(f"{name}.json", [text])
        kept[str(page.pk)] = {
            "path": path,
            "sha256": digest,
            "text_path": text_path,
            "text_sha256": text_digest,
            "status": status,
        }
    return kept


def _copy(
    page: Page, visitor: Callable[[int], Visitor], language: str, into: IO[bytes]
) -> tuple[int | None, bool]:
    """How the page answers a visitor of its own site, and whether it turns visitors away; None
    where it could not be asked."""
    try:
        parts = page.get_url_parts()
        if parts is None or not (parts[2] or "").startswith("/"):
            return None, False
        answer = visitor(parts[0]).answer(parts[2], language)
        if answer.status_code == 200:
            for piece in answer:  # one by one: a long page goes to the disk meanwhile
                into.write(piece)
            if file := getattr(answer, "file_to_stream", None):
                file.close()
        return answer.status_code, _is_closed(answer, parts[2])
    except Exception:
        logger.exception("Page %s could not be opened as a visitor", page.pk)
        return None, False


def _is_closed(answer: HttpResponseBase, path: str) -> bool:
    """Whether the page's own type lets no visitor in: the text behind it is not for them either.
    A front end shows the page at the same path of another host; what leads anywhere else may lead
    to a login. A site that shows no pages by itself hides none by saying so."""
    if 300 <= answer.status_code < 400:
        leads_to = urlsplit(answer.headers.get("Location", ""))
        return is_login(leads_to.geturl()) or not (
            leads_to.hostname and _is_at(leads_to.path, path) and "next=" not in leads_to.query
        )
    return 400 <= answer.status_code < 500 and _is_routed(path)


def _is_at(path: str, page: str) -> bool:
    """Whether an address' path ends with the page's."""
    ours, theirs = page.rstrip("/"), path.rstrip("/")
    return theirs.endswith(ours) if ours else not theirs


def _is_routed(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def _text(
    pk: int, told: dict[str, Any], read: AdoptedPage | None, found: ResolvedReferences
) -> bytes:
    """What of the page counts, as JSON; b"" where it can't be read."""
    if read is None:
        return b""
    try:
        item = item_of_page(read, found)
    except Exception:
        logger.exception("Page %s could not be read", pk)
        return b""
    links = [
        {"url": one.url, "page": one.page, "text": one.text}
        for one in item.links
        if one.works is not False
    ]
    names = ("title", "language", "url", "files")
    return as_json(
        {"id": pk, **{name: told[name] for name in names}, "parts": item.parts, "links": links}
    )
