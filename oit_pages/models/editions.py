"""A site's own lists: those of its files, with what its people corrected laid over them.

Corrections are rows, so that they hold for every process of a site, on hosts whose code nobody
can write to. To ask the database for them at each request would cost a query each time. So each
change leaves a **mark**, which comes along with what is read anyway: in every year's row
(`AssessmentYearPage.list_mark`), and in what the API asks first (`api.base.freshness`). Rows are
read once for each mark and process.
"""

import logging
from functools import partial
from pathlib import Path

from django.apps import apps
from django.db import DatabaseError, transaction

from oit_pages import conf
from oit_pages.catalogue import Edition, EditionError, load_edition
from oit_pages.catalogue.corrections import corrected_edition
from oit_pages.models.content_stamp import ContentStamp
from oit_pages.models.corrections import EditionCorrection

logger = logging.getLogger(__name__)
#: Of the stamp that is renewed with every change of a correction.
SCOPE = "lists"
#: So many lists are kept made.
_MOST = 100
_made: dict[tuple[int, tuple[Path, ...], str], tuple[Edition, Edition]] = {}
#: The mark that this process saw last; None before it saw any.
_seen: list[str | None] = [None]


def site_edition(year: int, mark: str | None = None) -> Edition:
    """The list of a year with what was corrected in it. Raises EditionError as `load_edition`.

    `mark` is that of a row just read; without one it is the mark that this process saw last.
    """
    if mark is None:
        mark = seen_mark()
    paths = conf.edition_paths()
    below = load_edition(year, paths)
    if not mark:
        return below
    known = _made.get((year, paths, mark))
    if known is not None and known[0] is below:
        return known[1]
    if len(_made) >= _MOST:
        _made.clear()
    made = _corrected(year, paths, below)
    _made[year, paths, mark] = (below, made)
    return made


def _corrected(year: int, paths: tuple[Path, ...], below: Edition) -> Edition:
    """A list that a new release no longer lets be corrected so is better than none."""
    rows = EditionCorrection.objects.kept().filter(year=year)
    try:
        return corrected_edition(year, paths, [one.as_correction() for one in rows])
    except (EditionError, KeyError) as error:
        logger.error("Corrections of the list of %s are left out: %s", year, error)
        return below


def read_mark() -> str:
    """The mark as it is in the database; "" where nothing was ever corrected. One query."""
    stamps = ContentStamp.objects.filter(scope=SCOPE).values_list("value", flat=True)
    return notice_mark(stamps.first() or "")


def seen_mark() -> str:
    """The mark that this process saw last; the database is asked once."""
    if _seen[0] is not None:
        return _seen[0]
    try:
        return read_mark()
    except DatabaseError:  # no tables yet
        return ""


def notice_mark(mark: str) -> str:
    """Say which mark a row has that was just read; gives it back."""
    _seen[0] = mark
    return mark


def renew_mark() -> str:
    """At the end of a transaction that changed corrections: another mark, on every year's row."""
    ContentStamp.renew(SCOPE)
    mark = ContentStamp.objects.values_list("value", flat=True).get(scope=SCOPE)
    apps.get_model("oit_pages", "AssessmentYearPage").objects.update(list_mark=mark)
    transaction.on_commit(partial(notice_mark, mark))
    return mark


def forget_made() -> None:
    """For this process: read marks and corrections again."""
    _made.clear()
    _seen[0] = None
