"""manage.py oit_edition_diff 2564 2567 [--all] [--format text|json|csv]"""

import json
from collections.abc import Iterator

from django.utils.translation import gettext as _

from oit_pages import conf
from oit_pages.catalogue import Edition, load_edition
from oit_pages.checklist.edition_differences import FIELDS, Told, as_row, told
from oit_pages.management.errors import in_words
from oit_pages.management.printing import to_the_last_reader
from oit_pages.management.quiet import QuietCommand
from oit_pages.spreadsheets import csv_of


class Command(QuietCommand):
    help = _("Print what differs between the lists of two fiscal years, also in what is asked.")
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("old", type=int, help=_("Fiscal year (B.E.): 2564"))
        parser.add_argument("new", type=int, help=_("Fiscal year (B.E.): 2567"))
        parser.add_argument("--all", action="store_true", help=_("Also what stays as it was."))
        parser.add_argument(
            "--format",
            choices=["text", "json", "csv"],
            default="text",
            help=_("Text to read, or JSON or CSV for programs (text)."),
        )

    def handle(self, *args, old, new, **options):
        with in_words():
            before = load_edition(old, conf.edition_paths())
            after = load_edition(new, conf.edition_paths())
        found = told(before, after, all_of_them=options["all"])
        with to_the_last_reader(self.stdout):
            getattr(self, f"_{options['format']}")(before, after, found)

    def _text(self, old: Edition, new: Edition, found: list[Told]) -> None:
        for line in lines(old, new, found):
            self.stdout.write(line)

    def _json(self, old: Edition, new: Edition, found: list[Told]) -> None:
        rows = [as_row(one) for one in found]
        data = {"old": old.year, "new": new.year, "differences": rows}
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))

    def _csv(self, old: Edition, new: Edition, found: list[Told]) -> None:
        rows = ([str(as_row(one)[name]) for name in FIELDS] for one in found)
        for line in csv_of(FIELDS, rows, bom=False):
            self.stdout.write(line.replace("\r\n", "\n"), ending="")


def lines(old: Edition, new: Edition, found: list[Told]) -> Iterator[str]:
    """What became of each item, then what is asked of it now."""
    yield f"{old.label} → {new.label}"
    for edition in (old, new):
        if edition.provisional:
            yield _("The list of %(year)s is not confirmed.") % {"year": edition.year}
    if not found:
        yield _("The two lists are the same.")
    for one in found:
        before = " + ".join(code for code, _title in one.old) or "–"
        after = " + ".join(code for code, _title in one.new) or "–"
        mark = " *" if one.difference.provisional else ""
        titles = " + ".join(text for _code, text in (one.new or one.old))
        yield f"\n{before} → {after}  {one.fate}{mark}  {titles}"
        for _change, label, texts in one.asked:
            for text in texts:
                yield f"    {label}: {text}"
    if any(one.difference.provisional for one in found):
        yield "\n" + _("* not seen in a list of its year")
