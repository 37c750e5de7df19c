"""manage.py oit_edition_import FILE [--accept] [--dry-run]"""

from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from oit_pages.actions.import_corrections import (
    Proposed,
    accept_corrections,
    propose_corrections,
)
from oit_pages.actions.read_corrections import read_corrections
from oit_pages.checklist.corrected_list import corrected_list
from oit_pages.management.errors import in_words
from oit_pages.management.quiet import QuietCommand


class Command(QuietCommand):
    help = _(
        "Read what another municipality confirmed or corrected of a year's list; it is proposed, "
        "and holds once somebody accepts it."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help=_("A .zip or .toml that oit_edition_export wrote."))
        parser.add_argument(
            "--accept",
            action="store_true",
            help=_("Also accept all that nothing here contradicts."),
        )
        parser.add_argument(
            "--dry-run", action="store_true", help=_("Change nothing; say what would be done.")
        )

    def handle(self, *args, file, accept, dry_run, **options):
        path = Path(file)
        with in_words():
            try:
                with path.open("rb") as opened:
                    given = read_corrections(opened, path.name)
            except OSError as error:
                says = _("“%(file)s” can't be read: %(why)s")
                raise CommandError(says % {"file": file, "why": error.strerror}) from error
            self._tell(propose_corrections(given, given.year, dry_run=dry_run))
            if accept and not dry_run:
                self._accept(given.year)

    def _tell(self, done: Proposed) -> None:
        for label, names in (
            (_("new"), done.new),
            (_("otherwise than here"), done.conflicts),
            (_("known already"), done.known),
            (_("not asked by this list"), done.gone),
        ):
            self.stdout.write(f"{label}: {len(names)}")
            for name in names if names is not done.known else ():
                self.stdout.write(f"    {name}")
        for says in dict.fromkeys(done.photos):
            self.stdout.write(says)

    def _accept(self, year: int) -> None:
        done = accept_corrections(year, [one.pk for one in corrected_list(year).free])
        self.stdout.write(_("%(count)s accepted.") % {"count": len(done.changed)})
