"""What a file holds and what it would become on a page; nothing is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from oit_pages.catalogue import load_column_sets
from oit_pages.models import IndicatorPage
from oit_pages.readers import Document, ReaderError, read
from oit_pages.readers.errors import SAYS
from oit_pages.readers.notices import HIDDEN
from oit_pages.readers.personal_data import Found, masked, personal_data
from oit_pages.readers.recognise import Examined, Part, Picks, examine
from oit_pages.readers.recognise.doubts import Doubt, answered, doubts, mark
from oit_pages.thai import Period, fiscal_year

#: What a file holds beside what it shows, which its original would give away.
GIVES_AWAY = HIDDEN | {"comments", "deleted_text"}


class ImportFailed(ValueError):
    """The file can't be read or holds nothing to import; the text says which, in the language
    of whoever asked."""


class NoText(ImportFailed):
    """A PDF: it goes in as a document."""

    def __init__(self, name: str, message: str):
        self.name = name
        super().__init__(message)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a person said of a file before it is brought in."""

    picks: Picks = field(default_factory=Picks)
    year: int | None = None
    """The fiscal year (B.E.) that the file is about, where it is not the page's."""
    periods: Mapping[str, str] = field(default_factory=dict)
    """The time of a part, as it was typed, by the part's mark."""
    mask: bool = False
    """Personal data come in masked."""


@dataclass(frozen=True, kw_only=True)
class Examination:
    """A file taken apart for a page."""

    document: Document
    examined: Examined
    parts: tuple[Part, ...]
    """With the times that a person gave."""
    doubts: tuple[Doubt, ...]
    personal: tuple[Found, ...] = ()
    """Personal data in the file, as much of it as may be shown."""

    @property
    def gives_away(self) -> bool:
        """Whether the file as it is holds what its content leaves out."""
        return any(notice.code in GIVES_AWAY for notice in self.document.notices)


def examine_file(
    source: str | Path | BinaryIO,
    page: IndicatorPage,
    *,
    name: str | None = None,
    hidden: bool = False,
    choices: Choices | None = None,
) -> Examination:
    """Raises NoText for a PDF, and ImportFailed for a file that can't be read."""
    choices = choices or Choices()
    try:
        document = read(source, name, hidden=hidden)
    except ReaderError as error:
        says = _(SAYS[error.code]).format(**error.params)
        if error.code == "pdf":
            raise NoText(str(error.params["name"]), says) from error
        raise ImportFailed(says) from error
    personal = personal_data(document)
    if choices.mask:
        document = masked(document)
    about = _year(page.fiscal_year)
    examined = examine(document, load_column_sets(), _year(choices.year) or about, choices.picks)
    parts = tuple(
        answered(part, text) if (text := choices.periods.get(mark(part))) else part
        for part in examined.parts
    )
    return Examination(
        document=document,
        examined=examined,
        parts=parts,
        doubts=doubts(examined, load_column_sets(), about),
        personal=personal,
    )


def _year(year: int | None) -> Period | None:
    return fiscal_year(year) if year else None
