"""Years: which assessment years there are, and which a page touches."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Page, Site

from oit_pages.checklist.gather import below
from oit_pages.models import AssessmentYearPage, Declaration


class UnknownYear(LookupError):
    """No such year in the tree; the text says where it was looked for."""


def assessed_years(site: Site | None = None) -> QuerySet[AssessmentYearPage]:
    """The years that are assessed, newest first: those in the source language.

    With `site`, only the years of that site.
    """
    years = AssessmentYearPage.objects.filter(in_source_language()).order_by("-year", "path")
    return years.filter(below(site.root_page)) if site else years


def in_source_language() -> Q:
    """Pages in the language that the municipality works in; no query of its own."""
    code = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    return Q(locale__language_code=code)


def years_touched_by(page: Page) -> list[AssessmentYearPage]:
    """The years whose results depend on this page: those above it, itself, or below it; for a
    translation those of its original.

    Each says whether anything stands declared (`declared`), so that nobody has to ask.
    """
    if not page.path:
        return []
    step = page.steplen
    above = [page.path[:length] for length in range(step, len(page.path) + 1, step)]
    said = Declaration.objects.standing().filter(year_page=OuterRef("pk"))
    years = AssessmentYearPage.objects.filter(in_source_language()).annotate(declared=Exists(said))
    found = list(years.filter(path__in=above)) or list(years.filter(below(page)))
    if found:
        return found
    # A page in another language has its part in the year of the page it translates.
    source = Page.objects.filter(in_source_language(), translation_key=page.translation_key)
    original = source.exclude(pk=page.pk).first()
    return years_touched_by(original) if original else []


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
