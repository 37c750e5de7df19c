"""manage.py oit_links [--again]"""

from django.utils.translation import gettext as _

from oit_pages.actions.check_links import check_links
from oit_pages.management.errors import in_words
from oit_pages.management.quiet import QuietCommand


class Command(QuietCommand):
    help = _("Ask whether files on Drive, OneDrive and the like that pages link to are open.")

    def add_arguments(self, parser):
        parser.add_argument(
            "--again", action="store_true", help=_("Ask those too that were asked this week.")
        )

    def handle(self, *args, again, **options):
        with in_words():
            checked = check_links(again=again)
        told = _("%(open)s open, %(asks)s ask for permission, %(unknown)s out of reach.")
        counts = {
            "open": checked.open,
            "asks": checked.asks_permission,
            "unknown": checked.not_checked,
        }
        self.stdout.write(told % counts)
