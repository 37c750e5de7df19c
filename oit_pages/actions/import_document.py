"""Import: a Word, Excel or CSV file becomes part of an indicator page's draft.

What is recognised becomes blocks; what is not stays as text; nothing is dropped, and the
report says what was taken for what.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from oit_pages.actions.raw import stream_child
from oit_pages.catalogue import load_column_sets
from oit_pages.models import IndicatorPage
from oit_pages.readers import read
from oit_pages.readers.recognise import recognise


class ImportFailed(ValueError):
    """The file holds nothing to import, or the page can't take it; the text says which."""


@dataclass(frozen=True, kw_only=True)
class Imported:
    """The page with its new draft, and what was taken for what, a line each."""

    page: IndicatorPage
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

    Raises `readers.ReaderError` for a file that can't be read and ImportFailed for one with
    nothing in it; the page is then as it was.
    """
    document = read(source, name)
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
            revision.publish(user=user)
    return Imported(page=page, report=tuple(_taken(part) for part in parts))


def _take_period(page: IndicatorPage, parts) -> None:
    """The data period of the page, where it has none, from the table's rows."""
    periods = [row.period for part in parts for row in getattr(part, "rows", ()) if _period(row)]
    if periods and not (page.period_from or page.period_to):
        page.period_from = min(period.start for period in periods)
        page.period_to = max(period.end for period in periods)


def _period(row):
    return getattr(row, "period", None)


def _taken(part) -> str:
    return str(part.taken_for)
