"""manage.py oit_edition_export 2570 --to FILE [--site … | --parent …]"""

from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from oit_pages.actions.export_corrections import export_toml, export_zip
from oit_pages.management.errors import in_words
from oit_pages.management.lookup import find_municipality
from oit_pages.management.place import add_place
from oit_pages.management.quiet import QuietCommand


class Command(QuietCommand):
    help = _(
        "Write what was confirmed or corrected of a year's list into a file for other "
        "municipalities: .zip with photos, .toml without."
    )

    def add_arguments(self, parser):
        parser.add_argument("year", type=int, help=_("Fiscal year (B.E.): 2564"))
        parser.add_argument(
            "--to", metavar="FILE", required=True, help=_("The file that is written.")
        )
        add_place(parser)

    def handle(self, *args, year, to, site, parent, **options):
        path = Path(to)
        if path.suffix.lower() not in (".zip", ".toml"):
            raise CommandError(_("The file's name ends in .zip or .toml."))
        with in_words():
            whose = find_municipality(parent, site).official_name()
            is_zip = path.suffix.lower() == ".zip"
            made = export_zip(year, whose) if is_zip else export_toml(year, whose).encode()
        try:
            path.write_bytes(made)
        except OSError as error:
            says = _("“%(file)s” can't be written: %(why)s")
            raise CommandError(says % {"file": to, "why": error.strerror}) from error
        told = _("What was corrected of %(year)s → %(file)s")
        self.stdout.write(told % {"year": year, "file": to})
