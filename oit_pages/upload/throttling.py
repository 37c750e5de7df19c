"""So many times may one link, and one visitor, send something: {"UPLOAD_THROTTLE": "60/hour"}."""

import logging

from django.http import HttpRequest
from rest_framework.throttling import SimpleRateThrottle

from oit_pages import conf

logger = logging.getLogger(__name__)


class _Throttle(SimpleRateThrottle):
    scope = "oit_upload"

    def get_rate(self) -> str:
        return conf.get("UPLOAD_THROTTLE")


class VisitorThrottle(_Throttle):
    """Of one address of the network, whatever link is asked for."""

    def get_cache_key(self, request: HttpRequest, view: object) -> str:
        return f"oit-upload-visitor-{self.get_ident(request)}"


class LinkThrottle(_Throttle):
    """Of one link, from wherever it is used. `view` is the link."""

    def get_cache_key(self, request: HttpRequest, view: object) -> str:
        return f"oit-upload-link-{view.pk}"  # type: ignore[attr-defined]


def wait_of(throttle: _Throttle, request: HttpRequest, view: object = None) -> int:
    """Seconds to wait; 0 for none. Without the cache nobody waits: what a link may bring is
    counted in the database all the same."""
    if not conf.get("UPLOAD_THROTTLE"):
        return 0
    try:
        allowed = throttle.allow_request(request, view)
    except Exception:
        logger.exception("The cache can't be asked how often somebody sent papers")
        return 0
    return 0 if allowed else max(1, round(throttle.wait() or 60))
