"""manage.py oit_freeze 2564 [--site … | --parent …] [--compare | --letter O12 --to FILE]"""

from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from oit_pages.actions.appeal_letter import appeal_letter
from oit_pages.actions.compare_freeze import compare_freeze, is_whole
from oit_pages.actions.freeze_year import freeze_year
from oit_pages.i18n.formats import time_text
from oit_pages.management.errors import in_words
from oit_pages.management.lookup import find_year_below
from oit_pages.management.place import add_place
from oit_pages.management.quiet import QuietCommand
from oit_pages.models import YearFreeze


class Command(QuietCommand):
    help = _("Keep all that a year shows the public in an archive, or compare the last one.")

    def add_arguments(self, parser):
        parser.add_argument("year", type=int, help=_("Fiscal year (B.E.): 2564"))
        add_place(parser)
        instead = parser.add_mutually_exclusive_group()
        instead.add_argument(
            "--compare",
            action="store_true",
            help=_("Keep nothing; say what is not as it was. Status 1 where something is not."),
        )

        instead.add_argument(
            "--letter",
            metavar="CODE",
            help=_("Keep nothing; write an appeal about this item from the last archive."),
        )
        parser.add_argument("--to", metavar="FILE", help=_("The file that is written."))

    def handle(self, *args, year, site, parent, letter, to, **options):
        if bool(letter) != bool(to):
            both = {"one": "--letter", "other": "--to"}
            raise CommandError(_("Give %(one)s and %(other)s together.") % both)
        with in_words():
            year_page = find_year_below(year, parent, site)
            if letter:
                self._letter(year_page, letter, to)
                return
            if not options["compare"]:
                made = freeze_year(year_page)
        if options["compare"]:
            self._compare(year_page)
            return
        told = {**made.counts, "file": made.file.name, "sum": made.sha256}
        says = _("%(pages)s pages and %(files)s files → %(file)s, SHA-256 %(sum)s")
        self.stdout.write(says % told)

    def _last(self, year_page) -> YearFreeze:
        last = year_page.freezes.first()
        if last is None:
            raise CommandError(_("Nothing of this year has been frozen yet."))
        return last

    def _letter(self, year_page, code: str, to: str) -> None:
        made = appeal_letter(self._last(year_page), code)
        try:
            Path(to).write_bytes(made)
        except OSError as error:
            says = _("“%(file)s” can't be written: %(why)s")
            raise CommandError(says % {"file": to, "why": error.strerror}) from error
        self.stdout.write(_("The letter about %(code)s → %(file)s") % {"code": code, "file": to})

    def _compare(self, year_page) -> None:
        last = self._last(year_page)
        found = compare_freeze(last)
        for one in found:
            self.stdout.write(f"{one.change_label}: {one.title} ({one.key})")
        if not is_whole(last):
            raise CommandError(_("The archive is not there as it was made."))
        facts = {"count": len(found), "when": time_text(last.made_at)}
        if found:
            raise CommandError(_("%(count)s pages and files are not as on %(when)s.") % facts)
        self.stdout.write(_("All is as on %(when)s.") % facts)
