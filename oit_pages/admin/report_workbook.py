"""A year's report as a workbook for whoever decides: the score, each group, then every line.

Imported on demand: the library weighs more than all that asks for it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from oit_pages.admin.report_cells import work_on
from oit_pages.checklist.scorecard import Row, Scorecard
from oit_pages.checklist.summary import Tally, tallies
from oit_pages.i18n.active_language import is_english, title_of
from oit_pages.i18n.formats import date_text, today
from oit_pages.models import AssessmentYearPage, TransparencyIndexPage
from oit_pages.thai import format_date
from oit_pages.workbooks import in_the_temporary_folder
from oit_pages.writers import Report, book_of
from oit_pages.writers import report as parts
from oit_pages.writers.report import Sheet, Tone, Value


@in_the_temporary_folder()
def report_workbook(
    card: Scorecard,
    title: str,
    columns: Mapping[Any, int],
    lines: Iterable[tuple[Row, list[Any]]],
    narrows: bool,
    request: HttpRequest,
) -> bytes:
    """`lines` are cells under `columns`, each with the row of the scorecard that it is about;
    `narrows` says that some were left out. Raises NoRoom."""
    lines = tuple(lines)
    agency = agency_of(card.year_page)
    heading = _("%(title)s, fiscal year %(year)s") % {"title": title, "year": card.edition.year}
    details = Sheet(
        name=_("In detail"),
        columns=(*((str(one), width) for one, width in columns.items()), (_("Work on it"), 14)),
        rows=tuple(parts.Row(cells=(*cells, work_on(row, request))) for row, cells in lines),
        is_long=True,
    )
    shown = {row.code for row, _cells in lines}
    titles = (heading, agency, as_of(today()))
    return paper_of(titles, (_summary(card, titles, len(shown) if narrows else None), details))


def as_of(day: date) -> str:
    """The day that a paper speaks of, written out."""
    return _("As of %(day)s") % {"day": date_text(day) if is_english() else format_date(day)}


def paper_of(titles: tuple[str, ...], sheets: tuple[Sheet, ...]) -> bytes:
    """A workbook to print: `titles` say what it is, whose and of when, and stand on every page."""
    return book_of(
        Report(
            title=titles[0],
            head=" · ".join(filter(None, titles)),
            foot=_("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
            sheets=sheets,
            english=is_english(),
        )
    )


def agency_of(year_page: AssessmentYearPage) -> str:
    """The municipality's official name, its page's title where it has none; one query."""
    path = year_page.path[: -year_page.steplen]
    above = TransparencyIndexPage.objects.filter(path=path).first()
    if above is None:
        return ""
    return above.official_name(is_english())


def _summary(card: Scorecard, titles: tuple[str, ...], shown: int | None) -> Sheet:
    line = float(card.edition.scoring.pass_line)
    short = _("The pass line is reached")
    if not card.passes:
        points = f"{line - card.score:.2f}"
        short = _("%(points)s points short of the pass line") % {"points": points}
    notes = []
    if card.edition.provisional:
        notes.append(_("This year's list is not confirmed."))
    if shown is not None:
        count = {"shown": shown, "all": len(card.rows)}
        notes.append(_("In detail, %(shown)s of %(all)s indicators, as filtered.") % count)
    return Sheet(
        name=_("In short"),
        titles=titles,
        facts=(
            (_("Predicted OIT score, for sure"), card.score),
            (_("Pass line, of 100"), line),
            (_("Against the pass line"), Value(value=short, tone=_tone(card))),
            (_("Once people have judged, up to"), card.possible.total),
        ),
        notes=tuple(notes),
        columns=(
            (_("Group of indicators"), 52),
            (_("Number of indicators"), 12),
            (_("Complete"), 12),
            (_("Waits for a person"), 14),
            (_("Incomplete"), 12),
            (_("Not published"), 14),
            (_("Points worth"), 14),
            (_("Points won"), 14),
            (_("Score of the group"), 16),
        ),
        rows=tuple(_group(card, tally) for tally in tallies(card)),
    )


def _tone(card: Scorecard) -> Tone:
    if card.passes:
        return "good"
    return "open" if card.possible.total >= card.edition.scoring.pass_line else "bad"


def _group(card: Scorecard, tally: Tally) -> parts.Row:
    group = tally.group
    name = _("The whole year")
    if group is not None:
        name = f"{group.code} {title_of(group)}"
    return parts.Row(
        cells=(
            name,
            tally.items,
            counted(tally.complete, "good"),
            counted(tally.waiting, "open"),
            counted(tally.incomplete, "part"),
            counted(tally.missing, "bad"),
            tally.worth,
            tally.won,
            tally.score,
        ),
        bold=group is None or group in card.edition.pillars,
    )


def counted(count: int, tone: Tone) -> Value:
    """A number of things, coloured where there are any."""
    return Value(value=count, tone=tone if count else "")
