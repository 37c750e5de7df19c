"""manage.py oit_visits visits.csv [--site … | --parent …]"""

from pathlib import Path

from django.utils.translation import gettext as _

from oit_pages.actions.import_visits import hosts_of, import_visits
from oit_pages.actions.visits_file import read_visits
from oit_pages.management.errors import in_words
from oit_pages.management.lookup import find_municipality
from oit_pages.management.place import add_place
from oit_pages.management.quiet import QuietCommand


class Command(QuietCommand):
    help = _("Read visits by address and month from a file of the website's analytics.")

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            help=_("Excel or CSV file with the columns “หน้า”, “จำนวนผู้เข้าชม” and “เดือน”."),
        )
        add_place(parser)

    def handle(self, *args, file, site, parent, **options):
        with in_words():
            index = find_municipality(parent, site)
            rows = read_visits(file, hosts=hosts_of(index))
            done = import_visits(index, rows, Path(file).name)
        told = _("%(added)s addresses added, %(changed)s changed, %(same)s the same as before.")
        facts = {"added": done.added, "changed": done.changed, "same": done.same}
        self.stdout.write(told % facts)
