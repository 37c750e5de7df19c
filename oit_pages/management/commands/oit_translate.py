"""manage.py oit_translate --year 2564 [--site … | --parent …]"""

from django.utils.translation import gettext as _

from oit_pages.actions.translate_year import translate_year
from oit_pages.management.errors import in_words
from oit_pages.management.lookup import find_year_below
from oit_pages.management.place import add_place
from oit_pages.management.quiet import QuietCommand


class Command(QuietCommand):
    help = _("Make the English pages of a year's tree, as drafts. Adds only what is missing.")

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, required=True, help=_("Fiscal year (B.E.): 2564"))
        add_place(parser)

    def handle(self, *args, year, site, parent, **options):
        with in_words():
            year_page = find_year_below(year, parent, site)
            done = translate_year(year_page, progress=lambda title: self._say(title, options))
        for page, why in done.refused:
            self.stderr.write(f"  {page.title}: {why}")
        told = _("%(made)s English pages made, %(updated)s updated, %(filled)s texts filled in.")
        filled = done.filled + done.carried
        counts = {"made": len(done.made), "updated": len(done.updated), "filled": filled}
        self.stdout.write(told % counts)

    def _say(self, title, options):
        if options["verbosity"] > 1:
            self.stdout.write(f"  {title}")
