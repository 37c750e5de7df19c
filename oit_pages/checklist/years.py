"""Which assessment years there are, and how one is found."""

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Page, Site

from oit_pages.models import AssessmentYearPage
from oit_pages.models.page_queries import below_any, home_pages


class UnknownYear(LookupError):
    """No such year in the tree; the text says where it was looked for."""


def assessed_years(site: Site | None = None) -> QuerySet[AssessmentYearPage]:
    """The years that are assessed, newest first: those in the source language.

    With `site`, only the years of that site, below its home page in whatever language: a site
    may have begun in another one.
    """
    years = AssessmentYearPage.objects.filter(in_source_language()).order_by("-year", "path")
    if site is None:
        return years
    return years.filter(below_any(home_pages(site).values_list("path", flat=True)))


def home_page(site: Site) -> Page:
    """The site's home page in the source language; its own where there is none in it."""
    return home_pages(site).filter(in_source_language()).first() or site.root_page


def in_source_language() -> Q:
    """Pages in the language that the municipality works in; no query of its own."""
    code = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    return Q(locale__language_code=code)


def find_year(year: int, site: Site | None = None) -> AssessmentYearPage:
    """The year's page on a site (on the default site when none is named).

    Raises UnknownYear: where there is none, and where several municipalities have one.
    """
    site = site or Site.objects.filter(is_default_site=True).first()
    found = list(assessed_years(site).filter(year=year))
    if len(found) == 1:
        return found[0]
    facts = {"year": year, "site": site.hostname if site else "–"}
    if found:
        pages = ", ".join(f"{page.pk} ({page.get_parent().title})" for page in found)
        several = _(
            "Site “%(site)s” has year %(year)s several times: %(pages)s. Name its --parent."
        )
        raise UnknownYear(several % {**facts, "pages": pages})
    told = _("No assessment year %(year)s on site “%(site)s”. Make it with oit_scaffold.") % facts
    others = [one.hostname for one in Site.objects.all() if _has_year(one, year)]
    if others:
        told += " " + _("Another site has it: --site %(sites)s.") % {"sites": ", ".join(others)}
    raise UnknownYear(told)


def _has_year(site: Site, year: int) -> bool:
    return assessed_years(site).filter(year=year).exists()
