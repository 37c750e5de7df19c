"""manage.py oit_hand_over 2564 [--site … | --parent …] --unit NAME --to FILE | --all --to FOLDER"""

import re
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from oit_pages.actions.export_hand_over import export_hand_over
from oit_pages.checklist.hand_over import NO_UNIT, hand_over, units_of
from oit_pages.checklist.scorecard import scorecard
from oit_pages.management.errors import in_words
from oit_pages.management.lookup import find_year_below
from oit_pages.management.place import add_place
from oit_pages.management.quiet import QuietCommand
from oit_pages.models.editions import site_edition

#: Neither letters, Thai vowels and tone marks among them, nor digits.
_ODD = re.compile(r"[^\w\u0e00-\u0e7f.]+")


class Command(QuietCommand):
    help = _("Write what a responsible unit looks after, for whoever takes it over.")

    def add_arguments(self, parser):
        parser.add_argument("year", type=int, help=_("Fiscal year (B.E.): 2564"))
        add_place(parser)
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--unit", help=_("The unit's name in Thai; - for what no unit has."))
        which.add_argument("--all", action="store_true", help=_("A file for each unit."))
        parser.add_argument(
            "--to",
            required=True,
            help=_("The file that is written; a folder where there is one for each unit."),
        )

    def handle(self, *args, year, site, parent, unit, to, **options):
        with in_words():
            year_page = find_year_below(year, parent, site)
            site_edition(year)  # says what is wrong with it
            if not options["all"]:
                self._write(Path(to), year_page, unit)
                return
            for number, one in enumerate(units_of(scorecard(year_page)), 1):
                name = one.name_th if one else NO_UNIT
                # Numbered: two names may be alike once they are a file's.
                file = f"oit-hand-over-{year}-{number:02}{_plain(name)}.docx"
                self._write(Path(to) / file, year_page, name)

    def _write(self, file: Path, year_page, name: str) -> None:
        of = hand_over(year_page, name)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(export_hand_over(of))
        except OSError as error:
            says = _("“%(file)s” can't be written: %(why)s")
            raise CommandError(says % {"file": file, "why": error.strerror}) from error
        self.stdout.write(_("%(count)s items → %(file)s") % {"count": len(of.items), "file": file})


def _plain(name: str) -> str:
    """As every system takes it, short enough for a folder's names."""
    kept = _ODD.sub("-", name).strip("-.")[:50]
    return f"-{kept}" if kept else ""
