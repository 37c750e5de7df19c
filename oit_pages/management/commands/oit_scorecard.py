"""manage.py oit_scorecard --year 2564 [--site …] [--format table|json|csv] [--fail-under 85]"""

import csv
import json

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from oit_pages.actions.locate import NotFound, find_site
from oit_pages.checklist.export import FIELDS, as_dict, as_rows
from oit_pages.checklist.scorecard import Scorecard, scorecard, with_english
from oit_pages.checklist.years import find_year
from oit_pages.management.errors import in_words


class Command(BaseCommand):
    help = _("Print a year's scorecard: what each indicator came to, and the predicted OIT score.")

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, required=True, help=_("Fiscal year (B.E.): 2564"))
        parser.add_argument("--site", help=_("Site id or hostname (the default site)."))
        parser.add_argument("--format", choices=["table", "json", "csv"], default="table")
        parser.add_argument(
            "--fail-under", type=float, metavar="SCORE", help=_("Exit with 1 below this score.")
        )

    def handle(self, *args, year, site, fail_under, **options):
        with in_words():
            card = scorecard(find_year(year, find_site(site) if site else None))
            if card is None:
                raise NotFound(_("There is no list of fiscal year %(year)s.") % {"year": year})
        getattr(self, f"_{options['format']}")(with_english(card))
        if fail_under is not None and card.score < fail_under:
            raise CommandError(
                _("The score %(score)s is below %(line)s.")
                % {"score": f"{card.score:.2f}", "line": f"{fail_under:g}"}
            )

    def _json(self, card: Scorecard) -> None:
        self.stdout.write(json.dumps(as_dict(card), ensure_ascii=False, indent=2))

    def _csv(self, card: Scorecard) -> None:
        writer = csv.DictWriter(self.stdout, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(as_rows(card))

    def _table(self, card: Scorecard) -> None:
        for row in card.rows:
            outcome = str(row.outcome_label)
            self.stdout.write(f"{row.code:<4} {outcome:<24} {row.indicator.title_th}")
        self.stdout.write("")
        for code, points in card.sure.sections.items():
            self.stdout.write(f"{code:<5} {points:6.2f}")
        self.stdout.write(
            _("OIT %(score)s of 100 for sure, up to %(possible)s; the pass line is %(line)s.")
            % {
                "score": f"{card.score:.2f}",
                "possible": f"{card.possible.total:.2f}",
                "line": f"{card.edition.scoring.pass_line:g}",
            }
        )
