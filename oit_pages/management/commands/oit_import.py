"""manage.py oit_import FILE --page <id> | --year 2564 --indicator O43 [--site … | --parent …]
[--with-hidden] [--again replace|add] [--format json] [--publish]"""

import json

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from oit_pages.actions.import_document import import_document
from oit_pages.actions.import_wording import account_of, sum_in_words
from oit_pages.management.errors import in_words
from oit_pages.management.named import add_named_page, find_named_page
from oit_pages.management.quiet import QuietCommand


class Command(QuietCommand):
    help = _("Bring a Word, Excel or CSV file into an indicator page, as a draft.")

    def add_arguments(self, parser):
        parser.add_argument("file", help=_("A .docx, .xlsx, .odt, .ods, .csv or .pdf file."))
        add_named_page(parser)
        parser.add_argument(
            "--with-hidden",
            action="store_true",
            help=_("Bring in hidden sheets, rows, columns and text, too."),
        )
        parser.add_argument(
            "--again",
            choices=("replace", "add"),
            default="",
            help=_("Where a file of that name was brought in before: replace it, or add."),
        )
        parser.add_argument(
            "--format",
            choices=("text", "json"),
            default="text",
            help=_("json: what became of each cell and line of the file."),
        )
        parser.add_argument("--publish", action="store_true", help=_("Publish the page at once."))

    def handle(self, *args, file, publish, with_hidden, again, format, **options):
        with in_words():
            page = find_named_page(**options)
            done = import_document(file, page, publish=publish, hidden=with_hidden, again=again)
        if format == "json":
            self.stdout.write(json.dumps(account_of(done), ensure_ascii=False, indent=2))
            return
        for line in (*done.report, *filter(None, [sum_in_words(done.fates)])):
            self.stdout.write(f"  {line}")
        state = _("published") if publish and not done.missing else _("saved as a draft")
        self.stdout.write(
            _("“%(page)s” (page id %(id)s): %(count)s blocks, %(state)s.")
            % {
                "page": done.page.title,
                "id": done.page.pk,
                "count": done.blocks,
                "state": state,
            }
        )

        if done.missing:
            says = _("Not published. Required, and not there yet: %(missing)s")
            raise CommandError(says % {"missing": "; ".join(done.missing)})
