"""Which municipality's site a request is about, and where its pages begin."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import get_content_languages
from wagtail.models import Page, Site

from oit_pages.api.base import freshness
from oit_pages.api.base.freshness import Freshness
from oit_pages.api.base.problems import ProblemError, invalid
from oit_pages.models.page_queries import below_any


@dataclass(frozen=True)
class Place:
    """A site with the paths of its home page in every language."""

    site: Site
    roots: tuple[str, ...]
    stamps: tuple[str | None, ...] | None = None
    """What all this was stamped with before it was read; None where nobody looked."""


#: What was found for a host, for as long as nothing of it has changed.
_known: dict[tuple[str, ...], Place] = {}
#: Hosts are written by visitors: no more of them are remembered.
_MOST = 500


def find(request: HttpRequest, with_results: bool) -> tuple[Place, Freshness]:
    """The site of the request's host, or the one that `?site=host[:port]` names, and how
    fresh its content is: one query while nothing changes, two else.

    Raises a Problem where there is no such site.
    """
    asked = request.GET.get("site")
    key = (asked,) if asked is not None else (request._get_raw_host(), request.get_port())
    known = _known.get(key)
    fresh = freshness.read(known.roots, with_results) if known else None
    if fresh and fresh.stamps == known.stamps:
        return known, fresh
    site = _of_host(request) if asked is None else _named(asked)
    roots = _roots(site)
    # What is remembered must have been stamped before it was read, else a change between
    # the two would never be noticed.
    stamps = fresh.stamps if fresh and roots == known.roots else None
    if stamps is None:
        fresh = freshness.read(roots, with_results)
    if len(_known) >= _MOST:
        _known.clear()
    _known[key] = Place(site, roots, stamps)
    return _known[key], fresh


def below_home(site: Site) -> Q:
    """The pages below the site's home page, in whatever language it is."""
    return below_any(_roots(site))


def _roots(site: Site) -> tuple[str, ...]:
    others = (getattr(site, f"root_{number}", None) for number in _others())
    return (site.root_page.path, *(path for path in others if path))


def _others() -> range:
    """Numbers for the translations that a home page may have."""
    return range(1, len(get_content_languages()))


def _sites() -> QuerySet[Site]:
    """Sites with their home pages, and the paths of those in other languages."""
    translations = (
        Page.objects.filter(translation_key=OuterRef("root_page__translation_key"))
        .exclude(pk=OuterRef("root_page_id"))
        .order_by("path")
        .values("path")
    )
    return Site.objects.select_related("root_page").annotate(
        **{f"root_{n}": Subquery(translations[n - 1 : n]) for n in _others()}
    )


def _of_host(request: HttpRequest) -> Site:
    """As Wagtail finds it: by host and port, else the default site, else a lone host."""
    host, port = split_domain_port(request._get_raw_host())[0], request.get_port()
    sites = list(_sites().filter(Q(hostname=host) | Q(is_default_site=True)))
    mine = [site for site in sites if site.hostname == host]
    exact = [site for site in mine if str(site.port) == port]
    default = [site for site in sites if site.is_default_site]
    own_default = [site for site in default if site.hostname == host]
    lone = mine if len(mine) == 1 else []
    for found in (exact, own_default, lone, default):
        if found:
            return found[0]
    raise ProblemError("unknown-site", 404, _("No site answers at this host."))


def _named(asked: str) -> Site:
    host, _colon, port = asked.partition(":")
    sites = list(_sites().filter(hostname=host.lower()))
    if port:
        sites = [site for site in sites if str(site.port) == port]
    if len(sites) != 1:
        raise invalid({"site": [_("No single site of this name: give host or host:port.")]})
    return sites[0]
