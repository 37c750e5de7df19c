"""manage.py oit_measures 2564 [--site … | --parent …] [--dry-run] [--again]"""

from django.utils.translation import gettext as _

from oit_pages.actions.draft_measures import draft_measures, plan_of
from oit_pages.management.errors import in_words
from oit_pages.management.lookup import find_year_below
from oit_pages.management.place import add_place
from oit_pages.management.quiet import QuietCommand


class Command(QuietCommand):
    help = _(
        "Draft the analysis of last year's official result and the table of measures, and bring "
        "the measures that people wrote to the report. Touches nothing that a person wrote."
    )

    def add_arguments(self, parser):
        parser.add_argument("year", type=int, help=_("Fiscal year (B.E.): 2564"))
        add_place(parser)
        parser.add_argument(
            "--dry-run", action="store_true", help=_("Change nothing; say what would be done.")
        )

        parser.add_argument(
            "--again", action="store_true", help=_("Also put back what somebody took away.")
        )

    def handle(self, *args, year, site, parent, dry_run, again, **options):
        with in_words():
            year_page = find_year_below(year, parent, site)
            if dry_run:
                plan = plan_of(year_page, again)
            else:
                done = draft_measures(year_page, again=again)
                plan = done.plan
        for one in (*plan.weak, *plan.measures):
            if one.state == "new":
                self.stdout.write(getattr(one, "issue", "") or getattr(one, "measure", ""))
        if dry_run:
            told = _("Nothing was changed: %(count)s additions would be made.")
            self.stdout.write(told % {"count": plan.changes})
            return
        told = _("%(weak)s weaknesses and %(measures)s measures added as drafts.")
        self.stdout.write(told % {"weak": done.weak, "measures": done.measures})
