"""manage.py oit_export FILE --page <id> | --year 2564 --indicator O43 [--site … | --parent …]
[--draft]"""

from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from oit_pages.actions.export_page import WRITERS, export_page
from oit_pages.management.errors import in_words
from oit_pages.management.named import add_named_page, find_named_page
from oit_pages.management.quiet import QuietCommand


class Command(QuietCommand):
    help = _("Write an indicator page to a Word or Excel file, as officers lay it out.")

    def add_arguments(self, parser):
        parser.add_argument("file", help=_("Where to: a name that ends in .docx or .xlsx."))
        add_named_page(parser)
        parser.add_argument(
            "--draft", action="store_true", help=_("The latest draft, not what is public.")
        )

    def handle(self, *args, file, draft, **options):
        kind = Path(file).suffix.removeprefix(".").lower()
        if kind not in WRITERS:
            raise CommandError(_("Say a file that ends in .docx or .xlsx."))
        with in_words():
            page = find_named_page(**options).specific
        if draft:
            page = page.get_latest_revision_as_object()
        elif not page.live:
            raise CommandError(_("“%(page)s” is not public. Say --draft.") % {"page": page.title})
        try:
            Path(file).write_bytes(export_page(page, kind))
        except OSError as error:
            says = _("“%(file)s” can't be written: %(why)s")
            raise CommandError(says % {"file": file, "why": error.strerror}) from error
        self.stdout.write(_("“%(page)s” → %(file)s") % {"page": page.title, "file": file})
