"""Import: a Word, Excel or CSV file becomes part of an indicator page's draft.

What is recognised becomes blocks; what is not stays as text; nothing is dropped, and the
report says what was taken for what.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.blocks import StreamValue

from oit_pages.actions.publish import publish_with_parents
from oit_pages.actions.raw import stream_child
from oit_pages.catalogue import load_column_sets
from oit_pages.models import IndicatorPage
from oit_pages.readers import Document, ReaderError, read
from oit_pages.readers.errors import SAYS
from oit_pages.readers.recognise import Part, recognise
from oit_pages.readers.recognise.parts import (
    Announcement,
    ColumnTable,
    MeasureTable,
    Memo,
    Order,
    Report,
)


class ImportFailed(ValueError):
    """The file can't be read or holds nothing to import; the text says which, in the language
    of whoever asked."""


@dataclass(frozen=True, kw_only=True)
class Imported:
    """The page with its new draft, and what was taken for what, a line each."""

    page: IndicatorPage
    blocks: int
    report: tuple[str, ...]


def import_document(
    source: str | Path | BinaryIO,
    page: IndicatorPage,
    *,
    name: str | None = None,
    user=None,
    publish: bool = False,
) -> Imported:
    """Add the file's content to the page's draft, after what is there.

    Raises ImportFailed for a file that can't be read or has nothing in it, and for a page that
    only mirrors another; the page is then as it was.
    """
    if page.alias_of_id:
        says = _("“%(page)s” is an alias of another page. Import the file into that page.")
        raise ImportFailed(says % {"page": page.title})
    document = _read(source, name)
    parts = recognise(document, load_column_sets())
    if not parts:
        raise ImportFailed(_("“%(name)s” holds no text.") % {"name": document.name})
    with transaction.atomic():
        page = page.get_latest_revision_as_object()
        stream_block = page._meta.get_field("body").stream_block
        raw = [*page.body.raw_data, *(stream_child(stream_block, part) for part in parts)]
        page.body = StreamValue(stream_block, list(raw), is_lazy=True)
        _take_period(page, parts)
        revision = page.save_revision(user=user, log_action=True)
        if publish:
            publish_with_parents(page, revision, user)
    return Imported(
        page=page, blocks=len(parts), report=(*map(_taken, parts), *_left_out(document))
    )


def _read(source: str | Path | BinaryIO, name: str | None) -> Document:
    try:
        return read(source, name)
    except ReaderError as error:
        raise ImportFailed(_(SAYS[error.code]).format(**error.params)) from error


def _take_period(page: IndicatorPage, parts) -> None:
    """The data period of the page, where it has none, from the table's rows."""
    rows = [row for part in parts if isinstance(part, MeasureTable) for row in part.rows]
    periods = [row.period for row in rows if row.period]
    if periods and not (page.period_from or page.period_to):
        page.period_from = min(period.start for period in periods)
        page.period_to = max(period.end for period in periods)


def _taken(part: Part) -> str:
    """One line for the editor: what a piece of the file was taken for."""
    match part:
        case MeasureTable(rows=rows):
            return _("Table of measures, %(rows)s rows") % {"rows": len(rows)}
        case ColumnTable(name=name, caption=caption, rows=rows, note=note):
            says = (
                _("Table “%(name)s”, %(rows)s rows; what fits no column stands in its note")
                if note
                else _("Table “%(name)s”, %(rows)s rows")
            )
            taken = says % {"name": name, "rows": len(rows)}
            return f"{_short(caption)} → {taken}" if caption else taken
        case Order(number=number, appointees=people, duties=duties):
            return _("Order %(number)s: %(people)s persons appointed, %(duties)s duties") % {
                "number": number,
                "people": len(people),
                "duties": len(duties),
            }
        case Announcement(subject=subject):
            return _("Announcement: %(subject)s") % {"subject": _short(subject)}
        case Memo(number=number, subject=subject):
            return _("Memo %(number)s: %(subject)s") % {
                "number": number,
                "subject": _short(subject),
            }
        case Report(title=title):
            return _("Report: %(title)s") % {"title": _short(title)}
    return _("Text: %(text)s") % {"text": _short(part.body[0])}


def _left_out(document: Document) -> list[str]:
    if not document.pictures:
        return []
    says = ngettext(
        "%(count)s picture was not brought in. Add it in the editor.",
        "%(count)s pictures were not brought in. Add them in the editor.",
        document.pictures,
    )
    return [says % {"count": document.pictures}]


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[:length].rstrip() + "…"
