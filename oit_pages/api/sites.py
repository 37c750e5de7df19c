"""Sites: which municipality's site a request is about."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Site

from oit_pages.api.problems import ProblemError, invalid


def find_site(request: HttpRequest) -> Site:
    """The site of the request's host, or the one that `?site=host[:port]` names.

    Raises a Problem where there is none.
    """
    asked = request.GET.get("site")
    if asked is None:
        site = Site.find_for_request(request)
        if site is None:
            raise ProblemError("unknown-site", 404, _("No site answers at this host."))
        return site
    host, _colon, port = asked.partition(":")
    sites = list(Site.objects.filter(hostname=host.lower()).select_related("root_page"))
    if port:
        sites = [site for site in sites if str(site.port) == port]
    if len(sites) != 1:
        raise invalid({"site": [_("No single site of this name: give host or host:port.")]})
    return sites[0]
