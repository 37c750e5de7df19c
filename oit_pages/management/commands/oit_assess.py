"""manage.py oit_assess [--year 2564] [--site …]"""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from oit_pages.actions.locate import find_site
from oit_pages.checklist.assess import record
from oit_pages.checklist.years import assessed_years
from oit_pages.management.errors import in_words


class Command(BaseCommand):
    help = "Judge every indicator again, and record what changed. Schedule it nightly."

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, help="Only this fiscal year (B.E.).")
        parser.add_argument("--site", help="Only this site: id or hostname.")

    def handle(self, *args, year, site, **options):
        with in_words():
            years = assessed_years(find_site(site) if site else None)
            if year:
                years = years.filter(year=year)
            assessed = changed = 0
            for year_page in years.iterator(chunk_size=100):
                changes = record(year_page)
                assessed, changed = assessed + 1, changed + len(changes)
                if options["verbosity"] > 1:
                    for change in changes:
                        self.stdout.write(
                            f"  {year_page.year} {change.code}: "
                            f"{change.before or '–'} → {change.after}"
                        )
        self.stdout.write(
            _("%(years)s assessment years judged, %(changes)s outcomes changed.")
            % {"years": assessed, "changes": changed}
        )
