"""manage.py oit_scorecard --year 2564 [--site … | --parent …] [--format table|json|csv]
[--fail-under 85]"""

import json
from collections.abc import Iterator

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from oit_pages.checklist.export import FIELDS, as_dict, as_rows
from oit_pages.checklist.scorecard import Scorecard, scorecard, with_english
from oit_pages.i18n.active_language import title_of
from oit_pages.management.errors import in_words
from oit_pages.management.lookup import find_year_below
from oit_pages.management.place import add_place
from oit_pages.management.printing import to_the_last_reader
from oit_pages.management.quiet import QuietCommand
from oit_pages.models.editions import site_edition
from oit_pages.spreadsheets import csv_of
from oit_pages.thai import pad, width


class Command(QuietCommand):
    help = _("Print a year's scorecard: what each indicator came to, and the predicted OIT score.")

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, required=True, help=_("Fiscal year (B.E.): 2564"))
        add_place(parser)
        parser.add_argument(
            "--format",
            choices=["table", "json", "csv"],
            default="table",
            help=_("A table to read, or JSON or CSV for programs (table)."),
        )
        parser.add_argument(
            "--fail-under", type=float, metavar="SCORE", help=_("Exit with 1 below this score.")
        )

    def handle(self, *args, year, site, parent, fail_under, **options):
        if fail_under is not None and not 0 <= fail_under <= 100:
            raise CommandError(
                _("%(option)s takes a score from 0 to 100.") % {"option": "--fail-under"}
            )
        with in_words():
            year_page = find_year_below(year, parent, site)
            site_edition(year)  # says what is wrong with it
        card = with_english(scorecard(year_page))
        with to_the_last_reader(self.stdout):
            getattr(self, f"_{options['format']}")(card)
        if fail_under is not None and card.score < fail_under:
            raise CommandError(
                _("The score %(score)s is below %(line)s.")
                % {"score": f"{card.score:.2f}", "line": f"{fail_under:g}"}
            )

    def _json(self, card: Scorecard) -> None:
        self.stdout.write(json.dumps(as_dict(card), ensure_ascii=False, indent=2))

    def _csv(self, card: Scorecard) -> None:
        rows = ([_cell(row[name]) for name in FIELDS] for row in as_rows(card))
        for line in csv_of(FIELDS, rows, bom=False):
            self.stdout.write(line.replace("\r\n", "\n"), ending="")

    def _table(self, card: Scorecard) -> None:
        for line in lines(card):
            self.stdout.write(line)


def lines(card: Scorecard) -> Iterator[str]:
    """The table: whose year it is, each section's items with outcome and points, the score."""
    page, provisional = card.year_page, card.edition.provisional
    yield f"{page.title} — {page.get_parent().title} ({page.get_full_url() or page.url_path})"
    if provisional:
        yield _("This year's list is not confirmed.")
    outcomes = max(width(str(row.outcome_label)) for row in card.rows)
    for section in card.edition.sections:
        yield f"\n{section.code} {title_of(section)}: {card.sure.sections[section.code]:.2f}"
        for row in card.rows:
            if row.section is section:
                mark = " *" if row.indicator.provisional else ""
                outcome = pad(str(row.outcome_label), outcomes)
                points = f"{row.won:5.2f}/{row.weight:5.2f}"
                yield f"  {row.code:<4} {outcome}  {points}  {title_of(row.indicator)}{mark}"
    yield ""
    if any(row.indicator.provisional for row in card.rows):
        yield _("* not seen in a list of this year")
    yield (
        _("OIT %(score)s of 100 for sure, up to %(possible)s; the pass line is %(line)s.")
        % {
            "score": f"{card.score:.2f}",
            "possible": f"{card.possible.total:.2f}",
            "line": f"{card.edition.scoring.pass_line:g}",
        }
    )


def _cell(value):
    """As programs know it from earlier releases: flags are True and False."""
    return str(value) if isinstance(value, bool) else value
