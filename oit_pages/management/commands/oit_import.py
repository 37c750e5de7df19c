"""manage.py oit_import FILE --page <id> | --year 2564 --indicator O43 [--parent …] [--publish]"""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from oit_pages.actions.import_document import import_document
from oit_pages.actions.locate import NotFound, find_indicator_page, find_page, find_year_below
from oit_pages.management.errors import in_words
from oit_pages.models import IndicatorPage


class Command(BaseCommand):
    help = _("Bring a Word, Excel or CSV file into an indicator page, as a draft.")

    def add_arguments(self, parser):
        parser.add_argument("file", help=_("A .docx, .xlsx or .csv file."))
        parser.add_argument("--page", help=_("Id or url path of the indicator page."))
        parser.add_argument("--year", type=int, help=_("Fiscal year (B.E.), with --indicator."))
        parser.add_argument("--indicator", help=_("Code or subject: O43."))
        parser.add_argument("--parent", help=_("Page the year's tree hangs below (the home page)."))
        parser.add_argument("--publish", action="store_true", help=_("Publish the page at once."))

    def handle(self, *args, file, publish, **options):
        with in_words():
            done = import_document(file, self._page(**options), publish=publish)
        for line in done.report:
            self.stdout.write(f"  {line}")
        state = _("published") if publish else _("saved as a draft")
        self.stdout.write(
            _("“%(page)s” (page id %(id)s): %(count)s blocks, %(state)s.")
            % {
                "page": done.page.title,
                "id": done.page.pk,
                "count": done.blocks,
                "state": state,
            }
        )

    def _page(self, page, year, indicator, parent, **options) -> IndicatorPage:
        if page and (year or indicator or parent):
            raise CommandError(
                _("Say where to only once: --page, or --year and --indicator, not both.")
            )
        if page:
            found = find_page(page)
            if not isinstance(found, IndicatorPage):
                raise NotFound(_("“%(page)s” is no indicator page.") % {"page": found.title})
            return found
        if not (year and indicator):
            raise CommandError(_("Say where to: --page, or --year and --indicator."))
        return find_indicator_page(find_year_below(year, parent), indicator)
