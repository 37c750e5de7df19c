"""manage.py oit_assess [--year 2564] [--site …] [--notify]"""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from oit_pages.actions.locate import find_site
from oit_pages.actions.look_into import look_into_the_rest
from oit_pages.actions.notify import notify as notify_units
from oit_pages.checklist.assess import record
from oit_pages.checklist.years import assessed_years
from oit_pages.management.errors import in_words


class Command(BaseCommand):
    help = _("Judge every indicator again, and record what changed. Schedule it nightly.")

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, help=_("Only this fiscal year (B.E.)."))
        parser.add_argument("--site", help=_("Only this site: id or hostname."))

        parser.add_argument(
            "--notify", action="store_true", help=_("Mail responsible units what is new.")
        )

    def handle(self, *args, year, site, notify, **options):
        with in_words():
            years = assessed_years(find_site(site) if site else None)
            if year:
                years = years.filter(year=year)
            look_into_the_rest()
            assessed = changed = mails = unheard = 0
            for year_page in years.iterator(chunk_size=100):
                changes = record(year_page)
                assessed, changed = assessed + 1, changed + len(changes)
                if notify:
                    told = notify_units(year_page)
                    mails, unheard = mails + told.mails, unheard + told.unheard
                if options["verbosity"] > 1:
                    self._say(year_page, changes)
        self.stdout.write(
            _("%(years)s assessment years judged, %(changes)s outcomes changed.")
            % {"years": assessed, "changes": changed}
        )
        if notify:
            self.stdout.write(
                _("%(mails)s mails sent; %(unheard)s changes have nobody to be told.")
                % {"mails": mails, "unheard": unheard}
            )

    def _say(self, year_page, changes):
        self.stdout.write(f"{year_page.url_path} {year_page.year}: {len(changes)}")
        for change in changes:
            self.stdout.write(f"  {change.code}: {change.before or '–'} → {change.after}")
