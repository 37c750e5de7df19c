"""manage.py oit_sheet 2564 [--site … | --parent …] [--verify] [--format table|csv|xlsx|docx]
[--to FILE]"""

from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from oit_pages.actions.export_sheet import about_of, export_sheet
from oit_pages.actions.verify_sheet import verify_item
from oit_pages.checklist.sheet import STATUSES, Sheet, as_rows, sheet
from oit_pages.management.errors import in_words
from oit_pages.management.lookup import find_year_below
from oit_pages.management.place import add_place
from oit_pages.management.printing import to_the_last_reader
from oit_pages.management.quiet import QuietCommand
from oit_pages.models.editions import site_edition
from oit_pages.spreadsheets import BOM, NoRoom


class Command(QuietCommand):
    help = _("Write a year's submission sheet: for each item its addresses and the clicks there.")

    def add_arguments(self, parser):
        parser.add_argument("year", type=int, help=_("Fiscal year (B.E.): 2564"))
        add_place(parser)
        parser.add_argument(
            "--verify",
            action="store_true",
            help=_("First see whether each address opens for an anonymous visitor."),
        )
        parser.add_argument(
            "--format",
            choices=["table", "csv", "xlsx", "docx"],
            default="table",
            help=_("A table to read, or a file (table)."),
        )
        parser.add_argument("--to", metavar="FILE", help=_("The file that is written."))

    def handle(self, *args, year, site, parent, verify, to, **options):
        kind = options["format"]
        if kind in {"xlsx", "docx"} and not to:
            raise CommandError(_("Name the file with %(option)s.") % {"option": "--to"})
        with in_words():
            year_page = find_year_below(year, parent, site)
            site_edition(year)  # says what is wrong with it
        of = sheet(year_page)
        if verify:
            for line in of.lines:
                if line.has:
                    verify_item(year_page, line)
            of = sheet(year_page)
        if kind == "table":
            with to_the_last_reader(self.stdout):
                self._table(of)
            return
        try:
            made = export_sheet(kind, as_rows(of), about_of(year_page))
            if to:
                Path(to).write_bytes(made)
        except NoRoom as error:
            raise CommandError(_("There is no room for the workbook.")) from error
        except OSError as error:
            says = _("“%(file)s” can't be written: %(why)s")
            raise CommandError(says % {"file": to, "why": error.strerror}) from error
        if not to:
            with to_the_last_reader(self.stdout):
                text = made.decode().removeprefix(BOM).replace("\r\n", "\n")
                self.stdout.write(text, ending="")
            return
        self.stdout.write(_("%(count)s items → %(file)s") % {"count": len(of.lines), "file": to})

    def _table(self, of: Sheet) -> None:
        for line in of.lines:
            self.stdout.write(f"{line.code:<4} {line.answer}  {line.indicator.title_th}")
            for one in line.addresses:
                status = STATUSES[one.status]
                reason = f": {one.reason_label}" if one.reason else ""
                self.stdout.write(f"     {one.url}  ({status}{reason})")
            for path in line.click_path.splitlines():
                self.stdout.write(f"     {path}")
        self.stdout.write(
            _("%(has)s of %(all)s items have a public page.")
            % {"has": of.has, "all": len(of.lines)}
        )
