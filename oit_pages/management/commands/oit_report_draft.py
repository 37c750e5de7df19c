"""manage.py oit_report_draft 2564 [--report ID] [--month 2564-03] [--site … | --parent …]"""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from oit_pages.actions.draft_report import draft_report, year_reports
from oit_pages.actions.visits_file import month_of
from oit_pages.management.errors import in_words
from oit_pages.management.lookup import find_year_below
from oit_pages.management.place import add_place
from oit_pages.management.printing import to_the_last_reader
from oit_pages.management.quiet import QuietCommand
from oit_pages.models import AssessmentYearPage


class Command(QuietCommand):
    help = _(
        "Draft a report of a year from the tables of its pages; without --report, list those "
        "there are. Nothing is published, and what a person changed stays."
    )

    def add_arguments(self, parser):
        parser.add_argument("year", type=int, help=_("Fiscal year (B.E.): 2564"))
        parser.add_argument("--report", help=_("Id of the report, as the list gives it."))
        parser.add_argument("--month", help=_("Month of a monthly report: 2564-03"))
        parser.add_argument(
            "--again", action="store_true", help=_("Also put back what somebody took away.")
        )
        add_place(parser)

    def handle(self, *args, year, report, month, again, site, parent, **options):
        with in_words():
            year_page = find_year_below(year, parent, site)
            if report:
                self._draft(year_page, report, month, again)
        if not report:
            with to_the_last_reader(self.stdout):
                self._list(year_page)

    def _draft(self, year_page: AssessmentYearPage, report: str, month: str | None, again: bool):
        try:
            first = month_of(month) if month else None
        except ValueError as error:
            raise CommandError(str(error)) from error
        done = draft_report(year_page, report, first, again=again)
        told = _("%(count)s blocks drafted on “%(page)s”.")
        self.stdout.write(told % {"count": len(done.changes), "page": done.page.draft_title})
        if done.kept:
            told = _("%(count)s blocks stay as somebody changed them, or took them away.")
            self.stdout.write(told % {"count": len(done.kept)})
        for gap in done.plan.written.gaps:
            self.stdout.write(f"– {gap}")

    def _list(self, year_page: AssessmentYearPage) -> None:
        for one, indicator in year_reports(year_page).reports.values():
            monthly = f" {_('(for each month)')}" if one.is_monthly else ""
            self.stdout.write(f"{one.id:<36} {indicator.code:<4} {one.title}{monthly}")
