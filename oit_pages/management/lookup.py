"""The page, site or indicator that somebody names in a command or a form."""

import re
from difflib import get_close_matches

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from oit_pages.actions.scaffold import default_parent
from oit_pages.catalogue import Edition
from oit_pages.catalogue.schema import Indicator
from oit_pages.checklist.years import assessed_years, find_year, in_source_language
from oit_pages.models import AssessmentYearPage, IndicatorPage, TransparencyIndexPage
from oit_pages.models.editions import site_edition
from oit_pages.models.page_queries import below
from oit_pages.thai import to_arabic

CODE = re.compile(r"O[0-9]+")


class NotFound(LookupError):
    """Nothing of that name; the text says what was looked for."""


def find_page(reference: str, site: Site | None = None) -> Page:
    """A page by id ("42"), or by url path ("/transparency/") below the home page of a site
    (the default one): that in the source language, else that in another."""
    reference = reference.strip()
    if reference.isdecimal():
        page = Page.objects.filter(pk=int(reference), depth__gt=1).first()
    else:
        home = default_parent(site)
        others = Page.objects.filter(translation_key=home.translation_key).exclude(pk=home.pk)
        page = next(
            (found for one in [home, *others] if (found := _at(one, reference)) is not None), None
        )
    if page is None:
        raise NotFound(_("No page “%(page)s”. Give a page id or a url path.") % {"page": reference})
    return page.specific


def _at(home: Page, reference: str) -> Page | None:
    path = home.url_path.rstrip("/") + "/" + reference.strip("/")
    return Page.objects.filter(url_path=path.rstrip("/") + "/").first()


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


def find_year_below(
    year: int, parent: str | None = None, site: str | None = None
) -> AssessmentYearPage:
    """The year's page below a page somebody names, or on a site (the default one).

    Raises NotFound or UnknownYear.
    """
    if not parent:
        return find_year(year, find_site(site) if site else None)
    above = find_page(parent)
    at_or_below = Q(path=above.path) | below(above)
    found = assessed_years().filter(at_or_below, year=year).order_by("depth", "path").first()
    if found is None:
        raise NotFound(
            _("No assessment year %(year)s below “%(page)s”. Make it with oit_scaffold.")
            % {"year": year, "page": above.title}
        )
    return found


def find_municipality(parent: str | None = None, site: str | None = None) -> TransparencyIndexPage:
    """The one at or below a page somebody names, or on a site (the default one). Raises NotFound
    where there is none, and where there are several."""
    above = find_page(parent) if parent else default_parent(find_site(site) if site else None)
    at_or_below = Q(path=above.path) | below(above)
    found = list(TransparencyIndexPage.objects.filter(at_or_below, in_source_language())[:2])
    if len(found) == 1:
        return found[0]
    says = (
        _("There are several municipalities below “%(page)s”. Name one with --parent.")
        if found
        else _("There is no municipality below “%(page)s”.")
    )
    raise NotFound(says % {"page": above.title})


def find_indicator(year_page: AssessmentYearPage, key: str) -> Indicator:
    """An indicator by code ("O43", "o๔๓") or subject. Raises NotFound, or EditionError."""
    edition = site_edition(year_page.year)
    indicator = edition.find(to_arabic(key))
    if indicator is None:
        told = _("Edition %(year)s has no indicator “%(key)s”.") % {
            "year": year_page.year,
            "key": key,
        }
        raise NotFound(f"{told} {_nearest(edition, key)}")
    return indicator


def _nearest(edition: Edition, key: str) -> str:
    """What was meant, or what there is to choose from."""
    names = [one.code for one in edition.indicators]
    names += [subject for one in edition.indicators for subject in one.subjects]
    near = get_close_matches(key.strip(), names, n=1)
    if near and not CODE.fullmatch(key.strip().upper()):
        return _("Did you mean “%(near)s”?") % {"near": near[0]}
    return _("It has O1 to %(last)s.") % {"last": edition.indicators[-1].code}


def find_indicator_page(year_page: AssessmentYearPage, key: str) -> IndicatorPage:
    """The page of an indicator, by code ("O43") or subject, in a year's tree."""
    indicator = find_indicator(year_page, key)
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
