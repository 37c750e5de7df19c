"""manage.py oit_uninstall [--export FILE] [--no-input]"""

from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from oit_pages.actions.uninstall import contents, export, uninstall
from oit_pages.i18n.formats import today
from oit_pages.management.errors import in_words
from oit_pages.management.quiet import QuietCommand


class Command(QuietCommand):
    help = _("Export all there is of oit_pages, then remove its pages, results and permissions.")

    def add_arguments(self, parser):
        parser.add_argument(
            "--export",
            metavar="FILE",
            type=Path,
            help=_("The ZIP file to write (oit-pages-<date>.zip in this folder)."),
        )
        parser.add_argument(
            "--no-input", action="store_true", help=_("Don't ask; for scripts only.")
        )

    def handle(self, *args, no_input, **options):
        file = options["export"] or Path(f"oit-pages-{today():%Y%m%d}.zip")
        there = contents()
        self.stdout.write(
            _("There are %(pages)s pages (%(public)s of them public) and %(rows)s other rows.")
            % {"pages": there.pages, "public": there.public, "rows": there.other_rows}
        )
        with in_words():
            export(file)
            self.stdout.write(_("Written to %(file)s.") % {"file": file.resolve()})
            if not no_input:
                self._ask()
            gone = uninstall()
        self.stdout.write(
            _("Removed: %(pages)s pages. Next: manage.py migrate oit_pages zero.")
            % {"pages": gone.pages}
        )

    def _ask(self) -> None:
        wanted = _("yes")
        asked = _("Remove all of it? The way back is a backup. Type “%(yes)s”: ") % {"yes": wanted}
        try:
            answer = input(asked)
        except EOFError:
            answer = ""
        if answer.strip().casefold() not in {wanted.casefold(), "yes"}:
            raise CommandError(_("Nothing was removed."))
