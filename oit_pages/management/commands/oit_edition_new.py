"""manage.py oit_edition_new 2570 --from 2569"""

from django.utils.translation import gettext as _

from oit_pages.actions.new_edition import new_edition
from oit_pages.management.errors import in_words
from oit_pages.management.quiet import QuietCommand


class Command(QuietCommand):
    help = _(
        "Write an edition file of your own for a year whose list is not out yet, from another "
        "year's; all in it is marked as not confirmed."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("year", type=int, help=_("The new fiscal year (B.E.): 2570"))
        parser.add_argument(
            "--from", dest="old", type=int, required=True, help=_("The year to begin from: 2569")
        )

    def handle(self, *args, year, old, **options):
        with in_words():
            edition = new_edition(year, old)
        self.stdout.write(
            _("%(file)s: %(count)s items, none confirmed. Correct it when the list is out.")
            % {"file": edition.origin, "count": len(edition.indicators)}
        )
        self.stdout.write(_("Start the site again: it reads its lists once."))
