"""manage.py oit_digest [--year 2564] [--site … | --parent …] [--dry-run]"""

from django.utils.translation import gettext as _

from oit_pages.actions.digest import digest
from oit_pages.checklist.current_year import runs
from oit_pages.checklist.years import UnknownYear
from oit_pages.i18n.formats import today
from oit_pages.management.errors import in_words
from oit_pages.management.place import add_place, named_years
from oit_pages.management.quiet import QuietCommand
from oit_pages.thai import fiscal_year_of


class Command(QuietCommand):
    help = _(
        "Mail each member of a working group, and each unit, what is theirs to do. Schedule it "
        "once a week or a day."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--year", type=int, help=_("Only this fiscal year (B.E.); else those that run today.")
        )
        add_place(parser)
        parser.add_argument(
            "--dry-run", action="store_true", help=_("Show the mails; send and keep nothing.")
        )

    def handle(self, *args, year, site, parent, dry_run, **options):
        day = today()
        sent = again = unheard = 0
        with in_words():
            years = named_years(site, parent)
            if year is None:
                # The year before may still be assessed, the next one be begun.
                years = years.filter(year__gte=fiscal_year_of(day) - 1)
            else:
                years = years.filter(year=year)
                if not years.exists():
                    raise UnknownYear(
                        _("No assessment year %(year)s. Make it with oit_scaffold.")
                        % {"year": year}
                    )
            for year_page in years.iterator(chunk_size=100):
                if year_page.edition is None or not (year or runs(year_page, day)):
                    continue
                done = digest(year_page, day, dry_run=dry_run)
                if dry_run:
                    self._show(done.mails)
                sent, again = sent + len(done.mails), again + done.again
                unheard += done.unheard
        told = (
            _("%(mails)s mails would be sent; %(again)s had it today; nobody hears of %(unheard)s.")
            if dry_run
            else _("%(mails)s mails sent; %(again)s had it today; nobody hears of %(unheard)s.")
        )
        self.stdout.write(told % {"mails": sent, "again": again, "unheard": unheard})

    def _show(self, mails):
        for mail in mails:
            self.stdout.write(f"{', '.join(mail.to)}: {mail.subject}\n\n{mail.body}\n\n----")
