"""Where a command works: `--site` and `--parent`, the same for every command."""

from argparse import ArgumentParser

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from oit_pages.actions.scaffold import default_parent
from oit_pages.checklist.years import assessed_years
from oit_pages.management.lookup import find_page, find_site
from oit_pages.models import AssessmentYearPage
from oit_pages.models.page_queries import below, below_any, home_pages


def add_place(parser: ArgumentParser) -> None:
    """The two options, of which a person gives one at most."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--site", help=_("Site id or hostname (the default site)."))
    where.add_argument("--parent", help=_("Page the year's tree hangs below (the home page)."))


def named_site(site: str | None) -> Site | None:
    """The site that was named. Raises NotFound."""
    return find_site(site) if site else None


def named_page(site: str | None, parent: str | None) -> Page:
    """The page that was named, or the home page of a site. Raises NotFound."""
    return find_page(parent) if parent else default_parent(named_site(site))


def placed(site: str | None, parent: str | None) -> Q:
    """The pages at and below the page, or of the site, that was named; all when nothing was.

    Raises NotFound.
    """
    if parent:
        page = find_page(parent)
        return Q(path=page.path) | below(page)
    if not site:
        return Q()
    paths = list(home_pages(find_site(site)).values_list("path", flat=True))
    return Q(path__in=paths) | below_any(paths)


def named_years(site: str | None, parent: str | None) -> QuerySet[AssessmentYearPage]:
    """The assessment years there. Raises NotFound."""
    return assessed_years().filter(placed(site, parent))
