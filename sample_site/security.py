"""Which scripts, styles and frames a browser accepts from this site.

A small middleware, because Django has one of its own only from version 6 on. An answer that
brings a policy keeps it: Wagtail sends documents and images with the strictest.
"""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

#: Pages for citizens, the API and its documentation: nothing inline, nothing from elsewhere.
PUBLIC = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
#: The stand-in for a front end is shown in a frame of the admin.
PREVIEW = {**PUBLIC, "frame-ancestors": ["'self'"]}
#: Wagtail's editor writes scripts and styles into its pages, and shows files before they are sent.
ADMIN = {
    **PREVIEW,
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "media-src": ["'self'", "blob:"],
    "frame-src": ["'self'"],
    "base-uri": ["'self'"],
}
#: What no page of ours asks of a visitor's device.
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class ContentSecurityPolicy:
    """Middleware: one policy for the admin, one for the preview, one for everything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "is_dummy", False):
            return response  # a draft that Wagtail has drawn within a page of the admin's
        if settings.DEBUG and response.status_code in (404, 500):
            return response  # Django's own page about the error, with its styles in it
        policy = next((one for start, one in self._by_path if request.path.startswith(start)), "")
        response.headers.setdefault("Content-Security-Policy", policy or as_header(PUBLIC))
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    @cached_property
    def _by_path(self) -> list[tuple[str, str]]:
        return [
            (reverse("preview"), as_header(PREVIEW)),
            (reverse("wagtailadmin_home"), as_header(with_front_end(ADMIN))),
        ]


def with_front_end(policy: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The policy, and drafts may be shown in a frame of the front end's."""
    addresses = settings.WAGTAIL_HEADLESS_PREVIEW["CLIENT_URLS"].values()
    hosts = [f"{one.scheme}://{one.netloc}" for one in map(urlsplit, addresses) if one.netloc]
    return {**policy, "frame-src": [*policy["frame-src"], *hosts]}


def as_header(policy: Mapping[str, list[str]]) -> str:
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())
