"""A Word, Excel or CSV file becomes part of an indicator page's draft.

What is recognised becomes blocks; what is not stays as text; nothing is dropped, and the
report says what was taken for what.
"""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.blocks import StreamValue

from oit_pages.actions.attach_file import NotKept, add_document, as_original, listed
from oit_pages.actions.examine_file import Choices, ImportFailed, NoText, examine_file
from oit_pages.actions.import_log import blocks_from, remember, replaced
from oit_pages.actions.import_wording import in_words
from oit_pages.actions.one_at_a_time import held
from oit_pages.actions.publish_with_parents import publish_with_parents
from oit_pages.models import IndicatorPage
from oit_pages.models.mixins.guarded_publishing import Incomplete
from oit_pages.readers import Document
from oit_pages.readers.recognise import Fate
from oit_pages.readers.recognise.parts import MeasureTable
from oit_pages.stream.build import stream_child

__all__ = [
    "Again", "ImportFailed", "Imported", "ImportedBefore", "attach_document", "import_document",
]  # fmt: skip

#: What to do with the blocks that came from the file of the same name before.
Again = Literal["", "replace", "add"]

logger = logging.getLogger(__name__)


class ImportedBefore(ImportFailed):
    """Blocks of the page came from a file of this name, and nobody said what becomes of them."""

    def __init__(self, page: IndicatorPage, name: str, count: int):
        self.count = count
        says = ngettext(
            "“%(name)s” was brought into “%(page)s” before, and %(count)s block of it is there. "
            "Say whether to replace it or to add the file after what is there.",
            "“%(name)s” was brought into “%(page)s” before, and %(count)s blocks of it are there. "
            "Say whether to replace them or to add the file after what is there.",
            count,
        )
        super().__init__(says % {"name": name, "page": page.title, "count": count})


@dataclass(frozen=True, kw_only=True)
class Imported:
    """The page with its new draft, and what was taken for what, a line each."""

    page: IndicatorPage
    blocks: int
    report: tuple[str, ...]
    document: Document | None = None
    """What the file held, and in its notices what was left out; None for one that was attached."""
    fates: tuple[Fate, ...] = ()
    """What became of each cell and line."""
    missing: tuple[str, ...] = ()
    """What is required before the page is published, where that was asked for and refused."""


def import_document(
    source: str | Path | BinaryIO,
    page: IndicatorPage,
    *,
    name: str | None = None,
    user: AbstractBaseUser | None = None,
    publish: bool = False,
    hidden: bool = False,
    again: Again = "",
    choices: Choices | None = None,
    keep_original: bool = False,
) -> Imported:
    """Add the file's content to the page's draft, after what is there, or where a file of the
    same name was brought in before and `again` says so, in place of what came from that.

    What the file hides stays out unless `hidden`. A PDF goes in as a document of the site, and so
    does the file itself with `keep_original`: private until the page is published. `choices` are
    what a person said of the file after a look at it.

    Raises ImportedBefore where `again` would have to say what to do, and ImportFailed for a file
    that can't be read or has nothing in it, and for a page that only mirrors another; the page is
    then as it was.
    """
    if page.alias_of_id:
        says = _("“%(page)s” is an alias of another page. Import the file into that page.")
        raise ImportFailed(says % {"page": page.title})
    try:
        seen = examine_file(source, page, name=name, hidden=hidden, choices=choices)
    except NoText as error:
        return _attach(source, page, name=error.name, user=user, publish=publish, again=again)
    document, parts = seen.document, seen.parts
    report = in_words(document, parts, seen.examined.fates)
    if not parts:
        raise ImportFailed(
            " ".join((_("“%(name)s” holds no text.") % {"name": document.name}, *report))
        )
    if keep_original and seen.gives_away and not hidden:
        raise ImportFailed(
            _(
                "The original of “%(name)s” holds what its content leaves out: hidden parts, "
                "comments or deleted text. Take them out of the file, or say that they may be "
                "known, before the original is offered for download."
            )
            % {"name": document.name}
        )
    if keep_original and choices and choices.mask and seen.personal:
        raise ImportFailed(
            _(
                "The original of “%(name)s” holds the personal data that are masked on the page. "
                "Mask them in the file before it is offered for download."
            )
            % {"name": document.name}
        )
    with held(page, with_those_above=publish):
        page = _as_it_is(page)
        stream_block = page._meta.get_field("body").stream_block
        made = [stream_child(stream_block, part) for part in parts]
        original = None
        if keep_original:
            _refuse_twice(page, document.name, again)
            original = _document(source, document.name, user, until_published=True)
            made.append(as_original(stream_child(stream_block, listed(original))))
        _take_period(page, parts)
        revision = _kept(page, made, document.name, again, user, original)
        missing = _published(page, revision, user) if publish else ()
    return Imported(
        page=page,
        blocks=len(made),
        report=report,
        document=document,
        fates=seen.examined.fates,
        missing=missing,
    )


def _document(source, name: str | None, user, **how):
    """The file as a document of the site. Raises ImportFailed."""
    try:
        return add_document(source, name, user, **how)
    except NotKept as error:
        logger.exception("A file could not be kept")
        says = _(
            "The file could not be kept: the website's storage is full or away. Nothing was "
            "changed. Tell whoever runs the website."
        )
        raise ImportFailed(says) from error


def _attach(
    source, page: IndicatorPage, *, name: str, user, publish: bool, again: Again
) -> Imported:
    """A file that can't be taken apart becomes a document of the site, listed on the page."""
    with held(page, with_those_above=publish):
        page = _as_it_is(page)
        _refuse_twice(page, name, again)
        document = _document(source, name, user)
        stream_block = page._meta.get_field("body").stream_block
        child = stream_child(stream_block, listed(document))
        revision = _kept(page, [child], name, again, user)
        missing = _published(page, revision, user) if publish else ()
    says = _("“%(name)s” was added to the page as a document; its text was not taken over.")
    return Imported(page=page, blocks=1, report=(says % {"name": document.title},), missing=missing)


def attach_document(
    source: str | Path | BinaryIO,
    page: IndicatorPage,
    *,
    name: str,
    user: AbstractBaseUser | None = None,
) -> Imported:
    """The file as it is, as a document that the page lists: private until the page is published.
    Raises ImportFailed."""
    with held(page):
        page = _as_it_is(page)
        document = _document(source, name, user, until_published=True)
        child = stream_child(page._meta.get_field("body").stream_block, listed(document))
        _kept(page, [as_original(child)], name, "add", user, original=document)
    says = _("“%(name)s” was added to the page as a document; its text was not taken over.")
    return Imported(page=page, blocks=1, report=(says % {"name": document.title},))


def _as_it_is(page: IndicatorPage) -> IndicatorPage:
    """The page's latest draft, read while nobody else may change it."""
    known = type(page).objects.filter(pk=page.pk).first()
    if known is None:
        raise ImportFailed(_("“%(page)s” is no longer there.") % {"page": page.title})
    return known.get_latest_revision_as_object()


def _refuse_twice(page: IndicatorPage, name: str, again: Again) -> frozenset[str]:
    """The blocks that came from a file of this name; an error where nobody said what to do."""
    old = blocks_from(page, name)
    if old and not again:
        raise ImportedBefore(page, name, len(old))
    return old


def _kept(page: IndicatorPage, made: list, name: str, again: Again, user, original=None):
    """The draft with these blocks, and in its log where they came from. Raises ImportFailed."""
    old = _refuse_twice(page, name, again)
    body = list(page.body.raw_data)
    if again == "replace":
        before = {child.get("id") for child in body} - old
        body = replaced(body, old, made)
        made = [child for child in body if child.get("id") not in before]
    else:
        body += made
    page.body = StreamValue(page.body.stream_block, body, is_lazy=True)
    try:
        revision = page.save_revision(user=user)
    except ValidationError as error:  # such as of an address that another page has got meanwhile
        raise ImportFailed(" ".join(error.messages)) from error
    remember(
        page,
        name,
        [child["id"] for child in made],
        user=user,
        revision=revision,
        original=original,
    )
    return revision


def _published(page: IndicatorPage, revision, user) -> tuple[str, ...]:
    """What keeps the page from being published; the draft is kept all the same."""
    try:
        publish_with_parents(page, revision, user)
    except Incomplete as refused:
        return refused.missing
    return ()


def _take_period(page: IndicatorPage, parts) -> None:
    """The data period of the page, where it has none, from the table's rows."""
    rows = [row for part in parts if isinstance(part, MeasureTable) for row in part.rows]
    periods = [row.period for row in rows if row.period]
    if periods and not (page.period_from or page.period_to):
        page.period_from = min(period.start for period in periods)
        page.period_to = max(period.end for period in periods)
