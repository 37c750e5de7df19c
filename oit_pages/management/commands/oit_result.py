"""manage.py oit_result 2563 [FILE] [--site … | --parent …] [--dry-run]"""

from django.utils.translation import gettext as _

from oit_pages.actions.enter_result import Entered, enter_result
from oit_pages.actions.result_file import read_result
from oit_pages.catalogue import Edition
from oit_pages.checklist.hit_rate import hit_rate
from oit_pages.checklist.official import is_weak, lines_of, result_of, scores_of
from oit_pages.management.errors import in_words
from oit_pages.management.lookup import find_municipality
from oit_pages.management.place import add_place
from oit_pages.management.printing import to_the_last_reader
from oit_pages.management.quiet import QuietCommand
from oit_pages.models import AssessmentYearPage, TransparencyIndexPage
from oit_pages.models.editions import site_edition


class Command(QuietCommand):
    help = _(
        "Read the official result of a year from a file, or show the one that was entered and how "
        "often the rules said the same."
    )

    def add_arguments(self, parser):
        parser.add_argument("year", type=int, help=_("Fiscal year (B.E.): 2564"))
        parser.add_argument(
            "file", nargs="?", help=_("Excel or CSV file with the columns “ข้อ” and “คะแนน”.")
        )
        add_place(parser)
        parser.add_argument(
            "--dry-run", action="store_true", help=_("Change nothing; say what would be done.")
        )

    def handle(self, *args, year, file, site, parent, dry_run, **options):
        with in_words():
            edition = site_edition(year)
            index = find_municipality(parent, site)
            if file:
                rows = read_result(file, edition)
                self._tell(enter_result(index, year, rows, dry_run=dry_run), dry_run)
                return
        with to_the_last_reader(self.stdout):
            self._show(index, edition)

    def _tell(self, done: Entered, dry_run: bool) -> None:
        told = (
            _("Nothing was changed: %(added)s would be added, %(changed)s changed, %(same)s same.")
            if dry_run
            else _("%(added)s scores added, %(changed)s changed, %(same)s the same as before.")
        )
        facts = {name: len(getattr(done, name)) for name in ("added", "changed", "same")}
        self.stdout.write(told % facts)

    def _show(self, index: TransparencyIndexPage, edition: Edition) -> None:
        result = result_of(index, edition.year)
        if result is None:
            says = _("The official result of %(year)s is not entered yet.")
            self.stdout.write(says % {"year": edition.year})
            return
        for line in lines_of(edition, scores_of(result)):
            if line.points is not None:
                weak = f"  ({_('below the pass line')})" if is_weak(edition, line) else ""
                self.stdout.write(f"{line.key:<4} {line.points:>6} {line.title}{weak}")
        page = AssessmentYearPage.objects.child_of(index).filter(year=edition.year).first()
        found = hit_rate(page) if page else None
        if found is None:
            return
        says = _("Our results decide %(decided)s of %(all)s items and agree on %(agreed)s.")
        facts = {"decided": found.decided, "all": len(found.items), "agreed": found.agreed}
        self.stdout.write(says % facts)
        for rule in found.rules:
            if codes := ", ".join(rule.too_kind):
                says = _("%(rule)s passed what the assessors failed: %(codes)s (of %(all)s).")
                facts = {"rule": rule.rule, "codes": codes, "all": rule.decided}
                self.stdout.write(says % facts)
            if codes := ", ".join(rule.maybe_too_kind):
                says = _("%(rule)s may have passed what the assessors failed: %(codes)s.")
                self.stdout.write(says % {"rule": rule.rule, "codes": codes})
