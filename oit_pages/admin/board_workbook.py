"""The board of all municipalities as a workbook for whoever decides: each province, then each line.

Imported on demand: the library weighs more than all that asks for it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from oit_pages.admin.report_workbook import as_of, counted, paper_of
from oit_pages.checklist.board import STATE_TONES, STATES, Board, Tally
from oit_pages.i18n.formats import today
from oit_pages.workbooks import in_the_temporary_folder
from oit_pages.writers import report as parts
from oit_pages.writers.report import Sheet, Value


@in_the_temporary_folder()
def board_workbook(
    board: Board, title: str, columns: Mapping[Any, int], lines: Iterable[list[Any]]
) -> bytes:
    """`lines` are cells under `columns`. Raises NoRoom."""
    heading = _("%(title)s, fiscal year %(year)s") % {"title": title, "year": board.edition.year}
    titles = (heading, str(settings.WAGTAIL_SITE_NAME), as_of(today()))
    details = Sheet(
        name=_("In detail"),
        columns=tuple((str(one), width) for one, width in columns.items()),
        rows=tuple(parts.Row(cells=tuple(cells)) for cells in lines),
        is_long=True,
    )
    return paper_of(titles, (_summary(board, titles), details))


def _summary(board: Board, titles: tuple[str, ...]) -> Sheet:
    whole = board.summary()
    line, mean = float(board.line), whole.score
    notes = []
    if board.edition.provisional:
        notes.append(_("This year's list is not confirmed."))
    if any(vars(board.asked).values()):
        notes.append(_("Not all municipalities: as filtered."))
    tone = "" if mean is None else "good" if mean >= line else "bad"
    return Sheet(
        name=_("In short"),
        titles=titles,
        facts=(
            (_("Municipalities"), whole.count),
            (_("Pass line, of 100"), line),
            (_("Mean score, for sure"), Value(value=mean, tone=tone)),
        ),
        notes=tuple(notes),
        columns=(
            (_("Province"), 40),
            (_("Municipalities"), 14),
            *((str(label), 18) for label in STATES.values()),
            (_("Mean score"), 14),
        ),
        rows=(
            *(_line(name or _("(not named)"), one) for name, one in board.by_province().items()),
            _line(_("All"), whole, bold=True),
        ),
    )


def _line(name: str, tally: Tally, bold: bool = False) -> parts.Row:
    states = (counted(tally.states[state], STATE_TONES[state]) for state in STATES)
    return parts.Row(cells=(name, tally.count, *states, tally.score), bold=bold)
