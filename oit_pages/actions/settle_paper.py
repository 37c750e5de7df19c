"""A paper that a unit sent becomes part of its page's draft, or is refused with a reason.

Either is one transaction, and done once: who comes second changes nothing. The paper's own file
goes once that is committed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from typing import Any, Literal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oit_pages.actions.account_name import account_name
from oit_pages.actions.import_document import attach_document, import_document
from oit_pages.actions.one_at_a_time import held
from oit_pages.actions.vet_paper import plain_text
from oit_pages.models import PendingPaper

#: As a document that the page lists, or its text and tables as blocks.
How = Literal["document", "content"]
MAX_REASON = 1_000


class PaperLost(ValueError):
    """Its file is not where it was kept; the text says so."""


def take_in(paper: PendingPaper, how: How, user: Any = None) -> tuple[str, ...] | None:
    """Into the draft of the page that its link is for; what was done, a line each, or None where
    it was settled before. A document stays private until the page is published.

    Raises ImportFailed, PaperLost, Conflict, and PermissionDenied for whoever may add no document.
    """
    page = paper.link.page.specific
    with _waiting(paper) as waits:
        if not waits:
            return None
        source = BytesIO(_content(paper))
        bring: Callable[..., Any] = (
            attach_document if how == "document" else partial(import_document, again="add")
        )
        done = bring(source, page, name=paper.name, user=user)
        _settle(paper, PendingPaper.State.TAKEN, user)
    return tuple(done.report)


def refuse(paper: PendingPaper, reason: str, user: Any = None) -> bool:
    """Its sender reads the reason at the link's address. Whether it was not settled before."""
    with _waiting(paper) as waits:
        if waits:
            paper.reason = plain_text(reason)[:MAX_REASON]
            _settle(paper, PendingPaper.State.REFUSED, user)
    return waits


def open_paper(paper: PendingPaper) -> Any:
    """Its file, open to be read. Raises PaperLost."""
    try:
        return paper.file.storage.open(paper.file.name, "rb")
    except (OSError, ValueError) as error:
        says = _("“%(name)s” is not where it was kept. Refuse it, and ask for it again.")
        raise PaperLost(says % {"name": paper.name}) from error


def _content(paper: PendingPaper) -> bytes:
    with open_paper(paper) as file:
        return file.read()


@contextmanager
def _waiting(paper: PendingPaper) -> Iterator[bool]:
    """A transaction in which nobody else settles it, nor changes its page; whether it waits."""
    with held(paper.link.page):
        state = PendingPaper.objects.filter(pk=paper.pk).values_list("state", flat=True).first()
        yield state == PendingPaper.State.WAITING


def _settle(paper: PendingPaper, state: str, user: Any) -> None:
    storage, kept = paper.file.storage, paper.file.name
    paper.state, paper.file = state, ""
    paper.settled_at, paper.settled_by_name = timezone.now(), account_name(user)
    # What it said of people is of no more use.
    paper.found, paper.note = {}, ""
    paper.save()
    transaction.on_commit(partial(storage.delete, kept), robust=True)
