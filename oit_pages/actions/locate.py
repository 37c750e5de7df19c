"""Locate: the page, site or indicator that somebody names in a command or a form."""

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from oit_pages.actions.scaffold import default_parent
from oit_pages.checklist.gather import below
from oit_pages.checklist.years import find_year
from oit_pages.models import AssessmentYearPage, IndicatorPage


class NotFound(LookupError):
    """Nothing of that name; the text says what was looked for."""


def find_page(reference: str) -> Page:
    """A page by id ("42") or by url path below the default site ("/transparency/")."""
    reference = reference.strip()
    if reference.isdecimal():
        page = Page.objects.filter(pk=int(reference), depth__gt=1).first()
    else:
        path = default_parent().url_path.rstrip("/") + "/" + reference.strip("/")
        page = Page.objects.filter(url_path=path.rstrip("/") + "/").first()
    if page is None:
        raise NotFound(_("No page “%(page)s”. Give a page id or a url path.") % {"page": reference})
    return page.specific


def find_site(reference: str) -> Site:
    """A site by id, hostname or hostname:port."""
    host, _sep, port = reference.partition(":")
    sites = Site.objects.select_related("root_page")
    if reference.isdecimal():
        site = sites.filter(pk=int(reference)).first()
    else:
        site = sites.filter(hostname=host, **({"port": port} if port.isdecimal() else {})).first()
    if site is None:
        raise NotFound(_("No site “%(site)s”.") % {"site": reference})
    return site


def find_year_below(year: int, parent: str | None) -> AssessmentYearPage:
    """The year's page below a page somebody names, or on the default site."""
    if not parent:
        return find_year(year)
    above = find_page(parent)
    found = (
        AssessmentYearPage.objects.filter(year=year)
        .descendant_of(above, inclusive=True)
        .order_by("depth", "path")
        .first()
    )
    if found is None:
        raise NotFound(
            _("No assessment year %(year)s below “%(page)s”. Make it with oit_scaffold.")
            % {"year": year, "page": above.title}
        )
    return found


def find_indicator_page(year_page: AssessmentYearPage, key: str) -> IndicatorPage:
    """The page of an indicator, by code ("O43") or subject, in a year's tree."""
    edition = year_page.edition
    indicator = edition.find(key) if edition else None
    if indicator is None:
        raise NotFound(
            _("Edition %(year)s has no indicator “%(key)s”.") % {"year": year_page.year, "key": key}
        )
    page = (
        IndicatorPage.objects.filter(below(year_page), subject=indicator.subject)
        .order_by("depth", "path")
        .first()
    )
    if page is None:
        raise NotFound(
            _("%(code)s has no page in %(year)s yet. Make it with oit_scaffold.")
            % {"code": indicator.code, "year": year_page.year}
        )
    return page.specific
