"""manage.py oit_scaffold --year 2564 [--parent <page id or url path>]"""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from oit_pages.actions.locate import find_page
from oit_pages.actions.scaffold import scaffold
from oit_pages.management.errors import in_words


class Command(BaseCommand):
    help = _("Make the guided page tree of a fiscal year, as drafts. Adds only what is missing.")

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, required=True, help=_("Fiscal year (B.E.): 2564"))
        parser.add_argument(
            "--parent", help=_("Page id or url path to hang it below (the default site's home).")
        )

    def handle(self, *args, year, parent, **options):
        with in_words():
            below = find_page(parent) if parent else None
            done = scaffold(year, below, progress=lambda title: self._say(title, options))
        self.stdout.write(
            _("Fiscal year %(year)s: %(count)s pages made, page id %(id)s.")
            % {"year": year, "count": len(done.made), "id": done.year_page.pk}
        )

    def _say(self, title, options):
        if options["verbosity"] > 1:
            self.stdout.write(f"  {title}")
