"""The indicator page that a command's options name."""

from argparse import ArgumentParser

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from oit_pages.management.lookup import NotFound, find_indicator_page, find_page, find_year_below
from oit_pages.management.place import add_place, named_site
from oit_pages.models import IndicatorPage


def add_named_page(parser: ArgumentParser) -> None:
    """The options of `find_named_page`."""
    parser.add_argument("--page", help=_("Id or url path of the indicator page."))
    parser.add_argument("--year", type=int, help=_("Fiscal year (B.E.), with --indicator."))
    parser.add_argument("--indicator", help=_("Code or subject: O43."))
    add_place(parser)


def find_named_page(
    page: str | None,
    year: int | None,
    indicator: str | None,
    site: str | None,
    parent: str | None,
    **options: object,
) -> IndicatorPage:
    """By --page, or by --year and --indicator. Raises NotFound, or CommandError for both at once
    and for neither."""
    if page and (year or indicator or parent):
        raise CommandError(
            _("Say where to only once: --page, or --year and --indicator, not both.")
        )
    if page:
        found = find_page(page, named_site(site))
        if not isinstance(found, IndicatorPage):
            raise NotFound(_("“%(page)s” is no indicator page.") % {"page": found.title})
        return found
    if not (year and indicator):
        raise CommandError(_("Say where to: --page, or --year and --indicator."))
    return find_indicator_page(find_year_below(year, parent, site), indicator)
